"""What is kept beside one view of the index: many visitors ask the same, and the view never changes."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Generic, TypeVar

from cachetools import LRUCache

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class BoundedCache(Generic[K, V]):
    """The answers that were asked for last, at most so many; any number of threads may ask."""

    def __init__(self, most: int) -> None:
        """Take how many are kept."""
        self._lock = Lock()
        self._kept: LRUCache[K, V] = LRUCache(most)

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Return what is kept for `key`, or make it and keep it; two threads may both make it."""
        with self._lock:
            if key in self._kept:
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
        return made

    def peek(self, key: K) -> V | None:
        """Return what is kept for `key`; None where nothing is."""
        with self._lock:
            return self._kept.get(key)

    def keep(self, key: K, value: V) -> None:
        """Keep `value` for `key`."""
        with self._lock:
            self._kept[key] = value

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()

    def __len__(self) -> int:
        """Return how many are kept."""
        return len(self._kept)


@dataclass(slots=True)
class SnapshotCache:
    """Everything that is kept for one view; it goes with the view."""

    geo_terms: BoundedCache[str, tuple[str, ...]] = field(default_factory=lambda: BoundedCache(4_096))
    """Cells by how they begin, as far as circles asked for them."""
    circles: BoundedCache[tuple[float, float, float], tuple[str, ...]] = field(
        default_factory=lambda: BoundedCache(128)
    )
    """The cells of circles: most visitors ask for a few places."""
    counts: BoundedCache[Hashable, Any] = field(default_factory=lambda: BoundedCache(256))
    """Totals and counts of facets for questions without a text."""
    titles: BoundedCache[tuple[str, str, str], str] = field(default_factory=lambda: BoundedCache(10_000))
    """By kind, code and language the titles that filters show: most pages show the same few organisations."""
    phrases: BoundedCache[str, bool] = field(default_factory=lambda: BoundedCache(4_096))
    """Whether any record has a phrase, for compounds that may be written in parts."""
    suggestions: BoundedCache[Hashable, Any] = field(default_factory=lambda: BoundedCache(8_192))
    """Suggestions for the first letters of a word: everyone types them, and most records fit."""
    grids: BoundedCache[Hashable, Any] = field(default_factory=lambda: BoundedCache(128))
    """Maps of questions without a text."""

    def clear(self) -> None:
        """Forget everything: for benchmarks of what the first visitor waits for."""
        for cache in (
            self.geo_terms, self.circles, self.counts, self.titles, self.phrases, self.suggestions, self.grids,
        ):  # fmt: skip
            cache.clear()
