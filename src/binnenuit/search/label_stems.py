"""Which concepts have a label with a given word in it.

Labels are not written into the records: with all their languages they are many times as long as a record's own
text. A word of a question is looked up here, and records are found by the concepts that they have.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile

from binnenuit.search.analysis import Analyser, words

Labelled = tuple[str, Iterable[tuple[str, str]]]
"""Id of a concept, (language, label) of each."""


class LabelStems:
    """The stems of all words of all labels; never changes, so threads may share it."""

    def __init__(self, concepts: Iterable[Labelled], analyser: Analyser) -> None:
        """File `concepts`."""
        self._filed: dict[str, list[str]] = {}
        for code, labels in concepts:
            stems = {stem for language, text in labels for stem in analyser.stemmed(words(text), language)}
            for stem in stems:
                self._filed.setdefault(stem, []).append(code)
        self._order = sorted(self._filed)

    def having(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Give the concepts with one of these stems in a label."""
        return tuple(dict.fromkeys(code for key in keys for code in self._filed.get(key, ())))

    def beginning(self, start: str) -> tuple[str, ...]:
        """Give the concepts with a word in a label whose stem begins with `start`."""
        return self.having(self._from(start))

    def _from(self, start: str) -> Sequence[str]:
        first = bisect_left(self._order, start)
        return list(takewhile(lambda stem: stem.startswith(start), self._order[first:]))
