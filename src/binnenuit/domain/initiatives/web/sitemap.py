"""The pages of initiatives, for search engines."""

from collections.abc import Iterator

from binnenuit.domain.initiatives.queries import changed_parts, listed
from binnenuit.ui.sitemaps import SitemapEntry, SitemapSection


def _entries(first: int, last: int) -> Iterator[SitemapEntry]:
    for slug, code, changed in listed(first, last):
        yield SitemapEntry("initiative", {"slug": slug, "code": code}, changed)


SECTION = SitemapSection("initiatives", _entries, changed_parts, order=200)
