"""Telling the indexes what changed, so that nothing is lost and nothing is read out of order.

An index remembers the id of the last entry that it has carried out, and asks for the entries above it.
That is only right when entries become visible in the order of their ids. On SQLite they do: there is one
writer at a time. On PostgreSQL a transaction could take id 7, another id 8 and commit first; an index that
has then read 8 would never see 7. So `changed` first takes an advisory lock that belongs to its transaction:
from taking an id until the commit nobody else can take one. PostgreSQL makes a commit visible before it
lets go of the transaction's locks, so whoever takes the next id comes after it in every respect.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Protocol

from django.db import connection, transaction
from django.db.models import Max, Min

from binnenuit.kernel import clock
from binnenuit.search.models import OutboxEntry

KEEP = timedelta(days=7)
"""An index that was away for longer builds itself anew."""
START = "start"
"""The kind of the first entry, which stands for no record: an index always has an entry to be at."""
_LOCK = 0x62_69_6E_75
"""Any number that nobody else uses in this database ("binu")."""


@dataclass(frozen=True, slots=True)
class Change:
    """An entry as the indexer reads it."""

    id: int
    kind: str
    first: int
    last: int


class ChangedRange(Protocol):
    """An event that names records that changed."""

    @property
    def first_pk(self) -> int:
        """Return the lowest primary key."""

    @property
    def last_pk(self) -> int:
        """Return the highest primary key."""


@cache
def follow(kind: str) -> Callable[[ChangedRange], None]:
    """Return the reaction to an event that records of `kind` changed: they are indexed anew."""

    def note(event: ChangedRange) -> None:
        changed(kind, event.first_pk, event.last_pk)

    return note


def changed(kind: str, first_pk: int, last_pk: int | None = None) -> None:
    """Note that records of `kind` with these primary keys changed, came or went; call it in the same transaction.

    Many records at once are one entry. Takes a lock until the transaction ends: call it late.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        OutboxEntry.objects.create(
            kind=kind, first_pk=first_pk, last_pk=first_pk if last_pk is None else last_pk
        )


def position() -> int:
    """Return the id of the newest entry; writes the start entry where there is none yet."""
    newest = OutboxEntry.objects.aggregate(newest=Max("id"))["newest"]
    if newest is None:
        changed(START, 0)
        return position()
    return int(newest)


def since(after: int, limit: int) -> list[Change]:
    """Return at most `limit` entries above position `after`, oldest first."""
    rows = OutboxEntry.objects.filter(id__gt=after).order_by("id")[:limit]
    return [Change(*row) for row in rows.values_list("id", "kind", "first_pk", "last_pk")]


def knows(at: int) -> bool:
    """Say whether everything after position `at` is still there; False for a position of another database."""
    ends = OutboxEntry.objects.aggregate(oldest=Min("id"), newest=Max("id"))
    return ends["oldest"] is not None and ends["oldest"] <= at <= ends["newest"]


def prune(now: datetime | None = None) -> int:
    """Delete what is older than `KEEP`; gives how many entries that were.

    The newest of the old entries stays: an index that is up to date stands at it.
    """
    old = OutboxEntry.objects.filter(created_at__lt=(now or clock.now()) - KEEP)
    newest_old = old.aggregate(newest=Max("id"))["newest"]
    if newest_old is None:
        return 0
    deleted, _by_model = OutboxEntry.objects.filter(id__lt=newest_old).delete()
    return deleted
