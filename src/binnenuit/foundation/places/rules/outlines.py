"""Outlines to draw maps with: one projected coordinate system for provinces, municipalities and points."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from binnenuit.foundation.places.rules import projection

Point = tuple[int, int]
# A ring in compact form: x and y of its first point, then the step to each next one; closed by itself.
Ring = tuple[int, ...]
Shape = tuple[Ring, ...]

_POINT = 2


def encode_ring(points: list[Point]) -> Ring:
    """Return the compact form of a ring of points (the last is not the first again)."""
    steps = [coordinate for (x, y), (nx, ny) in pairwise(points) for coordinate in (nx - x, ny - y)]
    return (*points[0], *steps)


def decode_ring(ring: Ring) -> list[Point]:
    """Return the points of a ring in compact form."""
    points: list[Point] = []
    x = y = 0
    for dx, dy in zip(ring[::2], ring[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


@dataclass(frozen=True)
class Box:
    """A rectangle in map coordinates."""

    left: float
    top: float
    width: float
    height: float

    def grown(self, share: float) -> "Box":
        """Return the rectangle with a margin around it: a share of its longest side."""
        margin = max(self.width, self.height) * share
        return Box(self.left - margin, self.top - margin, self.width + 2 * margin, self.height + 2 * margin)

    def __str__(self) -> str:
        """Return the value of SVG's viewBox attribute."""
        return " ".join(f"{value:g}" for value in (self.left, self.top, self.width, self.height))


@dataclass(frozen=True)
class Outlines:
    """What a template needs to draw a map of the country, or of a part of it.

    Coordinates are steps of 100 m in the national grid, y downward; `path` and `view_box` give what
    SVG's attributes ask for, `project` puts a point in degrees on the same map. `attribution` must
    be shown with every map; `approximate` says that municipalities are cells of our own making and
    not their true borders.
    """

    source: str
    attribution: str
    approximate: bool
    provinces: Mapping[str, Shape]
    municipalities: Mapping[str, Shape]

    def path(self, code: str) -> str:
        """Return the `d` attribute of the outline of a municipality or province; "" for an unknown code.

        Fill it with `fill-rule="evenodd"`: islands and enclaves are rings of one path.
        """
        return "".join(_path(ring) for ring in self._shape(code))

    def box(self, code: str = "") -> Box:
        """Return the rectangle around a municipality or province; around the country for "" or an unknown code."""
        shapes = [self._shape(code)] if self._shape(code) else list(self.provinces.values())
        points = [point for shape in shapes for ring in shape for point in decode_ring(ring)]
        if not points:
            return Box(0, 0, 1, 1)
        left, top = min(x for x, _ in points), min(y for _, y in points)
        return Box(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)

    def view_box(self, code: str = "", margin: float = 0.02) -> str:
        """Return the viewBox that shows `code` (or the country) with a margin: a share of its longest side."""
        return str(self.box(code).grown(margin))

    def project(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return the place on the map of a point in degrees (WGS84), to 10 m."""
        x, y = projection.to_map(latitude, longitude)
        return round(x, 1), round(y, 1)

    def bounds(self, code: str = "") -> tuple[float, float, float, float]:
        """Return (west, south, east, north) in degrees that hold a municipality, a province or the country."""
        box = self.box(code)
        corners = [
            projection.from_map(x, y)
            for x in (box.left, box.left + box.width)
            for y in (box.top, box.top + box.height)
        ]
        latitudes, longitudes = zip(*corners, strict=True)
        return min(longitudes), min(latitudes), max(longitudes), max(latitudes)

    def polygons(self, code: str) -> list[list[list[tuple[float, float]]]]:
        """Return a municipality or province as GeoJSON's MultiPolygon (RFC 7946).

        (longitude, latitude) to about 10 m.
        """
        return [
            [[_degrees(point) for point in (*ring, ring[0])] for ring in polygon]
            for polygon in nested([decode_ring(ring) for ring in self._shape(code)])
        ]

    def as_data(self) -> dict[str, Any]:
        """Return the outlines as what JSON can hold."""
        return {
            "source": self.source,
            "attribution": self.attribution,
            "approximate": self.approximate,
            "provinces": {code: [list(ring) for ring in shape] for code, shape in self.provinces.items()},
            "municipalities": {
                code: [list(ring) for ring in shape] for code, shape in self.municipalities.items()
            },
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Outlines":
        """Take what `as_data` gave."""
        return cls(
            source=data["source"],
            attribution=data["attribution"],
            approximate=data["approximate"],
            provinces=_shapes(data["provinces"]),
            municipalities=_shapes(data["municipalities"]),
        )

    def _shape(self, code: str) -> Shape:
        return self.municipalities.get(code) or self.provinces.get(code) or ()


def nested(rings: list[list[Point]]) -> list[list[list[Point]]]:
    """Return rings as polygons: an outer ring with its holes each, as filling by "evenodd" would draw them.

    On the map, where y goes down, outer rings turn one way and holes the other, as GeoJSON asks for.
    """
    around = [[_inside(ring[0], other) and other is not ring for other in rings] for ring in rings]
    depth = [sum(each) for each in around]
    polygons = {number: [_turned(ring, 1)] for number, ring in enumerate(rings) if depth[number] % 2 == 0}
    for number, ring in enumerate(rings):
        if depth[number] % 2:
            outer = next(
                other
                for other, holds in enumerate(around[number])
                if holds and depth[other] == depth[number] - 1
            )
            polygons[outer].append(_turned(ring, -1))
    return list(polygons.values())


def _inside(point: Point, ring: list[Point]) -> bool:
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in pairwise((*ring, ring[0])):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def _turned(ring: list[Point], way: int) -> list[Point]:
    """Return the ring anticlockwise on earth for 1, clockwise for -1."""
    twice = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise((*ring, ring[0])))
    return ring if (twice < 0) == (way > 0) else ring[::-1]


def _degrees(point: Point) -> tuple[float, float]:
    latitude, longitude = projection.from_map(*point)
    return round(longitude, 4), round(latitude, 4)


def _shapes(data: dict[str, list[list[int]]]) -> dict[str, Shape]:
    return {code: tuple(tuple(ring) for ring in rings) for code, rings in data.items()}


def _path(ring: Ring) -> str:
    steps = " ".join(str(step) for step in ring[_POINT:])
    return f"M{ring[0]} {ring[1]}l{steps}z"
