"""What stands in the form of an initiative: names of fields with the texts typed in them, out of a content and back.

The form is kept as it was typed, right or wrong, so that a draft or a mistake loses nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from django.http import QueryDict

from binnenuit.domain.initiatives.rules.choices import COUNTRY
from binnenuit.domain.initiatives.rules.records import Area, Content, Location, Schedule, Text
from binnenuit.domain.initiatives.rules.schedule import pattern
from binnenuit.foundation.places import service as places
from binnenuit.kernel.money import EURO
from binnenuit.kernel.record_fields import declared_fields, declared_values

Typed = dict[str, list[str]]
"""By name of the field; the fields that are lists may have several."""

LISTS = ("themes", "target_groups", "forms", "languages", "accessibility", "participation")
TEXTS = ("title", "summary", "description", "how_to_take_part", "cost_note")
PLACE = ("municipality", "name", "address", "postcode", "city", "latitude", "longitude", "hidden", "was")
WHEN = ("day", "from", "until", "repeat", "rule", "valid_from", "valid_until", "note")
LINES = (
    "organisation",
    "areas",
    "cost",
    "amount",
    "contact_name",
    "contact_email",
    "contact_phone",
    "contact_website",
    "reason",
    "add_language",
    "make_organisation",
    *declared_fields(Content),
)
OWN_LANGUAGES = ("nl", "en")
MOST_BLOCKS = 20
_LONGEST = 25_000


def of_post(posted: QueryDict) -> Typed:
    """Keep of what was posted the fields of the form, and no more of each than a field can hold."""
    kept: Typed = {}
    for name in posted:
        if _is_field(name):
            kept[name] = [
                value[:_LONGEST].replace("\r\n", "\n").replace("\0", "") for value in posted.getlist(name)
            ]
    return kept


def of_content(content: Content) -> Typed:
    """Return the form as it stands for `content`."""
    typed: Typed = {name: list(getattr(content, name)) for name in LISTS}
    for language in dict.fromkeys((*OWN_LANGUAGES, *content.texts)):
        text = content.texts.get(language, Text(""))
        typed |= {f"text-{language}-{field}": [getattr(text, field)] for field in TEXTS}
    for number, location in enumerate(content.locations):
        typed |= {f"place-{number}-{name}": [value] for name, value in _place(location).items()}
    for number, schedule in enumerate(content.schedules):
        typed |= {f"when-{number}-{name}": [value] for name, value in _when(schedule).items()}
    lines = {
        "organisation": content.organisation,
        "areas": ", ".join(filter(None, map(area_name, content.areas))),
        "cost": content.cost,
        "amount": f"{content.cost_cents / EURO:.2f}".replace(".", ",") if content.cost_cents else "",
        "contact_name": content.contact.name,
        "contact_email": content.contact.email,
        "contact_phone": content.contact.phone,
        "contact_website": content.contact.website,
        **{name: _shown(value) for name, value in declared_values(content).items()},
    }
    return typed | {name: [value] for name, value in lines.items()}


def of_proposal(submitted: Mapping[str, str]) -> Typed:
    """Return the form for what someone proposed, as far as it can be read out of their words."""
    link = submitted.get("link", "")
    when = submitted.get("when", "")
    online = "online" in submitted.get("where", "").lower()
    lines = {
        "organisation": submitted.get("who", ""),
        "text-nl-title": submitted.get("name", ""),
        "text-nl-description": submitted.get("what", ""),
        "text-nl-how_to_take_part": when,
        "place-0-municipality": "" if online else submitted.get("where", ""),
        "online": "1" if online else "",
        "contact_website": f"https://{link}" if link and "//" not in link else link,
        "cost": "unknown",
    }
    return {name: [value] for name, value in lines.items() if value}


def one(typed: Typed, name: str) -> str:
    """Return the text of a field that has one, trimmed."""
    values = typed.get(name, [])
    return values[0].strip() if values else ""


def blocks(typed: Typed, kind: str) -> list[int]:
    """Return the numbers of the blocks of a kind ("place", "when") that stand in the form, in order."""
    numbers = {
        int(parts[1])
        for parts in (name.split("-", 2) for name in typed)
        if parts[0] == kind and len(parts) == 3 and parts[1].isascii() and parts[1].isdigit()  # noqa: PLR2004 -- kind-number-field
    }
    return sorted(number for number in numbers if number < MOST_BLOCKS)


def languages(typed: Typed) -> list[str]:
    """Return the languages in which there are texts in the form, our own first, with the one that is to be added."""
    tags = ["-".join(name.split("-")[1:-1]) for name in typed if name.startswith("text-")]
    added = one(typed, "add_language")
    return list(dict.fromkeys((*OWN_LANGUAGES, *tags, *((added,) if added else ()))))


def area_name(area: Area) -> str:
    """Return an area as one types it."""
    if area.code == COUNTRY:
        return "Nederland"
    found = places.municipality(area.code) if area.kind == "municipality" else places.province(area.code)
    return found.name if found else area.code


def _is_field(name: str) -> bool:
    kind, _dash, rest = name.partition("-")
    field = rest.rpartition("-")[2]
    return (
        name in LINES
        or name in LISTS
        or (kind == "text" and field in TEXTS)
        or (kind == "place" and field in PLACE)
        or (kind == "when" and field in WHEN)
    )


def _place(location: Location) -> dict[str, str]:
    municipality = places.municipality(location.municipality)
    name = municipality.name if municipality else location.municipality
    return {
        "municipality": name,
        "name": location.name,
        "address": location.address,
        "postcode": location.postcode,
        "city": location.city,
        "latitude": "" if location.latitude is None else repr(location.latitude),
        "longitude": "" if location.longitude is None else repr(location.longitude),
        "hidden": "1" if location.hidden else "",
        # where the point belongs: another address gets another point
        "was": f"{name}|{location.address}|{location.postcode}",
    }


def _when(schedule: Schedule) -> dict[str, str]:
    ends = schedule.starts + timedelta(minutes=schedule.minutes)
    return {
        "day": schedule.starts.date().isoformat(),
        "from": f"{schedule.starts:%H:%M}",
        "until": f"{ends:%H:%M}",
        "repeat": repeat_of(schedule),
        "rule": schedule.rrule,
        "valid_from": schedule.valid_from.isoformat() if schedule.valid_from else "",
        "valid_until": schedule.valid_until.isoformat() if schedule.valid_until else "",
        "note": schedule.note,
    }


def repeat_of(schedule: Schedule) -> str:
    """Return which of the form's choices a rule is; "keep" for a rule that the form has no choice for."""
    said = pattern(schedule)
    if said.frequency == "once":
        return "once"
    for choice, rule in rules_of(schedule.starts).items():
        if rule == schedule.rrule:
            return choice
    return "keep"


def rules_of(starts: datetime) -> dict[str, str]:
    """Return the RRULE of each of the form's choices for something that first takes place at `starts`."""
    day = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[starts.weekday()]
    nth = (starts.day - 1) // 7 + 1
    return {
        "once": "",
        "daily": "FREQ=DAILY",
        "weekly": f"FREQ=WEEKLY;BYDAY={day}",
        "fortnightly": f"FREQ=WEEKLY;INTERVAL=2;BYDAY={day}",
        "monthly": f"FREQ=MONTHLY;BYDAY={nth}{day}" if nth < 5 else f"FREQ=MONTHLY;BYDAY=-1{day}",  # noqa: PLR2004 -- a fifth one is the last
    }


def typed_items(typed: Typed) -> Iterator[tuple[str, str]]:
    """Return every field with each of its texts, for hidden fields."""
    for name, values in typed.items():
        for value in values:
            yield name, value


def _shown(value: object) -> str:
    """Return a declared value as the form holds it."""
    if value is None or value is False:
        return ""
    return "1" if value is True else str(value)


def is_empty(typed: Typed, kind: str, number: int, fields: Iterable[str]) -> bool:
    """Say whether nothing stands in a block."""
    return not any(one(typed, f"{kind}-{number}-{field}") for field in fields)
