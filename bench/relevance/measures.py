"""What a list of results is worth: pure measures between 0 (nothing) and 1 (could not be better)."""

from collections.abc import Iterable, Sequence
from math import log2

TOP = 10
"""Results that count for nDCG: what one sees without asking for more."""
DEEP = 20
"""Results that count for recall: the first page."""
RELEVANT = 2
"""From this grade on a record is an answer; below, it is only near one."""


def dcg(grades: Sequence[int], top: int = TOP) -> float:
    """Return the discounted cumulated gain of grades (0 and up) in the order of the results.

    Each of the first `top` gains 2 ** grade - 1, divided by log2(rank + 1). Järvelin and Kekäläinen, "Cumulated
    gain-based evaluation of IR techniques" (2002), with the gain that Burges and others (2005) made usual.
    """
    return sum(((1 << grade) - 1) / log2(rank + 1) for rank, grade in enumerate(grades[:top], 1))


def ndcg(found: Sequence[int], possible: Iterable[int], top: int = TOP) -> float:
    """Return how near the results come to the best order of all records: 0 to 1.

    `found`: grades of the results, in their order; `possible`: grades of all records of the corpus, in any order,
    the found ones among them. 0 where no record has a grade above 0.
    """
    best = dcg(sorted(possible, reverse=True)[:top], top)
    return min(dcg(found, top) / best, 1.0) if best else 0.0


def recall(found: Sequence[int], possible: Iterable[int], deep: int = DEEP) -> float:
    """Return the share of the relevant records that the first `deep` results hold, out of as many as could be there.

    Relevant is a grade of at least `RELEVANT`; where there are more than `deep`, `deep` of them are everything.
    0 where no record is relevant.
    """
    relevant = sum(grade >= RELEVANT for grade in possible)
    here = sum(grade >= RELEVANT for grade in found[:deep])
    return min(here / min(relevant, deep), 1.0) if relevant else 0.0


def reciprocal_rank(found: Sequence[str], wanted: str) -> float:
    """Return 1 where `wanted` comes first, 1/2 where it comes second, ...; 0 where it is not among `found`."""
    return 1 / (found.index(wanted) + 1) if wanted in found else 0.0


def mean(values: Sequence[float]) -> float:
    """Return the mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0
