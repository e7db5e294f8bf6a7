"""Where the index lives: each build in a folder of its own, and a file that says which one counts.

    INDEX_FOLDER/current            the name of the folder that readers and the indexer use
    INDEX_FOLDER/1-6f0c.../         one build (generation): tantivy's files and analysis.json

A build becomes visible by replacing `current` in one step; who still reads the former one goes on with the
files that it has open. A generation keeps its own list of compound words and places in the facets' masks,
so that questions are always read as its records were written.
"""

import contextlib
import fcntl
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import orjson
from tantivy import Index, IndexWriter, Schema

from binnenuit.kernel.errors import OperatingError
from binnenuit.search.errors import IndexBusy, IndexMissing
from binnenuit.search.facet_kinds import facet_names
from binnenuit.search.index import schema
from binnenuit.search.index.facet_bitmaps import Column
from binnenuit.search.labels.matcher import IndexedConcept, LabelMatcher
from binnenuit.search.labels.stems import LabelStems, label_stems
from binnenuit.search.text.analyzer import Analyzer

POINTER = "current"
_ANALYSIS = "analysis.json"
_BUILDING = "building.lock"
_MOST_COMBINATIONS = 50_000


@dataclass(frozen=True, slots=True)
class IndexMetadata:
    """What a generation was built with."""

    words: tuple[str, ...] = ()
    """What compounds may be made of."""
    columns: tuple[Column, ...] = ()
    """What the bits of each column of numbers stand for (`index/facet_bitmaps.py`)."""
    vocabulary: str = ""
    """The fingerprint of the thesaurus whose labels and tree are in the records."""
    concepts: tuple[IndexedConcept, ...] = ()
    """The labels that words of a question are compared with (`labels/matcher.py`)."""


# Most builds have the words and labels of the one before: what is made of those, in half a second, is kept.
_analyzer = lru_cache(maxsize=1)(Analyzer)
_labels = lru_cache(maxsize=1)(LabelMatcher)


@dataclass(frozen=True)
class Generation:
    """One build of the index."""

    folder: Path
    index: Index
    settings: IndexMetadata
    combinations: dict[int, dict[str, tuple[int, ...]]] = field(default_factory=dict)
    """By column the places of the bits in its texts, as far as they came up: some thousands."""

    @property
    def name(self) -> str:
        """Return the folder's name."""
        return self.folder.name

    @cached_property
    def schema(self) -> Schema:
        """Return the schema that queries are made with."""
        return self.index.schema

    @cached_property
    def analyzer(self) -> Analyzer:
        """Return the analysis with this build's list of words."""
        return _analyzer(self.settings.words)

    @cached_property
    def labels(self) -> LabelMatcher:
        """Return the labels of the thesaurus that this build was made with."""
        return _labels(self.settings.concepts, self.analyzer)

    @cached_property
    def label_stems(self) -> LabelStems:
        """Return the words of the labels of that thesaurus."""
        return label_stems(self.settings.concepts, self.analyzer)

    def places(self, number: int) -> dict[str, tuple[int, ...]]:
        """Return what is known of the texts in a column: which of its values each stands for."""
        known = self.combinations.setdefault(number, {})
        if len(known) > _MOST_COMBINATIONS:
            known.clear()
        return known

    def writer(self, heap_bytes: int) -> IndexWriter:
        """Return the one writer; raises `IndexBusy` where another process has it."""
        try:
            return self.index.writer(heap_bytes, 1)
        except ValueError as error:
            if "LockBusy" not in str(error):
                raise OperatingError(
                    f"The search index in {self.folder} can't be written: {error}"
                ) from error
            raise IndexBusy(
                f"Another indexer writes the search index in {self.folder.parent}: one is enough, stop the other."
            ) from error


def create(root: Path, settings: IndexMetadata) -> Generation:
    """Make an empty generation that nobody reads yet."""
    folder = root / f"{schema.SCHEMA_VERSION}-{secrets.token_hex(8)}"
    try:
        folder.mkdir(parents=True)
        content = {
            "schema": schema.SCHEMA_VERSION,
            "words": settings.words,
            "columns": settings.columns,
            "vocabulary": settings.vocabulary,
            "concepts": settings.concepts,
            "facets": sorted(facet_names()),
        }
        (folder / _ANALYSIS).write_bytes(orjson.dumps(content))
        index = Index(schema.build(), path=str(folder))
    except OSError as error:
        raise OperatingError(f"The search index can't be written in {root} ({error.strerror}).") from error
    except ValueError as error:
        raise OperatingError(f"The search index can't be written in {root} ({error}).") from error
    return Generation(folder, index, settings)


def current_name(root: Path) -> str:
    """Return the name of the generation that counts; raises `IndexMissing` where there is none."""
    try:
        name = (root / POINTER).read_text(encoding="ascii").strip()
    except OSError as error:
        raise IndexMissing("There is no search index yet.") from error
    if name.partition("-")[0] != str(schema.SCHEMA_VERSION):
        raise IndexMissing("The search index was built by another version of Binnenuit.")
    return name


def open_current(root: Path) -> Generation:
    """Open the generation that counts; raises `IndexMissing` where there is none that can be read."""
    folder = root / current_name(root)
    try:
        content = orjson.loads((folder / _ANALYSIS).read_bytes())
        index = Index.open(str(folder))
    except (OSError, ValueError) as error:
        raise IndexMissing(f"The search index in {folder} can't be read.") from error
    if content.get("facets") != sorted(facet_names()):
        raise IndexMissing("The search index was built for other facets.")
    packed = tuple(tuple((facet, value) for facet, value in column) for column in content["columns"])
    concepts = tuple(
        (code, scheme, tuple(broader), tuple((language, text) for language, text in labels))
        for code, scheme, broader, labels in content["concepts"]
    )
    settings = IndexMetadata(tuple(content["words"]), packed, content["vocabulary"], concepts)
    return Generation(folder, index, settings)


def publish(generation: Generation) -> None:
    """Let `generation` count from now on, in one step."""
    pointer = generation.folder.parent / POINTER
    temporary = pointer.with_suffix(".new")
    try:
        temporary.write_text(generation.name, encoding="ascii")
        temporary.replace(pointer)
    except OSError as error:
        raise OperatingError(f"{pointer} can't be written ({error.strerror}).") from error


def remove_others(root: Path, keep: str) -> None:
    """Delete the generations that do not count any more, and what a build that was killed left behind."""
    for folder in root.iterdir():
        if folder.is_dir() and folder.name != keep:
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def building(root: Path) -> Iterator[None]:
    """Hold the right to build; raises `IndexBusy` where another process is building."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        lock = (root / _BUILDING).open("w")
    except OSError as error:
        raise OperatingError(f"The search index can't be written in {root} ({error.strerror}).") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise IndexBusy(f"The search index in {root} is being built already: wait for it.") from error
        yield
