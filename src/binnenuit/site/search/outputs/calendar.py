"""Schedules as a calendar (RFC 5545): of a search, or of one initiative."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from binnenuit.domain.initiatives.service.outputs import Facts, Recurrence, recurrence
from binnenuit.kernel import clock
from binnenuit.site.search.outputs.results import Entry, labels

INITIATIVES = 250
"""Initiatives in one calendar, the best first: nobody reads more in one, and each takes a millisecond to write."""
_HOUR = timedelta(hours=1)


def calendar(title: str, address: str, language: str, found: Iterable[Entry]) -> bytes:
    """Return the calendar of all that takes place; what has ended or is paused does not, and is left out.

    The same records give the same bytes: nothing in it says when it was made.
    """
    made = Calendar()
    made.add("prodid", "-//Binnenuit//Binnenuit//NL")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", f"Binnenuit: {title}")  # RFC 7986
    made.add("x-wr-calname", f"Binnenuit: {title}")  # the same for programs that are older
    made.add("url", address)
    made.add_component(_timezone())
    for entry in found:
        for event in _events(entry, language):
            made.add_component(event)
    written: bytes = made.to_ical()
    return written


def _events(entry: Entry, language: str) -> Iterable[Event]:
    if entry.facts is None or entry.card["status"] != "published":
        return
    for number, schedule in enumerate(entry.facts.schedules, 1):
        found = recurrence(schedule)
        if found is not None:
            yield _event(entry, entry.facts, found, number, language)


def _event(entry: Entry, facts: Facts, found: Recurrence, number: int, language: str) -> Event:
    starts = found.starts.replace(tzinfo=clock.AMSTERDAM)
    event = Event()
    event.add("uid", f"{entry.code}-{number}@{urlsplit(settings.BASE_URL).hostname or 'localhost'}")
    event.add("dtstamp", facts.changed.astimezone(UTC))
    event.add("last-modified", facts.changed.astimezone(UTC))
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=found.minutes))
    if found.rule:
        event.add("rrule", _rule(found))
    event.add("summary", entry.marked_title, parameters={"LANGUAGE": entry.language})
    event.add("description", _description(entry))
    event.add("url", entry.address)
    if where := _where(entry, facts):
        event.add("location", where)
    if facts.themes:
        event.add("categories", labels(facts.themes, language))
    return event


def _rule(found: Recurrence) -> vRecur:
    rule: vRecur = vRecur.from_ical(";".join(f"{name}={value}" for name, value in found.rule))
    if found.until is not None:
        # beside a local time with its zone the end must be in UTC (RFC 5545, 3.3.10)
        rule["UNTIL"] = [found.until.replace(tzinfo=clock.AMSTERDAM).astimezone(UTC)]
    if found.count is not None:
        rule["COUNT"] = [found.count]
    return rule


def _description(entry: Entry) -> str:
    check = _("Kijk voordat je gaat of dit nog klopt: %(address)s") % {"address": entry.address}
    return "\n".join(filter(None, (entry.summary, entry.card["organisation"], check)))


def _where(entry: Entry, facts: Facts) -> str:
    at = [place for place in facts.places if place.kind != "served"]
    said = [place.label or _("gemeente %(name)s") % {"name": place.municipality} for place in at]
    if entry.card["online"]:
        said.append(_("online"))
    return "; ".join(said)


def _timezone() -> Timezone:
    """Return the Dutch clock: since 1996 it changes on the last Sundays of March and October (2000/84/EC)."""
    zone = Timezone()
    zone.add("tzid", "Europe/Amsterdam")
    changes = (
        (TimezoneDaylight(), "CEST", _HOUR, 2 * _HOUR, datetime(1997, 3, 30, 2), 3),  # noqa: DTZ001
        (TimezoneStandard(), "CET", 2 * _HOUR, _HOUR, datetime(1997, 10, 26, 3), 10),  # noqa: DTZ001
    )
    for part, name, before, after, first, month in changes:
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("dtstart", first)
        part.add("rrule", vRecur({"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"}))
        zone.add_component(part)
    return zone
