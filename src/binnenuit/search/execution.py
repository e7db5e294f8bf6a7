"""How one question is answered: in steps, counting beside ranking, out of one view of the index."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from tantivy import DocAddress, Occur, Query

from binnenuit.kernel.errors import BadInput
from binnenuit.search.geo import cells
from binnenuit.search.index import reader
from binnenuit.search.index.document_builder import stored_fields
from binnenuit.search.index.reader import Snapshot
from binnenuit.search.parsing.interpretation import RADIUS_KM, InterpretedQuery, interpret_query
from binnenuit.search.query import bounding_box, distance_sort, facets, static_rank, weights
from binnenuit.search.query.builder import QueryBuilder
from binnenuit.search.results.highlighter import Highlighter, shown_language
from binnenuit.search.topk import parallel
from binnenuit.search.topk.max_score import (
    Candidates,
    Conjunction,
    Part,
    ScoredClause,
    all_of,
    any_of,
    number_of,
    top_k,
    without_score,
)
from binnenuit.search.tuning import tuning
from binnenuit.search.types import (
    Hit,
    MatchMode,
    Near,
    Point,
    SearchPage,
    SearchRequest,
)

MOST_ON_A_PAGE = 100
_ENOUGH_NEAR = 10
"""Results near a place of the text, below which one looks farther away as well."""
_FEW = 4
"""Results, below which a word that is far more common may have been meant."""


def results(request: SearchRequest) -> tuple[Snapshot, Query]:
    """Return the view of the index that answers `request`, and the query for all its results, without scores.

    For who counts them otherwise. Raises as `search` does.
    """
    asked = execute(request, (), listed=False)
    return asked.snapshot, facets.filtered(asked.snapshot, asked.taken.base, asked.choice)


def execute(request: SearchRequest, counted: Sequence[str], *, listed: bool) -> "SearchExecution":
    """Return the question as it was understood.

    Near a place that the text names, farther away where there is little.
    """
    snapshot = reader.snapshot(settings.INDEX_FOLDER)
    asked = SearchExecution(snapshot, request, interpret_query(snapshot, request), tuple(counted), listed)
    if asked.understanding.near is None or asked.has(asked.taken, _ENOUGH_NEAR):
        return asked
    return SearchExecution(snapshot, request, asked.understanding.wider(), tuple(counted), listed)


@dataclass
class _Taken:
    """One step of a question, with what it finds."""

    step: MatchMode
    base: Query
    """Without the filters that were chosen, and without scores."""
    most: int
    """How many results there can be, with the filters, as far as it is known without looking."""
    counting: Callable[[], facets.Counts]
    """Waits for the counts of the facets; where there may be many results they are counted meanwhile."""

    @cached_property
    def counts(self) -> facets.Counts:
        return self.counting()

    @property
    def total(self) -> int:
        """Return how many results there are, with the filters: waits for it."""
        return self.counts[0]

    @property
    def is_large(self) -> bool:
        return self.most >= tuning().parallel_results


@dataclass
class SearchExecution:
    """One question being answered: what is found out on the way is kept, so that it is asked once."""

    snapshot: Snapshot
    request: SearchRequest
    understanding: InterpretedQuery
    counted: tuple[str, ...]
    """The facets to count."""
    listed: bool
    """Whether the results themselves are wanted."""
    ranked: dict[MatchMode, list[tuple[float, DocAddress]]] = field(default_factory=dict)
    """By step: the results up to the last of the page, with their scores."""
    numbers: dict[MatchMode, int] = field(default_factory=dict)
    """By step: how many records there are, whatever is filtered on."""

    @cached_property
    def choice(self) -> dict[str, tuple[str, ...]]:
        return facets.chosen(self.request.filters)

    @cached_property
    def builder(self) -> QueryBuilder:
        return QueryBuilder(self.snapshot, self.understanding.question)

    @property
    def near(self) -> Near | None:
        """Return the place to search near: the one asked for, or else the one that the text names."""
        return self.request.near or self.understanding.near

    @cached_property
    def surroundings(self) -> Query | None:
        """Return the filter on a circle or a province; None where there is none."""
        near = self.near
        if near is None:
            place = self.understanding.place
            return self._around(facets.clause(self.snapshot, "province", [place.code])) if place else None
        if not cells.is_place(near.point) or not 0 <= near.radius_km < float("inf"):
            raise BadInput(_("Deze plaats kennen we niet."))
        if not near.radius_km:
            return None
        if self.request.near:
            return distance_sort.distance_query(self.snapshot, near.point, near.radius_km)
        return self._near_by_name(near)

    def _near_by_name(self, near: Near) -> Query:
        """Return what is near a place of the text; where that is little, farther away or online too."""
        here = self._around(distance_sort.distance_query(self.snapshot, near.point, RADIUS_KM))
        if near.radius_km == RADIUS_KM:
            return here
        farther = distance_sort.distance_query(self.snapshot, near.point, near.radius_km)
        return without_score(any_of([here, farther, facets.clause(self.snapshot, "online", ["yes"])]))

    def _nearest_first(self) -> tuple[Part, ...]:
        """Return what puts the nearest first, where one looks farther away than the place that the text names."""
        near = self.near
        if near is None or self.request.near or near.radius_km == RADIUS_KM:
            return ()
        here = self._around(distance_sort.distance_query(self.snapshot, near.point, RADIUS_KM))
        farther = distance_sort.distance_query(self.snapshot, near.point, near.radius_km)
        number = self.snapshot.searcher.num_docs
        return tuple(
            ScoredClause(Query.const_score_query(query, 1.0), 1.0, number).times(weight)
            for query, weight in ((here, weights.NAMED_PLACE), (farther, weights.NAMED_PLACE / 2))
        )

    def _around(self, inside: Query) -> Query:
        """Return what is inside, what is for the municipality, and what is nowhere on the map but says its name."""
        anywhere = Query.term_query(self.snapshot.generation.schema, "geo_cell", cells.ANYWHERE, "basic")
        nowhere = [
            (Occur.Must, self.builder.name(self.understanding.place_words)),
            (Occur.MustNot, anywhere),
        ]
        place = self.understanding.place
        inside_too = (
            [facets.clause(self.snapshot, "municipality", [place.code])]
            if place and place.kind == "municipality"
            else []
        )
        return without_score(any_of([inside, *inside_too, Query.boolean_query(nowhere)]))

    def page(self) -> SearchPage:
        """Return the answer."""
        taken = self.taken
        addresses = self.results()
        marker = Highlighter(self.builder, taken.step)
        hits = tuple(self._hit(score, address, marker) for score, address in addresses)
        total, counts = taken.counts
        return SearchPage(
            request=self.request,
            hits=hits,
            total=total,
            facets=counts,
            pages=-(-min(total, tuning().pages_end) // self._size),
            matching=taken.step,
            corrections=self._corrections(marker, total),
            understood=self.understanding.understood,
            near=self.near,
        )

    @cached_property
    def taken(self) -> _Taken:
        """Return the first step that finds anything, whatever is filtered on; the last where none does."""
        *steps, last = self.builder.steps()
        doubtful = self.builder.is_doubtful()
        for step in steps:
            enough = self.builder.enough(step)
            # Counting all facets of nothing costs as much as finding out that there is nothing.
            if doubtful and self._number(step) < enough:
                continue
            taken = self.step(step)
            if doubtful or self.has(taken, enough):
                return taken
        return self.step(last)

    def has(self, taken: _Taken, enough: int) -> bool:
        """Say whether a step finds so many results, whatever is filtered on."""
        if self.listed and taken.is_large and self._is_ranked and len(self._ranked(taken)) >= enough:
            # While they are counted beside, the best are found here.
            return True
        if taken.total >= enough or not (self.choice or self.request.near or self.request.box):
            return taken.total >= enough
        return self._number(taken.step) >= enough

    def _number(self, step: MatchMode) -> int:
        """Return how many records a step finds, whatever is filtered on."""
        if step not in self.numbers:
            self.numbers[step] = facets.hits(self.snapshot, self._base(step))
        return self.numbers[step]

    def step(self, step: MatchMode) -> _Taken:
        """Return one step of the question, with what it finds; counting begins at once."""
        base = self._around_chosen(self._base(step))
        most = facets.at_most(self.snapshot, self.choice)
        if self.builder.question.is_empty:
            kept = self._kept(base, most)
            return _Taken(step, base, kept[0], lambda: kept)
        most = min(most, number_of(self.builder.part(step)), self.numbers.get(step, most))
        return _Taken(step, base, most, self._counting(step, base, most))

    def _counting(self, step: MatchMode, base: Query, most: int) -> Callable[[], facets.Counts]:
        """Begin to count, and give what waits for it; a total that is known already is not counted again."""
        narrowed = self.choice or self.request.near or self.request.box
        if step in self.numbers and not narrowed and not self.counted:
            return lambda: (self.numbers[step], {})
        passes = int(most >= tuning().parallel_results)
        return facets.begin(self.snapshot, base, self.choice, self.counted, passes)

    def _base(self, step: MatchMode) -> Query:
        """Return the query for one step, without filters."""
        if self.builder.question.is_empty:
            return self._named(facets.all_of_kinds(self.snapshot, self.request.kinds))
        return self._of_kinds(self.builder.query(step))

    def _of_kinds(self, found: Query) -> Query:
        return facets.of_kinds(self.snapshot, self._named(found), self.request.kinds)

    def _named(self, found: Query) -> Query:
        """Return `found` near the place that the text names: that is part of the question."""
        around = self.surroundings
        return all_of([around, found]) if around is not None and self.request.near is None else found

    def _around_chosen(self, base: Query) -> Query:
        """Return `base` near the place and in the box that were chosen: those are filters."""
        if self.surroundings is None or self.request.near is None:
            return self._boxed(base)
        return all_of([self._boxed(base), self.surroundings])

    def _boxed(self, base: Query) -> Query:
        if self.request.box is None:
            return base
        return all_of([base, bounding_box.bounding_box_query(self.snapshot, self.request.box)])

    def _within(self, found: Query) -> Query:
        """Return `found` as far as it fits everything that is not about its words."""
        base = self._around_chosen(self._of_kinds(self.builder.narrowed(found)))
        return facets.filtered(self.snapshot, base, self.choice)

    def _kept(self, base: Query, most: int) -> facets.Counts:
        """Return the counts of a question without a text.

        Many visitors ask the same, so they are kept with the snapshot.
        """
        near = self.near
        around = (near.point, near.radius_km) if near and near.radius_km else None
        named = (self.understanding.place, self.understanding.place_words)
        box = self.request.box
        key = (self.request.kinds, tuple(self.choice.items()), around, named, self.counted, box)

        def count() -> facets.Counts:
            is_large = most >= tuning().parallel_results and around is None and box is None
            passes = parallel.processors() if is_large else 0
            return facets.begin(self.snapshot, base, self.choice, self.counted, passes)()

        kept: facets.Counts = self.snapshot.cache.counts.get(key, count)
        return kept

    @property
    def _size(self) -> int:
        return min(max(self.request.size, 1), MOST_ON_A_PAGE)

    @property
    def _start(self) -> int:
        """Return the number (from 0) of the first result on the page."""
        return (max(self.request.page, 1) - 1) * self._size

    @property
    def _is_ranked(self) -> bool:
        """Say whether the results come by their scores."""
        by_distance = self.request.sort == "distance" and self.near is not None
        return not by_distance and self._order() is None

    def results(self) -> list[tuple[float, DocAddress]]:
        """Return the results on the page, with their scores."""
        if self._is_ranked:
            return self._ranked(self.taken)[self._start :]
        total = self.taken.total
        last = min(self._start + self._size, total, tuning().pages_end)
        if self._start >= last:
            return []
        plain = facets.filtered(self.snapshot, self.taken.base, self.choice)
        near, order = self.near, self._order()
        if self.request.sort == "distance" and near is not None:
            found = self._nearest(plain, near).slice(self._start, last)
        else:
            found = static_rank.first(self.snapshot, plain, order or "rank", last, total)[self._start :]
        return [(0.0, address) for address in found]

    def _ranked(self, taken: _Taken) -> list[tuple[float, DocAddress]]:
        """Return the results up to the last of the page, by their scores."""
        found = self.ranked.get(taken.step)
        if found is None:
            part, also = self.builder.part(taken.step), self._nearest_first()
            whole = Conjunction((part,), also) if also else part
            total = taken.most if taken.is_large else taken.total
            last = min(self._start + self._size, total, tuning().pages_end)
            among = Candidates(
                self.snapshot.searcher,
                self._within,
                partial(static_rank.restrict_to_top_ranked, self.snapshot),
            )
            found = top_k(among, whole, last, total) if self._start < last else []
            self.ranked[taken.step] = found
        return found

    def _nearest(self, plain: Query, near: Near) -> distance_sort.Nearest:
        """Return the results by distance; what looks for the first of them need not ask for the whole circle."""
        total = self.taken.total
        if self.request.near is None or not near.radius_km:
            return distance_sort.Nearest(self.snapshot, plain, near.point, total)
        wider = facets.filtered(self.snapshot, self._boxed(self._base(self.taken.step)), self.choice)
        return distance_sort.Nearest(self.snapshot, plain, near.point, total, wider, near.radius_km)

    def _corrections(self, marker: Highlighter, total: int) -> tuple[tuple[str, str], ...]:
        """Return what words were taken for; where there is little, also what they may have been meant as."""
        found = [(word, seen.most_common(1)[0][0]) for word, seen in marker.corrected.items() if seen]
        few = self.builder.commoner() if total < _FEW else []
        return (*self.understanding.corrections, *found, *few)

    def _order(self) -> str | None:
        """Return the field to sort by; None for the order of scores, which a question without words has not."""
        if self.request.sort == "confirmed":
            return "confirmed"
        question = self.builder.question
        return None if question.words or question.phrases or question.concepts else "rank"

    def _hit(self, score: float, address: DocAddress, marker: Highlighter) -> Hit:
        stored: Mapping[str, Any] = stored_fields(self.snapshot.searcher.doc(address))
        language = shown_language(stored["texts"], self.request.language)
        title, summary, body = stored["texts"][language]
        near = self.near
        return Hit(
            kind=stored["kind"],
            pk=stored["pk"],
            code=stored["code"],
            score=score,
            title=marker.title(title, language),
            snippet=marker.passage((summary, body), language),
            language=language,
            card=stored["card"],
            distance_km=_distance(near.point, stored["points"]) if near else None,
            summary=summary,
        )


def _distance(here: Point, packed: Sequence[int]) -> float | None:
    return cells.nearest_km(here, packed) if packed else None
