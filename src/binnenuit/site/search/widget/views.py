"""The addresses of the widget: the part that others frame, its style and script."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.kernel.errors import BadInput
from binnenuit.search import engine
from binnenuit.search.errors import IndexMissing
from binnenuit.search.types import Hit
from binnenuit.site.search import search_url
from binnenuit.site.search.widget import colours, parameters
from binnenuit.site.search.widget.parameters import Widget
from binnenuit.ui.formats import language
from binnenuit.ui.headers import not_kept
from binnenuit.ui.middleware import content_security_policy
from binnenuit.ui.pages import public_page
from binnenuit.ui.quiet import quiet
from binnenuit.ui.result_cards import with_labels

_HOUR = 3600


@public_page
@not_kept
def frame(request: HttpRequest) -> HttpResponse:
    """Show the widget, for a frame on any site: no cookie, no other's file, and nothing that changes anything."""
    if quiet():
        return HttpResponseRedirect(reverse("search"))
    try:
        widget = parameters.parse(request.GET, language())
        context, status = _found(widget), 200
    except BadInput as problem:
        context, status = _refused(str(problem)), 400
    except IndexMissing:
        context, status = (
            _refused(
                _(
                    "De zoekmachine is nog niet klaar of staat stil. Probeer het over een paar minuten opnieuw."
                )
            ),
            503,
        )
    return _for_others(render(request, "search/widget/frame.html", context, status=status))


@public_page
def style(request: HttpRequest) -> HttpResponse:
    """Return the style of a widget; with colours that can't be read: those of this site."""
    chosen, problems = colours.read(request.GET)
    text = colours.css(colours.standard() if problems else chosen) + _static("ui/widget.css")
    return _kept(HttpResponse(text, content_type="text/css; charset=utf-8"))


@public_page
def script(_request: HttpRequest) -> HttpResponse:
    """Return the script that sets the widget on the site of others, and makes it as high as it needs to be."""
    return _for_others(
        _kept(HttpResponse(_static("ui/widget.js"), content_type="text/javascript; charset=utf-8"))
    )


def _found(widget: Widget) -> dict[str, object]:
    question = widget.question
    answer = engine.search(replace(question.request, size=widget.results, facets=()))
    hits = tuple(with_labels(hit, language()) for hit in answer.hits)
    others = search_url.address(search_url.without_text(question)).removeprefix("?")
    return {
        "widget": widget,
        "heading": widget.heading or _("Zoek een initiatief"),
        "problems": widget.problems,
        "style": parameters.style_address(colours.standard() if widget.problems else widget.colours),
        "hits": () if widget.problems else hits,
        "total": answer.total,
        "all": reverse("search") + search_url.address(question),
        "hidden": parse_qsl(others) + parameters.looks(widget),
        "examples": any(_example(hit) for hit in hits),
    }


def _example(hit: Hit) -> bool:
    return bool(hit.card.get("example"))


def _refused(problem: str) -> dict[str, object]:
    return {
        "widget": None,
        "heading": _("Zoek een initiatief"),
        "problems": (problem,),
        "style": parameters.style_address(colours.standard()),
        "hits": (),
        "total": 0,
        "all": reverse("search"),
        "hidden": [],
        "examples": False,
    }


def _for_others(response: HttpResponse) -> HttpResponse:
    """Let any site show this answer: the only ones for which that is so."""
    response.headers["Content-Security-Policy"] = content_security_policy(framed_by="*")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _kept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = f"public, max-age={_HOUR}"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@lru_cache(maxsize=2)
def _static(name: str) -> str:
    return Path(str(finders.find(name))).read_text(encoding="utf-8")
