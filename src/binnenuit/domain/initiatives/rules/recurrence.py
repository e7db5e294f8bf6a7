"""A schedule as calendars need it (RFC 5545): it starts at its first time, and its rule ends by itself.

A schedule here has limits beside its rule (valid from, valid until), which a calendar's rule must hold itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from itertools import islice

from dateutil.parser import parse
from dateutil.rrule import rrulestr

from binnenuit.domain.initiatives.rules.records import Schedule
from binnenuit.domain.initiatives.rules.schedule import next_dates

MOST_COUNTED = 2_000
"""A rule that counts its own times (COUNT) is followed so far: five years of every day."""
_ENDS = ("COUNT", "UNTIL")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When it takes place, complete in itself; moments are what the clock on the wall in the Netherlands says."""

    starts: datetime
    """The first time; the rule's own first time too (RFC 5545, 3.8.5.3)."""
    minutes: int
    rule: tuple[tuple[str, str], ...] = ()
    """(part, value) of the RRULE without its end; nothing for what takes place once."""
    until: datetime | None = None
    """No later than this."""
    count: int | None = None
    """So often and no more; never together with `until` (RFC 5545, 3.3.10)."""


def recurrence(schedule: Schedule) -> Recurrence | None:
    """Return a valid schedule as a recurrence; None where it never takes place."""
    first = next(iter(next_dates([schedule], datetime.min, 1)), None)  # noqa: DTZ901 -- what the clock says
    if first is None:
        return None
    starts = first[0]
    if not schedule.rrule:
        return Recurrence(starts, schedule.minutes)
    parts = dict(part.split("=", 1) for part in schedule.rrule.removeprefix("RRULE:").split(";"))
    rule = tuple((name, value) for name, value in parts.items() if name not in _ENDS)
    unrolled = rrulestr(schedule.rrule, dtstart=schedule.starts)
    last = datetime.combine(schedule.valid_until, time(23, 59, 59)) if schedule.valid_until else None
    if "COUNT" in parts:
        count = _counted(unrolled, starts, last)
        return Recurrence(starts, schedule.minutes, rule, count=count)
    ends = [last] if last else []
    if "UNTIL" in parts:
        ends.append(parse(parts["UNTIL"]))  # as dateutil's rules read it
    return Recurrence(starts, schedule.minutes, rule, until=min(ends, default=None))


def _counted(unrolled: Iterable[datetime], starts: datetime, last: datetime | None) -> int:
    """Return how many of a counting rule's times lie between its first here and `last`."""
    times = islice(unrolled, MOST_COUNTED)
    return max(sum(starts <= moment and (last is None or moment <= last) for moment in times), 1)
