"""Where the nearest offer is, seen from a municipality, and the search that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from binnenuit.domain.initiatives.service.white_spots import Topic
from binnenuit.foundation.places.service import Municipality
from binnenuit.search import engine
from binnenuit.search.types import Near, Point, SearchRequest

_RADII = (2, 5, 10, 25, 50, 100, 200)
"""As the search page offers them (kilometres)."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest offer, and the search that shows it with what else lies as near."""

    distance_km: float
    address: str


def nearest(municipality: Municipality, topic: Topic) -> Nearest | None:
    """Return the nearest offer from the main settlement; None where there is none, or only without a place."""
    point = Point(municipality.latitude, municipality.longitude)
    request = SearchRequest(filters=topic.filters, near=Near(point), sort="distance", size=1, facets=())
    hits = engine.search(request).hits
    if not hits or hits[0].distance_km is None:
        return None
    distance = hits[0].distance_km
    radius = next((radius for radius in _RADII if radius >= distance), _RADII[-1])
    return Nearest(
        distance, search_address({**topic.parameters, "bij": municipality.name, "straal": str(radius)})
    )


def search_address(parameters: Mapping[str, str]) -> str:
    """Return the address of a search."""
    return f"{reverse('search')}?{urlencode(parameters)}"
