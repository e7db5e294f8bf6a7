"""The squares of web maps: how a point becomes one number that can be counted at every zoom.

The world in Mercator's projection (EPSG:3857, what web maps use) is a square; halved both ways it is four,
and so on. A square's number runs along a Z-curve: four squares that together are one of the level above have
numbers in a row, so a histogram of the numbers with steps of 4, 16, 64 ... counts whole squares of any level.
"""

from dataclasses import dataclass
from math import asinh, atan, degrees, floor, pi, radians, sinh, tan

from binnenuit.search.types import Point

DEEPEST = 18
"""The level whose numbers are kept: squares of about 94 metres at the latitude of the Netherlands."""
EDGE_LATITUDE = 85.0511
"""Mercator's map ends here, north and south."""
_WEAVE = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)
"""How bits are moved apart, half of them at a time."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on earth, in degrees (WGS 84); `west` is never more than `east`."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class TileRange:
    """The squares of one level that lie in a rectangle; both ends belong to it."""

    level: int
    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> int:
        """Return the number of squares."""
        return (self.right - self.left + 1) * (self.bottom - self.top + 1)

    def holds(self, number: int) -> bool:
        """Say whether the square with this number, of this span's level, is one of them."""
        column, row = tile_xy(number)
        return self.left <= column <= self.right and self.top <= row <= self.bottom

    @property
    def box(self) -> Box:
        """Return the rectangle of all its squares."""
        west, north = corner(self.left, self.top, self.level)
        east, south = corner(self.right + 1, self.bottom + 1, self.level)
        return Box(west, south, east, north)

    @property
    def numbers(self) -> tuple[int, int]:
        """Return the lowest and the highest number of its squares; others may lie between."""
        return number(self.left, self.top), number(self.right, self.bottom)


def tile_id(point: Point, level: int = DEEPEST) -> int:
    """Return the number of the square of `level` that `point` lies in; beyond Mercator's edge, of the outermost one."""
    return number(*_position(point.longitude, point.latitude, level))


def tile_range(box: Box, level: int) -> TileRange:
    """Return the squares of `level` that `box` touches."""
    left, top = _position(box.west, box.north, level)
    right, bottom = _position(box.east, box.south, level)
    return TileRange(level, left, top, right, bottom)


def number(column: int, row: int) -> int:
    """Return the number of the square in this column (from the west) and row (from the north)."""
    return _woven(column) | _woven(row) << 1


def tile_xy(number: int) -> tuple[int, int]:
    """Return the column and the row of a square."""
    return _unwoven(number), _unwoven(number >> 1)


def corner(column: float, row: float, level: int) -> tuple[float, float]:
    """Return (longitude, latitude) of the north-western corner of a square; half a column further is its middle."""
    size = 1 << level
    return column / size * 360 - 180, degrees(atan(sinh(pi * (1 - 2 * row / size))))


def _position(longitude: float, latitude: float, level: int) -> tuple[int, int]:
    size = 1 << level
    inside = radians(min(max(latitude, -EDGE_LATITUDE), EDGE_LATITUDE))
    column = floor((longitude + 180) / 360 * size)
    row = floor((1 - asinh(tan(inside)) / pi) / 2 * size)
    return min(max(column, 0), size - 1), min(max(row, 0), size - 1)


def _woven(number: int) -> int:
    """Return `number` (of at most 32 bits) with a zero bit between any two of its bits."""
    for shift, mask in _WEAVE:
        number = (number | number << shift) & mask
    return number


def _unwoven(number: int) -> int:
    """Return every second bit of `number`: the other way round of `_woven`."""
    number &= _WEAVE[-1][1]
    for (shift, _mask), (_shift, wider) in zip(_WEAVE[::-1], _WEAVE[-2::-1], strict=False):
        number = (number | number >> shift) & wider
    return (number | number >> _WEAVE[0][0]) & 0xFFFFFFFF
