"""The front door."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from binnenuit.foundation.organisations.service import has_examples
from binnenuit.foundation.places import service as places
from binnenuit.search import engine
from binnenuit.search.types import SearchRequest
from binnenuit.site.pages import linked_data
from binnenuit.site.pages.results import shows_examples
from binnenuit.site.pages.themes import theme_counts
from binnenuit.ui.choropleth import MapArea, level, shades
from binnenuit.ui.formats import language
from binnenuit.ui.pages import public_page

LATEST = 6
TO_TRY = ("taalmaatje", "huwelijksdwang", "samen-koken", "coming-out", "eenzaamheid")
"""Concepts that show how wide one may ask; the words are the thesaurus's own."""


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Show what one can do here, with the search first."""
    latest = engine.search(
        SearchRequest(
            sort="confirmed", size=LATEST, language=language(), facets=("theme", "municipality", "province")
        )
    )
    organisations = engine.search(SearchRequest(kinds=("organisation",), size=1, facets=()))
    programmes = engine.search(SearchRequest(kinds=("programme",), language=language(), facets=()))
    in_provinces = {found.value: found.count for found in latest.facets["province"]}
    return render(
        request,
        "pages/home.html",
        {
            "schema_org": linked_data.home([tag for tag, _name in settings.LANGUAGES]),
            "try_concepts": TO_TRY,
            "latest": latest.hits,
            "examples": shows_examples(latest.hits),
            "counts_examples": has_examples(),
            "initiatives": latest.total,
            "organisations": organisations.total,
            "municipalities": len(latest.facets["municipality"]),
            "provinces": _provinces(in_provinces),
            "shades": shades(in_provinces.values()),
            "themes": theme_counts(latest),
            "programmes": programmes.hits,
        },
    )


def _provinces(counts: Mapping[str, int]) -> list[MapArea]:
    """Return the provinces by name, with what there is in each and the search that shows it."""
    steps = shades(counts.values())
    return [
        MapArea(
            code=province.code,
            name=province.name,
            count=(count := counts.get(province.code, 0)),
            level=level(count, steps),
            address=f"{reverse('search')}?provincie={province.slug}",
        )
        for province in sorted(places.provinces(), key=lambda one: one.name)
    ]
