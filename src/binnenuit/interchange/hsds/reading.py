"""The way back: from a whole service of ours (HSDS) to what an initiative says of itself.

Pure, and the inverse of `services.whole` for everything that is public. What HSDS has a field for is read from there;
what it has none for is read from the attributes of `fields.py`. For an import, and to prove that nothing is lost.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from binnenuit.domain.initiatives.service.imports import BroughtOrganisation
from binnenuit.domain.initiatives.service.records import (
    Area,
    Contact,
    Content,
    Location,
    Particulars,
    Schedule,
    Status,
    Text,
)
from binnenuit.interchange.hsds import ids
from binnenuit.interchange.hsds.fields import LINK_TYPE, OWN_FIELDS, SCHEME
from binnenuit.interchange.hsds.ids import Part
from binnenuit.interchange.hsds.organisations import TRADE_REGISTER
from binnenuit.interchange.hsds.services import LINKS, STATUSES
from binnenuit.kernel.money import Cents
from binnenuit.kernel.record_fields import FieldKind, declared_fields

_AREAS = {"GM": "municipality", "PV": "province", "NL": "country"}


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one service."""

    code: str
    """The public id; empty for a service that did not come from Binnenuit."""
    status: Status
    content: Content
    last_confirmed: date | None
    example: bool


def read(service: Mapping[str, Any]) -> Read:
    """Read a whole service as we write it; raises `KeyError` or `ValueError` for one that is not ours."""
    own = own_fields(service)
    named = ids.read(service["id"])
    statuses = {theirs: ours for ours, theirs in STATUSES.items()}
    return Read(
        code=named.code if named and named.part == Part.SERVICE else "",
        status=cast("Status", _first(own, "status") or statuses[service["status"]]),
        content=_content(service, own),
        last_confirmed=_day(service.get("assured_date", "")),
        example=_first(own, "example") == "true",
    )


def organisation(found: Mapping[str, Any]) -> BroughtOrganisation:
    """Read the organisation of a service as we write it; raises `KeyError` or `ValueError` for one that is not ours."""
    own = own_fields(found)
    numbers = [
        each["identifier"]
        for each in found.get("organization_identifiers", ())
        if each.get("identifier_scheme") == TRADE_REGISTER
    ]
    texts = [json.loads(value) for value in own.get("description", ())]
    sources = [json.loads(value) for value in own.get("source", ())]
    return BroughtOrganisation(
        code=_first(own, "code"),
        name=found["name"],
        kind=found.get("legal_status", ""),
        short_name=found.get("alternate_name", ""),
        kvk=numbers[0] if numbers else "",
        website=found.get("website", ""),
        descriptions=tuple((str(each["language"]), str(each["text"])) for each in texts),
        sources=tuple(
            (str(each["title"]), str(each["url"]), date.fromisoformat(each["checked"])) for each in sources
        ),
        part_of=found.get("parent_organization_id", ""),
    )


def own_fields(thing: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the values of our own fields by name, in their order."""
    found: dict[str, list[str]] = {}
    for attribute in thing.get("attributes", ()):
        scheme, _, name = attribute["taxonomy_term"].get("code", "").partition(":")
        if attribute.get("link_type") == LINK_TYPE and scheme == SCHEME:
            found.setdefault(name, []).append(attribute["value"])
    return found


def concepts(service: Mapping[str, Any], kind: str) -> tuple[str, ...]:
    """Return the ids of the concepts that a service has as `kind` ("theme", "target_group", "form")."""
    return tuple(
        attribute["taxonomy_term"]["code"]
        for attribute in service.get("attributes", ())
        if attribute.get("link_type") == kind
    )


def _content(service: Mapping[str, Any], own: Mapping[str, Sequence[str]]) -> Content:
    (organisation,) = own_fields(service["organization"])["code"]
    places = [at["location"] for at in service.get("service_at_locations", ())]
    online = [place for place in places if place["location_type"] == "virtual"]
    cents = _first(own, "cost_cents")
    return Content(
        organisation=organisation,
        texts=_texts(own["text"]),
        themes=concepts(service, LINKS["themes"]),
        target_groups=concepts(service, LINKS["target_groups"]),
        forms=concepts(service, LINKS["forms"]),
        languages=tuple(each["code"] for each in service.get("languages", ())),
        locations=tuple(_location(place) for place in places if place["location_type"] == "physical"),
        areas=tuple(_area(each["extent"]) for each in service.get("service_areas", ())),
        schedules=tuple(_schedule(each) for each in service.get("schedules", ())),
        online=bool(online),
        online_url=online[0].get("url", "") if online else "",
        cost=cast("Any", _first(own, "cost")),
        cost_cents=Cents(int(cents)) if cents else None,
        accessibility=cast("Any", tuple(own.get("accessibility", ()))),
        participation=cast("Any", tuple(own.get("participation", ()))),
        contact=_contact(service),
        **_particulars(service, own),
    )


def _particulars(service: Mapping[str, Any], own: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: _VALUE[declared_fields(Particulars)[name].kind](_first(own, name)) for name in OWN_FIELDS
    }
    return found | {
        name: service.get(each.hsds) for name, each in declared_fields(Particulars).items() if each.hsds
    }


def _texts(values: Sequence[str]) -> dict[str, Text]:
    found = {}
    for value in values:
        text = json.loads(value)
        language = text.pop("language")
        found[language] = Text(**text)
    return found


def _location(place: Mapping[str, Any]) -> Location:
    own = own_fields(place)
    address = json.loads(_first(own, "address") or "{}")
    for each in place.get("addresses", ()):
        address = {"address": each["address_1"], "postcode": each["postal_code"], "city": each["city"]}
    hidden = _first(own, "hidden") == "true"
    return Location(
        municipality=place["external_identifier"],
        name=place.get("name", ""),
        latitude=None if hidden else place["latitude"],
        longitude=None if hidden else place["longitude"],
        hidden=hidden,
        **address,
    )


def _area(code: str) -> Area:
    return Area(cast("Any", _AREAS[code[:2]]), code)


def _schedule(schedule: Mapping[str, Any]) -> Schedule:
    own = own_fields(schedule)
    return Schedule(
        starts=datetime.fromisoformat(_first(own, "starts")),
        rrule=_first(own, "rrule"),
        minutes=int(_first(own, "minutes")),
        valid_from=_day(_first(own, "valid_from")),
        valid_until=_day(_first(own, "valid_until")),
        note=schedule.get("notes", ""),
    )


def _contact(service: Mapping[str, Any]) -> Contact:
    phones = service.get("phones", ())
    contacts = service.get("contacts", ())
    return Contact(
        name=contacts[0].get("name", "") if contacts else "",
        email=service.get("email", ""),
        phone=phones[0]["number"] if phones else "",
        website=service.get("url", ""),
    )


def _first(own: Mapping[str, Sequence[str]], name: str) -> str:
    values = own.get(name, ())
    return values[0] if values else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


_VALUE: dict[FieldKind, Callable[[str], Any]] = {
    "whole_number": lambda text: int(text) if text else None,
    "yes_no": lambda text: text == "True",
    "day": _day,
    "line": str,
}
"""How a value of a kind is read from an attribute."""
