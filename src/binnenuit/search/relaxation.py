"""What to offer where nothing was found: the same question with one thing less, and the nearest there is."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from math import inf

from binnenuit.foundation.places import service as places
from binnenuit.search.facet_kinds import filter_names, given_up_first
from binnenuit.search.types import Hit, Near, Point, SearchPage, SearchRequest

RADII = (2, 5, 10, 25, 50, 100, 200)
"""Kilometres that a visitor can choose from."""
MOST_QUESTIONS = 8
"""Questions to the index for one page without results."""
MOST_OFFERED = 4
SHOWN = 3
"""Results of the best offer that are shown at once."""

_PLACES = ("municipality", "province")
_CONNECTING = (
    r"(?:(?<!\S)(?:(?:in\s+)?(?:de\s+)?(?:buurt|omgeving)\s+van|(?:in\s+)?(?:de\s+)?(?:regio|gemeente|stad|provincie)"
    r"|in|bij|te|rond|rondom|nabij|dichtbij|omgeving|uit|near|at|around|close\s+to)\s+)*"
)

Answer = Callable[[SearchRequest], SearchPage]
"""Answers a question, as `engine.search` does."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The same question with one thing less."""

    given_up: str
    """A facet, "filters" (all), "near" (another radius or the country), "all" (filters and radius), "text"."""
    request: SearchRequest
    total: int
    hits: tuple[Hit, ...]
    """The first results."""


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What there is instead of nothing."""

    offers: tuple[Relaxation, ...] = ()
    """What stays closest to the question first."""
    nearest: Hit | None = None
    """The nearest result when the place is asked for but nothing is left out for its distance."""


def spelled_out(request: SearchRequest, page: SearchPage) -> SearchRequest:
    """Return the question with the place that its words name as a place or a province, and without those words."""
    named = [each for each in page.understood if each.kind == "place"]
    if request.near is not None or not named:
        return request
    text = request.text
    for each in named:
        text = without_words(text, each.typed)
    if page.near is not None:
        return replace(request, text=text, near=page.near)
    provinces = tuple(each.code for each in named if places.province(each.code))
    if not provinces or request.values("province"):
        return request
    chosen = {**dict(request.filters), "province": provinces}
    filters = tuple((facet, chosen[facet]) for facet in filter_names() if facet in chosen)
    return replace(request, text=text, filters=filters)


def without_words(text: str, typed: str) -> str:
    """Return `text` without the words `typed` and what connects them ("in Rotterdam"); else as it is."""
    words = r"\s+".join(map(re.escape, typed.split()))
    if not words:
        return text
    rest = re.sub(rf"{_CONNECTING}(?<!\S){words}(?!\S)", " ", text, count=1, flags=re.IGNORECASE)
    return " ".join(rest.split())


def alternatives(page: SearchPage, answer: Answer) -> Alternatives:
    """Return what to offer instead of `page`, which has no results; asks at most `MOST_QUESTIONS` questions."""
    asked = replace(spelled_out(page.request, page), page=1, size=SHOWN, facets=())
    farther, nearest, used = _around(asked, answer, "near")
    offers = [farther] if farther else []
    if used and any(facet not in _PLACES for facet, _values in asked.filters):
        bare = replace(asked, filters=(), near=asked.near or _centre(asked))
        unfiltered, _nearest, more = _around(bare, answer, "all")
        offers += [unfiltered] if unfiltered else []
        used += more
    candidates = islice(_fewer(asked, with_place=not used), MOST_QUESTIONS - used)
    offers += [
        Relaxation(given_up, request, found.total, found.hits)
        for given_up, request in candidates
        if (found := answer(request)).total
    ]
    return Alternatives(tuple(sorted(offers, key=_effort)[:MOST_OFFERED]), nearest)


def _effort(offer: Relaxation) -> tuple[int, float]:
    """Return what orders the offers: filters less keep one where one is.

    Then what is farther away, the nearer first.
    """
    if offer.given_up == "text":
        return 2, 0
    if offer.given_up not in {"near", "all"}:
        return 0, 0
    return 1, offer.request.near.radius_km if offer.request.near else inf


def _around(asked: SearchRequest, answer: Answer, given_up: str) -> tuple[Relaxation | None, Hit | None, int]:
    """Return the offer that looks farther away, the nearest result, and how many questions that took."""
    centre = asked.near or _centre(asked)
    if centre is None:
        return None, None, 0
    wide = replace(
        asked,
        near=replace(centre, radius_km=0),
        filters=tuple(pair for pair in asked.filters if pair[0] not in _PLACES),
        sort="distance",
    )
    everywhere = answer(wide)
    nearest = next((hit for hit in everywhere.hits if hit.distance_km is not None), None)
    radius = next((km for km in RADII if nearest and (nearest.distance_km or 0) <= km), None)
    if radius is None:
        # too far for any circle, or without a place at all: the whole country
        request = replace(wide, near=None, sort="relevance")
        found = Relaxation(given_up, request, everywhere.total, everywhere.hits)
        return (found if everywhere.total else None), nearest, 1
    request = replace(wide, near=replace(centre, radius_km=radius))
    found_near = answer(request)
    return Relaxation(given_up, request, found_near.total, found_near.hits), nearest, 2


def _centre(asked: SearchRequest) -> Near | None:
    """Return the middle of the municipality that is filtered on; a province is not near anything."""
    chosen = asked.values("municipality")
    found = places.municipality(chosen[0]) if chosen else None
    return Near(Point(found.latitude, found.longitude), 0, found.name) if found else None


def _fewer(asked: SearchRequest, *, with_place: bool) -> Iterator[tuple[str, SearchRequest]]:
    """Return the questions with one thing less: (what is given up, the question), the first to try first."""
    chosen = dict(asked.filters)
    facets = [facet for facet in given_up_first() if facet in chosen]
    tried = [facet for facet in facets if with_place or facet not in _PLACES]
    # whatever the number of filters, giving up all of them and the words is tried as well
    spare = MOST_QUESTIONS - (2 if with_place else 6)
    for facet in tried[:spare]:
        yield facet, _without(asked, facet)
    if len(tried) > 1:
        yield "filters", replace(asked, filters=tuple(pair for pair in asked.filters if pair[0] not in tried))
    if asked.text and (asked.filters or asked.near is not None):
        yield "text", replace(asked, text="", literal=())
    for facet in tried[spare:]:
        yield facet, _without(asked, facet)


def _without(asked: SearchRequest, facet: str) -> SearchRequest:
    return replace(asked, filters=tuple(pair for pair in asked.filters if pair[0] != facet))
