"""What rooms tell search engines of: their pages, in ranges of keys (sitemaps.org)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from binnenuit.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page in all languages: the name of its address, what that needs, and when it was last changed."""

    name: str
    values: Mapping[str, str] = field(default_factory=dict)
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class SitemapSection:
    """The pages of one kind."""

    name: str
    entries: Callable[[int, int], Iterable[SitemapEntry]]
    """Those with first <= primary key <= last, in order."""
    parts: Callable[[int], Iterable[tuple[int, datetime | None]]] | None = None
    """Each range of so many keys that holds any, with when one of them was last changed; None: so few that they stand
    in the file of all other pages."""
    order: int = 500


sitemap_sections: Registry[SitemapSection] = Registry("section of the sitemap")
