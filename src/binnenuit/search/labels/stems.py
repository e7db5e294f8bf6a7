"""Which concepts have a label with a given word in it.

Labels are not written into the records: with all their languages they are many times as long as a record's own
text. A word of a question is looked up here, and records are found by the concepts that they have. Only of words that
very many concepts have in a label ("groep") the records are told: one list of records is gone through in a fraction of
the time that twenty take.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile

from binnenuit.search.labels.matcher import IndexedConcept
from binnenuit.search.text.analyzer import Analyzer, tokenize
from binnenuit.search.tuning import tuning


class LabelStems:
    """The stems of all words of all labels; never changes, so threads may share it."""

    def __init__(self, concepts: Iterable[IndexedConcept], analyzer: Analyzer) -> None:
        """File `concepts`."""
        self._filed: dict[str, list[str]] = {}
        for code, _scheme, _broader, labels in concepts:
            stems = {stem for language, text in labels for stem in analyzer.stemmed(tokenize(text), language)}
            for stem in stems:
                self._filed.setdefault(stem, []).append(code)
        self._order = sorted(self._filed)
        self._common = {
            stem for stem, codes in self._filed.items() if len(codes) >= tuning().label_list_concepts
        }
        self._told: dict[str, list[str]] = {}
        for stem in self._common:
            for code in self._filed[stem]:
                self._told.setdefault(code, []).append(stem)

    def is_told(self, stem: str) -> bool:
        """Say whether records are told that a label of one of their concepts has this stem."""
        return stem in self._common

    def stems_on_document(self, code: str) -> Sequence[str]:
        """Return the stems that a record with this concept is told."""
        return self._told.get(code, ())

    def having(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return the concepts with one of these stems in a label."""
        return tuple(dict.fromkeys(code for key in keys for code in self._filed.get(key, ())))

    def beginning(self, start: str) -> tuple[str, ...]:
        """Return the concepts with a word in a label whose stem begins with `start`."""
        return self.having(self._from(start))

    def _from(self, start: str) -> Sequence[str]:
        first = bisect_left(self._order, start)
        return list(takewhile(lambda stem: stem.startswith(start), self._order[first:]))


@lru_cache(maxsize=2)  # one more, for the look at a sample before a build, which has no labels
def label_stems(concepts: tuple[IndexedConcept, ...], analyzer: Analyzer) -> LabelStems:
    """Return the words of the labels of `concepts`; who writes an index and who reads it next share them."""
    return LabelStems(concepts, analyzer)
