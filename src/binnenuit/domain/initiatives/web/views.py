"""The visitor's pages: search, suggestions, an initiative."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from binnenuit.domain.initiatives.queries import public_initiative
from binnenuit.domain.initiatives.web import (
    initiative_page,
    linked_data,
    outputs_links,
    search_page,
    search_url,
)
from binnenuit.domain.initiatives.web.suggestions import shown_suggestions
from binnenuit.kernel import clock
from binnenuit.search import engine
from binnenuit.ui.formats import language
from binnenuit.ui.headers import NOT_KEPT, not_kept
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
        "initiatives/search.html",
        {
            "page": search_page.shown(question, answer),
            "keeping": outputs_links.keeping(question),
        },
    )


@public_page
def suggestions(request: HttpRequest) -> JsonResponse:
    """Return what `q` may become, as JSON; `suggestions.shown` says what is in it."""
    start = search_url.clean(request.GET.get("q", ""))[:_LONGEST_START]
    found = engine.suggest(start, language(), MOST_SUGGESTIONS) if start else []
    answer = JsonResponse(shown_suggestions(start, found, language()))
    answer.headers["Cache-Control"] = NOT_KEPT  # it holds what was typed; the page remembers it for itself
    return answer


@public_page
@not_kept
def initiative(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Show one initiative; a renamed or merged one is found under its code."""
    found = public_initiative(code)
    if (slug, code) != (found.slug, found.code):
        return HttpResponsePermanentRedirect(
            reverse("initiative", kwargs={"slug": found.slug, "code": found.code})
        )
    now = clock.now().astimezone(clock.AMSTERDAM).replace(tzinfo=None)
    page = initiative_page.shown(found, language(), now)
    context = {"page": page, "initiative": found, "schema_org": linked_data.about(page)}
    return render(request, "initiatives/initiative.html", context)
