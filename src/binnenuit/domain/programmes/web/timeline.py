"""Periods beside each other: what a page draws as bars, and says in words in the same row."""

from collections.abc import Callable, Iterable, Iterator, Mapping
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

WIDTH = 1000
"""Of the drawing, in its own units."""
_LEAST = 6
"""A bar of a day must still be seen."""
_MOST_YEARS = 6
"""So many years can be named under the drawing of a phone."""


@dataclass(frozen=True, slots=True)
class Period:
    """Something that lasts."""

    titles: Mapping[str, str]
    address: str
    term: Term
    own: bool = False
    """Is what the page is about."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A period as it is drawn."""

    period: Period
    start: int
    width: int
    starts_unknown: bool
    ends_unknown: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year under the drawing."""

    year: int
    start: int
    named: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars on one scale of whole years."""

    bars: tuple[Bar, ...]
    years: tuple[Year, ...]
    today: int
    first: int
    last: int


def timeline(periods: Iterable[Period], today: date) -> Timeline | None:
    """Lay out the periods of which something is known, in their order, each once; None where there are less than two."""
    shown = list({period.address: period for period in periods if period.term.known}.values())
    if len(shown) < 2:  # noqa: PLR2004 -- one bar compares nothing
        return None
    days = [day for period in shown for day in _known_days(period.term)]
    first, last = min(*days, today).year, max(*days, today).year
    begin, length = date(first, 1, 1), (date(last, 12, 31) - date(first, 1, 1)).days + 1

    def position(day: date) -> int:
        return round((day - begin).days * WIDTH / length)

    step = -(-(last - first + 1) // _MOST_YEARS)
    return Timeline(
        bars=tuple(_bar(period, position) for period in shown),
        years=tuple(
            Year(year, position(date(year, 1, 1)), (year - first) % step == 0)
            for year in range(first, last + 1)
        ),
        today=position(today),
        first=first,
        last=last,
    )


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


def _bar(period: Period, position: Callable[[date], int]) -> Bar:
    term = period.term
    start = position(term.starts.first_day) if term.starts else 0
    end = position(term.ends.last_day) if term.ends else WIDTH
    return Bar(
        period=period,
        start=min(start, WIDTH - _LEAST),
        width=max(end - start, _LEAST),
        starts_unknown=term.starts is None,
        ends_unknown=term.ends is None,
    )
