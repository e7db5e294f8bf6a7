"""When an initiative takes place: reading, checking and unrolling RRULEs (RFC 5545), in Dutch local time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Literal

from dateutil.rrule import rrule, rrulestr

from binnenuit.domain.initiatives.rules.findings import wrong
from binnenuit.domain.initiatives.rules.records import Schedule
from binnenuit.kernel.problems import ValidationProblem

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


class _Unusable(ValueError):
    """A rule can't be used; `finding` says why."""

    def __init__(self, finding: ValidationProblem) -> None:
        super().__init__(finding.name)
        self.finding = finding


def problem(schedule: Schedule) -> ValidationProblem | None:
    """Return what is wrong with a schedule's rule; None where nothing is."""
    if not schedule.rrule:
        return None
    try:
        parts = _parts(schedule.rrule)
    except _Unusable as error:
        return error.finding
    checks = (_frequency_problem(parts), _interval_problem(parts), _days_problem(parts))
    return next(filter(None, checks), None) or _unrolling_problem(schedule)


def pattern(schedule: Schedule) -> Pattern:
    """Return the recurrence of a valid schedule in the terms in which one says it."""
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
    """Return the first `limit` moments (naive, local) after `after`, each with its schedule, soonest first."""
    found = [
        (moment, schedule) for schedule in schedules for moment in islice(_moments(schedule, after), limit)
    ]
    found.sort(key=lambda pair: pair[0])
    return found[:limit]


def weekdays(schedules: Iterable[Schedule], today: date) -> tuple[int, ...]:
    """Return the weekdays (Monday is 0) on which any of the schedules still takes place, in the order of the week.

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
        raise _Unusable(wrong("more_than_a_rule"))
    return made


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for piece in text.removeprefix("RRULE:").split(";"):
        name, equals, value = piece.partition("=")
        if not equals or not value or name not in _PARTS or name in parts:
            raise _Unusable(wrong("not_a_part_of_a_rule", text=piece))
        parts[name] = value
    return parts


def _frequency_problem(parts: dict[str, str]) -> ValidationProblem | None:
    return None if parts.get("FREQ") in _FREQUENCIES else wrong("not_a_frequency")


def _interval_problem(parts: dict[str, str]) -> ValidationProblem | None:
    interval = parts.get("INTERVAL", "1")
    if interval.isascii() and interval.isdigit() and 1 <= int(interval) <= _LONGEST_INTERVAL:
        return None
    return wrong("not_an_interval", number=_LONGEST_INTERVAL)


def _days_problem(parts: dict[str, str]) -> ValidationProblem | None:
    days = parts.get("BYDAY", "MO").split(",")
    if not all(_BYDAY.match(day) for day in days):
        return wrong("not_days")
    if parts.get("FREQ") == "WEEKLY" and any(day not in WEEKDAYS for day in days):
        return wrong("not_days_of_a_week")
    return None


def _unrolling_problem(schedule: Schedule) -> ValidationProblem | None:
    try:
        first = next(iter(_rule(schedule.rrule, schedule.starts)), None)
    except _Unusable as error:
        return error.finding
    except (ValueError, TypeError) as error:
        return wrong("not_a_rule", why=str(error))
    if first is None or first > schedule.starts + _HORIZON:
        return wrong("no_date")
    return None
