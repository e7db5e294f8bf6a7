"""Where records are: exact circles out of an index that only knows words.

Every point of a record is written into the field `geo_cell` as four words: the coarse cell that it lies in
(0.1 x 0.15 degrees, about 11 x 10 km), the fine cell (a tenth of that), the small one (a quarter of that, some
270 metres) and the point itself. A circle is then the cells that lie wholly inside it plus, of the small cells on
its edge, the points that do. That is exact, works for records with any number of points, and leaves the whole
filter to tantivy's inverted index.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, floor, inf, isfinite, pi, radians, sin, sqrt

from binnenuit.search.types import Point

EARTH_KM = 6371.0088
FURTHEST_KM = 20_040.0
"""More than half the way round the earth: everything is nearer."""
ANYWHERE = "any"
"""The word in `place` of every record that has a point."""

_STEPS = 100_000
"""Points are kept to 0.00001 degree, about a metre."""
_LATITUDE, _LONGITUDE = 0.1, 0.15
_HEIGHT, _WIDTH = 10_000, 15_000
"""Of a coarse cell, in steps."""
_FINE = 10
_SMALL = 4
"""Of a fine cell: more would mean more words for what is inside than it saves on the edge (measured)."""
_FINER = {"c": "f", "f": "g", "g": "p"}
"""The letters that words begin with, each with that of what is in it."""
_LONGITUDE_BITS = 26
_EASTWARD = (1 << _LONGITUDE_BITS) - 1
_FLAT_KM, _FLAT_LATITUDE, _FLAT_LONGITUDE = 200.0, 70.0, 160.0
"""Circles up to here, away from the poles and the date line, are told from a flat map but for a thin ring."""
_THIN, _BENT = 1e-9, 2e-3
"""How much of its square a distance on the flat map is too short at most by rounding, and too long by the
earth's curve:
a third of the square of half the difference in longitude, which at 200 km and 72 degrees of latitude is 0.0009."""
_ROWS_SOUTH, _COLUMNS_WEST = 90 * _STEPS // _HEIGHT, 180 * _STEPS // _WIDTH
_STEP_KM = 2 * pi * EARTH_KM / 360 / _STEPS
_EDGE = 1e-6
_COVERING = ((_FINE * _SMALL, 60), (_FINE, 1000))
"""How many cells across a coarse one, and how many of those at most cover a box in `cells_over`.

Else coarse ones do.
"""


def is_place(point: Point) -> bool:
    """Say whether `point` is a place on earth."""
    return (
        isfinite(point.latitude)
        and isfinite(point.longitude)
        and abs(point.latitude) <= 90  # noqa: PLR2004 -- degrees
        and abs(point.longitude) <= 180  # noqa: PLR2004
    )


def pack(point: Point) -> int:
    """Return `point` as one number, exact to about a metre."""
    latitude = round((point.latitude + 90) * _STEPS)
    longitude = round((point.longitude + 180) * _STEPS)
    return latitude << _LONGITUDE_BITS | longitude


def unpack(packed: int) -> Point:
    """Return the point that `pack` made a number of."""
    latitude, longitude = packed >> _LONGITUDE_BITS, packed & ((1 << _LONGITUDE_BITS) - 1)
    return Point(latitude / _STEPS - 90, longitude / _STEPS - 180)


def distance_km(a: Point, b: Point) -> float:
    """Return the distance over the earth's surface (haversine), in kilometres."""
    latitude_a, latitude_b = radians(a.latitude), radians(b.latitude)
    half = (
        sin((latitude_b - latitude_a) / 2) ** 2
        + cos(latitude_a) * cos(latitude_b) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def nearest_km(here: Point, packed: Iterable[int]) -> float:
    """Return the distance to the nearest of the packed points; infinity where there are none."""
    return min((distance_km(here, _unpacked(each)) for each in packed), default=inf)


@lru_cache(maxsize=10_000)
def _unpacked(packed: int) -> Point:
    return unpack(packed)


def place_words(packed: int) -> tuple[str, str, str, str]:
    """Return the words of one point: coarse cell, fine cell, small cell, the point itself."""
    row, north = divmod(packed >> _LONGITUDE_BITS, _HEIGHT)
    column, east = divmod(packed & _EASTWARD, _WIDTH)
    fine_row, north = divmod(north, _HEIGHT // _FINE)
    fine_column, east = divmod(east, _WIDTH // _FINE)
    coarse = f"{row - _ROWS_SOUTH}.{column - _COLUMNS_WEST}"
    fine = f"{coarse}/{fine_row}.{fine_column}"
    small = f"{fine}/{north // (_HEIGHT // _FINE // _SMALL)}.{east // (_WIDTH // _FINE // _SMALL)}"
    return f"c{coarse}", f"f{fine}", f"g{small}", f"p{small}/{packed}"


def words_within(cell: str) -> str:
    """Return how the words begin of what lies in a cell: its finer cells, or the points of a small one."""
    return f"{_FINER[cell[0]]}{cell[1:]}/"


def cells_over(south: float, west: float, north: float, east: float) -> tuple[str, ...]:
    """Return words of `place` that together hold at least the box (degrees): the smaller it is, the finer the cells."""
    # An edge counts as inside, also where rounding puts it just outside.
    south, west, north, east = south - _EDGE, west - _EDGE, north + _EDGE, east + _EDGE
    coarse = (north - south) / _LATITUDE * (east - west) / _LONGITUDE
    size = next((size for size, most in _COVERING if coarse * size * size <= most), 1)
    rows = range(floor(south / _LATITUDE * size), floor(north / _LATITUDE * size) + 1)
    columns = range(floor(west / _LONGITUDE * size), floor(east / _LONGITUDE * size) + 1)
    return tuple(_named(size, row, column) for row in rows for column in columns)


def _named(size: int, row: int, column: int) -> str:
    """Return the word of a cell in the row and column of a grid with cells a `size`th of a coarse one."""
    if size == 1:
        return f"c{row}.{column}"
    if size == _FINE:
        return f"f{row // size}.{column // size}/{row % size}.{column % size}"
    fine = _named(_FINE, row // _SMALL, column // _SMALL)
    return f"g{fine[1:]}/{row % _SMALL}.{column % _SMALL}"


def around(here: Point, radius_km: float) -> tuple[str, ...]:
    """Return words of `place` that together hold at least the circle; none where that is too large or near a pole."""
    height = radius_km / EARTH_KM / radians(1)
    if radius_km > _FLAT_KM or abs(here.latitude) > _FLAT_LATITUDE or abs(here.longitude) > _FLAT_LONGITUDE:
        return ()
    width = height / cos(radians(abs(here.latitude) + height))
    return cells_over(
        here.latitude - height, here.longitude - width, here.latitude + height, here.longitude + width
    )


def edges(word: str) -> tuple[float, float, float, float]:
    """Return west, south, east and north (degrees) of a cell."""
    west, south, east, north = _steps(word)
    return west / _STEPS - 180, south / _STEPS - 90, east / _STEPS - 180, north / _STEPS - 90


def _steps(word: str) -> tuple[int, int, int, int]:
    """Return west, south, east and north of a cell, in steps from the south pole and the date line."""
    coarse, *finer = word[1:].split("/")
    row, column = map(int, coarse.split("."))
    height, width = _HEIGHT, _WIDTH
    south, west = (row + _ROWS_SOUTH) * height, (column + _COLUMNS_WEST) * width
    for size, each in zip((_FINE, _SMALL), finer, strict=False):
        row, column = map(int, each.split("."))
        height, width = height // size, width // size
        south, west = south + row * height, west + column * width
    return west, south, west + width, south + height


@dataclass(frozen=True, slots=True)
class _Cell:
    west: int
    south: int
    east: int
    north: int
    narrowest: float
    """The cosine of the latitude of its edge that is nearest to a pole."""
    widest: float


@lru_cache(maxsize=20_000)
def _cell(word: str) -> _Cell:
    west, south, east, north = _steps(word)
    cosines = [max(cos(radians(each / _STEPS - 90)), 0.0) for each in (south, north)]
    return _Cell(west, south, east, north, min(cosines), max(cosines))


Listing = Callable[[str], Iterable[str]]
"""Return the words of `place` that begin as asked."""


def circle(here: Point, radius_km: float, listing: Listing) -> tuple[str, ...]:
    """Return the words of `place` that together are exactly the circle of `radius_km` around `here`.

    `listing` says which cells and points there are at all: a large circle costs no more than what is in it.
    """
    if radius_km >= FURTHEST_KM:
        return (ANYWHERE,)
    flat = (
        radius_km <= _FLAT_KM
        and abs(here.latitude) <= _FLAT_LATITUDE
        and abs(here.longitude) <= _FLAT_LONGITUDE
    )
    shape = _Flat(here, radius_km) if flat else _Round(here, radius_km)
    return tuple(_inside(shape, listing("c"), listing))


def _inside(shape: "_Flat | _Round", cells: Iterable[str], listing: Listing) -> Iterator[str]:
    for word in cells:
        cell = _cell(word)
        inside = shape.holds(cell)
        if inside:
            yield word
        elif inside is None:
            within = listing(words_within(word))
            yield from shape.points(cell, within) if word[0] == "g" else _inside(shape, within, listing)


def _point(word: str) -> int:
    return int(word[word.rindex("/") + 1 :])


class _Round:
    """A circle on the globe."""

    def __init__(self, here: Point, radius_km: float) -> None:
        self._here = here
        self._radius_km = radius_km

    def holds(self, cell: _Cell) -> bool | None:
        """Say whether all of a cell is inside; None where it may be in part."""
        centre = Point(
            (cell.south + cell.north) / 2 / _STEPS - 90, (cell.west + cell.east) / 2 / _STEPS - 180
        )
        # No point of a cell is farther from its middle than along a meridian and then along the wider edge.
        height, width = (cell.north - cell.south) / 2 / _STEPS, (cell.east - cell.west) / 2 / _STEPS
        reach = radians(height + width * cell.widest) * EARTH_KM + _STEP_KM
        distance = distance_km(self._here, centre)
        if distance + reach <= self._radius_km:
            return True
        return None if distance - reach <= self._radius_km else False

    def points(self, _cell: _Cell, words: Iterable[str]) -> Iterator[str]:
        """Return the words of the points of a cell that are inside."""
        for word in words:
            if distance_km(self._here, _unpacked(_point(word))) <= self._radius_km:
                yield word


class _Flat(_Round):
    """A circle on a map that is flat, and the thin ring where that must be measured.

    With a the haversine of the angle, sin(a)^2 = sin(u)^2 + cos(here) cos(there) sin(v)^2 where u and v are half the
    differences in latitude and longitude; and x^2 (1 - x^2 / 3) <= sin(x)^2 <= x^2.
    """

    def __init__(self, here: Point, radius_km: float) -> None:
        super().__init__(here, radius_km)
        self._north, self._east = (here.latitude + 90) * _STEPS, (here.longitude + 180) * _STEPS
        self._narrow = cos(radians(here.latitude))
        half = radians(0.5 / _STEPS)
        square = (sin(radius_km / 2 / EARTH_KM) / half) ** 2
        self._surely, self._perhaps = square * (1 - _THIN), square * (1 + _BENT) + 1

    def holds(self, cell: _Cell) -> bool | None:
        """Say whether all of a cell is inside; None where it may be in part."""
        south, north = cell.south - self._north, cell.north - self._north
        west, east = cell.west - self._east, cell.east - self._east
        far_north, far_east = max(-south, north), max(-west, east)
        if far_north * far_north + self._narrow * cell.widest * far_east * far_east <= self._surely:
            return True
        near_north, near_east = max(south, -north, 0), max(west, -east, 0)
        near = near_north * near_north + self._narrow * cell.narrowest * near_east * near_east
        return None if near <= self._perhaps else False

    def points(self, cell: _Cell, words: Iterable[str]) -> Iterator[str]:
        """Return the words of the points of a cell that are inside."""
        here_north, here_east, surely, perhaps = self._north, self._east, self._surely, self._perhaps
        widest, narrowest = self._narrow * cell.widest, self._narrow * cell.narrowest
        unsure: list[str] = []
        for word in words:
            packed = _point(word)
            north, east = (packed >> _LONGITUDE_BITS) - here_north, (packed & _EASTWARD) - here_east
            square = east * east
            north *= north
            if north + widest * square <= surely:
                yield word
            elif north + narrowest * square <= perhaps:
                unsure.append(word)
        yield from super().points(cell, unsure)
