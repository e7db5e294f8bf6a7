"""From a question to a query: objects, never a string for a parser that could stumble over it.

A question is asked in steps, and the first step that finds something counts:

1. "all": every word, by its stem, in some field of the record;
2. "prefix": the last word may be the beginning of a word;
3. "typos": words that no record has may differ by a letter (from 4 letters) or two (from 8);
4. "most": one word may be missing, or four in ten; beside concepts, all words may;
5. "some": one word or concept is enough.

Words that are taken for a concept (`understanding.py`) are one part of the question: a record has the concept, of
its own or through a narrower one, or has those words. In a loose question the other words only lift a record.

Which step counts depends on the text and the kinds alone, not on filters: otherwise the number beside a
filter would be that of another question than the one asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tantivy import Occur, Query

from binnenuit.search.asking import Meant, Question
from binnenuit.search.reading import Snapshot
from binnenuit.search.types import Matching

STEPS: tuple[Matching, ...] = ("all", "prefix", "typos", "most", "some")

_WEIGHTS = {"title": 4.0, "text": 1.0, "labels": 0.7}
_HEADING, _NAME, _PARTS, _PREFIX, _TYPO = 2.0, 3.0, 0.8, 0.5, 0.3
_CONCEPT = 2.0
_SHORTEST_PREFIX = 3
_ONE_TYPO, _TWO_TYPOS = 4, 8
_MISSED = 0.4

Clause = tuple[Occur, Query]


def typos(word: str) -> int:
    """Give how many letters `word` may be wrong by."""
    return (len(word) >= _ONE_TYPO) + (len(word) >= _TWO_TYPOS)


def all_of(queries: Sequence[Query]) -> Query:
    """Give the query for what all of `queries` find."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def any_of(queries: Sequence[Query], least: int | None = None) -> Query:
    """Give the query for what one of `queries` finds, or at least `least` of them."""
    return Query.boolean_query([(Occur.Should, query) for query in queries], least)


def silent(query: Query) -> Query:
    """Give `query` without its part in the score."""
    return Query.const_score_query(query, 0.0)


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes the text part of a query, for one question to one view of the index."""

    snapshot: Snapshot
    question: Question

    def steps(self) -> tuple[Matching, ...]:
        """Give the steps that may differ from the one before, for this question."""
        question = self.question
        plain = len(question.words) + len(question.phrases)
        if not (question.words or question.concepts):
            return ("all",)
        apart = {
            "all": True,
            "prefix": bool(self.prefix("prefix")),
            "typos": bool(self.unknown()),
            "most": self._most_differs(plain),
            "some": plain + 2 * len(question.concepts) > 2,  # noqa: PLR2004
        }
        return tuple(step for step in STEPS if apart[step])

    def _most_differs(self, plain: int) -> bool:
        if not self.question.concepts:
            return plain > 1
        return len(self.question.concepts) > 1 if self.question.loose else plain > 0

    def prefix(self, step: Matching) -> str:
        """Give the word that is taken as a beginning in `step`; "" for none."""
        question = self.question
        if step == "all" or not question.open_end or question.loose or not question.words:
            return ""
        last = question.words[-1]
        return last if len(last) >= _SHORTEST_PREFIX else ""

    def unknown(self) -> tuple[str, ...]:
        """Give the words that no record has and that are long enough to hold a typing error."""
        if self.question.loose:
            return ()
        return tuple(word for word in self.question.words if typos(word) and self._is_unknown(word))

    def query(self, step: Matching) -> Query:
        """Give the query for `step`."""
        words = [self._word(word, step) for word in self.question.words]
        phrases = [self._phrase(phrase) for phrase in self.question.phrases]
        if self.question.concepts:
            found = self._with_concepts(step, words, phrases)
        elif not words and not phrases:
            found = silent(Query.all_query())
        elif step in {"most", "some"}:
            parts = words + phrases
            least = len(parts) - max(1, int(len(parts) * _MISSED)) if step == "most" else 1
            found = any_of(parts, least)
        else:
            found = all_of(words + phrases)
        without = [(Occur.MustNot, self._excluded(phrase)) for phrase in self.question.without]
        return Query.boolean_query([(Occur.Must, found), *without]) if without else found

    def _with_concepts(self, step: Matching, words: list[Query], phrases: list[Query]) -> Query:
        needed, lifting = [], []
        for meant in self.question.concepts:
            (needed if meant.needed else lifting).append(self._meant(meant, step))
        if step == "some":
            return any_of(needed + lifting + words + phrases)
        if step == "most" and self.question.loose:
            needed = [any_of(needed + lifting)]
        elif not self.question.loose and step != "most":
            needed, words = needed + words, []
        clauses = [(Occur.Must, query) for query in needed + phrases]
        return Query.boolean_query([*clauses, *((Occur.Should, query) for query in lifting + words)])

    def _meant(self, meant: Meant, step: Matching) -> Query:
        """Give the query for a concept, or for the words that were taken for it."""
        as_words = all_of([self._word(word, step) for word in meant.words])
        if not self.snapshot.has("concept", meant.code):
            return as_words
        concept = Query.term_query(self.snapshot.generation.schema, "concept", meant.code, "basic")
        return any_of([_boosted(concept, _CONCEPT), as_words])

    def name(self, folded: Sequence[str]) -> Query:
        """Give the query for a name as it is written."""
        return self._phrase(tuple(folded)) if folded else Query.empty_query()

    def _word(self, word: str, step: Matching) -> Query:
        found = self._exactly(word)
        if step == "all":
            return found
        also = []
        if word == self.prefix(step):
            also.append(Query.boost_query(self._fuzzy(word, 0, prefix=True), _PREFIX))
        if step != "prefix" and word in self.unknown():
            also.append(Query.boost_query(self._fuzzy(word, typos(word), prefix=False), _TYPO))
        return any_of([found, *also]) if also else found

    def _exactly(self, word: str) -> Query:
        schema = self.snapshot.generation.schema
        analyser = self.snapshot.generation.analyser
        parts = [
            _boosted(Query.term_query(schema, field, key, "freq"), weight)
            for key in analyser.asked(word)
            for field, weight in _WEIGHTS.items()
            if self.snapshot.has(field, key)
        ]
        parts += [
            _boosted(Query.term_query(schema, field, word, "freq"), weight)
            for field, weight in (("heading", _HEADING), ("names", _NAME))
            if self.snapshot.has(field, word)
        ]
        compound = analyser.parts(word)
        if compound and all(self.snapshot.has("exact", part) for part in compound):
            parts.append(_boosted(Query.phrase_query(schema, "exact", list(compound)), _PARTS))
        return any_of(parts) if parts else Query.empty_query()

    def _fuzzy(self, word: str, distance: int, *, prefix: bool) -> Query:
        return Query.fuzzy_term_query(
            self.snapshot.generation.schema,
            "exact",
            word,
            distance,
            transposition_cost_one=True,
            prefix=prefix,
        )

    def _phrase(self, phrase: tuple[str, ...]) -> Query:
        schema = self.snapshot.generation.schema
        if len(phrase) == 1:
            return Query.term_query(schema, "exact", phrase[0], "freq")
        return Query.phrase_query(schema, "exact", list(phrase))

    def _excluded(self, phrase: tuple[str, ...]) -> Query:
        return self._exactly(phrase[0]) if len(phrase) == 1 else self._phrase(phrase)

    def _is_unknown(self, word: str) -> bool:
        """Say whether no record has `word`, in any form."""
        keys = self.snapshot.generation.analyser.asked(word)
        return not (
            self.snapshot.has("exact", word)
            or any(self.snapshot.has(field, key) for field in _WEIGHTS for key in keys)
        )


def _boosted(query: Query, weight: float) -> Query:
    return query if weight == 1 else Query.boost_query(query, weight)
