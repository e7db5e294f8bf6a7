"""Which links stand on pages that visitors see, and which of them to look at tonight."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from binnenuit.domain.initiatives.models import CheckedLink, Initiative
from binnenuit.domain.initiatives.models.link import LONGEST
from binnenuit.domain.initiatives.rules.link_check import WHYS, LinkState, allows, host_of
from binnenuit.foundation.organisations import service as organisations

_CHUNK = 1_000
_MOST = 20_000
"""So many different links of the allowed hosts are held at most; more are looked at once those are gone."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page on which a link stands."""

    kind: str
    """"initiative" or "organisation"."""
    code: str
    name: str


@dataclass(slots=True)
class LinkOnPages:
    """A link, with the pages on which it stands and when it was last looked at."""

    address: str
    host: str
    places: list[Place] = field(default_factory=list)
    checked: date | None = None


def links_on_pages(hosts: Iterable[str]) -> dict[str, LinkOnPages]:
    """Return the links of the allowed hosts that visitors see, by address, at most 20,000.

    The contact of an initiative that is hidden is left out, and so is what is generated as an example.
    """
    allowed = tuple(hosts)
    found: dict[str, LinkOnPages] = {}
    if not allowed:
        return found
    for address, place in (*_of_organisations(), *_of_initiatives()):
        host = host_of(address)
        if not host or len(address) > LONGEST or not allows(allowed, host):
            continue
        if address in found or len(found) < _MOST:
            link = found.setdefault(address, LinkOnPages(address, host))
            if place not in link.places:
                link.places.append(place)
    return found


def links_for_tonight(hosts: Iterable[str], limit: int) -> list[LinkOnPages]:
    """Return at most `limit` links: those never looked at first, then the ones looked at longest ago.

    Hosts take turns, so that the pause between two requests to one host costs little.
    """
    found = links_on_pages(hosts)
    known = dict(CheckedLink.objects.filter(address__in=found).values_list("address", "checked"))
    for link in found.values():
        link.checked = known.get(link.address)
    oldest = sorted(found.values(), key=lambda link: (link.checked or date.min, link.address))[:limit]
    return _in_turns(oldest)


def state_of(row: CheckedLink) -> LinkState:
    """Return what is remembered of a link."""
    why = next((why for why in WHYS if why == row.why), None)
    return LinkState(row.failures, row.failing_since, why, row.checked)


def _in_turns(links: list[LinkOnPages]) -> list[LinkOnPages]:
    turns: dict[str, int] = {}
    numbered = []
    for link in links:
        turns[link.host] = turns.get(link.host, 0) + 1
        numbered.append((turns[link.host], link))
    return [link for _turn, link in sorted(numbered, key=lambda each: each[0])]


def _of_organisations() -> Iterator[tuple[str, Place]]:
    for view in organisations.organisation_views(*organisations.organisation_bounds()):
        if not view.example:
            place = Place("organisation", view.code, view.name)
            for address in (view.website, *(source.url for source in view.sources)):
                yield address, place


def _of_initiatives() -> Iterator[tuple[str, Place]]:
    rows = Initiative.objects.visible().filter(example=False).exclude(contact_website="", online_url="")
    columns = ("code", "slug", "online_url", "contact_website", "contact_via_organisation")
    for code, slug, online, website, hidden in rows.order_by("pk").values_list(*columns).iterator(_CHUNK):
        place = Place("initiative", code, slug)
        yield online, place
        if not hidden:
            yield website, place
