"""What the map of a search shows: provinces and municipalities by their number, and where the list's results are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

import orjson
from django.urls import reverse

from binnenuit.foundation.places.service import Box
from binnenuit.search import geo_grid
from binnenuit.search.types import Hit, Near, SearchPage
from binnenuit.site.search import search_url
from binnenuit.site.search.search_url import Question
from binnenuit.ui.addresses import hit_address
from binnenuit.ui.choropleth import MapArea, Shade, by_province, level, shades
from binnenuit.ui.maps import drawing

_STEPS_PER_KM = 10
"""Of the drawing's coordinates (steps of 100 m)."""
_KM_PER_DEGREE = 111.2
_SAMPLES = {"municipality": ("GM0599", "gemeente=rotterdam"), "province": ("PV28", "provincie=zuid-holland")}
"""One area of each kind, and how it stands in an address."""
_MARGIN = 0.15
_COUNTRY_MARGIN = 0.02


@dataclass(frozen=True, slots=True)
class ProvinceOnMap:
    """A province, and its municipalities by name."""

    area: MapArea
    municipalities: tuple[MapArea, ...]


@dataclass(frozen=True, slots=True)
class ShownMap:
    """What the template and the script need to draw the map."""

    provinces: tuple[ProvinceOnMap, ...]
    shades: Sequence[Shade]
    """Of municipalities."""
    province_shades: Sequence[Shade]
    view_box: str
    bounds: str
    """What to show first: west,south,east,north in degrees."""
    grid: str
    """Address that counts what lies in a box; its parameters come behind it."""
    outlines: str
    near: str
    """Address of the list of this search wherever it is; `bij` and `straal` come behind it."""
    points: str
    """JSON: by address of a result in the list, its points as [latitude, longitude]."""


def shown_map(question: Question, answer: SearchPage) -> ShownMap:
    """Return what the map shows of a search and its answer."""
    counts, province_counts = _counts(answer, "municipality"), _counts(answer, "province")
    province_shades = shades(province_counts.values())
    to_province, to_municipality = _narrowed(question, "province"), _narrowed(question, "municipality")
    provinces = []
    for shown in by_province(counts):
        count = province_counts.get(shown.province.code, 0)
        address = to_province.format(shown.province.slug)
        area = MapArea(
            shown.province.code, shown.province.name, count, level(count, province_shades), address
        )
        municipalities = tuple(
            MapArea(
                each.municipality.code,
                each.municipality.name,
                each.count,
                each.level,
                to_municipality.format(each.municipality.slug),
            )
            for each in shown.municipalities
        )
        provinces.append(ProvinceOnMap(area, municipalities))
    first = search_url.with_page(question, 1)
    view_box, bounds = _frame(question, answer)
    return ShownMap(
        provinces=tuple(provinces),
        shades=shades(counts.values()),
        province_shades=province_shades,
        view_box=view_box,
        bounds=bounds,
        grid=_open(reverse("search_grid") + search_url.address(first)),
        outlines=f"{reverse('map_outlines')}?v={drawing().geojson.version}",
        near=_open(reverse("search") + search_url.address(search_url.without_near(first))),
        points=_points(answer.hits),
    )


def _counts(answer: SearchPage, facet: str) -> Mapping[str, int]:
    return {found.value: found.count for found in answer.facets.get(facet, ())}


def _narrowed(question: Question, facet: str) -> str:
    """Return the address of the search on the map in one area instead of those chosen, with {} for the area's word.

    Made once: the addresses of 342 municipalities differ in nothing else.
    """
    code, word = _SAMPLES[facet]
    for value in question.request.values(facet):
        question = search_url.without(question, facet, value)
    address = search_url.address(search_url.with_filter(question, facet, code))
    return reverse("search_map") + address.replace(word, f"{word.partition('=')[0]}={{}}", 1)


def _open(address: str) -> str:
    """Return an address that one more parameter can be put behind."""
    return f"{address}{'&' if '?' in address else '?'}"


def _frame(question: Question, answer: SearchPage) -> tuple[str, str]:
    """Return SVG's viewBox and the bounds in degrees of what was asked for: an area, a circle or the country."""
    outlines = drawing().outlines
    near = answer.near or question.request.near
    code = _chosen(question)
    if near is not None and not code:
        return _circle(near)
    code = code or _named(answer)
    west, south, east, north = outlines.bounds(code)
    view_box = outlines.view_box(code, _MARGIN if code else _COUNTRY_MARGIN)
    return view_box, _degrees(west, south, east, north)


def _chosen(question: Question) -> str:
    """Return the one municipality or province that the search is narrowed to; empty for none or several."""
    for facet in ("municipality", "province"):
        chosen = question.request.values(facet)
        if chosen:
            return chosen[0] if len(chosen) == 1 else ""
    return ""


def _named(answer: SearchPage) -> str:
    """Return the province (a place without a circle) that the words name; empty for none."""
    provinces = drawing().outlines.provinces
    named = (each.code for each in answer.understood if each.kind == "place" and each.code in provinces)
    return next(named, "")


def _circle(near: Near) -> tuple[str, str]:
    radius = near.radius_km or search_url.DEFAULT_RADIUS
    latitude, longitude = near.point.latitude, near.point.longitude
    x, y = drawing().outlines.project(latitude, longitude)
    steps = radius * _STEPS_PER_KM
    high = radius / _KM_PER_DEGREE
    wide = high / max(cos(radians(latitude)), 0.01)
    view_box = str(Box(x - steps, y - steps, 2 * steps, 2 * steps).grown(_COUNTRY_MARGIN))
    return view_box, _degrees(
        max(longitude - wide, -180),
        max(latitude - high, -85),
        min(longitude + wide, 180),
        min(latitude + high, 85),
    )


def _degrees(*values: float) -> str:
    return ",".join(f"{value:.5f}" for value in values)


def _points(hits: Sequence[Hit]) -> str:
    by_kind: dict[str, list[str]] = {}
    for hit in hits:
        by_kind.setdefault(hit.kind, []).append(hit.code)
    points = {kind: geo_grid.points_of(kind, codes) for kind, codes in by_kind.items()}
    return orjson.dumps(
        {
            hit_address(hit): [(point.latitude, point.longitude) for point in points[hit.kind][hit.code]]
            for hit in hits
            if hit.code in points[hit.kind]
        }
    ).decode()
