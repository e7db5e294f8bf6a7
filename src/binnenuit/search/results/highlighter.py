"""What a result shows of its text: the title and the best passage, with what was searched for marked.

Words are compared as the index compared them (stems, compound parts, beginnings, typing errors), so
"vrijwilliger" is marked where "vrijwilligers" was asked. Only done for the results on the page.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from binnenuit.search.query.builder import QueryBuilder, typos
from binnenuit.search.text.analyzer import fold, matches
from binnenuit.search.text.spelling import edit_distance_at_most
from binnenuit.search.types import MatchMode, Segment

PASSAGE = 220
"""Characters of a passage, about two lines."""
_LEAD = 60
"""Characters before the first hit, when the passage does not begin where the text does."""
_READ = 20_000
"""Characters of a text that are looked at."""
ELLIPSIS = "…"


def shown_language(texts: Mapping[str, Any], language: str) -> str:
    """Return the language to show: the one asked for, else Dutch, else what there is."""
    return next(
        (each for each in (language, language.partition("-")[0], "nl") if each in texts), next(iter(texts))
    )


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    word: str


class Highlighter:
    """Marks the words of one question, taken as in one step."""

    def __init__(self, builder: QueryBuilder, step: MatchMode) -> None:
        question = builder.question
        self._analyzer = builder.snapshot.generation.analyzer
        meant = [word for each in question.concepts for word in each.words]
        asked = [*question.words, *meant, *(word for phrase in question.phrases for word in phrase)]
        self._keys = {key: word for word in reversed(asked) for key in self._analyzer.query_terms(word)}
        for word, others in self._written_otherwise(builder).items():
            for key in (key for other in others for key in self._analyzer.query_terms(other)):
                self._keys.setdefault(key, word)
        for word in asked:
            for part in self._analyzer.parts(word):
                self._keys.setdefault(self._analyzer.index_terms(part, "nl")[0], word)
        labels = builder.snapshot.generation.labels
        for each in question.concepts:
            # One meaning is said once by any of its words or labels: a passage with one of them says it.
            self._keys.update(
                (key, each.words[0]) for word in each.words for key in self._analyzer.query_terms(word)
            )
            for key in labels.marks(each.codes):
                self._keys.setdefault(key, each.words[0])
        self._prefix = builder.prefix(step)
        self._unknown = builder.unknown() if step in {"typos", "most", "some"} else ()
        self._known: dict[str, dict[str, str]] = {}
        self.corrected: dict[str, Counter[str]] = {word: Counter() for word in self._unknown}
        """By word with a typing error: the words of the results that it was taken for."""

    @staticmethod
    def _written_otherwise(builder: QueryBuilder) -> dict[str, list[str]]:
        """Return what records write for a word: in another spelling, or together with the next."""
        found = {pair[0]: whole for pair, whole in builder.joined().items()}
        for word in builder.question.words:
            found[word] = [*found.get(word, ()), *builder.spelt(word)]
        return found

    def title(self, text: str, language: str) -> tuple[Segment, ...]:
        """Return the whole of `text`."""
        return _segments(text, 0, len(text), self._find(text, language))

    def passage(self, texts: Sequence[str], language: str) -> tuple[Segment, ...]:
        """Return the piece of one of `texts` that says most of what was asked; else the beginning of the first."""
        best = 0
        chosen: tuple[str, int, list[_Found]] = (next((text for text in texts if text), ""), 0, [])
        everything = 10 * len(set(self._keys.values()))
        for text in texts:
            if best > everything:
                break
            found = self._find(text[:_READ], language)
            for number, first in enumerate(found):
                inside = [each for each in found[number:] if each.end <= first.start + PASSAGE - _LEAD]
                worth = 10 * len({each.word for each in inside}) + len(inside)
                if worth > best:
                    best, chosen = worth, (text, first.start, found)
        text, start, found = chosen
        return _cut(text, start, found)

    def _find(self, text: str, language: str) -> list[_Found]:
        if not (self._keys or self._prefix):
            return []
        known = self._known.setdefault(language, {})
        found = []
        for match in matches(text):
            written = match.group()
            word = known.get(written)
            if word is None:
                word = known[written] = self._asked_by(written, language)
            if word:
                found.append(_Found(match.start(), match.end(), word))
                if word in self.corrected and (folded := fold(written)) != word:
                    self.corrected[word][folded] += 1
        return found

    def _asked_by(self, written: str, language: str) -> str:
        """Return the word of the question that a word of a text answers; "" for none."""
        folded = fold(written)
        return self._compare(folded, language) if folded else ""

    def _compare(self, folded: str, language: str) -> str:
        for key in (*self._analyzer.index_terms(folded, language), folded):
            if key in self._keys:
                return self._keys[key]
        if self._prefix and folded.startswith(self._prefix):
            return self._prefix
        return next((word for word in self._unknown if edit_distance_at_most(word, folded, typos(word))), "")


def _cut(text: str, start: int, found: Sequence[_Found]) -> tuple[Segment, ...]:
    """Return about `PASSAGE` characters of `text` around `start`, cut between words."""
    first = 0
    if start > PASSAGE // 2:
        first = start - _LEAD
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else start
    last = len(text)
    if last - first > PASSAGE:
        last = text.rfind(" ", first + PASSAGE // 2, first + PASSAGE)
        last = last if last >= 0 else first + PASSAGE
    segments = _segments(text, first, last, found)
    before = (Segment(ELLIPSIS),) if first else ()
    after = (Segment(ELLIPSIS),) if last < len(text) else ()
    return (*before, *segments, *after)


def _segments(text: str, first: int, last: int, found: Sequence[_Found]) -> tuple[Segment, ...]:
    segments, at = [], first
    for each in found:
        if each.start >= at and each.end <= last:
            if each.start > at:
                segments.append(Segment(text[at : each.start]))
            segments.append(Segment(text[each.start : each.end], hit=True))
            at = each.end
    if at < last:
        segments.append(Segment(text[at:last]))
    return tuple(segments)
