"""What there is in a municipality, and what is missing; all municipalities on a map and by province."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from binnenuit.foundation.organisations.service import has_examples
from binnenuit.foundation.places import service as places
from binnenuit.foundation.places.service import Municipality
from binnenuit.kernel.errors import NotFound
from binnenuit.search import engine
from binnenuit.search.types import SearchPage, SearchRequest
from binnenuit.site.pages import linked_data
from binnenuit.site.pages.results import shows_examples
from binnenuit.site.pages.themes import ThemeCount, theme_counts
from binnenuit.ui.choropleth import by_province, shades
from binnenuit.ui.collation import alphabetical
from binnenuit.ui.formats import language
from binnenuit.ui.pages import public_page

SHOWN = 20
ROUNDED_TO = -2
"""Inhabitants are shown in hundreds: the figures that we have are no official counts (docs/data-places.md)."""


@public_page
def municipalities(request: HttpRequest) -> HttpResponse:
    """Show all municipalities with what there is in each."""
    page = engine.search(SearchRequest(size=1, language=language(), facets=("municipality",)))
    counts = {found.value: found.count for found in page.facets["municipality"]}
    return render(
        request,
        "pages/municipalities.html",
        {
            "provinces": by_province(counts),
            "shades": shades(counts.values()),
            "examples": has_examples(),
        },
    )


@public_page
def municipality(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what there is in one municipality, by theme, and which themes have nothing yet."""
    found = places.municipality_by_slug(slug)
    if found is None:
        raise NotFound(slug)
    page = _initiatives(found)
    counts = theme_counts(page)
    return render(
        request,
        "pages/municipality.html",
        {
            "schema_org": linked_data.municipality(found),
            "municipality": found,
            "population": round(found.population, ROUNDED_TO),
            "hits": page.hits,
            "total": page.total,
            "present": [theme for theme in counts if theme.count],
            "missing": _missing(counts),
            "examples": shows_examples(page.hits),
        },
    )


def _missing(counts: list[ThemeCount]) -> list[ThemeCount]:
    missing = (theme for theme in counts if not theme.count)
    return sorted(missing, key=lambda theme: alphabetical(theme.label, language()))


def _initiatives(found: Municipality) -> SearchPage:
    return engine.search(
        SearchRequest(
            filters=(("municipality", (found.code,)),),
            sort="confirmed",
            size=SHOWN,
            language=language(),
            facets=("theme",),
        )
    )
