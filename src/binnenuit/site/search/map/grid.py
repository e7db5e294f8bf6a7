"""What the map's script asks for: the clusters and results in a box, and the outlines."""

import math
import re
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from binnenuit.kernel.errors import BadInput
from binnenuit.search import geo_grid
from binnenuit.search.geo.tiles import EDGE_LATITUDE, Box
from binnenuit.search.geo_grid import Cluster, MapHit, MapPoint
from binnenuit.site.search import search_url
from binnenuit.ui.addresses import hit_address
from binnenuit.ui.formats import language
from binnenuit.ui.headers import NOT_KEPT
from binnenuit.ui.maps import drawing
from binnenuit.ui.pages import public_page

LARGEST_ZOOM = 22
"""What web maps know; beyond it there is nothing to see."""
_GRID_SECONDS = 60
_OUTLINES_SECONDS = 365 * 24 * 3600
_DEGREES = re.compile(r"^-?\d{1,4}(\.\d{1,20})?(e-\d{1,3})?$", re.ASCII)
_ZOOM = re.compile(r"^\d{1,2}$", re.ASCII)
_CORNERS = 4


@public_page
def search_grid(request: HttpRequest) -> HttpResponse:
    """Return what of a search lies in the box `vak` (west,south,east,north in degrees) at `zoom`, as JSON.

    {clusters: [{lat, lon, count, bounds: [west, south, east, north]}],
     spots: [{lat, lon, results: [{title, language, address, place}]}]}: at most 400 clusters and results together.
    """
    question = search_url.parse(request.GET, language())
    found = geo_grid.grid(
        question.request, box(request.GET.get("vak", "")), zoom(request.GET.get("zoom", ""))
    )
    content = {
        "clusters": [_cluster(each) for each in found.clusters],
        "spots": [_spot(each) for each in found.spots],
    }
    response = HttpResponse(orjson.dumps(content), content_type="application/json")
    typed = question.request.text or question.near_text
    response.headers["Cache-Control"] = NOT_KEPT if typed else f"public, max-age={_GRID_SECONDS}"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@public_page
def map_outlines(request: HttpRequest) -> HttpResponse:
    """Return the outlines of provinces and municipalities as GeoJSON.

    The address has the version, so it may be kept.
    """
    geojson = drawing().geojson
    tag = f'"{geojson.version}"'
    response: HttpResponse
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    elif "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(geojson.compressed, content_type="application/geo+json")
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(geojson.content, content_type="application/geo+json")
    newest = request.GET.get("v") == geojson.version
    response.headers["Cache-Control"] = (
        f"public, max-age={_OUTLINES_SECONDS}, immutable" if newest else f"public, max-age={_GRID_SECONDS}"
    )
    response.headers["ETag"] = tag
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def box(text: str) -> Box:
    """Read "west,south,east,north" in degrees, cut off at the edges of web maps; raises `BadInput`."""
    parts = text.split(",")
    if len(parts) != _CORNERS or not all(_DEGREES.match(part) for part in parts):
        raise BadInput(
            _("Het vak op de kaart moet uit vier getallen bestaan: west,zuid,oost,noord in graden.")
        )
    west, south, east, north = (float(part) for part in parts)
    if west > east or south > north:
        raise BadInput(_("Het vak op de kaart staat verkeerd om: eerst west en zuid, dan oost en noord."))
    return Box(
        _within(west, 180), _within(south, EDGE_LATITUDE), _within(east, 180), _within(north, EDGE_LATITUDE)
    )


def _within(value: float, limit: float) -> float:
    return math.copysign(min(abs(value), limit), value)


def zoom(text: str) -> int:
    """Read how near the map is, from 0 (the world) to 22; raises `BadInput`."""
    if not _ZOOM.match(text) or int(text) > LARGEST_ZOOM:
        raise BadInput(
            _("De zoom van de kaart moet een getal van 0 tot %(limit)s zijn.") % {"limit": LARGEST_ZOOM}
        )
    return int(text)


def _cluster(cluster: Cluster) -> dict[str, Any]:
    edges = (cluster.box.west, cluster.box.south, cluster.box.east, cluster.box.north)
    return {
        "lat": round(cluster.point.latitude, 5),
        "lon": round(cluster.point.longitude, 5),
        "count": cluster.count,
        "bounds": [round(edge, 5) for edge in edges],
    }


def _spot(spot: MapPoint) -> dict[str, Any]:
    return {
        "lat": round(spot.point.latitude, 5),
        "lon": round(spot.point.longitude, 5),
        "results": [_result(each) for each in spot.results],
    }


def _result(single: MapHit) -> dict[str, str]:
    return {
        "title": single.title,
        "language": single.language,
        "address": hit_address(single),
        "place": str(single.card.get("place", "")),
    }
