"""The outlines that maps are drawn with: those that an operator imported, else our own."""

import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

import orjson
from django.db import OperationalError

from binnenuit.foundation.places.models import MapOutlines
from binnenuit.foundation.places.queries.table import DATA
from binnenuit.foundation.places.rules.outlines import Outlines
from binnenuit.kernel import clock

# An import is made by another process; pages notice it after at most this long, for one small query.
LOOK_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True)
class _Known:
    outlines: Outlines
    imported_at: datetime | None
    looked_at: datetime


_known: _Known | None = None
_lock = threading.Lock()


@cache
def shipped_outlines() -> Outlines:
    """Return the outlines in our own files."""
    return Outlines.from_data(orjson.loads((DATA / "outlines.json").read_bytes()))


def outlines() -> Outlines:
    """Return what maps are drawn with; at most one small query a minute, none in between.

    Where the database can't be reached, what was known before (or our own outlines) is given.
    """
    global _known  # noqa: PLW0603 -- one snapshot per process
    known, now = _known, clock.now()
    if known is not None and now - known.looked_at < LOOK_AGAIN:
        return known.outlines
    with _lock:
        _known = _look(known, now)
        return _known.outlines


def forget_outlines() -> None:
    """Look in the database at the next call: the outlines have just been changed here."""
    global _known  # noqa: PLW0603 -- one snapshot per process
    _known = None


def _look(known: _Known | None, now: datetime) -> _Known:
    try:
        imported_at = MapOutlines.objects.values_list("imported_at", flat=True).first()
        if known is not None and known.imported_at == imported_at:
            return replace(known, looked_at=now)
        row = MapOutlines.objects.first() if imported_at else None
    except OperationalError:
        return replace(known, looked_at=now) if known else _Known(shipped_outlines(), None, now)
    if row is None:
        return _Known(shipped_outlines(), None, now)
    return _Known(Outlines.from_data(row.data), row.imported_at, now)
