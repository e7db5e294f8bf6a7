"""What a request reads: one unchanging view of the index, renewed when there is something new.

Whether there is costs two looks at the file system (some microseconds), so every request looks; only when
something changed does one thread take the lock and reload, while the others go on with what they have.
"""

import logging
import os
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from types import MappingProxyType

from django.db import DatabaseError
from tantivy import Query, Searcher

from binnenuit.foundation.vocabulary import service as vocabulary
from binnenuit.search.errors import IndexMissing
from binnenuit.search.index import generations
from binnenuit.search.index.cache import SnapshotCache
from binnenuit.search.index.generations import Generation
from binnenuit.search.index.schema import OTHERS, RANK_PREFIXES
from binnenuit.search.types import Suggestion

_Mark = tuple[int, int]
logger = logging.getLogger(__name__)


@dataclass(eq=False)
class Snapshot:
    """The index as it is at one moment; every answer comes out of one of these."""

    generation: Generation
    searcher: Searcher
    cache: SnapshotCache = field(default_factory=SnapshotCache)
    """What was found out of it before."""

    def has(self, field: str, word: str) -> bool:
        """Say whether some record has `word` in `field`: asking for what nobody has costs time for nothing."""
        return self.searcher.doc_freq(field, word) > 0

    @cached_property
    def kinds(self) -> Mapping[str, int]:
        """Return the kinds of records, with how many there are (more where some were replaced just now)."""
        kinds = dict(self.searcher.terms_with_prefix("kind", ""))
        kinds.pop(OTHERS, None)
        return MappingProxyType(kinds)

    def phrase_exists(self, phrase: Query) -> bool:
        """Return whether any record has `phrase`: one of common words takes long to look for, and often is in none."""
        return self.cache.phrases.get(
            repr(phrase), lambda: bool(self.searcher.search(phrase, 1, count=False).hits)
        )

    def prefix_suggestions(
        self, key: Hashable, make: Callable[[], tuple[Suggestion, ...]]
    ) -> tuple[Suggestion, ...]:
        """Return the suggestions for the first letters of a word, made once for each view."""
        found: tuple[Suggestion, ...] = self.cache.suggestions.get(key, make)
        return found

    def rank_buckets(self, order: str) -> tuple[tuple[str, int], ...]:
        """Return the groups whose words in `rank_bucket` begin so, with how many records each holds."""
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
        """Return the words of the field `geo_cell` that begin with `prefix`.

        Cells are kept, points are too many for that.
        """
        if prefix.startswith("p"):
            return self._terms("geo_cell", prefix)
        return self.cache.geo_terms.get(prefix, lambda: self._terms("geo_cell", prefix))

    def _terms(self, field: str, prefix: str) -> tuple[str, ...]:
        return tuple(word for word, _count in self.searcher.terms_with_prefix(field, prefix))


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
