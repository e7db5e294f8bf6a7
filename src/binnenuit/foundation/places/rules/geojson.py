"""The official outlines: from a GeoJSON file of municipalities to what our maps draw.

CBS and PDOK publish the "gebiedsindelingen" each year, in the national grid (RD, EPSG:28992) or in
degrees (WGS84, CRS84); both are understood.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from binnenuit.foundation.places.rules import coverage, projection
from binnenuit.foundation.places.rules.outlines import Outlines, encode_ring
from binnenuit.foundation.places.rules.places import Municipality

# The properties that hold a municipality's code in the editions of CBS, PDOK and Kadaster.
CODE_PROPERTIES = ("statcode", "code", "gemeentecode", "gm_code", "identificatie")
# Features of water carry the code of the municipality around them.
_WATER_PROPERTIES = ("water", "h2o")
# In steps of 100 m: half a pixel on a map of the country as wide as a page.
TOLERANCE = 2.0
# Half square steps: smaller rings are slivers.
_SMALLEST = 4.0
_NAMED = 5
_TRIANGLE = 3

# What a point of the Netherlands can be, at sea too: (west, south, east, north).
_DEGREES = (2.5, 50.0, 8.0, 56.0)
_METRES = (-60_000.0, 280_000.0, 320_000.0, 900_000.0)


class OutlinesError(ValueError):
    """The file can't be used; the text says why, in one line."""


def read_outlines(data: object, municipalities: Sequence[Municipality], source: str) -> Outlines:
    """Return the outlines in a parsed GeoJSON file.

    Raises `OutlinesError` where it is no FeatureCollection, has no features, a geometry that is no
    polygon, coordinates that are not in the Netherlands, or not exactly our municipalities.
    """
    areas: dict[str, list[coverage.Ring]] = defaultdict(list)
    for number, feature in enumerate(_features(data), 1):
        if not _is_water(feature):
            areas[_code(feature, number)].extend(_rings(feature, number))
    _check_codes(set(areas), municipalities)
    empty = [one.name for one in municipalities if not areas[one.code]]
    if empty:
        raise OutlinesError(f"no area to draw for {_list(empty)}")
    simple = coverage.simplify(areas, TOLERANCE)
    by_province: dict[str, list[coverage.Ring]] = defaultdict(list)
    for one in municipalities:
        by_province[one.province_code].extend(simple[one.code])
    return Outlines(
        source=source,
        attribution=f"{source}. CBS, Kadaster.",
        approximate=False,
        provinces={
            code: tuple(encode_ring(ring) for ring in coverage.join(rings))
            for code, rings in sorted(by_province.items())
        },
        municipalities={
            code: tuple(encode_ring(ring) for ring in rings) for code, rings in sorted(simple.items())
        },
    )


def _features(data: object) -> list[Mapping[str, Any]]:
    features = data.get("features") if isinstance(data, dict) else None
    if (
        not isinstance(data, dict)
        or data.get("type") != "FeatureCollection"
        or not isinstance(features, list)
    ):
        raise OutlinesError("not a GeoJSON FeatureCollection")
    if not features:
        raise OutlinesError("it has 0 features; expected one for each municipality")
    for number, feature in enumerate(features, 1):
        if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
            raise OutlinesError(f"feature {number} has no geometry")
    return features


def _properties(feature: Mapping[str, Any]) -> dict[str, Any]:
    properties = feature.get("properties")
    return (
        {str(key).lower(): value for key, value in properties.items()} if isinstance(properties, dict) else {}
    )


def _is_water(feature: Mapping[str, Any]) -> bool:
    properties = _properties(feature)
    return any(str(properties.get(key, "")).upper() == "JA" for key in _WATER_PROPERTIES)


def _code(feature: Mapping[str, Any], number: int) -> str:
    properties = _properties(feature)
    for key in CODE_PROPERTIES:
        found = re.fullmatch(r"(?:GM)?0*([1-9][0-9]{0,3})", str(properties.get(key, "")).strip().upper())
        if found:
            return f"GM{int(found[1]):04}"
    raise OutlinesError(
        f"feature {number} has no municipality code (GM0599) in any of: {', '.join(CODE_PROPERTIES)}"
    )


def _check_codes(codes: set[str], municipalities: Sequence[Municipality]) -> None:
    missing = [f"{one.code} {one.name}" for one in municipalities if one.code not in codes]
    unknown = sorted(codes - {one.code for one in municipalities})
    problems = []
    if missing:
        problems.append(f"{len(missing)} missing: {_list(missing)}")
    if unknown:
        problems.append(f"{len(unknown)} unknown: {_list(unknown)}")
    if problems:
        raise OutlinesError(
            f"not the {len(municipalities)} municipalities that this version knows; {'; '.join(problems)}"
        )


def _list(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _rings(feature: Mapping[str, Any], number: int) -> Iterator[coverage.Ring]:
    geometry = feature["geometry"]
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in {"Polygon", "MultiPolygon"}:
        raise OutlinesError(f"feature {number} is a {kind}; expected Polygon or MultiPolygon")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    try:
        for polygon in polygons:
            for place, line in enumerate(polygon):
                ring = coverage.clean_ring(_point(position) for position in line)
                turns = coverage.area(ring) if len(ring) >= _TRIANGLE else 0
                if abs(turns) >= _SMALLEST:
                    # Outer rings one way round, holes the other.
                    yield ring if (turns > 0) == (place == 0) else ring[::-1]
    except (TypeError, ValueError, IndexError) as error:
        reason = (
            str(error) if isinstance(error, OutlinesError) else "its coordinates are not pairs of numbers"
        )
        raise OutlinesError(f"feature {number}: {reason}") from error


def _point(position: Sequence[float]) -> tuple[int, int]:
    x, y = float(position[0]), float(position[1])
    if not (math.isfinite(x) and math.isfinite(y)):
        raise OutlinesError("its coordinates are not numbers")
    # Degrees and metres of the Netherlands can't be taken for one another, so the file need not say which.
    if _within(x, y, _DEGREES):
        map_x, map_y = projection.to_map(latitude=y, longitude=x)
    elif _within(x, y, _METRES):
        map_x, map_y = projection.rd_to_map(x, y)
    else:
        raise OutlinesError(f"({x:g}, {y:g}) is no point of the Netherlands, in degrees or in metres of RD")
    return round(map_x), round(map_y)


def _within(x: float, y: float, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return west <= x <= east and south <= y <= north
