"""What an initiative must be before it may be stored; every finding says what to change, in English.

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
from binnenuit.domain.initiatives.rules.records import Area, Content, Location, Schedule, Text

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
_OLDEST = 130
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


def findings(content: Content, known: Known) -> list[str]:
    """Give everything that is wrong, in the order of the form; an empty list where nothing is."""
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
        *_reachable(content),
        *_leaks(content),
    ]


def _texts(content: Content) -> Iterator[str]:
    if not content.texts:
        yield "texts: give at least one language"
    for language, text in content.texts.items():
        if not _LANGUAGE.match(language):
            yield f"texts: {language!r} is no language tag (BCP 47) such as nl or tr"
        if not text.title.strip():
            yield f"texts {language}: the title is empty"
        for field, limit in _LIMITS.items():
            value = getattr(text, field)
            if len(value) > limit:
                yield f"texts {language}: {field} is longer than {limit} characters"
            if _CONTROL.search(value):
                yield f"texts {language}: {field} has control characters in it"


def _concepts(content: Content, known: Known) -> Iterator[str]:
    for scheme in ("themes", "target_groups", "forms"):
        for concept in getattr(content, scheme):
            if not known.concept_in(concept, scheme):
                yield f"{scheme}: {concept!r} is not in the thesaurus"
    for tag in content.languages:
        if not known.spoken(tag):
            yield f"languages: {tag!r} is not a language of the thesaurus"


def _many(content: Content) -> Iterator[str]:
    plural = ("texts", "themes", "target_groups", "forms", "languages", "locations", "areas", "schedules")
    for field in plural:
        values = getattr(content, field)
        if len(values) > MOST_PARTS:
            yield f"{field}: more than {MOST_PARTS}"
        if len(set(values)) < len(values):
            yield f"{field}: one stands there twice"


def _location(location: Location, known: Known) -> Iterator[str]:
    if not known.municipality(location.municipality):
        yield f"locations: {location.municipality!r} is not the code of a municipality (such as GM0599)"
    if location.postcode and not _POSTCODE.match(location.postcode):
        yield f"locations: {location.postcode!r} is not a postcode such as 3014 or 3014 AB"
    latitude, longitude = location.latitude, location.longitude
    if (latitude is None) != (longitude is None):
        yield "locations: give both latitude and longitude, or neither"
    elif latitude is not None and longitude is not None and not _in_the_country(latitude, longitude):
        yield f"locations: {latitude}, {longitude} is not a point in the Netherlands"
    yield from _lines("locations", location, {"name": 200, "address": 200, "city": 100})


def _lines(what: str, part: object, limits: dict[str, int]) -> Iterator[str]:
    """Check short texts: their length, and that they are one line that every database can hold."""
    for field, limit in limits.items():
        value = getattr(part, field)
        if len(value) > limit:
            yield f"{what}: {field} is longer than {limit} characters"
        if not value.isprintable():
            yield f"{what}: {field} has control characters in it"


def _in_the_country(latitude: float, longitude: float) -> bool:
    # a box around the 342 municipalities; NaN lies in no box
    return _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST


def _area(area: Area, known: Known) -> Iterator[str]:
    right: dict[str, Callable[[str], bool]] = {
        "municipality": known.municipality,
        "province": known.province,
        "country": lambda code: code == COUNTRY,
    }
    if area.kind not in right:
        yield f"areas: {area.kind!r} is not one of {', '.join(right)}"
    elif not right[area.kind](area.code):
        yield f"areas: {area.code!r} is not the code of a {area.kind}"


def _schedule(schedule: Schedule) -> Iterator[str]:
    if wrong := schedules.problem(schedule):
        yield f"schedules: {wrong}"
    if schedule.starts.tzinfo is not None or schedule.starts.second or schedule.starts.microsecond:
        yield "schedules: starts must be a local time in whole minutes, without a zone"
    if not 1 <= schedule.minutes <= _LONGEST_DAY:
        yield f"schedules: minutes must lie between 1 and {_LONGEST_DAY}"
    if schedule.valid_from and schedule.valid_until and schedule.valid_until < schedule.valid_from:
        yield "schedules: valid_until lies before valid_from"
    yield from _lines("schedules", schedule, {"rrule": 300, "note": 300})


def _choices(content: Content) -> Iterator[str]:
    for field, allowed in (("accessibility", ACCESSIBILITY), ("participation", PARTICIPATION)):
        for value in getattr(content, field):
            if value not in allowed:
                yield f"{field}: {value!r} is not one of {', '.join(allowed)}"


def _cost(content: Content) -> Iterator[str]:
    if content.cost not in COST_KINDS:
        yield f"cost: {content.cost!r} is not one of {', '.join(COST_KINDS)}"
    if content.cost == "amount":
        if content.cost_cents is None or not 0 < content.cost_cents <= _HIGHEST_COST:
            yield f"cost_cents: give an amount between 1 and {_HIGHEST_COST} cents"
    elif content.cost_cents is not None:
        yield "cost_cents: leave it out unless cost is amount"


def _numbers_in_order(content: Content) -> Iterator[str]:
    ages = [age for age in (content.minimum_age, content.maximum_age) if age is not None]
    if ages != sorted(ages) or any(not 0 <= age <= _OLDEST for age in ages):
        yield f"minimum_age and maximum_age must be in order and lie between 0 and {_OLDEST}"
    if content.period_from and content.period_until and content.period_until < content.period_from:
        yield "period_until lies before period_from"


def _reachable(content: Content) -> Iterator[str]:
    contact = content.contact
    yield from _lines("contact", contact, {"name": 200, "email": 254, "phone": 40, "website": 400})
    if content.programme and not (len(content.programme) <= _LONGEST_CODE and _CODE.match(content.programme)):
        yield f"programme: {content.programme!r} is not the code of a programme"
    if contact.email and not _EMAIL.match(contact.email):
        yield f"contact: {contact.email!r} is not an e-mail address"
    for field, address in (("contact website", contact.website), ("online_url", content.online_url)):
        if address and not _is_web_address(address):
            yield f"{field}: {address!r} is not a web address that starts with https:// or http://"
    if not (content.locations or content.areas or content.online):
        yield "locations: give a location, an area that is served, or say that it is online"


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    fits = text.isprintable() and len(text) <= _LONGEST_ADDRESS
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and fits


def _leaks(content: Content) -> Iterator[str]:
    """A free text must not give away what is hidden (domain 4.1): nobody would notice until it is too late."""
    secrets: list[tuple[str, str]] = []
    for location in content.locations:
        if location.hidden:
            secrets += [
                ("hidden location", getattr(location, field)) for field in ("name", "address", "postcode")
            ]
    if content.contact_via_organisation:
        contact = content.contact
        secrets += [
            ("hidden contact", value)
            for value in (contact.name, contact.email, contact.phone, contact.website)
        ]
    words = [_folded(text) for text in _free_texts(content)]
    for what, secret in secrets:
        folded = _folded(secret)
        if len(folded) >= _SHORTEST_SECRET and any(folded in text for text in words):
            yield f"texts: a text gives the {what} away; take it out of the text, or do not hide it"


def _free_texts(content: Content) -> Iterable[str]:
    for text in content.texts.values():
        yield from _fields(text)
    for schedule in content.schedules:
        yield schedule.note


def _fields(text: Text) -> Iterable[str]:
    return (getattr(text, field) for field in _LIMITS)


def _folded(text: str) -> str:
    return re.sub(r"[\s.-]+", "", text).casefold()
