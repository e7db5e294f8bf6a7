"""When: from our recurrence (RFC 5545, whole) to what HSDS can say of it, with the whole beside it."""

from datetime import date, timedelta
from typing import cast

from binnenuit.domain.initiatives.service.published import PublicInitiative
from binnenuit.domain.initiatives.service.records import Schedule as Ours
from binnenuit.interchange.hsds import ids
from binnenuit.interchange.hsds.context import Context
from binnenuit.interchange.hsds.fields import Attributes
from binnenuit.interchange.hsds.ids import Part
from binnenuit.interchange.hsds.shapes import Attribute, Schedule
from binnenuit.kernel.clock import AMSTERDAM

EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU"
PARTS = 8
"""Attributes of one schedule have numbers of their own, so many for each."""
_NO_PLACE = {"BYMONTH", "BYSETPOS"}
_TEXTS = ("freq", "byday", "bymonthday", "wkst", "until")


def schedules(initiative: PublicInitiative, context: Context) -> list[Schedule]:
    """Return an initiative's schedules, kept within the period in which it runs."""
    return [_schedule(each, number, initiative, context) for number, each in enumerate(initiative.schedules)]


def _schedule(ours: Ours, number: int, initiative: PublicInitiative, context: Context) -> Schedule:
    identity = ids.of_part(Part.SCHEDULE, initiative.code, number)
    ends = ours.starts + timedelta(minutes=ours.minutes)
    made: Schedule = {
        "id": identity,
        "dtstart": ours.starts.date().isoformat(),
        "timezone": _hours_from_utc(ours),
        "description": context.recurrence(ours),
        "opens_at": ours.starts.time().isoformat("seconds"),
        "closes_at": ends.time().isoformat("seconds"),
    }
    if first := _latest(ours.valid_from, initiative.period_from):
        made["valid_from"] = first.isoformat()
    if last := _earliest(ours.valid_until, initiative.period_until):
        made["valid_to"] = last.isoformat()
    if ours.note:
        made["notes"] = ours.note
    _add_rule(made, ours.rrule)
    made["attributes"] = _whole(ours, number, initiative.code, identity)
    return made


def _whole(ours: Ours, number: int, code: str, identity: str) -> list[Attribute]:
    own = Attributes(Part.SCHEDULE_ATTRIBUTE, code, (identity, "schedule"), number * PARTS)
    own.add("starts", ours.starts.isoformat())
    own.add("rrule", ours.rrule)
    own.add("minutes", str(ours.minutes))
    own.add("valid_from", ours.valid_from.isoformat() if ours.valid_from else "")
    own.add("valid_until", ours.valid_until.isoformat() if ours.valid_until else "")
    return own.made


def _add_rule(made: Schedule, rrule: str) -> None:
    """Add the parts of a rule that HSDS has a field for; a rule that it can't say whole is in words only."""
    parts = dict(part.split("=", 1) for part in rrule.removeprefix("RRULE:").split(";") if part)
    if parts.get("FREQ") == "DAILY" and parts.get("INTERVAL", "1") == "1":
        parts = {"BYDAY": EVERY_DAY, **parts, "FREQ": "WEEKLY"}
    if parts.get("FREQ") not in {"WEEKLY", "MONTHLY"} or _NO_PLACE & parts.keys():
        return
    until = parts.get("UNTIL", "")
    if until:
        parts["UNTIL"] = f"{until[:4]}-{until[4:6]}-{until[6:8]}"
    texts = {name: parts[name.upper()] for name in _TEXTS if name.upper() in parts}
    numbers = {name: int(parts[name.upper()]) for name in ("interval", "count") if name.upper() in parts}
    made.update(cast("Schedule", {**texts, **numbers}))


def _hours_from_utc(ours: Ours) -> float:
    """Return how many hours the clock is ahead of UTC at the first time: 1 in winter, 2 in summer."""
    offset = ours.starts.replace(tzinfo=AMSTERDAM).utcoffset() or timedelta()
    return offset / timedelta(hours=1)


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)
