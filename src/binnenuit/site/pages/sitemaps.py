"""The addresses of all pages, for search engines (sitemaps.org), and what robots may read.

One file lists the others; each of those holds a range of keys and is streamed. With every language of the interface
it stays below the 50,000 addresses and 50 MB that the protocol allows. Examples are left out, as their pages ask not
to be indexed; drafts are not known here.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils import translation

from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import SCHEMES, thesaurus
from binnenuit.kernel.errors import NotFound
from binnenuit.ui.addresses import absolute
from binnenuit.ui.pages import public_page
from binnenuit.ui.sitemaps import SitemapEntry, SitemapSection, sitemap_sections

Answer = TypeVar("Answer", bound=HttpResponseBase)

KEYS = 2_500
"""Keys in one file: with twenty languages that is 50,000 addresses."""
_XML = "application/xml; charset=utf-8"
_SECONDS = 3600
_FIRST = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LINKS = "http://www.w3.org/1999/xhtml"
_PAGES = (
    "home",
    "search",
    "search_map",
    "municipalities",
    "white_spots",
    "concepts",
    "data",
    "about",
)
_CLOSED = ("suggestions", "search_grid", "search_atom", "search_geojson", "search_csv", "search_ics")
"""What says nothing that the pages do not say, and has an address for every question there can be."""


@public_page
def sitemap_index(_request: HttpRequest) -> HttpResponse:
    """List the files with addresses."""
    files: list[tuple[str, datetime | None]] = [("pages-0", None)]
    for section in sitemap_sections:
        if section.parts is not None:
            files += [(f"{section.name}-{part}", changed) for part, changed in section.parts(KEYS)]
    rows = [
        f"<sitemap><loc>{absolute(reverse('sitemap', kwargs={'file': name}))}</loc>{_changed(changed)}</sitemap>\n"
        for name, changed in files
    ]
    content = f'{_FIRST}<sitemapindex xmlns="{_SPACE}">\n{"".join(rows)}</sitemapindex>\n'
    return _kept(HttpResponse(content, content_type=_XML))


@public_page
def sitemap(_request: HttpRequest, file: str) -> HttpResponseBase:
    """Return one file with addresses: `pages-0`, or a range of what a room declared (`organisations-0`)."""
    name, _dash, number = file.rpartition("-")
    if not number.isascii() or not number.isdigit() or len(number) > 9:  # noqa: PLR2004 -- no key is that large
        raise NotFound(file)
    part = int(number)
    section = _PAGES_SECTION if name == _PAGES_SECTION.name else sitemap_sections.get(name)
    if section is None or (section.parts is None and (part or section is not _PAGES_SECTION)):
        raise NotFound(file)
    entries = section.entries(part * KEYS, (part + 1) * KEYS - 1)
    return _kept(StreamingHttpResponse(_written(entries), content_type=_XML))


@public_page
def robots(_request: HttpRequest) -> HttpResponse:
    """Say what robots may read: all pages; not every question that can be asked."""
    closed = []
    for tag, _name in settings.LANGUAGES:
        with translation.override(tag):
            closed += [f"Disallow: {reverse('search')}?", f"Disallow: {reverse('search_map')}?"]
            closed += [f"Disallow: {reverse(name)}" for name in _CLOSED]
    lines = ["User-agent: *", *closed, "", f"Sitemap: {absolute(reverse('sitemap_index'))}", ""]
    return _kept(HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"))


def _pages(first: int, last: int) -> Iterator[SitemapEntry]:
    yield from (SitemapEntry(name) for name in _PAGES)
    for section in sitemap_sections:
        if section.parts is None:
            yield from section.entries(first, last)
    for place in places.municipalities():
        yield SitemapEntry("municipality", {"slug": place.slug})
        yield SitemapEntry("white_spots_municipality", {"slug": place.slug})
    for scheme in SCHEMES:
        for concept in thesaurus().in_scheme(scheme):
            yield SitemapEntry("concept", {"concept_id": concept.id})


def organisation_entries(first: int, last: int) -> Iterator[SitemapEntry]:
    """Return the pages of organisations."""
    for code, changed in organisations.listed(first, last):
        yield SitemapEntry("organisation", {"code": code}, changed)


_PAGES_SECTION = SitemapSection("pages", _pages)
"""All that is not declared in ranges of keys."""


def _written(entries: Iterable[SitemapEntry]) -> Iterator[str]:
    yield f'{_FIRST}<urlset xmlns="{_SPACE}" xmlns:xhtml="{_LINKS}">\n'
    for entry in entries:
        yield _urls(entry)
    yield "</urlset>\n"


def _urls(entry: SitemapEntry) -> str:
    """Return a page in every language, each with all of its languages beside it, as search engines ask it."""
    addresses = {}
    for tag, _name in settings.LANGUAGES:
        with translation.override(tag):
            addresses[tag] = absolute(reverse(entry.name, kwargs=dict(entry.values)))
    beside = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(address)}/>'
        for tag, address in addresses.items()
    )
    return "".join(
        f"<url><loc>{escape(address)}</loc>{_changed(entry.changed)}{beside}</url>\n"
        for address in addresses.values()
    )


def _changed(moment: datetime | None) -> str:
    return f"<lastmod>{moment.isoformat(timespec='seconds')}</lastmod>" if moment else ""


def _kept(response: Answer) -> Answer:
    response.headers["Cache-Control"] = f"public, max-age={_SECONDS}"
    return response
