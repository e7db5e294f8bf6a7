"""Every search to take away: Atom, GeoJSON, CSV and a calendar, by the same query string as the search page.

Out of the index only, so that they say what visitors may know and ask the database nothing.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import cast

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response

from binnenuit.domain.initiatives.service.outputs import facts_of
from binnenuit.domain.initiatives.service.published import public_initiative, status_on
from binnenuit.kernel import clock
from binnenuit.search import engine
from binnenuit.search.results.highlighter import shown_language
from binnenuit.search.types import SearchPage
from binnenuit.site.search import search_url
from binnenuit.site.search.outputs import calendar, feature_collection, feed, results, table
from binnenuit.site.search.outputs.links import output_address
from binnenuit.site.search.outputs.results import BATCH, Entry
from binnenuit.ui.addresses import absolute
from binnenuit.ui.formats import language
from binnenuit.ui.pages import public_page
from binnenuit.ui.tables import BYTE_ORDER_MARK, CSV_TYPE, lines

_SECONDS = 60
_PAGES = feature_collection.FEATURES // BATCH
"""Pages of the index in one answer of GeoJSON."""


@public_page
def atom(request: HttpRequest) -> HttpResponseBase:
    """Answer a search as a feed: what was confirmed last comes first, whatever order was asked for."""
    question = search_url.with_page(search_url.parse(request.GET, language()), 1)
    newest = replace(question, request=replace(question.request, sort="confirmed"))
    found = results.entries(results.pages(newest), feed.ENTRIES)
    body = feed.feed(
        results.title_of(question),
        language(),
        absolute(output_address("search", question)),
        absolute(output_address("search_atom", question)),
        found,
    )
    return _whole(request, body, "application/atom+xml; charset=utf-8")


@public_page
def geojson(request: HttpRequest) -> HttpResponseBase:
    """Answer a search as GeoJSON, up to 1,000 features at a time."""
    question = search_url.parse(request.GET, language())
    page = question.request.page
    answers = list(islice(results.pages(question, (page - 1) * _PAGES + 1), _PAGES))
    links = {"self": absolute(output_address("search_geojson", question, page))}
    if answers[0].pages > page * _PAGES:
        links["next"] = absolute(output_address("search_geojson", question, page + 1))
    links["alternate"] = absolute(output_address("search", question))
    found = results.entries(iter(answers), feature_collection.FEATURES)
    body = feature_collection.collection(found, answers[0].total, links, language())
    return _whole(request, body, "application/geo+json")


@public_page
def csv(request: HttpRequest) -> HttpResponseBase:
    """Answer a search as a table, streamed."""
    question = search_url.with_page(search_url.parse(request.GET, language()), 1)
    answers = results.pages(question)
    first = next(answers)  # so that no index means 503 and not half a table
    response = StreamingHttpResponse(_rows(chain([first], answers), language()), content_type=CSV_TYPE)
    _say_how_to_keep(response)
    _to_save(response, "binnenuit.csv")
    response.headers["ETag"] = etag = _mark_of_table()
    # Django reads headers only of what it compares with
    return get_conditional_response(request, etag=etag, response=cast("HttpResponse", response)) or response


def _mark_of_table() -> str:
    """Return a table's mark before it is written: the same index on the same day says the same."""
    made = f"{engine.version()} {clock.today()}".encode()
    return f'W/"{hashlib.blake2b(made, digest_size=16).hexdigest()}"'


@public_page
def ics(request: HttpRequest) -> HttpResponseBase:
    """Answer a search as a calendar of what takes place."""
    question = search_url.with_page(search_url.parse(request.GET, language()), 1)
    found = results.entries(results.pages(question), calendar.INITIATIVES)
    address = absolute(output_address("search", question))
    return _calendar(request, results.title_of(question), address, found, "binnenuit.ics")


@public_page
def initiative_ics(request: HttpRequest, slug: str, code: str) -> HttpResponseBase:
    """Return the calendar of one initiative; a renamed one is found under its code."""
    found = public_initiative(code)
    names = {"slug": found.slug, "code": found.code}
    if (slug, code) != (found.slug, found.code):
        return HttpResponsePermanentRedirect(reverse("initiative_ics", kwargs=names))
    tag = shown_language(found.texts, language())
    text = found.texts[tag]
    entry = Entry(
        kind="initiative",
        code=found.code,
        title=search_url.clean(text.title),
        summary=search_url.clean(text.summary),
        language=tag,
        address=absolute(reverse("initiative", kwargs=names)),
        card={
            "status": status_on(found.status, found.period_until, clock.today()),
            "example": found.example,
            "organisation": found.organisation.name,
            "online": found.online,
        },
        facts=facts_of(found),
    )
    return _calendar(request, entry.title, entry.address, [entry], f"{found.slug}.ics")


def _calendar(
    request: HttpRequest, title: str, address: str, found: Iterable[Entry], filename: str
) -> HttpResponseBase:
    body = calendar.calendar(title, address, language(), found)
    return _to_save(_whole(request, body, "text/calendar; charset=utf-8"), filename)


def _rows(answers: Iterator[SearchPage], tag: str) -> Iterator[bytes]:
    """Return the table in pieces, each made in the reader's language: by then the request itself is over."""
    found = results.entries(answers, table.ROWS)
    with translation.override(tag):
        piece = BYTE_ORDER_MARK + lines([table.header()])
    while piece:
        yield piece.encode()
        with translation.override(tag):
            piece = lines(table.row(entry, tag) for entry in islice(found, BATCH))


def _whole(request: HttpRequest, body: bytes, content_type: str) -> HttpResponseBase:
    """Answer with `body`, or that nothing has changed since the reader last asked."""
    response = HttpResponse(body, content_type=content_type)
    _say_how_to_keep(response)
    etag = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def _say_how_to_keep(response: HttpResponseBase) -> None:
    response.headers["Cache-Control"] = f"public, max-age={_SECONDS}"
    response.headers["X-Robots-Tag"] = "noindex"


def _to_save(response: HttpResponseBase, filename: str) -> HttpResponseBase:
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
