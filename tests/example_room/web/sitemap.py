"""The pages of stories, for search engines."""

from collections.abc import Iterator

from binnenuit.ui.sitemaps import SitemapEntry, SitemapSection
from tests.example_room import queries


def _entries(first: int, last: int) -> Iterator[SitemapEntry]:
    for story in queries.stories(first, last):
        yield SitemapEntry("story", {"code": story.code}, story.changed)


SECTION = SitemapSection("stories", _entries, queries.changed_parts)
