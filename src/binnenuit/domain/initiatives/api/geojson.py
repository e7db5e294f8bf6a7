"""Initiatives as GeoJSON (RFC 7946), in the coordinates asked for (NL API Design Rules, Geospatial)."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse

from binnenuit.api.shapes import links
from binnenuit.domain.initiatives.api.reading import facts_of, found_initiative
from binnenuit.foundation.places.service import wgs84_to_rd
from binnenuit.search.types import Hit, SearchPage

MEDIA_TYPE = "application/geo+json"
_RD = "http://www.opengis.net/def/crs/EPSG/0/28992"
_ETRS89 = "http://www.opengis.net/def/crs/EPSG/0/4258"


def collection(request: HttpRequest, answer: SearchPage, crs: str) -> HttpResponse:
    """Return a FeatureCollection; `Content-Crs` says what its coordinates are."""
    around = links(request, answer.request.page, answer.pages)
    relations = {"self": around.self, "next": around.next, "prev": around.previous}
    body = {
        "type": "FeatureCollection",
        "numberMatched": answer.total,
        "numberReturned": len(answer.hits),
        "links": [
            {"rel": relation, "href": address, "type": MEDIA_TYPE}
            for relation, address in relations.items()
            if address
        ],
        "features": [_feature(hit, crs) for hit in answer.hits],
    }
    response = HttpResponse(orjson.dumps(body, option=orjson.OPT_UTC_Z), content_type=MEDIA_TYPE)
    response.headers["Content-Crs"] = f"<{crs}>"
    return response


def coordinates(latitude: float, longitude: float, crs: str) -> list[float]:
    """Return a point (WGS 84, degrees) in the order and units of `crs`.

    To a metre: RD by the approximation of Schreutelkamp and Strang van Hees, ETRS89 taken as WGS 84 (they drift
    apart by 2.5 cm a year); our points are not more precise either.
    """
    if crs == _RD:
        return [round(metres, 1) for metres in wgs84_to_rd(latitude, longitude)]
    return [latitude, longitude] if crs == _ETRS89 else [longitude, latitude]


def _feature(hit: Hit, crs: str) -> dict[str, Any]:
    points = [coordinates(place.latitude, place.longitude, crs) for place in facts_of(hit).places]
    geometry: dict[str, Any] | None = None
    if len(points) == 1:
        geometry = {"type": "Point", "coordinates": points[0]}
    elif points:
        geometry = {"type": "MultiPoint", "coordinates": points}
    properties = found_initiative(hit).model_dump(by_alias=True)
    for place in properties["places"]:
        del place["latitude"], place["longitude"]
    return {"type": "Feature", "id": hit.code, "geometry": geometry, "properties": properties}
