"""What feeds, tables, maps and calendars say of an initiative beside its words: packed for the index, and read back.

It is made of the public view only (domain 4.1): what is hidden is not there to pack.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from binnenuit.domain.initiatives.rules.public import MunicipalityFacts, PublicInitiative, PublicLocation
from binnenuit.domain.initiatives.rules.records import Schedule

_DIGITS = 5
"""Decimals of a degree: about a metre."""


PlaceKind = Literal["address", "municipality", "served"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where it takes place, or whom it serves.

    `kind` says what the point is: "address" the very place; "municipality" its municipality's, since the place is
    hidden or its point not known; "served" the point of a municipality whose inhabitants it serves.
    """

    latitude: float
    longitude: float
    municipality: str
    """Its name."""
    kind: PlaceKind
    label: str = ""
    """Name and address as one line; empty where it is hidden."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that outputs say beside title, summary and the card of a result."""

    organisation: str
    """Its code."""
    programme: str
    themes: tuple[str, ...]
    target_groups: tuple[str, ...]
    forms: tuple[str, ...]
    places: tuple[Place, ...]
    schedules: tuple[Schedule, ...]
    """Without notes; cut to the period in which the initiative runs."""
    changed: datetime


def facts_of(initiative: PublicInitiative, served: Iterable[MunicipalityFacts] = ()) -> Facts:
    """Return what outputs may say of an initiative; `served` are the municipalities where it has no location."""
    places = [_place(location) for location in initiative.locations]
    places += [_at(municipality, "served") for municipality in served]
    return Facts(
        organisation=initiative.organisation.code,
        programme=initiative.programme,
        themes=initiative.themes,
        target_groups=initiative.target_groups,
        forms=initiative.forms,
        places=tuple(dict.fromkeys(places)),
        schedules=tuple(
            _within(schedule, initiative.period_from, initiative.period_until)
            for schedule in initiative.schedules
        ),
        changed=initiative.changed.replace(microsecond=0),
    )


def packed(facts: Facts) -> dict[str, Any]:
    """Return the facts as JSON holds them; `unpacked` gives them back."""
    return {
        "organisation": facts.organisation,
        "programme": facts.programme,
        "themes": list(facts.themes),
        "target_groups": list(facts.target_groups),
        "forms": list(facts.forms),
        "places": [
            [place.latitude, place.longitude, place.municipality, place.kind, place.label]
            for place in facts.places
        ],
        "schedules": [
            [each.starts.isoformat(), each.rrule, each.minutes, _iso(each.valid_from), _iso(each.valid_until)]
            for each in facts.schedules
        ],
        "changed": facts.changed.isoformat(),
    }


def unpacked(stored: Mapping[str, Any]) -> Facts:
    """Return the facts that were packed."""
    return Facts(
        organisation=stored["organisation"],
        programme=stored["programme"],
        themes=tuple(stored["themes"]),
        target_groups=tuple(stored["target_groups"]),
        forms=tuple(stored["forms"]),
        places=tuple(Place(*place) for place in stored["places"]),
        schedules=tuple(
            Schedule(datetime.fromisoformat(starts), rrule, minutes, _date(first), _date(last))
            for starts, rrule, minutes, first, last in stored["schedules"]
        ),
        changed=datetime.fromisoformat(stored["changed"]),
    )


def _place(location: PublicLocation) -> Place:
    if location.hidden:
        return _at(location.municipality, "municipality")
    town = " ".join(filter(None, (location.postcode, location.city)))
    label = ", ".join(filter(None, (location.name, location.address, town)))
    at_hall = (location.latitude, location.longitude) == (
        location.municipality.latitude,
        location.municipality.longitude,
    )
    place = _at(location.municipality, "municipality" if at_hall else "address")
    return replace(
        place,
        latitude=round(location.latitude, _DIGITS),
        longitude=round(location.longitude, _DIGITS),
        label=label,
    )


def _at(municipality: MunicipalityFacts, kind: PlaceKind) -> Place:
    latitude, longitude = round(municipality.latitude, _DIGITS), round(municipality.longitude, _DIGITS)
    return Place(latitude, longitude, municipality.name, kind)


def _within(schedule: Schedule, first: date | None, last: date | None) -> Schedule:
    starts = [day for day in (schedule.valid_from, first) if day]
    ends = [day for day in (schedule.valid_until, last) if day]
    return replace(
        schedule, valid_from=max(starts, default=None), valid_until=min(ends, default=None), note=""
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
