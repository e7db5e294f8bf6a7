"""What stands on the flyer of a search: its first results, in the language of the page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.urls import reverse

from binnenuit.domain.initiatives.service.outputs import Place
from binnenuit.domain.initiatives.service.records import Schedule, pattern
from binnenuit.search import engine
from binnenuit.search.types import Hit
from binnenuit.site.search import search_url
from binnenuit.site.search.flyers.layout import Line, by_place, fitting
from binnenuit.site.search.outputs import results
from binnenuit.site.search.search_url import Question
from binnenuit.ui.addresses import absolute
from binnenuit.ui.flyers import TITLE_LENGTHS, Flyer, FlyerGroup, FlyerResult, Paper, cut, short_address
from binnenuit.ui.formats import language
from binnenuit.ui.result_cards import with_labels

MANY_PAGES: frozenset[Paper] = frozenset({"a4"})
"""Papers on which a search goes on over as many pages as its results need; on the others it must fit on one."""
_RESULTS = 50
"""Of a search, at most, ..."""
_ROOM: dict[Paper, tuple[int, ...]] = {"a6": (30, 26, 21, 16, 10)}
"""... and where there is one page only, in so many lines at each tightness."""


def flyer_of(question: Question, paper: Paper, tightness: int) -> Flyer:
    """Return the flyer of a search: its first results, by place and day."""
    answer = engine.search(replace(question.request, page=1, size=_RESULTS, facets=()))
    lines: Sequence[Line] = [_line(number, hit) for number, hit in enumerate(answer.hits)]
    if paper not in MANY_PAGES:
        lines = fitting(lines, _ROOM[paper][tightness])
    path = reverse("search") + search_url.address(question)
    return Flyer(
        title=cut(results.title_of(question), TITLE_LENGTHS[tightness]),
        language=language(),
        address=absolute(path),
        short=short_address(path) if len(path) <= TITLE_LENGTHS[-1] else "",
        groups=_groups(answer.hits, lines, tightness),
        more=answer.total - len(lines),
        example=any(answer.hits[line.number].card.get("example") for line in lines),
    )


def _groups(hits: tuple[Hit, ...], lines: Sequence[Line], tightness: int) -> tuple[FlyerGroup, ...]:
    return tuple(
        FlyerGroup(
            place, tuple(_result(with_labels(hits[line.number], language()), tightness) for line in found)
        )
        for place, found in by_place(lines)
    )


def _line(number: int, hit: Hit) -> Line:
    place, when = _first_place(hit), hit.card.get("when")
    municipality = place.municipality if place else ""
    if not when:
        return Line(number, municipality)
    first = pattern(Schedule(datetime.fromisoformat(when["starts"]), when["rrule"], when["minutes"]))
    day = first.days[0][1] if first.days else first.starts.weekday()
    return Line(number, municipality, day, first.starts.hour * 60 + first.starts.minute)


def _first_place(hit: Hit) -> Place | None:
    facts = results.entry(hit).facts
    return facts.places[0] if facts and facts.places else None


def _result(hit: Hit, tightness: int) -> FlyerResult:
    card, place = hit.card, _first_place(hit)
    going_on = card.get("status") == "published"
    what = (card.get("when_words") if going_on else card.get("status_label"), card.get("cost_words"))
    return FlyerResult(
        title=cut("".join(segment.text for segment in hit.title), TITLE_LENGTHS[tightness]),
        language=hit.language,
        organisation=card.get("organisation", ""),
        what=" · ".join(filter(None, what)),
        where=place.label.removesuffix(f", {place.municipality}") if place else "",
        example=bool(card.get("example")),
    )
