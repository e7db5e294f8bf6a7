"""From a service of HSDS, ours or anybody's, to what an initiative says; what there is no place for is named."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from binnenuit.domain.initiatives.service.imports import BroughtOrganisation, Incoming
from binnenuit.domain.initiatives.service.records import Content, Location, Schedule
from binnenuit.foundation.imports.service import ParsedRow
from binnenuit.foundation.vocabulary.service import Thesaurus
from binnenuit.interchange.hsds import reading
from binnenuit.interchange.importing import values
from binnenuit.interchange.importing.problems import NotUnderstood, of_row
from binnenuit.interchange.importing.rows import LONGEST_KEY, parse_row
from binnenuit.kernel.record_fields import FieldKind, declared_fields

PLAIN = {
    "name": "title",
    "description": "description",
    "application_process": "how_to_take_part",
    "fees_description": "cost_note",
    "url": "contact_website",
    "email": "contact_email",
}
"""Field of a service that is taken as it stands: ours."""
UNDERSTOOD: dict[str, tuple[str, Callable[[str], object]]] = {
    "status": ("status", values.status),
    **{each.hsds: (name, values.number) for name, each in declared_fields(Content).items() if each.hsds},
    "assured_date": ("last_confirmed", values.day),
}
"""Field of a service that is taken where it is understood."""
_TYPES: dict[FieldKind, tuple[type, ...]] = {
    "whole_number": (int, type(None)),
    "yes_no": (bool,),
    "day": (date, type(None)),
    "line": (str,),
}
_RULE = ("freq", "interval", "byday", "bymonthday", "count", "wkst")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_MINUTES = 1440


@dataclass
class _Parts:
    """A service with what has been taken of it, by path."""

    whole: Mapping[str, Any]
    taken: set[str] = field(default_factory=set)

    def each(self, thing: Mapping[str, Any], at: str, name: str) -> Iterator[tuple[dict[str, Any], str]]:
        """Return the parts called `name` with their paths; nothing where there is no such list."""
        found = thing.get(name)
        for number, part in enumerate(found if isinstance(found, list) else ()):
            if isinstance(part, dict):
                yield part, f"{at}{name}[{number}]."

    def one(self, thing: Mapping[str, Any], at: str, name: str) -> tuple[dict[str, Any], str]:
        found = thing.get(name)
        return (found if isinstance(found, dict) else {}), f"{at}{name}."

    def use(self, thing: Mapping[str, Any], at: str, name: str, how: Callable[[str], object] = str) -> str:
        """Return a value as text, and note that it was taken; empty where it is missing or not understood."""
        value = _text(thing.get(name))
        if value:
            try:
                how(value)
            except ValueError:
                return ""
            self.taken.add(f"{at}{name}")
        return value

    def left(self) -> tuple[str, ...]:
        """Return the names of what holds something and was not taken."""
        names = {_without_numbers(path) for path in _leaves(self.whole, "") if path not in self.taken}
        return tuple(sorted(names))


def parse_service(
    number: int, service: object, defaults: Mapping[str, str], thesaurus: Thesaurus
) -> ParsedRow:
    """Read one service; never raises, whatever it is."""
    if not isinstance(service, dict) or not _text(service.get("name")):
        return ParsedRow(number, "", None, (of_row("not_a_service"),))
    key = _text(service.get("id"))[:LONGEST_KEY]
    if not key:
        return ParsedRow(number, "", None, (of_row("no_id"),), title=_text(service["name"]))
    own = _own(number, key, service)
    return own or _foreign(number, key, service, defaults, thesaurus)


def _own(number: int, key: str, service: dict[str, Any]) -> ParsedRow | None:
    """Read a service that Binnenuit wrote, whole; nothing where it did not."""
    try:
        if not reading.own_fields(service).get("text"):
            return None
        found = reading.read(service)
        name = _text(service["organization"].get("name"))
        organisation = reading.organisation(service["organization"])
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        why = f"{type(error).__name__}: {error}"[:150]
        return ParsedRow(number, key, None, (of_row("damaged_service", why=why),))
    if not _is_sound(found.content):
        return ParsedRow(number, key, None, (of_row("damaged_field"),))
    incoming = Incoming(
        key=found.code or key,
        content=found.content,
        status=found.status,
        code=found.code,
        confirmed=found.last_confirmed.isoformat() if found.last_confirmed else "",
        example=found.example,
        organisation_name=name,
        organisation=organisation if _is_said(organisation) else None,
    )
    title = next(text.title for text in found.content.texts.values())
    return ParsedRow(number, incoming.key, incoming, title=title, code=incoming.code)


def _is_said(organisation: BroughtOrganisation) -> bool:
    """Say whether what was read of an organisation has the types that its rules count on."""
    lines = ("code", "name", "kind", "short_name", "kvk", "website", "part_of")
    return all(isinstance(getattr(organisation, name), str) for name in lines)


def _is_sound(content: Content) -> bool:
    """Say whether what was read has the types that the rules of an initiative count on."""
    texts = [getattr(text, name) for text in content.texts.values() for name in type(text).__slots__]
    places = [
        getattr(place, name)
        for place in content.locations
        for name in ("municipality", "name", "address", "postcode", "city")
    ]
    points = [value for place in content.locations for value in (place.latitude, place.longitude)]
    lists = [*content.themes, *content.target_groups, *content.forms, *content.languages]
    contact = [getattr(content.contact, name) for name in type(content.contact).__slots__]
    notes = [each.note for each in content.schedules]
    return (
        all(isinstance(text, str) for text in (*texts, *places, *lists, *contact, *notes))
        and all(point is None or type(point) in {int, float} for point in points)
        and all(_fits(getattr(content, name), each.kind) for name, each in declared_fields(content).items())
    )


def _fits(value: object, kind: FieldKind) -> bool:
    return type(value) in _TYPES[kind]


def _foreign(
    number: int, key: str, service: dict[str, Any], defaults: Mapping[str, str], thesaurus: Thesaurus
) -> ParsedRow:
    parts = _Parts(service, {"id"})
    cells = dict(_cells(parts, thesaurus))
    taken = parse_row(number, {**defaults, **cells, "key": key}, thesaurus)
    if taken.incoming is None:
        return taken
    content = taken.incoming.content
    content = replace(
        content,
        locations=tuple(dict.fromkeys(_locations(parts))) or content.locations,
        schedules=tuple(dict.fromkeys(_schedules(parts))),
    )
    incoming = replace(taken.incoming, content=content)
    return replace(taken, incoming=incoming, dropped=parts.left())


def _cells(parts: _Parts, thesaurus: Thesaurus) -> Iterator[tuple[str, str]]:
    service = parts.whole
    for theirs, ours in PLAIN.items():
        if text := parts.use(service, "", theirs):
            yield ours, text
    for theirs, (ours, how) in UNDERSTOOD.items():
        if text := parts.use(service, "", theirs, how):
            yield ours, text
    organisation, at = parts.one(service, "", "organization")
    if name := parts.use(organisation, at, "name"):
        yield "organisation_name", name
    tags = [
        tag
        for each, where in parts.each(service, "", "languages")
        if (tag := _language(parts, each, where, thesaurus))
    ]
    if tags:
        yield "languages", ";".join(dict.fromkeys(tags))
    yield from _contact(parts)
    yield from _cost(parts)
    yield from _areas(parts)


def _language(parts: _Parts, each: dict[str, Any], at: str, thesaurus: Thesaurus) -> str:
    def known(text: str) -> str:
        return values.language(text, thesaurus)

    named = parts.use(each, at, "code", known) or parts.use(each, at, "name", known)
    if not named:
        return ""
    # code and name of one language say the same
    parts.use(each, at, "name", known)
    return known(named)


def _contact(parts: _Parts) -> Iterator[tuple[str, str]]:
    for each, at in parts.each(parts.whole, "", "contacts"):
        if name := parts.use(each, at, "name"):
            yield "contact_name", name
            break
    for each, at in parts.each(parts.whole, "", "phones"):
        if number := parts.use(each, at, "number"):
            yield "contact_phone", number.strip('"')
            break


def _cost(parts: _Parts) -> Iterator[tuple[str, str]]:
    for each, at in parts.each(parts.whole, "", "cost_options"):
        if _text(each.get("currency")).upper() == "EUR" and parts.use(each, at, "amount", values.cost):
            parts.use(each, at, "currency")
            yield "cost", _text(each["amount"])
            return


def _areas(parts: _Parts) -> Iterator[tuple[str, str]]:
    codes = []
    for each, at in parts.each(parts.whole, "", "service_areas"):
        text = parts.use(each, at, "extent", values.area) or parts.use(each, at, "name", values.area)
        if text:
            codes.append(values.area(text).code)
    if codes:
        yield "areas", ";".join(dict.fromkeys(codes))


def _locations(parts: _Parts) -> Iterator[Location]:
    for each, at in parts.each(parts.whole, "", "service_at_locations"):
        place, here = parts.one(each, at, "location")
        addresses = next(parts.each(place, here, "addresses"), ({}, ""))
        code = _municipality(parts, (place, here), addresses)
        if not code:
            continue
        address, there = addresses
        latitude, longitude = (
            parts.use(place, here, name, values.degrees) for name in ("latitude", "longitude")
        )
        yield Location(
            code,
            name=parts.use(place, here, "name"),
            address=parts.use(address, there, "address_1"),
            postcode=values.postcode(parts.use(address, there, "postal_code")),
            city=parts.use(address, there, "city"),
            latitude=values.degrees(latitude) if latitude and longitude else None,
            longitude=values.degrees(longitude) if latitude and longitude else None,
        )


def _municipality(
    parts: _Parts, place: tuple[dict[str, Any], str], address: tuple[dict[str, Any], str]
) -> str:
    if code := parts.use(*place, "external_identifier", values.municipality):
        return values.municipality(code)
    try:
        return values.municipality_of(_text(address[0].get("postal_code")), _text(address[0].get("city")))
    except NotUnderstood:
        return ""


def _schedules(parts: _Parts) -> Iterator[Schedule]:
    for name in ("schedules", "regular_schedules"):
        for each, at in parts.each(parts.whole, "", name):
            found = _schedule(each)
            if found:
                for field_name in (
                    "dtstart",
                    "opens_at",
                    "closes_at",
                    "weekday",
                    "valid_from",
                    "valid_to",
                    *_RULE,
                ):
                    parts.use(each, at, field_name)
                yield found


def _schedule(each: dict[str, Any]) -> Schedule | None:
    """Read one recurrence; nothing where it has no first day or time, or is none that we keep."""
    try:
        opens = datetime.fromisoformat(f"{_first_day(each)}T{_text(each.get('opens_at'))[:5]}")
        day = opens.date().isoformat()
        closes = datetime.fromisoformat(f"{day}T{(_text(each.get('closes_at')) or '00:00')[:5]}")
        minutes = int((closes - opens) / timedelta(minutes=1)) % _DAY_MINUTES
        dates = [
            values.day(text) if (text := _text(each.get(name))) else None
            for name in ("valid_from", "valid_to")
        ]
    except ValueError:
        return None
    rule = ";".join(
        f"{name.upper()}={text}" for name in _RULE if (text := _text(each.get(name)).replace(" ", ""))
    )
    if each.get("weekday"):
        rule = f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[opens.weekday()]}"
    return Schedule(opens, rule, minutes or 60, dates[0], dates[1])


def _first_day(each: dict[str, Any]) -> str:
    """Return the first day; of older files, which know a day of the week only (1 is Monday), the first one of 2026."""
    weekday = _text(each.get("weekday"))
    if weekday in set("1234567"):
        return f"2026-01-{int(weekday) + 4:02}"
    return _text(each.get("dtstart") or each.get("valid_from"))[:10]


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _leaves(thing: object, at: str) -> Iterator[str]:
    waiting = [(thing, at)]
    while waiting:
        each, path = waiting.pop()
        if isinstance(each, dict):
            waiting += [(value, f"{path}.{name}" if path else str(name)) for name, value in each.items()]
        elif isinstance(each, list):
            waiting += [(value, f"{path}[{number}]") for number, value in enumerate(each)]
        elif each not in {None, ""}:
            yield path


def _without_numbers(path: str) -> str:
    return "".join(part.rpartition("]")[2] if "]" in part else part for part in path.split("["))
