"""When an initiative takes place: reading, checking and unrolling RRULEs (RFC 5545), in Dutch local time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Literal

from dateutil.rrule import rrule, rrulestr

from binnenuit.domain.initiatives.rules.records import Schedule

Frequency = Literal["once", "daily", "weekly", "monthly", "yearly"]

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES: dict[str, Frequency] = {
    "DAILY": "daily",
    "WEEKLY": "weekly",
    "MONTHLY": "monthly",
    "YEARLY": "yearly",
}
_PARTS = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "UNTIL", "COUNT", "WKST"}
_BYDAY = re.compile(r"^(?P<nth>[+-]?[1-5])?(?P<day>MO|TU|WE|TH|FR|SA|SU)$")
_LONGEST_INTERVAL = 52
_HORIZON = timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A recurrence in the terms in which one says it."""

    frequency: Frequency
    interval: int
    days: tuple[tuple[int, int], ...]
    """(nth, weekday): nth 0 for every one, -1 for the last; weekday 0 is Monday."""
    month_days: tuple[int, ...]
    starts: datetime
    minutes: int


def problem(schedule: Schedule) -> str:
    """Say in English what is wrong with a schedule's rule; an empty text where nothing is."""
    if not schedule.rrule:
        return ""
    try:
        parts = _parts(schedule.rrule)
    except ValueError as error:
        return str(error)
    checks = (_frequency_problem(parts), _interval_problem(parts), _days_problem(parts))
    return next(filter(None, checks), "") or _unrolling_problem(schedule)


def pattern(schedule: Schedule) -> Pattern:
    """Give the recurrence of a valid schedule in the terms in which one says it."""
    if not schedule.rrule:
        return Pattern("once", 1, (), (), schedule.starts, schedule.minutes)
    parts = _parts(schedule.rrule)
    days = []
    for text in filter(None, parts.get("BYDAY", "").split(",")):
        found = _BYDAY.match(text)
        if found:
            nth = int(found["nth"] or parts.get("BYSETPOS", "0").split(",")[0])
            days.append((nth, WEEKDAYS.index(found["day"])))
    frequency = _FREQUENCIES[parts["FREQ"]]
    if frequency == "weekly" and not days:
        days = [(0, schedule.starts.weekday())]
    return Pattern(
        frequency=frequency,
        interval=int(parts.get("INTERVAL", "1")),
        days=tuple(days),
        month_days=tuple(int(day) for day in filter(None, parts.get("BYMONTHDAY", "").split(","))),
        starts=schedule.starts,
        minutes=schedule.minutes,
    )


def next_dates(schedules: Iterable[Schedule], after: datetime, limit: int) -> list[tuple[datetime, Schedule]]:
    """Give the first `limit` moments (naive, local) after `after`, each with its schedule, soonest first."""
    found = [
        (moment, schedule) for schedule in schedules for moment in islice(_moments(schedule, after), limit)
    ]
    found.sort(key=lambda pair: pair[0])
    return found[:limit]


def weekdays(schedules: Iterable[Schedule], today: date) -> tuple[int, ...]:
    """Give the weekdays (Monday is 0) on which any of the schedules still takes place, in the order of the week.

    A day of the month or of the year falls on any weekday, so it counts for none.
    """
    return tuple(
        sorted({day for schedule in schedules if _goes_on(schedule, today) for day in _days(schedule)})
    )


def _goes_on(schedule: Schedule, today: date) -> bool:
    if schedule.valid_until is not None and schedule.valid_until < today:
        return False
    if schedule.rrule and not {"UNTIL", "COUNT"} & set(_parts(schedule.rrule)):
        return True
    this_morning = datetime.combine(today, datetime.min.time()) - timedelta(seconds=1)
    return next(iter(_moments(schedule, this_morning)), None) is not None


def _days(schedule: Schedule) -> tuple[int, ...]:
    said = pattern(schedule)
    if said.frequency == "once":
        return (said.starts.weekday(),)
    if said.frequency == "daily" and not said.days:
        return tuple(range(len(WEEKDAYS)))
    return tuple(day for _nth, day in said.days)


def _moments(schedule: Schedule, after: datetime) -> Iterable[datetime]:
    if schedule.valid_from is not None:
        after = max(after, datetime.combine(schedule.valid_from, datetime.min.time()) - timedelta(seconds=1))
    moments = _rule(schedule.rrule, schedule.starts).xafter(after) if schedule.rrule else [schedule.starts]
    for moment in moments:
        if schedule.valid_until is not None and moment.date() > schedule.valid_until:
            return
        if moment > after:
            yield moment


@lru_cache(maxsize=512)
def _rule(text: str, starts: datetime) -> rrule:
    made = rrulestr(text, dtstart=starts)
    if not isinstance(made, rrule):
        raise ValueError("give one RRULE, without other lines")  # noqa: TRY004 -- the value is wrong, not the type
    return made


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for piece in text.removeprefix("RRULE:").split(";"):
        name, equals, value = piece.partition("=")
        if not equals or not value or name not in _PARTS or name in parts:
            raise ValueError(f"{piece!r} is no part of a recurrence rule that can be used here")
        parts[name] = value
    return parts


def _frequency_problem(parts: dict[str, str]) -> str:
    if parts.get("FREQ") in _FREQUENCIES:
        return ""
    return "FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY"


def _interval_problem(parts: dict[str, str]) -> str:
    interval = parts.get("INTERVAL", "1")
    if interval.isascii() and interval.isdigit() and 1 <= int(interval) <= _LONGEST_INTERVAL:
        return ""
    return f"INTERVAL must lie between 1 and {_LONGEST_INTERVAL}"


def _days_problem(parts: dict[str, str]) -> str:
    days = parts.get("BYDAY", "MO").split(",")
    if not all(_BYDAY.match(day) for day in days):
        return "BYDAY must list days such as MO or 1TU"
    if parts.get("FREQ") == "WEEKLY" and any(day not in WEEKDAYS for day in days):
        return "BYDAY of a weekly rule must list days without a number"
    return ""


def _unrolling_problem(schedule: Schedule) -> str:
    try:
        first = next(iter(_rule(schedule.rrule, schedule.starts)), None)
    except (ValueError, TypeError) as error:
        return f"not a recurrence rule: {error}"
    if first is None or first > schedule.starts + _HORIZON:
        return "the rule gives no date in the first five years"
    return ""
