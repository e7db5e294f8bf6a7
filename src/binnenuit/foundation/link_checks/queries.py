"""Which links stand on pages that visitors see, and which of them to look at tonight."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from binnenuit.foundation.link_checks.models import LONGEST, CheckedLink
from binnenuit.foundation.link_checks.rules.hosts import allows, host_of
from binnenuit.foundation.link_checks.rules.sources import LinkPlace, link_sources
from binnenuit.foundation.link_checks.rules.status import CAUSES, LinkHistory

_MOST = 20_000
"""Different links of the allowed hosts that are held at once; more are looked at once some are gone."""


@dataclass(slots=True)
class PublishedLink:
    """A link, with the pages on which it stands and when it was last looked at."""

    address: str
    host: str
    places: list[LinkPlace] = field(default_factory=list)
    checked: date | None = None


def published_links(hosts: Iterable[str]) -> dict[str, PublishedLink]:
    """Return the links of the allowed hosts that visitors see, by address, at most 20,000.

    What is shown and where, each kind of record says (`link_sources`).
    """
    allowed = tuple(hosts)
    found: dict[str, PublishedLink] = {}
    if not allowed:
        return found
    for source in link_sources:
        for address, place in source.links():
            host = host_of(address)
            if not host or len(address) > LONGEST or not allows(allowed, host):
                continue
            if address in found or len(found) < _MOST:
                link = found.setdefault(address, PublishedLink(address, host))
                if place not in link.places:
                    link.places.append(place)
    return found


def links_for_tonight(hosts: Iterable[str], limit: int) -> list[PublishedLink]:
    """Return at most `limit` links: those never looked at first, then the ones looked at longest ago.

    Hosts take turns, so that the pause between two requests to one host costs little.
    """
    found = published_links(hosts)
    known = dict(CheckedLink.objects.filter(address__in=found).values_list("address", "checked"))
    for link in found.values():
        link.checked = known.get(link.address)
    oldest = sorted(found.values(), key=lambda link: (link.checked or date.min, link.address))[:limit]
    return _in_turns(oldest)


def history_of(row: CheckedLink) -> LinkHistory:
    """Return what is remembered of a link."""
    cause = next((cause for cause in CAUSES if cause == row.cause), None)
    return LinkHistory(row.failures, row.failing_since, cause, row.checked)


def _in_turns(links: list[PublishedLink]) -> list[PublishedLink]:
    turns: dict[str, int] = {}
    numbered = []
    for link in links:
        turns[link.host] = turns.get(link.host, 0) + 1
        numbered.append((turns[link.host], link))
    return [link for _turn, link in sorted(numbered, key=lambda each: each[0])]
