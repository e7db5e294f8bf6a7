"""The search on a map: the search page's own question and list, with where everything is beside them."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from binnenuit.search import engine
from binnenuit.search.types import Hit
from binnenuit.site.search import search_page, search_url
from binnenuit.site.search.map.shown_map import shown_map
from binnenuit.site.search.outputs import links
from binnenuit.site.search.search_page import ShownSearch
from binnenuit.ui.formats import language
from binnenuit.ui.middleware import content_security_policy
from binnenuit.ui.pages import public_page

_NO_ADDRESSES = ("question", "answer", "form", "hits")
"""What of the search page holds no address of a search: it stays as it is."""


@public_page
def search_map(request: HttpRequest) -> HttpResponse:
    """Show one search as a map with its list: drawn by the server, and one to move about in where scripts run."""
    question = search_url.parse(request.GET, language())
    answer = engine.search(question.request)
    response = render(
        request,
        "search/search_map.html",
        {
            "view": "search_map",
            "page": on_map(search_page.shown(question, answer)),
            "keeping": links.keeping(question),
            "map": shown_map(question, answer),
            "tiles": settings.TILES,
        },
    )
    if settings.TILES:
        response.headers["Content-Security-Policy"] = content_security_policy(images=settings.TILES.origin)
    return response


def on_map(page: ShownSearch) -> ShownSearch:
    """Return the search page with its searches (filters to take off, other pages, ways on) on the map instead."""
    names = [field.name for field in fields(page) if field.name not in _NO_ADDRESSES]
    return replace(page, **{name: _on_map(getattr(page, name)) for name in names})


def _on_map(value: Any) -> Any:
    if isinstance(value, str):
        return map_address(value)
    if isinstance(value, tuple):
        return tuple(_on_map(each) for each in value)
    if is_dataclass(value) and not isinstance(value, (type, Hit)):
        return replace(value, **{field.name: _on_map(getattr(value, field.name)) for field in fields(value)})
    return value


def map_address(address: str) -> str:
    """Return the address of the same search on the map; what is no address of a search as it is."""
    path, mark, query = address.partition("?")
    return f"{reverse('search_map')}{mark}{query}" if path == reverse("search") else address
