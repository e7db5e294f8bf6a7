"""GeoJSON files as CBS publishes them, made from our own cells."""

import json
from pathlib import Path

from binnenuit.foundation.places.queries.maps import shipped_outlines
from binnenuit.foundation.places.queries.table import municipalities
from binnenuit.foundation.places.rules import projection
from binnenuit.foundation.places.rules.outlines import decode_ring


def _position(point, crs):
    x, y = point[0] * projection.UNIT, projection.TOP - point[1] * projection.UNIT
    if crs == "RD":
        return [x, y]
    latitude, longitude = projection.rd_to_wgs84(x, y)
    return [longitude, latitude]


def municipality_feature(code, *, crs="RD", key="statcode"):
    """Return one municipality as a feature; `crs` is "RD" or "WGS84"."""
    polygons = []
    for ring in shipped_outlines().municipalities[code]:
        points = [_position(point, crs) for point in decode_ring(ring)]
        polygons.append([[*points, points[0]]])
    return {
        "type": "Feature",
        "properties": {key: code, "statnaam": code},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


def outlines_geojson(*, crs="RD", key="statcode", leave_out=()):
    """Return a FeatureCollection of our 342 municipalities, less those in `leave_out`."""
    return {
        "type": "FeatureCollection",
        "features": [
            municipality_feature(one.code, crs=crs, key=key)
            for one in municipalities()
            if one.code not in leave_out
        ],
    }


def write_geojson(folder: Path, data: object, name="gemeenten_2025.geojson") -> Path:
    """Write what is to be imported."""
    path = folder / name
    path.write_text(json.dumps(data), encoding="utf-8")
    return path
