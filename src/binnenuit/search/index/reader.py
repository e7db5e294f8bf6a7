"""What a request reads: one unchanging view of the index, renewed when there is something new.

Whether there is costs two looks at the file system (some microseconds), so every request looks; only when
something changed does one thread take the lock and reload, while the others go on with what they have.
"""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from types import MappingProxyType

from django.db import DatabaseError
from tantivy import Searcher

from binnenuit.foundation.vocabulary import service as vocabulary
from binnenuit.search.errors import IndexMissing
from binnenuit.search.index import generations
from binnenuit.search.index.generations import Generation
from binnenuit.search.index.schema import OTHERS, RANK_PREFIXES
from binnenuit.search.types import FacetCount, Suggestion

_Mark = tuple[int, int]
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Snapshot:
    """The index as it is at one moment; every answer comes out of one of these."""

    generation: Generation
    searcher: Searcher
    places: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Cells by how they begin, as far as circles asked for them."""
    circles: dict[tuple[float, float, float], tuple[str, ...]] = field(default_factory=dict)
    """Circles that were asked for: most visitors ask for a few."""

    numbers: dict[str, int] = field(default_factory=dict)
    """Records by kind."""
    counts: dict[object, tuple[int, dict[str, tuple[FacetCount, ...]]]] = field(default_factory=dict)
    """Totals and counts of facets for questions without a text."""
    titles: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """By kind, code and language the titles that filters show: most pages show the same few organisations."""
    said: dict[str, bool] = field(default_factory=dict)
    """Whether any record has a phrase, for compounds that may be written in parts."""

    beginnings: dict[object, tuple[Suggestion, ...]] = field(default_factory=dict)
    """Suggestions for the first letters of a word: everyone types them, and most records fit."""

    def has(self, field: str, word: str) -> bool:
        """Say whether some record has `word` in `field`: asking for what nobody has costs time for nothing."""
        return self.searcher.doc_freq(field, word) > 0

    def kinds(self) -> dict[str, int]:
        """Return the kinds of records, with how many there are (more where some were replaced just now)."""
        if not self.numbers:
            kinds = dict(self.searcher.terms_with_prefix("kind", ""))
            kinds.pop(OTHERS, None)
            self.numbers.update(kinds)
        return self.numbers

    def rank_buckets(self, order: str) -> tuple[tuple[str, int], ...]:
        """Return the groups whose words in the field `rank_bucket` begin so, with how many records they hold, the first first."""
        return self._rank_buckets[order]

    @cached_property
    def _rank_buckets(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        return MappingProxyType(
            {
                order: tuple(sorted(self.searcher.terms_with_prefix("rank_bucket", order), reverse=True))
                for order in RANK_PREFIXES.values()
            }
        )

    def geo_terms(self, prefix: str) -> tuple[str, ...]:
        """Return the words of the field `geo_cell` that begin with `prefix`; cells are kept, points are too many for that."""
        found = self.places.get(prefix)
        if found is None:
            found = tuple(word for word, _count in self.searcher.terms_with_prefix("geo_cell", prefix))
            if not prefix.startswith("p"):
                self.places[prefix] = found
        return found


@dataclass(frozen=True, slots=True)
class _State:
    pointer: _Mark
    meta: _Mark
    snapshot: Snapshot


class Reader:
    """Return snapshots of the index in one folder; shared by all threads."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = Lock()
        self._state: _State | None = None

    def snapshot(self) -> Snapshot:
        """Return the index as it is now; raises `IndexMissing` where there is none that can be read."""
        state = self._state
        if state is not None and self._is_fresh(state):
            return state.snapshot
        with self._lock:
            state = self._state
            if state is None or not self._is_fresh(state):
                state = self._renewed_through_swaps(state)
                self._state = state
        return state.snapshot

    def version(self) -> str:
        """Return a mark of the index as it is now: another one after each commit; raises `IndexMissing`."""
        self.snapshot()
        state = self._state
        return f"{state.snapshot.generation.name}-{state.meta[1]:x}" if state else ""

    def _is_fresh(self, state: _State) -> bool:
        return (
            _mark(self._root / generations.POINTER) == state.pointer
            and _mark(state.snapshot.generation.folder / "meta.json") == state.meta
        )

    def _renewed_through_swaps(self, state: _State | None) -> _State:
        """Return the present state; a build that takes the other's place just now is no reason to fail."""
        while True:
            pointer = _mark(self._root / generations.POINTER)
            try:
                return self._renewed(state)
            except IndexMissing:
                if _mark(self._root / generations.POINTER) == pointer:
                    raise

    def _renewed(self, state: _State | None) -> _State:
        pointer = _mark(self._root / generations.POINTER)
        name = generations.current_name(self._root)
        if state is not None and state.snapshot.generation.name == name:
            generation = state.snapshot.generation
        else:
            generation = generations.open_current(self._root)
            generation.index.config_reader("manual")
            if (
                state is not None
                and state.snapshot.generation.settings.vocabulary != generation.settings.vocabulary
            ):
                _follow_the_vocabulary()
        # Looked at before the reload: what is committed meanwhile only makes us reload once more.
        meta = _mark(generation.folder / "meta.json")
        try:
            generation.index.reload()
        except ValueError as error:
            raise IndexMissing(f"The search index in {generation.folder} can't be read.") from error
        return _State(pointer, meta, Snapshot(generation, generation.index.searcher()))


def _follow_the_vocabulary() -> None:
    """Read the thesaurus anew where this index was built for another; without a database, go on with the old one."""
    try:
        vocabulary.refresh_if_changed()
    except DatabaseError:
        logger.warning("The thesaurus could not be read anew: labels on pages may be old until a restart.")


def _mark(path: Path) -> _Mark:
    """Return what changes when a file is replaced; zeros where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 -- on every request: half the time of Path.stat
    except OSError:
        return (0, 0)
    return (status.st_ino, status.st_mtime_ns)


_readers: dict[Path, Reader] = {}


def snapshot(root: Path) -> Snapshot:
    """Return the index in `root` as it is now; raises `IndexMissing`."""
    return _reader(root).snapshot()


def version(root: Path) -> str:
    """Return a mark of the index in `root` as it is now; raises `IndexMissing`."""
    return _reader(root).version()


def _reader(root: Path) -> Reader:
    return _readers.get(root) or _readers.setdefault(root, Reader(root))
