"""The pages of programmes and partnerships, for search engines."""

from collections.abc import Iterator

from binnenuit.domain.programmes.queries import partnership_refs, programmes
from binnenuit.ui.sitemaps import SitemapEntry, SitemapSection


def _entries(_first: int, _last: int) -> Iterator[SitemapEntry]:
    yield SitemapEntry("programmes")
    for programme in programmes():
        yield SitemapEntry("programme", {"code": programme.code})
    for partnership in partnership_refs():
        yield SitemapEntry("partnership", {"code": partnership.code})


SECTION = SitemapSection("programmes", _entries)
