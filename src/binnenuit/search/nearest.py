"""Ordering by distance, exactly and without reading everything.

tantivy counts and filters, but can't sort by a distance. So the results that a page needs are caged in: how
many lie within a first guess, twice as far, four times ... until the page is inside; a ring that holds too many is halved. Only the
few hundred results of the last ring are measured and sorted here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt

from tantivy import DocAddress, Occur, Query

from binnenuit.search import geo
from binnenuit.search.facets import hits
from binnenuit.search.parts import silent
from binnenuit.search.reading import Snapshot
from binnenuit.search.records import content
from binnenuit.search.schema import POINT_FIELDS
from binnenuit.search.types import Point

_RING = 1_000
"""Results that are measured and sorted at once."""
_THINNEST_KM = 0.001
"""A ring this thin is one place: its results are in order of rank."""
_COUNTRY_KM2 = 34_000
"""The land of the Netherlands (CBS: 33,500 km2): only the first guess rests on it."""
_NOBODY = -1.0
_CIRCLES = 512
"""Circles that are kept for each view of the index."""


def within(snapshot: Snapshot, here: Point, radius_km: float) -> Query:
    """Give the query for records with a point at most `radius_km` from `here`."""
    key = (here.latitude, here.longitude, radius_km)
    words = snapshot.circles.get(key)
    if words is None:
        words = geo.circle(here, radius_km, snapshot.listing)
        if len(snapshot.circles) < _CIRCLES:
            snapshot.circles[key] = words
    if not words:
        return Query.empty_query()
    return silent(Query.term_set_query(snapshot.generation.schema, "place", words))


def points(snapshot: Snapshot, addresses: Sequence[DocAddress]) -> list[tuple[int, ...]]:
    """Give the packed points of each record, without reading the store where it can be avoided."""
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
        stored = content(snapshot.searcher.doc(addresses[number]))
        found[number] = list(stored["points"])  # type: ignore[call-overload]
    return [tuple(each) for each in found]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The results of `query`, nearest to `here` first."""

    snapshot: Snapshot
    query: Query
    here: Point
    total: int
    """How many results `query` has."""

    def slice(self, first: int, last: int) -> list[DocAddress]:
        """Give results number `first` (from 0) up to `last`; those without a point come after all others."""
        radius = self._guess(last)
        low, below, inside = _NOBODY, 0, self._count(radius)
        while inside < last and radius < geo.FURTHEST_KM:
            if inside <= first:
                low, below = radius, inside
            radius = min(radius * 2, geo.FURTHEST_KM)
            inside = self._count(radius)
        found = self._ring(low, below, radius, inside, first, min(last, inside)) if first < inside else []
        if last > inside:
            found += self._nowhere(max(first - inside, 0), last - max(first, inside))
        return found

    def _guess(self, last: int) -> float:
        """Give a radius that holds `last` results and somewhat more, if they lay evenly over the country."""
        share = max(last, _RING // 4) / max(self.total, 1)
        return min(max(sqrt(share * _COUNTRY_KM2 / pi), _THINNEST_KM), geo.FURTHEST_KM)

    def _count(self, radius_km: float) -> int:
        return hits(self.snapshot, self._inside(radius_km))

    def _inside(self, radius_km: float, without_km: float = _NOBODY) -> Query:
        clauses = [(Occur.Must, self.query), (Occur.Must, within(self.snapshot, self.here, radius_km))]
        if without_km != _NOBODY:
            clauses.append((Occur.MustNot, within(self.snapshot, self.here, without_km)))
        return Query.boolean_query(clauses)

    def _ring(  # noqa: PLR0913, PLR0917 -- a ring and a slice, each with two ends
        self, low: float, below: int, high: float, inside: int, first: int, last: int
    ) -> list[DocAddress]:
        """Give results `first` to `last`, all of them farther than `low` (where `below` are nearer) and within `high`."""
        if inside - below <= _RING:
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
        searcher = self.snapshot.searcher
        addresses = [address for _rank, address in searcher.search(query, max(number, 1), count=False).hits]
        ranks = searcher.fast_field_values("rank", addresses)
        distances = [geo.nearest_km(self.here, each) for each in points(self.snapshot, addresses)]
        order = sorted(range(len(addresses)), key=lambda each: (distances[each], -int(ranks[each] or 0)))
        return [addresses[each] for each in order]

    def _ranked(self, query: Query, first: int, number: int) -> list[DocAddress]:
        found = self.snapshot.searcher.search(query, number, count=False, order_by_field="rank", offset=first)
        return [address for _rank, address in found.hits]

    def _nowhere(self, first: int, number: int) -> list[DocAddress]:
        anywhere = within(self.snapshot, self.here, geo.FURTHEST_KM)
        query = Query.boolean_query([(Occur.Must, self.query), (Occur.MustNot, anywhere)])
        return self._ranked(query, first, number)
