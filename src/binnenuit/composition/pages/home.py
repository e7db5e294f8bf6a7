"""The front door."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from binnenuit.composition.pages import linked_data
from binnenuit.composition.pages.results import counts_examples, shows_examples
from binnenuit.composition.pages.themes import theme_counts
from binnenuit.search import engine
from binnenuit.search.types import SearchRequest
from binnenuit.ui.formats import language
from binnenuit.ui.pages import public_page

LATEST = 6


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Show what one can do here, with the search first."""
    latest = engine.search(
        SearchRequest(sort="confirmed", size=LATEST, language=language(), facets=("theme", "municipality"))
    )
    organisations = engine.search(SearchRequest(kinds=("organisation",), size=1, facets=()))
    programmes = engine.search(SearchRequest(kinds=("programme",), language=language(), facets=()))
    return render(
        request,
        "pages/home.html",
        {
            "schema_org": linked_data.home([tag for tag, _name in settings.LANGUAGES]),
            "latest": latest.hits,
            "examples": shows_examples(latest.hits),
            "counts_examples": counts_examples(),
            "initiatives": latest.total,
            "organisations": organisations.total,
            "municipalities": len(latest.facets["municipality"]),
            "themes": theme_counts(latest),
            "programmes": programmes.hits,
        },
    )
