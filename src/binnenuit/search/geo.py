"""Where records are: exact circles out of an index that only knows words.

Every point of a record is written into the field `place` as three words: the coarse cell that it lies in
(0.1 x 0.15 degrees, about 11 x 10 km), the fine cell (a tenth of that) and the point itself. A circle is
then the cells that lie wholly inside it plus, of the cells on its edge, the points that do. That is exact,
works for records with any number of points, and leaves the whole filter to tantivy's inverted index.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, floor, inf, isfinite, radians, sin, sqrt

from binnenuit.search.types import Point

EARTH_KM = 6371.0088
FURTHEST_KM = 20_040.0
"""More than half the way round the earth: everything is nearer."""
ANYWHERE = "any"
"""The word in `place` of every record that has a point."""

_STEPS = 100_000
"""Points are kept to 0.00001 degree, about a metre."""
_LATITUDE, _LONGITUDE = 0.1, 0.15
_FINE = 10
_MARGIN_KM = 0.02
"""Cells bulge a little between their corners, which are what we measure."""
_LONGITUDE_BITS = 26
_EDGE = 1e-6
_MANY_CELLS = 10
"""Coarse cells in a box from which on `cells_over` names those instead of a hundred times as many fine ones."""


def is_place(point: Point) -> bool:
    """Say whether `point` is a place on earth."""
    return (
        isfinite(point.latitude)
        and isfinite(point.longitude)
        and abs(point.latitude) <= 90  # noqa: PLR2004 -- degrees
        and abs(point.longitude) <= 180  # noqa: PLR2004
    )


def pack(point: Point) -> int:
    """Give `point` as one number, exact to about a metre."""
    latitude = round((point.latitude + 90) * _STEPS)
    longitude = round((point.longitude + 180) * _STEPS)
    return latitude << _LONGITUDE_BITS | longitude


def unpack(packed: int) -> Point:
    """Give the point that `pack` made a number of."""
    latitude, longitude = packed >> _LONGITUDE_BITS, packed & ((1 << _LONGITUDE_BITS) - 1)
    return Point(latitude / _STEPS - 90, longitude / _STEPS - 180)


def distance_km(a: Point, b: Point) -> float:
    """Give the distance over the earth's surface (haversine), in kilometres."""
    latitude_a, latitude_b = radians(a.latitude), radians(b.latitude)
    half = (
        sin((latitude_b - latitude_a) / 2) ** 2
        + cos(latitude_a) * cos(latitude_b) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def nearest_km(here: Point, packed: Iterable[int]) -> float:
    """Give the distance to the nearest of the packed points; infinity where there are none."""
    return min((distance_km(here, _unpacked(each)) for each in packed), default=inf)


@lru_cache(maxsize=50_000)
def _unpacked(packed: int) -> Point:
    return unpack(packed)


def place_words(packed: int) -> tuple[str, str, str]:
    """Give the words of one point: coarse cell, fine cell, the point itself."""
    point = unpack(packed)
    row, column = floor(point.latitude / _LATITUDE), floor(point.longitude / _LONGITUDE)
    fine_row = floor((point.latitude / _LATITUDE - row) * _FINE)
    fine_column = floor((point.longitude / _LONGITUDE - column) * _FINE)
    coarse = f"{row}.{column}"
    fine = f"{coarse}/{fine_row}.{fine_column}"
    return f"c{coarse}", f"f{fine}", f"p{fine}/{packed}"


def cells_over(south: float, west: float, north: float, east: float) -> tuple[str, ...]:
    """Give words of `place` that together hold at least the box (degrees): fine cells for a small one, else coarse."""
    # An edge counts as inside, also where rounding puts it just outside.
    south, west, north, east = south - _EDGE, west - _EDGE, north + _EDGE, east + _EDGE
    size = 1 if (north - south) / _LATITUDE * (east - west) / _LONGITUDE > _MANY_CELLS else _FINE
    rows = range(floor(south / _LATITUDE * size), floor(north / _LATITUDE * size) + 1)
    columns = range(floor(west / _LONGITUDE * size), floor(east / _LONGITUDE * size) + 1)
    if size == 1:
        return tuple(f"c{row}.{column}" for row in rows for column in columns)
    return tuple(
        f"f{row // size}.{column // size}/{row % size}.{column % size}" for row in rows for column in columns
    )


@dataclass(frozen=True, slots=True)
class _Cell:
    centre: Point
    reach_km: float
    """From the centre to the farthest corner."""


def edges(word: str) -> tuple[float, float, float, float]:
    """Give west, south, east and north (degrees) of a coarse or fine cell."""
    coarse, _, fine = word[1:].partition("/")
    row, column = map(int, coarse.split("."))
    size, fine_row, fine_column = 1.0, 0, 0
    if fine:
        fine_row, fine_column = map(int, fine.split("."))
        size = 1 / _FINE
    south = (row + fine_row / _FINE) * _LATITUDE
    west = (column + fine_column / _FINE) * _LONGITUDE
    return west, south, west + size * _LONGITUDE, south + size * _LATITUDE


@lru_cache(maxsize=200_000)
def _cell(word: str) -> _Cell:
    west, south, east, north = edges(word)
    centre = Point((south + north) / 2, (west + east) / 2)
    reach = max(distance_km(centre, Point(south, west)), distance_km(centre, Point(north, east)))
    return _Cell(centre, reach + _MARGIN_KM)


Listing = Callable[[str], Iterable[str]]
"""Gives the words of `place` that begin as asked."""


def circle(here: Point, radius_km: float, listing: Listing) -> tuple[str, ...]:
    """Give the words of `place` that together are exactly the circle of `radius_km` around `here`.

    `listing` says which cells and points there are at all: a large circle costs no more than what is in it.
    """
    if radius_km >= FURTHEST_KM:
        return (ANYWHERE,)
    return tuple(_inside(here, radius_km, listing("c"), listing))


def _inside(here: Point, radius_km: float, cells: Iterable[str], listing: Listing) -> Iterator[str]:
    for word in cells:
        cell = _cell(word)
        distance = distance_km(here, cell.centre)
        if distance + cell.reach_km <= radius_km:
            yield word
        elif distance - cell.reach_km <= radius_km:
            if word[0] == "c":
                yield from _inside(here, radius_km, listing(f"f{word[1:]}/"), listing)
            else:
                yield from _points(here, radius_km, listing(f"p{word[1:]}/"))


def _points(here: Point, radius_km: float, points: Iterable[str]) -> Iterator[str]:
    for word in points:
        if distance_km(here, _unpacked(int(word.rpartition("/")[2]))) <= radius_km:
            yield word
