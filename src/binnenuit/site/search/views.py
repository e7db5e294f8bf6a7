"""The search page, and the list under its field."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from binnenuit.search import engine
from binnenuit.site.search import search_page, search_url
from binnenuit.site.search.outputs import links
from binnenuit.site.search.suggestions import shown_suggestions
from binnenuit.ui.formats import language
from binnenuit.ui.headers import NOT_KEPT
from binnenuit.ui.pages import public_page

MOST_SUGGESTIONS = 8
_LONGEST_START = 80


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """Answer one search: out of the index, without the database, a session or a cookie."""
    question = search_url.parse(request.GET, language())
    answer = engine.search(question.request)
    return render(
        request,
        "search/search.html",
        {
            "page": search_page.shown(question, answer),
            "keeping": links.keeping(question),
        },
    )


@public_page
def suggestions(request: HttpRequest) -> JsonResponse:
    """Return what `q` may become, as JSON; `suggestions.shown_suggestions` says what is in it."""
    start = search_url.clean(request.GET.get("q", ""))[:_LONGEST_START]
    found = engine.suggest(start, language(), MOST_SUGGESTIONS) if start else []
    answer = JsonResponse(shown_suggestions(start, found, language()))
    answer.headers["Cache-Control"] = NOT_KEPT  # it holds what was typed; the page remembers it for itself
    return answer
