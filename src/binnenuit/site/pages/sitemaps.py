"""The addresses of all pages, for search engines (sitemaps.org), and what robots may read.

One file lists the others; each of those holds a range of keys and is streamed. With every language of the interface
it stays below the 50,000 addresses and 50 MB that the protocol allows. Examples are left out, as their pages ask not
to be indexed; drafts are not known here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils import translation

from binnenuit.domain.initiatives import service as initiatives
from binnenuit.domain.programmes import service as programmes
from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import SCHEMES, thesaurus
from binnenuit.kernel.errors import NotFound
from binnenuit.ui.pages import public_page

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
    "programmes",
    "municipalities",
    "white_spots",
    "concepts",
    "data",
    "about",
)
_CLOSED = ("suggestions", "search_grid", "search_atom", "search_geojson", "search_csv", "search_ics")
"""What says nothing that the pages do not say, and has an address for every question there can be."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in all languages: the name of its address, what that needs, and when it was last changed."""

    name: str
    values: dict[str, str]
    changed: datetime | None = None


@public_page
def sitemap_index(_request: HttpRequest) -> HttpResponse:
    """List the files with addresses."""
    files: list[tuple[str, datetime | None]] = [("pages-0", None)]
    files += [(f"organisations-{part}", changed) for part, changed in organisations.changed_parts(KEYS)]
    files += [(f"initiatives-{part}", changed) for part, changed in initiatives.changed_parts(KEYS)]
    rows = [
        f"<sitemap><loc>{_absolute(reverse('sitemap', kwargs={'file': name}))}</loc>{_changed(changed)}</sitemap>\n"
        for name, changed in files
    ]
    content = f'{_FIRST}<sitemapindex xmlns="{_SPACE}">\n{"".join(rows)}</sitemapindex>\n'
    return _kept(HttpResponse(content, content_type=_XML))


@public_page
def sitemap(_request: HttpRequest, file: str) -> HttpResponseBase:
    """Return one file with addresses: `pages-0`, or a range of organisations or initiatives."""
    section, _dash, number = file.partition("-")
    if not number.isascii() or not number.isdigit() or len(number) > 9:  # noqa: PLR2004 -- no key is that large
        raise NotFound(file)
    part = int(number)
    made = {"pages": _pages, "organisations": _organisations, "initiatives": _initiatives}.get(section)
    if made is None or (section == "pages" and part):
        raise NotFound(file)
    entries = made(part * KEYS, (part + 1) * KEYS - 1)
    return _kept(StreamingHttpResponse(_written(entries), content_type=_XML))


@public_page
def robots(_request: HttpRequest) -> HttpResponse:
    """Say what robots may read: all pages; not every question that can be asked."""
    closed = []
    for tag, _name in settings.LANGUAGES:
        with translation.override(tag):
            closed += [f"Disallow: {reverse('search')}?", f"Disallow: {reverse('search_map')}?"]
            closed += [f"Disallow: {reverse(name)}" for name in _CLOSED]
    lines = ["User-agent: *", *closed, "", f"Sitemap: {_absolute(reverse('sitemap_index'))}", ""]
    return _kept(HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"))


def _pages(_first: int, _last: int) -> Iterator[Entry]:
    yield from (Entry(name, {}) for name in _PAGES)
    for programme in programmes.programmes():
        yield Entry("programme", {"code": programme.code})
    for partnership in programmes.partnership_refs():
        yield Entry("partnership", {"code": partnership.code})
    for place in places.municipalities():
        yield Entry("municipality", {"slug": place.slug})
        yield Entry("white_spots_municipality", {"slug": place.slug})
    for scheme in SCHEMES:
        for concept in thesaurus().in_scheme(scheme):
            yield Entry("concept", {"concept_id": concept.id})


def _organisations(first: int, last: int) -> Iterator[Entry]:
    for code, changed in organisations.listed(first, last):
        yield Entry("organisation", {"code": code}, changed)


def _initiatives(first: int, last: int) -> Iterator[Entry]:
    for slug, code, changed in initiatives.listed(first, last):
        yield Entry("initiative", {"slug": slug, "code": code}, changed)


def _written(entries: Iterable[Entry]) -> Iterator[str]:
    yield f'{_FIRST}<urlset xmlns="{_SPACE}" xmlns:xhtml="{_LINKS}">\n'
    for entry in entries:
        yield _urls(entry)
    yield "</urlset>\n"


def _urls(entry: Entry) -> str:
    """Return a page in every language, each with all of its languages beside it, as search engines ask it."""
    addresses = {}
    for tag, _name in settings.LANGUAGES:
        with translation.override(tag):
            addresses[tag] = _absolute(reverse(entry.name, kwargs=entry.values))
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


def _absolute(path: str) -> str:
    return f"{settings.BASE_URL}{path}"


def _kept(response: Answer) -> Answer:
    response.headers["Cache-Control"] = f"public, max-age={_SECONDS}"
    return response
