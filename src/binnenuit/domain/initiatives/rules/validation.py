"""What an initiative must be before it may be stored; every finding is a name with values (`findings.py`).

What needs other rooms (does this concept exist? this municipality?) comes in as functions.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from binnenuit.domain.initiatives.rules import schedule as schedules
from binnenuit.domain.initiatives.rules.choices import (
    ACCESSIBILITY,
    COST_KINDS,
    COUNTRY,
    PARTICIPATION,
)
from binnenuit.domain.initiatives.rules.findings import Name, wrong
from binnenuit.domain.initiatives.rules.records import OLDEST, Area, Content, Location, Schedule, Text
from binnenuit.kernel.problems import ValidationProblem
from binnenuit.kernel.record_fields import declared_fields

_LANGUAGE = re.compile(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")
_POSTCODE = re.compile(r"^[1-9][0-9]{3}( ?[A-Z]{2})?$")
_CODE = re.compile(r"^[a-z0-9]+(-[a-z0-9]+){0,20}$")
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s.]+$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LIMITS = {"title": 200, "summary": 500, "description": 20_000, "how_to_take_part": 5_000, "cost_note": 300}
_SHORTEST_SECRET = 4
_LONGEST_DAY = 1440
_LONGEST_CODE = 80
_LONGEST_ADDRESS = 400
_SOUTH, _NORTH, _WEST, _EAST = 50.7, 53.8, 3.0, 7.4
_HIGHEST_COST = 1_000_000
MOST_PARTS = 50
"""So many locations, areas, schedules, texts or concepts of one kind an initiative can have."""


@dataclass(frozen=True)
class Known:
    """What the other rooms know."""

    concept_in: Callable[[str, str], bool]
    """(concept id, scheme) -> does it exist there?"""
    spoken: Callable[[str], bool]
    """Is this a language tag of the thesaurus?"""
    municipality: Callable[[str], bool]
    province: Callable[[str], bool]


def findings(content: Content, known: Known) -> list[ValidationProblem]:
    """Return everything that is wrong, in the order of the form; an empty list where nothing is."""
    return [
        *_texts(content),
        *_concepts(content, known),
        *_many(content),
        *(finding for location in content.locations for finding in _location(location, known)),
        *(finding for area in content.areas for finding in _area(area, known)),
        *(finding for schedule in content.schedules for finding in _schedule(schedule)),
        *_choices(content),
        *_cost(content),
        *_numbers_in_order(content),
        *_numbers(content),
        *_reachable(content),
        *_leaks(content),
    ]


def _texts(content: Content) -> Iterator[ValidationProblem]:
    if not content.texts:
        yield wrong("no_text")
    for language, text in content.texts.items():
        if not _LANGUAGE.match(language):
            yield wrong("not_a_language_tag", text=language)
        if not text.title.strip():
            yield wrong("no_title", tag=language)
        for field, limit in _LIMITS.items():
            value = getattr(text, field)
            if len(value) > limit:
                yield wrong("text_too_long", tag=language, field=field, number=limit)
            if _CONTROL.search(value):
                yield wrong("text_unreadable", tag=language, field=field)


def _concepts(content: Content, known: Known) -> Iterator[ValidationProblem]:
    for scheme in ("themes", "target_groups", "forms"):
        for concept in getattr(content, scheme):
            if not known.concept_in(concept, scheme):
                yield wrong("not_in_the_thesaurus", field=scheme, text=concept)
    for tag in content.languages:
        if not known.spoken(tag):
            yield wrong("not_spoken", field="languages", text=tag)


def _many(content: Content) -> Iterator[ValidationProblem]:
    plural = ("texts", "themes", "target_groups", "forms", "languages", "locations", "areas", "schedules")
    for field in plural:
        values = getattr(content, field)
        if len(values) > MOST_PARTS:
            yield wrong("too_many", field=field, number=MOST_PARTS)
        if len(set(values)) < len(values):
            yield wrong("twice", field=field)


def _location(location: Location, known: Known) -> Iterator[ValidationProblem]:
    if not known.municipality(location.municipality):
        yield wrong("not_a_municipality", text=location.municipality)
    if location.postcode and not _POSTCODE.match(location.postcode):
        yield wrong("not_a_postcode", text=location.postcode)
    latitude, longitude = location.latitude, location.longitude
    if (latitude is None) != (longitude is None):
        yield wrong("half_a_point")
    elif latitude is not None and longitude is not None and not _in_the_country(latitude, longitude):
        yield wrong("point_elsewhere", point=f"{latitude}, {longitude}")
    yield from _lines("locations", location, {"name": 200, "address": 200, "city": 100})


def _lines(what: str, part: object, limits: dict[str, int]) -> Iterator[ValidationProblem]:
    """Check short texts: their length, and that they are one line that every database can hold."""
    for field, limit in limits.items():
        value = getattr(part, field)
        if len(value) > limit:
            yield wrong("line_too_long", part=what, field=field, number=limit)
        if not value.isprintable():
            yield wrong("line_unreadable", part=what, field=field)


def _in_the_country(latitude: float, longitude: float) -> bool:
    # a box around the 342 municipalities; NaN lies in no box
    return _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST


def _area(area: Area, known: Known) -> Iterator[ValidationProblem]:
    right: dict[str, Callable[[str], bool]] = {
        "municipality": known.municipality,
        "province": known.province,
        "country": lambda code: code == COUNTRY,
    }
    if area.kind not in right:
        yield wrong("not_one_of", field="areas", text=area.kind, choices=", ".join(right))
    elif not right[area.kind](area.code):
        yield wrong("not_an_area", text=area.code, kind=area.kind)


def _schedule(schedule: Schedule) -> Iterator[ValidationProblem]:
    if problem := schedules.problem(schedule):
        yield problem
    if schedule.starts.tzinfo is not None or schedule.starts.second or schedule.starts.microsecond:
        yield wrong("not_a_local_time")
    if not 1 <= schedule.minutes <= _LONGEST_DAY:
        yield wrong("not_so_long", number=_LONGEST_DAY)
    if schedule.valid_from and schedule.valid_until and schedule.valid_until < schedule.valid_from:
        yield wrong("schedule_ends_before")
    yield from _lines("schedules", schedule, {"rrule": 300, "note": 300})


def _choices(content: Content) -> Iterator[ValidationProblem]:
    for field, allowed in (("accessibility", ACCESSIBILITY), ("participation", PARTICIPATION)):
        for value in getattr(content, field):
            if value not in allowed:
                yield wrong("not_one_of", field=field, text=value, choices=", ".join(allowed))


def _cost(content: Content) -> Iterator[ValidationProblem]:
    if content.cost not in COST_KINDS:
        yield wrong("not_one_of", field="cost", text=content.cost, choices=", ".join(COST_KINDS))
    if content.cost == "amount":
        if content.cost_cents is None or not 0 < content.cost_cents <= _HIGHEST_COST:
            yield wrong("not_such_an_amount", number=_HIGHEST_COST)
    elif content.cost_cents is not None:
        yield wrong("amount_without_cost")


_AGES = ("minimum_age", "maximum_age")
"""Looked at together."""


def _numbers_in_order(content: Content) -> Iterator[ValidationProblem]:
    ages = [age for age in (content.minimum_age, content.maximum_age) if age is not None]
    if ages != sorted(ages) or any(not 0 <= age <= OLDEST for age in ages):
        yield wrong("not_such_ages", number=OLDEST)
    if content.period_from and content.period_until and content.period_until < content.period_from:
        yield wrong("period_ends_before")


def _numbers(content: Content) -> Iterator[ValidationProblem]:
    for name, declared in declared_fields(content).items():
        value = getattr(content, name)
        if declared.kind != "whole_number" or name in _AGES or value is None:
            continue
        if not declared.lowest <= value <= declared.highest:
            yield wrong("not_such_a_number", field=name, lowest=declared.lowest, highest=declared.highest)


def _reachable(content: Content) -> Iterator[ValidationProblem]:
    contact = content.contact
    yield from _lines("contact", contact, {"name": 200, "email": 254, "phone": 40, "website": 400})
    if content.programme and not (len(content.programme) <= _LONGEST_CODE and _CODE.match(content.programme)):
        yield wrong("not_a_programme", text=content.programme)
    if contact.email and not _EMAIL.match(contact.email):
        yield wrong("not_an_email", text=contact.email)
    for field, address in (("contact website", contact.website), ("online_url", content.online_url)):
        if address and not _is_web_address(address):
            yield wrong("not_a_web_address", field=field, text=address)
    if not (content.locations or content.areas or content.online):
        yield wrong("nowhere")


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    fits = text.isprintable() and len(text) <= _LONGEST_ADDRESS
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and fits


def _leaks(content: Content) -> Iterator[ValidationProblem]:
    """A free text must not give away what is hidden (domain 4.1): nobody would notice until it is too late."""
    secrets: list[tuple[Name, str]] = []
    for location in content.locations:
        if location.hidden:
            secrets += [
                ("gives_the_location_away", getattr(location, field))
                for field in ("name", "address", "postcode")
            ]
    if content.contact_via_organisation:
        contact = content.contact
        secrets += [
            ("gives_the_contact_away", value)
            for value in (contact.name, contact.email, contact.phone, contact.website)
        ]
    words = [_folded(text) for text in _free_texts(content)]
    for name, secret in secrets:
        folded = _folded(secret)
        if len(folded) >= _SHORTEST_SECRET and any(folded in text for text in words):
            yield wrong(name)


def _free_texts(content: Content) -> Iterable[str]:
    for text in content.texts.values():
        yield from _fields(text)
    for schedule in content.schedules:
        yield schedule.note


def _fields(text: Text) -> Iterable[str]:
    return (getattr(text, field) for field in _LIMITS)


def _folded(text: str) -> str:
    return re.sub(r"[\s.-]+", "", text).casefold()
