"""Ordering by distance, exactly and without reading everything.

tantivy counts and filters, but can't sort by a distance. So the results that a page needs are caged in. Mostly some
cells around the place do: what is in them is measured and sorted here, and as far as they reach nothing is nearer.
Where that does not do (far pages, a place where very many are), circles are counted: a first guess, twice as far, four
times ... until the page is inside; a ring that holds too many is halved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, pi, sqrt

from tantivy import DocAddress, Occur, Query

from binnenuit.search.geo import cells
from binnenuit.search.index.document_builder import stored_fields
from binnenuit.search.index.reader import Snapshot
from binnenuit.search.index.schema import POINT_FIELDS
from binnenuit.search.query.facets import counted, hits
from binnenuit.search.topk.max_score import without_score
from binnenuit.search.tuning import tuning
from binnenuit.search.types import Point

_THINNEST_KM = 0.001
"""A ring this thin is one place: its results are in order of rank."""
_COUNTRY_KM2 = 34_000
"""The land of the Netherlands (CBS: 33,500 km2): only the first guess rests on it."""
_NOBODY = -1.0
_SPARE, _FEWEST = 3, 60
"""How many times what is needed, and at least how many results, the first cells are to hold."""
_TRIES = 8


def distance_query(snapshot: Snapshot, here: Point, radius_km: float) -> Query:
    """Return the query for records with a point at most `radius_km` from `here`."""
    key = (here.latitude, here.longitude, radius_km)
    words = snapshot.cache.circles.get(key, lambda: cells.circle(here, radius_km, snapshot.geo_terms))
    if not words:
        return Query.empty_query()
    return without_score(Query.term_set_query(snapshot.generation.schema, "geo_cell", words))


def points(snapshot: Snapshot, addresses: Sequence[DocAddress]) -> list[tuple[int, ...]]:
    """Return the packed points of each record, without reading the store where it can be avoided."""
    found: list[list[int]] = [[] for _address in addresses]
    full: list[int] = []
    for field in POINT_FIELDS:
        values = snapshot.searcher.fast_field_values(field, list(addresses))
        full = [number for number, value in enumerate(values) if value is not None]
        if not full:
            break
        for number in full:
            found[number].append(int(values[number] or 0))
    for number in full:
        stored = stored_fields(snapshot.searcher.doc(addresses[number]))
        found[number] = list(stored["points"])  # type: ignore[call-overload]
    return [tuple(each) for each in found]


_Measured = list[tuple[float, DocAddress]]
"""Results with their distances, the nearest first."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The results of `query`, nearest to `here` first."""

    snapshot: Snapshot
    query: Query
    here: Point
    total: int
    """How many results `query` has."""
    wider: Query | None = None
    """A query that costs less and finds the same up to `radius_km` from `here`; None for `query` itself."""
    radius_km: float = inf
    """No result is farther away."""

    def slice(self, first: int, last: int) -> list[DocAddress]:
        """Return results number `first` (from 0) up to `last`; those without a point come after all others."""
        if self.total <= tuning().distance_ring:
            return self._measured(self.query, self.total)[first:last]
        close = self._close(last) if last <= tuning().distance_ring // _SPARE else []
        return [address for _distance, address in close[first:last]] or self._in_rings(first, last)

    def _close(self, last: int) -> _Measured:
        """Return at least the first `last` results out of the cells around.

        Nothing where those hold too many or too few.
        """
        radius, low, high = self._close_guess(last), 0.0, inf
        crowded: tuple[str, ...] = ()
        for _try in range(_TRIES):
            around = cells.around(self.here, radius)
            if not around or around == crowded:
                break
            inside = without_score(Query.term_set_query(self.snapshot.generation.schema, "geo_cell", around))
            query = Query.boolean_query([(Occur.Must, self.wider or self.query), (Occur.Must, inside)])
            answer = self.snapshot.searcher.search(query, tuning().distance_ring)
            if counted(answer) > tuning().distance_ring:
                high, crowded = radius, around
                radius = (
                    (low + high) / 2
                    if low
                    else radius * max(sqrt(tuning().distance_ring / 2 / counted(answer)), 1 / 4)
                )
                continue
            found = self._sorted([address for _score, address in answer.hits])
            sure = [each for each in found if each[0] <= min(radius, self.radius_km)]
            if len(sure) >= last:
                return sure
            low = radius
            wider = radius * min(max(sqrt(_SPARE * last / (len(sure) + 1)), 3 / 2), 4)
            radius = (low + high) / 2 if high < inf else wider
        return []

    def _close_guess(self, last: int) -> float:
        """Return a radius that holds what is needed and something more, if results lay evenly over where they are."""
        surface = min(pi * self.radius_km**2, _COUNTRY_KM2)
        share = max(_SPARE * last, _FEWEST) / self.total
        return min(max(sqrt(share * surface / pi), _THINNEST_KM), self.radius_km)

    def _in_rings(self, first: int, last: int) -> list[DocAddress]:
        # Whoever hides where they are stands at the point of their municipality: often that is the page.
        if self._count(_THINNEST_KM) >= last:
            return self._ranked(self._inside(_THINNEST_KM), first, last - first)
        radius = self._guess(last)
        low, below, inside = _NOBODY, 0, self._count(radius)
        while inside < last and radius < cells.FURTHEST_KM:
            if inside <= first:
                low, below = radius, inside
            radius = min(radius * 2, cells.FURTHEST_KM)
            inside = self._count(radius)
        found = self._ring(low, below, radius, inside, first, min(last, inside)) if first < inside else []
        if last > inside:
            found += self._nowhere(max(first - inside, 0), last - max(first, inside))
        return found

    def _guess(self, last: int) -> float:
        """Return a radius that holds `last` results and somewhat more, if they lay evenly over the country."""
        share = max(last, tuning().distance_ring // 4) / max(self.total, 1)
        return min(max(sqrt(share * _COUNTRY_KM2 / pi), _THINNEST_KM), cells.FURTHEST_KM)

    def _count(self, radius_km: float) -> int:
        return hits(self.snapshot, self._inside(radius_km))

    def _inside(self, radius_km: float, without_km: float = _NOBODY) -> Query:
        clauses = [
            (Occur.Must, self.query),
            (Occur.Must, distance_query(self.snapshot, self.here, radius_km)),
        ]
        if without_km != _NOBODY:
            clauses.append((Occur.MustNot, distance_query(self.snapshot, self.here, without_km)))
        return Query.boolean_query(clauses)

    def _ring(  # noqa: PLR0913, PLR0917 -- a ring and a slice, each with two ends
        self, low: float, below: int, high: float, inside: int, first: int, last: int
    ) -> list[DocAddress]:
        """Return results `first` to `last`, farther than `low` (where `below` are nearer) and within `high`."""
        if inside - below <= tuning().distance_ring:
            return self._measured(self._inside(high, low), inside - below)[first - below : last - below]
        if high - max(low, 0) <= _THINNEST_KM:
            return self._ranked(self._inside(high, low), first - below, last - first)
        middle = (max(low, 0) + high) / 2
        half = self._count(middle)
        found: list[DocAddress] = []
        if first < half:
            found += self._ring(low, below, middle, half, first, min(last, half))
        if last > half:
            found += self._ring(middle, half, high, inside, max(first, half), last)
        return found

    def _measured(self, query: Query, number: int) -> list[DocAddress]:
        found = self.snapshot.searcher.search(query, max(number, 1), count=False)
        return [address for _distance, address in self._sorted([address for _rank, address in found.hits])]

    def _sorted(self, addresses: list[DocAddress]) -> _Measured:
        """Return records with their distances, the nearest first; of equal ones that of the highest rank."""
        ranks = self.snapshot.searcher.fast_field_values("rank", addresses)
        distances = [cells.nearest_km(self.here, each) for each in points(self.snapshot, addresses)]
        order = sorted(range(len(addresses)), key=lambda each: (distances[each], -int(ranks[each] or 0)))
        return [(distances[each], addresses[each]) for each in order]

    def _ranked(self, query: Query, first: int, number: int) -> list[DocAddress]:
        found = self.snapshot.searcher.search(query, number, count=False, order_by_field="rank", offset=first)
        return [address for _rank, address in found.hits]

    def _nowhere(self, first: int, number: int) -> list[DocAddress]:
        anywhere = distance_query(self.snapshot, self.here, cells.FURTHEST_KM)
        query = Query.boolean_query([(Occur.Must, self.query), (Occur.MustNot, anywhere)])
        return self._ranked(query, first, number)
