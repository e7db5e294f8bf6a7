"""From how much on search does what pays for much only: thresholds of speed, never of what is found.

Every answer is the same whatever they are; tests set them low to go the ways of large indexes on small ones.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Tuning:
    """The thresholds, each with where it was measured."""

    parallel_results: int = 50_000
    """Results from which on facets are counted beside the ranking (bench/search.py: a thread costs 0.2 ms to start)."""
    ranked_in_steps: int = 40_000
    """Results above which only those with one of the rarest parts are looked at first; below, all of them are."""
    first_look: int = 20_000
    """About how many records that first look takes in."""
    distance_ring: int = 1_000
    """Results that are measured and sorted at once where the nearest come first."""
    common_phrase: int = 5_000
    """Records with the words of a phrase above which it is looked up whether any has the phrase itself."""
    label_list_concepts: int = 8
    """Concepts with a word in their labels from which on the word has a list of its own in the index."""
    facet_combinations: int = 20_000
    """Buckets that are asked of one column of facets."""
    facet_terms_per_segment: int = 4_000
    """Values of a listed facet that each segment is asked for."""
    map_single_hits: int = 150
    """Results on a map up to which each is shown by itself."""
    map_histogram_records: int = 200_000
    """Records in the index from which on a map is counted in two passes."""
    pages_end: int = 10_000
    """Results after which no page is offered: nobody reads further, and each costs more than the one before."""


_current = [Tuning()]


def tuning() -> Tuning:
    """Return the thresholds that hold now."""
    return _current[-1]


@contextmanager
def tuned(**changes: int) -> Iterator[None]:
    """Let other thresholds hold within the block, in every thread of the process: for tests and benchmarks."""
    _current.append(replace(tuning(), **changes))
    try:
        yield
    finally:
        _current.pop()
