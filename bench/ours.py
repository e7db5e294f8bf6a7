"""Our own engine and pages, asked the same questions."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from questions import Question

FACETS = ("theme", "target_group", "form", "language")


class Ours:
    """Asks the engine, with what it keeps for the next visitor taken away first."""

    name = "Binnenuit"

    def ask(self, question: Question) -> int:
        """Ask one question of the table, give the number of results."""
        from binnenuit.search import engine

        if question.kind == "suggest":
            return len(engine.suggest(question.words[0], "nl", 8))
        if question.kind == "map":
            return self._map(question)
        if question.kind in {"either", "facets", "near"}:
            return self._either(question)
        facets = FACETS if question.kind == "newest" else ()
        return engine.search(request(question, facets)).total

    def _either(self, question: Question) -> int:
        """Ask for one of the words: the pages do so only where no record has all of them."""
        from binnenuit.search.execution import execute

        facets = FACETS if question.kind == "facets" else ()
        asked = execute(request(question, ()), facets, listed=True)
        asked.taken = asked.step("some")
        asked.results()
        return int(asked.taken.total)

    def _map(self, question: Question) -> int:
        from binnenuit.search import geo_grid
        from binnenuit.search.geo.tiles import Box

        found = geo_grid.grid(request(question, ()), Box(3.2, 50.7, 7.3, 53.6), 7)
        return sum(each.count for each in found.clusters)


def _folder() -> Any:
    from django.conf import settings

    return settings.INDEX_FOLDER


def request(question: Question, facets: tuple[str, ...]) -> Any:
    """Return the request of a question."""
    from binnenuit.search.types import Near, Point, SearchRequest

    near = None
    if question.kind == "near":
        near = Near(Point(question.latitude, question.longitude), 10, question.place)
    sort = "confirmed" if question.kind == "newest" else "relevance"
    return SearchRequest(text=" ".join(question.words), near=near, sort=sort, facets=facets)


def forget() -> None:
    """Take away what is kept between requests: counts, circles, places, titles."""
    from binnenuit.search.index import reader

    reader.snapshot(_folder()).cache.clear()


def asked(parameters: dict[str, Any]) -> Any:
    """Return the request that the page makes of these parameters of its address."""
    from django.http import QueryDict

    from binnenuit.site.search import search_url

    return search_url.parse(QueryDict(urlencode(parameters)), "nl").request


def page_of() -> Callable[[dict[str, Any]], int]:
    """Return what asks the whole page through WSGI, as the server does, and gives its size in bytes."""
    from django.core.wsgi import get_wsgi_application
    from django.test import RequestFactory
    from django.urls import reverse

    address = reverse("search")
    application, factory = get_wsgi_application(), RequestFactory()

    def ask(parameters: dict[str, Any]) -> int:
        environ = factory.get(f"{address}?{urlencode(parameters)}", SERVER_NAME="localhost").environ
        status: list[str] = []
        response = application(environ, lambda code, _headers: status.append(code))
        size = len(b"".join(response))
        response.close()
        if not status[0].startswith("200"):
            raise SystemExit(f"{address}?{urlencode(parameters)}: {status[0]}")
        return size

    return ask
