"""A question in parts: what finds records, and what each part adds to their score.

Which records there are is asked without scores, of lists made for it. The best of them are asked for with what each
part that a record has is worth; and because it is known what a part can be worth at most, only records with one of the
parts that are worth much are looked at, as long as no other can be among the best.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log

from tantivy import DocAddress, Occur, Query, Searcher

from binnenuit.search.tuning import tuning

_SATURATION = 2.2
"""A word adds less than its rarity times this to a score, however often it is said (BM25 with k1 = 1.2)."""
_SLACK = 1.05
"""Room for what rounding and deleted records do to the rarity of a word."""
_FACTOR = 8.0
"""tantivy multiplies a score by at most this (`weight` in `index/document_builder.py`)."""
_FEW = 10
"""How many times as many are looked at first of all, among the foremost, to know what the best score about."""
_LITTLE, _MEASURED = 4.0, 200_000
"""What is worth less, or is in more records, is not looked at first: that takes longer than it saves."""
_ROUNDING = 1.001
_SPARSE = 8
"""Going to a place in the list of a part costs so many times what going to the next one does."""
_LISTS = 8
"""Lists that are gone to one by one; of more it takes as long as to go through all of them side by side."""


Clause = tuple[Occur, Query]


def all_of(queries: Sequence[Query]) -> Query:
    """Return the query for what all of `queries` find."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def any_of(queries: Sequence[Query], least: int | None = None) -> Query:
    """Return the query for what one of `queries` finds, or at least `least` of them."""
    return Query.boolean_query([(Occur.Should, query) for query in queries], least)


def without_score(query: Query) -> Query:
    """Return `query` without its part in the score."""
    return Query.const_score_query(query, 0.0)


def boosted(query: Query, weight: float) -> Query:
    """Return `query` with its part in the score multiplied."""
    return query if weight == 1 else Query.boost_query(query, weight)


def bm25_upper_bound(searcher: Searcher, number: int) -> float:
    """Return what a word that `number` records have can add to a score at most."""
    return log(1 + (searcher.num_docs - number + 0.5) / (number + 0.5)) * _SATURATION * _SLACK


@dataclass(frozen=True, slots=True)
class ScoredClause:
    """One query."""

    query: Query
    max_score: float
    """What it can add to a score."""
    number: int
    """About how many records it finds."""
    weight: float = 1.0
    sufficient: bool = False
    """A record that has this part is found, whatever else it has."""
    word: bool = False
    """One word in one field: what it adds at most is quickly found out."""
    flat: bool = False
    """Every record that has it is worth the same."""

    def filter_query(self) -> Query:
        """Return the query for the records, without scores."""
        return self.query

    def scoring_query(self) -> Query:
        """Return the query for the records with their scores."""
        return boosted(self.query, self.weight)

    def times(self, weight: float) -> "ScoredClause":
        """Return it worth more or less."""
        return replace(self, max_score=self.max_score * weight, weight=self.weight * weight)

    def score_contributions(self, *, required: bool, sufficient: bool) -> Iterator["ScoredClause"]:  # noqa: ARG002 -- as the others
        """Return what it adds to the score.

        `required` where every record that counts has it, `sufficient` where every record that has it counts.
        """
        yield replace(self, sufficient=sufficient)


@dataclass(frozen=True, slots=True)
class Disjunction:
    """At least one of several parts; what a record has of them adds up."""

    parts: tuple["Part", ...]
    least: int | None = None
    found_by: tuple[Query, ...] = ()
    """Queries that find the same records faster: one is enough."""

    def filter_query(self) -> Query:
        """Return the query for the records, without scores."""
        if (self.least or 1) == 1:
            return any_of(list(self.one_of()))
        return any_of([part.filter_query() for part in self.parts], self.least)

    def one_of(self) -> Iterator[Query]:
        """Return queries one of which finds: side by side they are faster than one within another."""
        if self.found_by:
            yield from self.found_by
            return
        for part in self.parts:
            if isinstance(part, Disjunction) and (part.least or 1) == 1:
                yield from part.one_of()
            else:
                yield part.filter_query()

    def scoring_query(self) -> Query:
        """Return the query for the records with their scores."""
        return any_of([part.scoring_query() for part in self.parts], self.least)

    def times(self, weight: float) -> "Disjunction":
        """Return it worth more or less."""
        return Disjunction(tuple(part.times(weight) for part in self.parts), self.least, self.found_by)

    def score_contributions(self, *, required: bool, sufficient: bool) -> Iterator[ScoredClause]:  # noqa: ARG002 -- as the others
        """Return what it adds to the score, as `ScoredClause.added` does."""
        for part in self.parts:
            yield from part.score_contributions(
                required=False, sufficient=sufficient and (self.least or 1) == 1
            )


@dataclass(frozen=True, slots=True)
class Conjunction:
    """All of several parts, and what else is worth something in a record that has those."""

    parts: tuple["Part", ...]
    also: tuple["Part", ...] = ()

    def filter_query(self) -> Query:
        """Return the query for the records, without scores."""
        return all_of([part.filter_query() for part in self.parts])

    def scoring_query(self) -> Query:
        """Return the query for the records with their scores."""
        needed = [(Occur.Must, part.scoring_query()) for part in self.parts]
        return Query.boolean_query([*needed, *((Occur.Should, part.scoring_query()) for part in self.also)])

    def times(self, weight: float) -> "Conjunction":
        """Return it worth more or less."""
        return Conjunction(
            tuple(part.times(weight) for part in self.parts), tuple(part.times(weight) for part in self.also)
        )

    def score_contributions(self, *, required: bool, sufficient: bool) -> Iterator[ScoredClause]:
        """Return what it adds to the score, as `ScoredClause.added` does."""
        if required or (len(self.parts) == 1 and not self.also):
            for part in self.parts:
                yield from part.score_contributions(
                    required=required, sufficient=sufficient and len(self.parts) == 1
                )
            for part in self.also:
                yield from part.score_contributions(required=False, sufficient=False)
            return
        if len(self.parts) == 1:
            # Side by side: tantivy goes through a list within a list from end to end, whatever it looks for.
            yield from self.parts[0].score_contributions(required=False, sufficient=sufficient)
            found = without_score(self.parts[0].filter_query())
            for part in self.also:
                worth_with = all_of([found, part.scoring_query()])
                yield ScoredClause(
                    worth_with,
                    sum(one.max_score for one in part.score_contributions(required=True, sufficient=False)),
                    number_of(part),
                )
            return
        # A record with some of it has nothing of it.
        ones = [
            one
            for part in (*self.parts, *self.also)
            for one in part.score_contributions(required=True, sufficient=False)
        ]
        yield ScoredClause(
            self.scoring_query(), sum(one.max_score for one in ones), number_of(self), sufficient=sufficient
        )


def number_of(part: "Part") -> int:
    """Return about how many records `part` finds at most."""
    if isinstance(part, ScoredClause):
        return part.number
    numbers = [number_of(each) for each in part.parts]
    return min(numbers, default=0) if isinstance(part, Conjunction) else sum(numbers)


Part = ScoredClause | Disjunction | Conjunction
"""A part of a question."""
Scored = list[tuple[float, DocAddress]]


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the best are looked for among."""

    searcher: Searcher
    within: Callable[[Query], Query]
    """Return what a query finds, as far as it fits the rest of the question.

    Filters, kinds, the place, what must not be in it.
    """
    foremost: Callable[[Query, int, int], Query]
    """Return what a query finds among the records that are worth most whatever is asked, so many that they hold what is
    needed; it takes the query, how many are needed, and how many it finds."""


def top_k(among: Candidates, part: Part, last: int, total: int) -> Scored:
    """Return the first `last` of `total` records, those that `part` is worth most in, with their scores.

    First only records with one of the rarest parts are looked at. A record that is not looked at must have enough of
    the other parts to score as much as the last of those: where it can't, it is left out.
    """
    ones = list(part.score_contributions(required=True, sufficient=True))
    if total > tuning().ranked_in_steps:
        if foremost := _foremost(among, without_score(part.filter_query()), ones, last, total):
            return foremost
        finding = _Finding(part)

        def looked_at(
            some: Sequence[ScoredClause], scored: Sequence[ScoredClause], *, foremost: bool = False
        ) -> Scored:
            needed, number = among.within(finding.having(some)), sum(one.number for one in some)
            if foremost:
                needed, number = among.foremost(needed, _FEW * last, number), _FEW * last
            return _first(among.searcher, needed, scored, last, number)

        some = _rarest(_essential_clauses(ones)[0], total)
        # What adds little and is in many records takes longest: without it they only seem a little less good.
        scored = [one for one in ones if _is_worth_it(one)]
        first = looked_at(some, scored, foremost=True) if some else []
        if some and len(first) < last:
            first = looked_at(some, scored)
        if len(first) == last:
            ones = [_tighten_bound(among.searcher, one) for one in ones]
            telling, left = _essential_clauses(ones)
            needed = _needed(telling, left, first[-1][0] / _FACTOR)
            if sum(one.number for one in needed) < total:
                return looked_at(needed, ones)
    return _first(among.searcher, among.within(without_score(part.filter_query())), ones, last, total)


class _Finding:
    """Finds the records of a question that have one of some parts, without going through the lists of all others."""

    def __init__(self, part: Part) -> None:
        self._whole = without_score(part.filter_query())
        while isinstance(part, Conjunction) and len(part.parts) == 1:
            part = part.parts[0]
        self._all = isinstance(part, Conjunction)
        self._words: tuple[Part, ...] = () if isinstance(part, ScoredClause) else part.parts
        self._word_of = {
            # The query is kept with it: another one could get the same id.
            id(one.query): (number, one.query)
            for number, word in enumerate(self._words)
            for one in word.score_contributions(required=True, sufficient=True)
            if one.sufficient and self._all
        }

    def having(self, some: Sequence[ScoredClause]) -> Query:
        """Return the query for the results that have one of `some`."""
        if some[0].sufficient:
            return without_score(any_of([one.filter_query() for one in some]))
        by_word: dict[int | None, list[ScoredClause]] = {}
        for one in some:
            word, _query = self._word_of.get(id(one.query), (None, None))
            by_word.setdefault(word, []).append(one)
        clauses = [clause for word, parts in by_word.items() for clause in self._clauses(word, parts)]
        return without_score(any_of(clauses))

    def _clauses(self, word: int | None, some: Sequence[ScoredClause]) -> Iterator[Query]:
        """Return queries one of which finds the results with one of `some`: these are enough for one word."""
        any_one = any_of([one.filter_query() for one in some])
        if word is None:
            yield all_of([any_one, self._whole])
            return
        first, *others = (part for number, part in enumerate(self._words) if number != word)
        lists = list(first.one_of()) if isinstance(first, Disjunction) else [first.filter_query()]
        if others or len(lists) > _LISTS:
            yield all_of([any_one, first.filter_query(), *(part.filter_query() for part in others)])
            return
        # Several lists side by side are gone through from end to end, a list alone only where the other is.
        yield from (all_of([any_one, each]) for each in lists)


def _foremost(among: Candidates, found: Query, ones: Sequence[ScoredClause], last: int, total: int) -> Scored:
    """Return the first `last` where very many records are worth the most that there is; else nothing.

    Then no other is worth more, and of those that are worth as much the foremost come first.
    """
    if not all(one.flat or not one.max_score for one in ones):
        return []
    most = sum(one.max_score for one in ones) * _FACTOR
    first = _first(
        among.searcher, among.foremost(among.within(found), last, total), ones, last, tuning().ranked_in_steps
    )
    return first if len(first) == last and first[-1][0] * _ROUNDING >= most else []


def _essential_clauses(ones: Sequence[ScoredClause]) -> tuple[list[ScoredClause], float]:
    """Return the parts one of which every record has, the rarest first, and what all others are worth together.

    Where some parts are sufficient, only those are asked for: then nothing else has to be.
    """
    sufficient = [one for one in ones if one.sufficient]
    left = sum(one.max_score for one in ones if sufficient and not one.sufficient)
    return sorted(sufficient or ones, key=lambda one: one.number), left


def _rarest(telling: Sequence[ScoredClause], total: int) -> list[ScoredClause]:
    """Return the rarest parts that some records have; none where that is most of the records."""
    most = min(tuning().first_look, total // 2)
    some: list[ScoredClause] = []
    for one in telling:
        most -= one.number
        if most < 0 and (some or -most > total // 2):
            break
        some.append(one)
    return some


def _tighten_bound(searcher: Searcher, one: ScoredClause) -> ScoredClause:
    """Return a part with what it adds to the score of some record, where that is less than it could: often half."""
    if not (_is_worth_it(one) and (one.word or one.number <= tuning().first_look)):
        return one
    hits = searcher.search(one.scoring_query(), 1, count=False).hits
    return replace(one, max_score=min(one.max_score, hits[0][0] * _ROUNDING if hits else 0.0))


def _is_worth_it(one: ScoredClause) -> bool:
    return one.max_score >= _LITTLE and one.number <= _MEASURED


def _needed(telling: Sequence[ScoredClause], left: float, least: float) -> list[ScoredClause]:
    """Return the parts of which a record must have one to be worth `least`.

    Left out is what together is worth less, the parts first that most records have for what they are worth.
    """
    needed = list(telling)
    for one in sorted(telling, key=lambda one: one.max_score / (one.number + 1)):
        if len(needed) > 1 and left + one.max_score < least:
            left += one.max_score
            needed.remove(one)
    return needed


def _first(searcher: Searcher, needed: Query, ones: Sequence[ScoredClause], last: int, number: int) -> Scored:
    """Return the first `last` records of `needed`, of about `number`."""
    query = needed
    often = [one for one in ones if one.number > number * _SPARSE]
    for one in often:
        # What is in many more records is looked up in the list for each record; the others are read from end to end.
        query = Query.boolean_query([(Occur.Must, query), (Occur.Should, one.scoring_query())])
    seldom = [(Occur.Should, one.scoring_query()) for one in ones if one.number <= number * _SPARSE]
    if seldom or not often:
        query = Query.boolean_query([(Occur.Must, query), *seldom])
    found = searcher.search(query, last, count=False, weight_by_field="weight")
    return [(float(score), address) for score, address in found.hits]
