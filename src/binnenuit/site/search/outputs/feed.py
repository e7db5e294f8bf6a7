"""A search as an Atom feed (RFC 4287)."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from binnenuit.site.search.outputs.results import Entry, labels

ENTRIES = 50
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
"""When something of which we keep no moment was changed: a fixed one, so that a feed says the same each time."""


class _Feed(Atom1Feed):
    """Says of each entry in which language it is, and never what time it is now."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=_BEGINNING)


def feed(title: str, language: str, address: str, itself: str, found: Iterable[Entry]) -> bytes:
    """Return a feed; `address` is the search's page, `itself` the feed's own address, both complete."""
    made = _Feed(
        title=f"Binnenuit: {title}",
        link=address,
        description="",
        language=language,
        author_name="Binnenuit",
        author_link=settings.BASE_URL,
        feed_url=itself,
        feed_guid=itself,
    )
    for entry in found:
        made.add_item(
            title=entry.marked_title,
            link=entry.address,
            description=entry.summary or entry.title,
            unique_id=permanent_id(entry),
            updateddate=_updated(entry),
            author_name=entry.card.get("organisation") or "Binnenuit",
            categories=_categories(entry, language),
            language=entry.language,
        )
    written: bytes = made.writeString("utf-8").encode()
    return written


def permanent_id(entry: Entry) -> str:
    """Return an id that stays when title, language or address change (RFC 4151, RFC 4287 4.2.6)."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return f"tag:{host},2026:{entry.kind}/{entry.code}"


def _updated(entry: Entry) -> datetime:
    if entry.facts:
        return entry.facts.changed
    confirmed = entry.card.get("confirmed")
    return datetime.fromisoformat(confirmed).replace(tzinfo=UTC) if confirmed else _BEGINNING


def _categories(entry: Entry, language: str) -> list[str]:
    marked = [_("voorbeeld")] if entry.example else []
    return marked + (labels(entry.facts.themes, language) if entry.facts else [])
