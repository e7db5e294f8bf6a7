"""Storing many initiatives at once: plain INSERTs, several times as fast as the ORM's objects."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, models

from binnenuit.domain.initiatives.models import (
    Initiative,
    InitiativeArea,
    InitiativeLocation,
    InitiativeSchedule,
    InitiativeText,
)
from binnenuit.domain.initiatives.rules.examples.making import Example
from binnenuit.domain.initiatives.rules.names import slug_of

_TEXT = ("initiative_id", "language", "title", "summary", "description", "how_to_take_part", "cost_note")
_LOCATION = (
    "initiative_id",
    "name",
    "address",
    "postcode",
    "city",
    "municipality",
    "latitude",
    "longitude",
    "hidden",
)
_AREA = ("initiative_id", "kind", "code")
_SCHEDULE = (
    "initiative_id",
    "rrule",
    "starts_on",
    "starts_at",
    "minutes",
    "valid_from",
    "valid_until",
    "note",
)


class ExampleRows:
    """Writes batches of examples; made once per run."""

    def __init__(self, moment: datetime) -> None:
        """Take the moment that counts as the time of creation."""
        stamp = Initiative._meta.get_field("created").get_db_prep_value(moment, connection)  # noqa: SLF001 -- Django's documented model API
        self._constant: dict[str, Any] = {
            "programme": "",
            "online_url": "",
            "contact_name": "",
            "contact_email": "",
            "contact_phone": "",
            "contact_website": "",
            "example": True,
            "created": stamp,
            "changed": stamp,
            "version": 1,
        }

    def write(self, examples: Sequence[Example], organisations: dict[str, int]) -> tuple[int, int]:
        """Store `examples`, whose organisations have these primary keys; give the first and last new key."""
        rows = [{**self._constant, **_columns(example, organisations)} for example in examples]
        columns = list(rows[0])
        _insert(Initiative, columns, (list(row.values()) for row in rows))
        codes = [example.code for example in examples]
        keys = dict(Initiative.objects.filter(code__in=codes).values_list("code", "pk"))
        keyed = [(keys[example.code], example) for example in examples]
        _insert(InitiativeText, _TEXT, _texts(keyed))
        _insert(InitiativeLocation, _LOCATION, _locations(keyed))
        _insert(InitiativeArea, _AREA, _areas(keyed))
        _insert(InitiativeSchedule, _SCHEDULE, _schedules(keyed))
        return min(keys.values()), max(keys.values())


def _insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    table = quote(model._meta.db_table)  # noqa: SLF001 -- Django's documented model API
    waiting = list(rows)
    if waiting:
        with connection.cursor() as cursor:
            # every part of the statement is a name out of the model; values go as parameters
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", waiting)  # noqa: S608


def _columns(example: Example, organisations: dict[str, int]) -> dict[str, Any]:
    content = example.content
    return {
        "code": example.code,
        "slug": slug_of(content.texts["nl"].title),
        "organisation_id": organisations[content.organisation],
        "status": example.status,
        "themes": json.dumps(content.themes),
        "target_groups": json.dumps(content.target_groups),
        "forms": json.dumps(content.forms),
        "languages": json.dumps(content.languages),
        "online": content.online,
        "cost": content.cost,
        "cost_cents": content.cost_cents,
        "accessibility": json.dumps(content.accessibility),
        "participation": json.dumps(content.participation),
        "minimum_age": content.minimum_age,
        "maximum_age": content.maximum_age,
        "contact_via_organisation": content.contact_via_organisation,
        "period_from": _iso(content.period_from),
        "period_until": _iso(content.period_until),
        "last_confirmed": _iso(example.last_confirmed),
    }


def _texts(keyed: list[tuple[int, Example]]) -> Iterable[Sequence[Any]]:
    for pk, example in keyed:
        for language, text in example.content.texts.items():
            yield (
                pk,
                language,
                text.title,
                text.summary,
                text.description,
                text.how_to_take_part,
                text.cost_note,
            )


def _locations(keyed: list[tuple[int, Example]]) -> Iterable[Sequence[Any]]:
    for pk, example in keyed:
        for place in example.content.locations:
            yield (
                pk,
                place.name,
                place.address,
                place.postcode,
                place.city,
                place.municipality,
                place.latitude,
                place.longitude,
                place.hidden,
            )


def _areas(keyed: list[tuple[int, Example]]) -> Iterable[Sequence[Any]]:
    return ((pk, area.kind, area.code) for pk, example in keyed for area in example.content.areas)


def _schedules(keyed: list[tuple[int, Example]]) -> Iterable[Sequence[Any]]:
    for pk, example in keyed:
        for item in example.content.schedules:
            starts_on, starts_at = item.starts.date().isoformat(), item.starts.time().isoformat()
            yield pk, item.rrule, starts_on, starts_at, item.minutes, None, None, ""


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
