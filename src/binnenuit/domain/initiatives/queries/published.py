"""Lists of what is published, for those who take all of it.

Counted, in pages, or one after the other in bounded memory.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from binnenuit.domain.initiatives.models import Initiative, InitiativeSchedule
from binnenuit.domain.initiatives.models.initiative import InitiativeQuerySet
from binnenuit.domain.initiatives.queries.initiatives import municipality_facts
from binnenuit.domain.initiatives.queries.whole import whole
from binnenuit.domain.initiatives.rules.public import PublicInitiative, public_view
from binnenuit.domain.initiatives.rules.schedule import WEEKDAYS

_CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which of all that visitors may know; without anything: all."""

    organisation: str = ""
    """Code of who carries it."""
    changed_since: datetime | None = None
    minimum_age: int | None = None
    """With a minimum age of at least this."""
    maximum_age: int | None = None
    """With a maximum age of at most this."""
    starts_from: time | None = None
    """With a moment that begins at this time or later; what is asked of moments must hold for one and the same."""
    ends_by: time | None = None
    """With a moment that ends at this time or earlier, on the day on which it begins."""
    weekday: int | None = None
    """With a moment on this day, 0 is Monday; what falls on another day each month is on none."""
    without_examples: bool = False


def count_published(chosen: Chosen) -> int:
    """Return how many there are."""
    return _rows(chosen).count()


def published_keys(chosen: Chosen, first: int, number: int) -> list[int]:
    """Return `number` primary keys from the `first` (from 0) on, in order."""
    return list(_rows(chosen).order_by("pk").values_list("pk", flat=True)[first : first + number])


def every_published_key(chosen: Chosen) -> Iterator[list[int]]:
    """Return all primary keys in order, a thousand at a time."""
    after = 0
    while keys := list(
        _rows(chosen).filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:_CHUNK]
    ):
        yield keys
        after = keys[-1]


def keys_among(chosen: Chosen, keys: Sequence[int]) -> list[int]:
    """Return those of `keys` (at most a few thousand) that are chosen, in order."""
    return list(_rows(chosen).filter(pk__in=keys).order_by("pk").values_list("pk", flat=True))


def stamps(keys: Sequence[int]) -> list[tuple[str, datetime]]:
    """Return the code of each of `keys` and when it last changed, in order of key."""
    rows = Initiative.objects.visible().filter(pk__in=keys).order_by("pk")
    return list(rows.values_list("code", "changed"))


def organisations_among(keys: Sequence[int]) -> set[str]:
    """Return the codes of who carries the initiatives with these primary keys."""
    rows = Initiative.objects.visible().filter(pk__in=keys)
    return set(rows.values_list("organisation__code", flat=True))


def public_initiatives_of(keys: Sequence[int]) -> list[PublicInitiative]:
    """Return the initiatives with these primary keys, in order of key; what visitors may not know is left out."""
    found = whole(Initiative.objects.visible().filter(pk__in=keys).order_by("pk"))
    return [
        public_view(initiative, organisation=organisation, municipality=municipality_facts)
        for initiative, organisation in found
    ]


def _rows(chosen: Chosen) -> InitiativeQuerySet:
    rows = Initiative.objects.visible()
    if chosen.organisation:
        rows = rows.filter(organisation__code=chosen.organisation)
    if chosen.changed_since:
        rows = rows.filter(changed__gte=chosen.changed_since)
    if chosen.minimum_age is not None:
        rows = rows.filter(minimum_age__gte=chosen.minimum_age)
    if chosen.maximum_age is not None:
        rows = rows.filter(maximum_age__lte=chosen.maximum_age)
    if chosen.starts_from is not None or chosen.ends_by is not None or chosen.weekday is not None:
        rows = rows.filter(Exists(_moments(chosen).filter(initiative=OuterRef("pk"))))
    return rows.filter(example=False) if chosen.without_examples else rows


def _moments(chosen: Chosen) -> "QuerySet[InitiativeSchedule]":
    """Return the schedules with a moment as it is asked for."""
    rows = InitiativeSchedule.objects.all()
    if chosen.starts_from is not None:
        rows = rows.filter(starts_at__gte=chosen.starts_from)
    if chosen.ends_by is not None:
        last = chosen.ends_by.hour * 60 + chosen.ends_by.minute
        rows = rows.annotate(ends=_MinuteOfDay("starts_at") + F("minutes")).filter(ends__lte=last)
    if chosen.weekday is not None:
        day = WEEKDAYS[chosen.weekday]
        says = Q(rrule__regex=rf"BYDAY=([^;]*[,0-9])?{day}")
        daily = Q(rrule__contains="FREQ=DAILY")
        on_first = Q(starts_on__iso_week_day=chosen.weekday + 1) & (
            Q(rrule="") | Q(rrule__contains="FREQ=WEEKLY")
        )
        rows = rows.filter(says | ((daily | on_first) & ~Q(rrule__contains="BYDAY=")))
    return rows


class _MinuteOfDay(Func):
    """A time as minutes after midnight."""

    template = "(EXTRACT(HOUR FROM %(expressions)s) * 60 + EXTRACT(MINUTE FROM %(expressions)s))"
    output_field = IntegerField()
    arity = 1

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        """Read it out of the text: far faster than a function of Python for each row."""
        template = "(substr(%(expressions)s, 1, 2) * 60 + substr(%(expressions)s, 4, 2))"
        return super().as_sql(compiler, connection, template=template, **more)
