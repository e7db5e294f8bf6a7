"""Reading initiatives whole, many at a time: one query for each table, put together here.

Rows are read as tuples and never as model objects: with those, and a queryset for each initiative's parts,
reading took more than half of the time of a rebuild of the index.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from binnenuit.domain.initiatives.models import (
    InitiativeArea,
    InitiativeLocation,
    InitiativeSchedule,
    InitiativeText,
)
from binnenuit.domain.initiatives.models.initiative import InitiativeQuerySet
from binnenuit.domain.initiatives.rules.public import PublicOrganisation
from binnenuit.domain.initiatives.rules.records import (
    Area,
    Contact,
    Content,
    Location,
    Schedule,
    Stored,
    Text,
)
from binnenuit.kernel.record_fields import declared_fields

_DECLARED = tuple(declared_fields(Content))
# in the order of the unpacking in `_stored`
_FIELDS = (
    "pk",
    "code",
    "slug",
    "status",
    "organisation__code",
    "themes",
    "target_groups",
    "forms",
    "languages",
    "cost",
    "cost_cents",
    "accessibility",
    "participation",
    "contact_name",
    "contact_email",
    "contact_phone",
    "contact_website",
    "last_confirmed",
    "example",
    "changed",
    "version",
    *_DECLARED,
    "organisation__name",
    "organisation__website",
)
_OF_ORGANISATION = 2
_WIDEST = 2
"""A range of keys may be so many times as long as the number of keys."""
_CODE = _FIELDS.index("organisation__code")


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the initiatives of one read have several of, by primary key, each in the order of saving."""

    texts: Mapping[int, dict[str, Text]]
    locations: Mapping[int, list[Location]]
    areas: Mapping[int, list[Area]]
    schedules: Mapping[int, list[Schedule]]


def whole(rows: InitiativeQuerySet) -> list[tuple[Stored, PublicOrganisation]]:
    """Return all of `rows`, in their order, each with who carries it: five queries, however many there are.

    All of it is in memory at once: limit `rows`.
    """
    found = list(rows.values_list(*_FIELDS))
    if not found:
        return []
    parts = _parts(_among([row[0] for row in found]))
    return [(_stored(row[:-_OF_ORGANISATION], parts), _organisation(row)) for row in found]


def _among(keys: list[int]) -> Q:
    """Return the condition for parts of the initiatives with these primary keys, and of few others.

    A range is quicker than a list. With wide gaps (many drafts in between) it would read far more than is asked.
    """
    first, last = min(keys), max(keys)
    if last - first < _WIDEST * len(keys):
        return Q(initiative_id__gte=first, initiative_id__lte=last)
    return Q(initiative_id__in=keys)


def _parts(among: Q) -> _Parts:
    texts: dict[int, dict[str, Text]] = defaultdict(dict)
    locations: dict[int, list[Location]] = defaultdict(list)
    areas: dict[int, list[Area]] = defaultdict(list)
    schedules: dict[int, list[Schedule]] = defaultdict(list)
    text_fields = ("language", "title", "summary", "description", "how_to_take_part", "cost_note")
    for pk, language, *words in _read(InitiativeText.objects.all(), among, *text_fields):
        texts[pk][language] = Text(*words)
    place_fields = ("municipality", "name", "address", "postcode", "city", "latitude", "longitude", "hidden")
    for pk, *place in _read(InitiativeLocation.objects.all(), among, *place_fields):
        locations[pk].append(Location(*place))
    for pk, kind, code in _read(InitiativeArea.objects.all(), among, "kind", "code"):
        areas[pk].append(Area(kind, code))
    when_fields = ("starts_on", "starts_at", "rrule", "minutes", "valid_from", "valid_until", "note")
    for pk, day, hour, *rest in _read(InitiativeSchedule.objects.all(), among, *when_fields):
        schedules[pk].append(Schedule(datetime.combine(day, hour), *rest))
    return _Parts(texts, locations, areas, schedules)


def _read(parts: QuerySet[Any], among: Q, *fields: str) -> Iterator[tuple[Any, ...]]:
    """Return (primary key of the initiative, *fields), those of one initiative in the order of saving."""
    return iter(parts.filter(among).order_by("initiative_id", "pk").values_list("initiative_id", *fields))


def _organisation(row: tuple[Any, ...]) -> PublicOrganisation:
    name, website = row[-_OF_ORGANISATION:]
    return PublicOrganisation(row[_CODE], name, website)


def _stored(row: tuple[Any, ...], parts: _Parts) -> Stored:
    # fmt: off
    (
        pk, code, slug, status, organisation, themes, target_groups, forms, languages,
        cost, cost_cents, accessibility, participation,
        contact_name, contact_email, contact_phone, contact_website,
        last_confirmed, example, changed, version, *particulars,
    ) = row
    # fmt: on
    return Stored(
        pk=pk,
        code=code,
        slug=slug,
        status=status,
        content=Content(
            organisation=organisation,
            texts=parts.texts.get(pk, {}),
            themes=tuple(themes),
            target_groups=tuple(target_groups),
            forms=tuple(forms),
            languages=tuple(languages),
            locations=tuple(parts.locations.get(pk, ())),
            areas=tuple(parts.areas.get(pk, ())),
            schedules=tuple(parts.schedules.get(pk, ())),
            cost=cost,
            cost_cents=cost_cents,
            accessibility=tuple(accessibility),
            participation=tuple(participation),
            contact=Contact(contact_name, contact_email, contact_phone, contact_website),
            **dict(zip(_DECLARED, particulars, strict=True)),
        ),
        last_confirmed=last_confirmed,
        example=example,
        changed=changed,
        version=version,
    )
