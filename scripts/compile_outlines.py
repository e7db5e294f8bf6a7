"""Compile the map's outlines from the npm package @svg-maps/netherlands and our municipalities' points.

    npm pack @svg-maps/netherlands        (somewhere outside the repository; unpack it)
    python scripts/compile_outlines.py PACKAGE_FOLDER

Run it in an environment with the dependency group `data`, after compile_places.py. It says how well
the drawing fits. docs/data-places.md tells what it does and why.
"""

import csv
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import shapely
from scipy.optimize import minimize
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from binnenuit.foundation.places.rules import coverage, projection  # noqa: E402
from binnenuit.foundation.places.rules.outlines import encode_ring  # noqa: E402

DATA = ROOT / "src/binnenuit/foundation/places/data"

SOURCE = "@svg-maps/netherlands 1.0.0 (provinces); cells around the main settlements (municipalities)"
ATTRIBUTION = (
    "Provinces: MapSVG and @svg-maps/netherlands, CC BY 4.0, simplified. Places: GeoNames, CC BY 4.0."
)

# CBS code of a municipality, and a point on the map that lies in it.
Site = tuple[str, tuple[float, float]]

# The country's extremes in degrees: where the search for the drawing's coordinates begins.
WEST, EAST, SOUTH, NORTH = 3.358, 7.227, 50.750, 53.555
# Beyond this many of the drawing's units (about 430 m each) a point outside its province counts no more.
FAR = 3.0
# In steps of 100 m.
TOLERANCE = 2.0
# The drawing's provinces are those of before 2019, when Leerdam, Vianen and Zederik left Zuid-Holland.
MOVED, MOVED_FROM, MOVED_TO = "GM1961", "PV28", "PV26"
# Square steps of 100 m: smaller islands and slivers are left out.
SMALLEST = 60.0


def table(name: str) -> list[dict[str, str]]:
    """Read one of the compiled data files."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_drawing(folder: Path) -> dict[str, BaseGeometry]:
    """Return the provinces' outlines in the drawing's own coordinates, by CBS code."""
    text = (folder / "netherlands.svg").read_text(encoding="utf-8")
    codes = {row["name"]: row["code"] for row in table("provinces.csv")}
    codes |= {name: row["code"] for row in table("provinces.csv") for name in row["also_known_as"].split("|")}
    shapes = {}
    for name, path in re.findall(r'name="([^"]+)"\s+d="([^"]+)"', text):
        shapes[codes[name]] = filled([ring for ring in rings_of(path) if len(ring) > 3])
    return shapes


def filled(rings: Iterable[Sequence[tuple[float, float]]]) -> BaseGeometry:
    """Return the area that the rings enclose an odd number of times: a ring within a ring is water."""
    area: BaseGeometry = Polygon()
    for ring in rings:
        area = area.symmetric_difference(Polygon(ring).buffer(0))
    return area


def rings_of(path: str) -> list[list[tuple[float, float]]]:
    """Read a path that has only relative steps: m, pairs of numbers, z."""
    rings: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for part in path.split("m")[1:]:
        if re.search(r"[a-ln-yA-Z]", part):
            raise SystemExit("the drawing has commands that this script does not know")
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", part)]
        ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(ring)
        x, y = ring[0]  # z goes back to where the ring began
    return rings


def mercator(latitude: float) -> float:
    """Return Mercator's northing in degrees."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def latitude_of(northing: float) -> float:
    """Undo `mercator`."""
    return math.degrees(2 * math.atan(math.exp(math.radians(northing))) - math.pi / 2)


def fit(shapes: dict[str, BaseGeometry]) -> np.ndarray:
    """Find a, b, c, d with x = a + b * longitude and y = c + d * mercator(latitude).

    The drawing is a Mercator map; the best fit has the least distance of places outside their own province.
    """
    province_of = {row["code"]: row["province"] for row in table("municipalities.csv")}
    places = [row for row in table("places.csv") if row["municipality"] != MOVED]
    seats = [row for row in table("municipalities.csv") if row["code"] != MOVED]
    points = [(row, row["province"]) for row in seats] + [
        (row, province_of[row["municipality"]]) for row in places
    ]
    longitudes = np.array([float(row["longitude"]) for row, _ in points])
    northings = np.array([mercator(float(row["latitude"])) for row, _ in points])
    own = np.array([shapes[code] for _, code in points])
    shapely.prepare(own)

    def outside(p: np.ndarray) -> np.ndarray:
        return shapely.distance(own, shapely.points(p[0] + p[1] * longitudes, p[2] + p[3] * northings))

    left, top, right, bottom = shapely.total_bounds(np.array(list(shapes.values())))
    b = (right - left) / (EAST - WEST)
    d = (bottom - top) / (mercator(SOUTH) - mercator(NORTH))
    start = np.array([left - b * WEST, b, top - d * mercator(NORTH), d])
    best = minimize(
        lambda p: float(np.minimum(outside(p), FAR).sum()),
        start,
        method="Nelder-Mead",
        options={"maxiter": 2000},
    ).x
    away = outside(best)
    print(f"fit: {best.round(4)}")
    print(f"municipalities inside their province: {int((away[: len(seats)] == 0).sum())} of {len(seats)}")
    print(f"places inside their province: {int((away[len(seats) :] == 0).sum())} of {len(places)}")
    for number in np.argsort(-away)[:8]:
        row, code = points[number]
        print(f"  outside {code} by {away[number] * 0.43:.1f} km: {row['name']}")
    return best


def georeference(shapes: dict[str, BaseGeometry], p: np.ndarray) -> dict[str, BaseGeometry]:
    """Return the outlines in map coordinates, on whole steps of 100 m, simplified together."""
    rings: dict[str, list[coverage.Ring]] = {}
    for code, shape in shapes.items():
        rings[code] = []
        for polygon in getattr(shape, "geoms", [shape]):
            for line in (polygon.exterior, *polygon.interiors):
                points = [
                    projection.to_map(latitude_of((y - p[2]) / p[3]), (x - p[0]) / p[1])
                    for x, y in line.coords
                ]
                ring = coverage.clean_ring((round(x), round(y)) for x, y in points)
                if len(ring) > 2 and abs(coverage.area(ring)) / 2 >= SMALLEST:
                    rings[code].append(ring)
    return {code: filled(simple) for code, simple in coverage.simplify(rings, TOLERANCE).items()}


def sites(*, also_inferred: bool = False) -> dict[str, list[Site]]:
    """Return, by province, the points whose municipality is known (or was inferred)."""
    found: dict[str, list[Site]] = defaultdict(list)
    province_of = {}
    for row in table("municipalities.csv"):
        province_of[row["code"]] = row["province"]
        point = projection.to_map(float(row["latitude"]), float(row["longitude"]))
        found[row["province"]].append((row["code"], point))
    for row in table("places.csv"):
        if row["exact"] == "1" or also_inferred:
            point = projection.to_map(float(row["latitude"]), float(row["longitude"]))
            found[province_of[row["municipality"]]].append((row["municipality"], point))
    return found


def cells(shape: BaseGeometry, points: list[Site], towns: list[Site]) -> dict[str, BaseGeometry]:
    """Divide a province: each part goes to the municipality of the nearest of `points`.

    An island with `towns` of one municipality stays whole.
    """
    unique = {point: code for code, point in points}
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    diagram = shapely.voronoi_polygons(MultiPoint_of(unique), extend_to=shape.envelope.buffer(500))
    codes = [(unique_code(cell, unique), cell) for cell in diagram.geoms]
    for polygon in getattr(shape, "geoms", [shape]):
        inside = {code for code, point in towns if polygon.contains(Point(point))}
        if len(inside) == 1:
            parts[inside.pop()].append(polygon)
            continue
        for code, cell in codes:
            part = cell.intersection(polygon)
            if part.area:
                parts[code].append(part)
    return {code: shapely.union_all(those) for code, those in parts.items()}


def MultiPoint_of(unique: dict[tuple[float, float], str]) -> BaseGeometry:  # noqa: N802
    """Return the points as one geometry."""
    return shapely.multipoints([Point(point) for point in unique])


def unique_code(cell: BaseGeometry, unique: dict[tuple[float, float], str]) -> str:
    """Return the code of the one point within a cell."""
    shapely.prepare(cell)
    return next(code for point, code in unique.items() if cell.contains(Point(point)))


def encode(shape: BaseGeometry) -> list[list[int]]:
    """Return a shape's rings in the compact form of our data file."""
    rings = []
    for polygon in getattr(shape, "geoms", [shape]):
        if polygon.geom_type != "Polygon" or polygon.area < SMALLEST / 2:
            continue
        for line in (polygon.exterior, *polygon.interiors):
            ring = coverage.clean_ring((round(x), round(y)) for x, y in line.coords)
            if len(ring) > 2:
                rings.append(list(encode_ring(ring)))
    return rings


def main() -> None:
    """Compile outlines.json."""
    shapes = read_drawing(Path(sys.argv[1]))
    provinces = georeference(shapes, fit(shapes))
    by_province, towns = sites(), sites(also_inferred=True)
    moved = [site for site in by_province[MOVED_TO] if site[0] == MOVED]
    old = cells(provinces[MOVED_FROM], by_province[MOVED_FROM] + moved, towns[MOVED_FROM] + moved)
    provinces[MOVED_FROM] = provinces[MOVED_FROM].difference(old[MOVED])
    provinces[MOVED_TO] = shapely.union_all([provinces[MOVED_TO].buffer(1), old[MOVED].buffer(1)]).buffer(-1)
    municipalities = {}
    for code, shape in provinces.items():
        municipalities.update(cells(shape, by_province[code], towns[code]))
    names = {row["code"]: row["name"] for row in table("municipalities.csv")}
    if missing := set(names) - set(municipalities):
        raise SystemExit(f"municipalities without a cell: {sorted(missing)}")
    for code, shape in sorted(municipalities.items()):
        if isinstance(shape, MultiPolygon) and len(shape.geoms) > 1:
            print(f"  {names[code]}: {len(shape.geoms)} parts")
    data = {
        "source": SOURCE,
        "attribution": ATTRIBUTION,
        "approximate": True,
        "provinces": {code: encode(provinces[code]) for code in sorted(provinces)},
        "municipalities": {code: encode(municipalities[code]) for code in sorted(municipalities)},
    }
    path = DATA / "outlines.json"
    path.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"outlines.json: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
