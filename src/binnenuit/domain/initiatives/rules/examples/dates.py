"""When example initiatives take place, and when they were last confirmed, counted from a given day."""

from datetime import date, datetime, time, timedelta
from random import Random

from binnenuit.domain.initiatives.rules.examples.grammar import Choice
from binnenuit.domain.initiatives.rules.records import Schedule
from binnenuit.domain.initiatives.rules.schedule import WEEKDAYS

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = Choice(range(7), [16, 20, 20, 19, 11, 9, 5])
_TIME = Choice(
    ("10:00", "14:00", "19:30", "13:30", "09:30", "19:00", "11:00", "16:00", "18:00", "12:00", "20:00")
)
_MINUTES = Choice((120, 90, 60, 150, 180, 240))
_LESSONS = Choice((8, 6, 10, 12, 4))
_NEVER_CONFIRMED = 0.04
_LONGEST_AGO = 1100
_MEAN_AGO = 130


def schedule(kind: str, random: Random, today: date) -> Schedule:
    """Return a schedule of one of `recipes.SCHEDULES`."""
    weekday = _DAY.pick(random)
    clock = time.fromisoformat(_TIME.pick(random))
    minutes = _MINUTES.pick(random)
    day = WEEKDAYS[weekday]
    if kind == "once":
        starts, rrule = _on(today + timedelta(days=int(random.random() * 150) - 30), weekday), ""
    elif kind == "series":
        starts = _on(today + timedelta(days=int(random.random() * 120) - 45), weekday)
        rrule = f"FREQ=WEEKLY;BYDAY={day};COUNT={_LESSONS.pick(random)}"
    else:
        starts = _on(today - timedelta(days=30 + int(random.random() * 670)), weekday)
        rrule = _recurring(kind, day, random)
    return Schedule(datetime.combine(starts, clock), rrule, minutes)


def last_day(item: Schedule) -> date | None:
    """Return the last day of a schedule that ends; None for one that goes on."""
    if not item.rrule:
        return item.starts.date()
    _rest, counted, number = item.rrule.partition("COUNT=")
    return item.starts.date() + timedelta(weeks=int(number) - 1) if counted else None


def last_confirmed(random: Random, today: date) -> date | None:
    """Return a day in the past: mostly within half a year, sometimes long ago, sometimes never."""
    if random.random() < _NEVER_CONFIRMED:
        return None
    return today - timedelta(days=min(int(random.expovariate(1 / _MEAN_AGO)), _LONGEST_AGO))


def _recurring(kind: str, day: str, random: Random) -> str:
    if kind == "fortnightly":
        return f"FREQ=WEEKLY;INTERVAL=2;BYDAY={day}"
    if kind == "monthly":
        return f"FREQ=MONTHLY;BYDAY={1 + int(random.random() * 4)}{day}"
    return f"FREQ=WEEKLY;BYDAY={day}"


def _on(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
