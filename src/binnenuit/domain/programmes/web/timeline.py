"""Periods beside each other: which of them the pages of programmes and partnerships draw as bars."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from binnenuit.domain.programmes.queries import (
    MemberView,
    PartnershipRef,
    PartnershipView,
    ProgrammeRef,
    ProgrammeView,
)
from binnenuit.domain.programmes.rules.terms import Term
from binnenuit.ui.charts import Lasting, TimelineChart, timeline_chart


@dataclass(frozen=True, slots=True)
class Period:
    """Something that lasts."""

    titles: Mapping[str, str]
    address: str
    term: Term
    own: bool = False
    """Is what the page is about."""


def timeline(periods: Iterable[Period], today: date) -> TimelineChart[Period] | None:
    """Lay out the periods of which something is known, in their order, each once.

    None where there are less than two.
    """
    shown = {period.address: period for period in periods if period.term.known}.values()
    return timeline_chart((_lasting(period) for period in shown), today)


def around_partnership(found: PartnershipView) -> Iterator[Period]:
    """Return what a partnership stands among: what it followed, its programme, itself, its members, what came after."""
    if found.follows:
        yield _partnership(found.follows)
    if found.programme:
        yield _programme(found.programme)
    yield Period(found.titles, reverse("partnership", args=[found.code]), found.term, own=True)
    yield from _members(found.members)
    yield from map(_partnership, found.followed_by)


def around_programme(found: ProgrammeView) -> Iterator[Period]:
    """Return what a programme stands among: what it followed and is part of, itself, its parts, what came after."""
    if found.follows:
        yield _programme(found.follows)
    if found.parent:
        yield _programme(found.parent)
    yield Period(found.titles, reverse("programme", args=[found.code]), found.term, own=True)
    yield from map(_programme, found.children)
    yield from map(_partnership, found.partnerships)
    yield from map(_programme, found.followed_by)


def all_of_them(
    programmes: Iterable[ProgrammeView], partnerships: Iterable[PartnershipRef]
) -> Iterator[Period]:
    """Return all programmes and partnerships, those that began first on top."""
    periods = [
        *(Period(found.titles, reverse("programme", args=[found.code]), found.term) for found in programmes),
        *map(_partnership, partnerships),
    ]
    yield from sorted(periods, key=lambda period: min(_known_days(period.term), default=date.max))


def _members(members: Iterable[MemberView]) -> Iterator[Period]:
    for member in members:
        if member.nested:
            yield _partnership(member.nested.partnership)
            yield from _members(member.nested.members)
        elif member.organisation:
            organisation = member.organisation
            yield Period(
                {"nl": organisation.name}, reverse("organisation", args=[organisation.code]), member.term
            )


def _programme(found: ProgrammeRef) -> Period:
    return Period(found.titles, reverse("programme", args=[found.code]), found.term)


def _partnership(found: PartnershipRef) -> Period:
    return Period(found.titles, reverse("partnership", args=[found.code]), found.term)


def _known_days(term: Term) -> list[date]:
    days = [term.starts.first_day] if term.starts else []
    return [*days, term.ends.last_day] if term.ends else days


def _lasting(period: Period) -> Lasting[Period]:
    term = period.term
    return Lasting(
        period,
        term.starts.first_day if term.starts else None,
        term.ends.last_day if term.ends else None,
    )
