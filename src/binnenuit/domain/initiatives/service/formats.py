"""How one says it: schedules, costs, ages, access and ways to take part, in the language of the page."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from functools import lru_cache

from babel.dates import format_date, format_time, get_day_names
from babel.lists import format_list
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _  # marks for the catalogue; translated when said

from binnenuit.domain.initiatives.rules.choices import Status
from binnenuit.domain.initiatives.rules.schedule import Pattern
from binnenuit.kernel.money import Cents
from binnenuit.ui.formats import in_a_row, locale, money

ACCESSIBILITY = {
    "wheelchair": _("Toegankelijk met een rolstoel"),
    "accessible_toilet": _("Aangepast toilet"),
    "hearing_loop": _("Ringleiding voor wie slecht hoort"),
    "sign_language": _("Tolk gebarentaal"),
    "quiet_room": _("Rustige ruimte"),
    "child_care": _("Oppas voor kinderen"),
    "women_only": _("Alleen voor vrouwen"),
    "men_only": _("Alleen voor mannen"),
    "gender_neutral_toilet": _("Toilet voor iedereen"),
    "prayer_room": _("Gebedsruimte"),
    "easy_language": _("Makkelijke taal"),
    "interpreter": _("Tolk aanwezig"),
}
PARTICIPATION = {
    "walk_in": _("Je kunt zo binnenlopen"),
    "registration": _("Meld je eerst aan"),
    "referral": _("Een hulpverlener of organisatie verwijst je"),
}
STATUS = {
    "published": _("Loopt nu"),
    "paused": _("Tijdelijk gestopt"),
    "ended": _("Afgelopen"),
}
_NTH = {
    1: _("eerste"),
    2: _("tweede"),
    3: _("derde"),
    4: _("vierde"),
    5: _("vijfde"),
    -1: _("laatste"),
}


def when(pattern: Pattern) -> str:
    """Say a recurrence: "elke dinsdag, 10:00–12:00"."""
    return in_a_row((_recurrence(pattern), hours(pattern.starts, pattern.minutes)))


def hours(start: datetime, minutes: int) -> str:
    """Say from when till when: "10:00–12:00"."""
    end = start + timedelta(minutes=minutes)
    return f"{_clock(start)}–{_clock(end)}"


def date_in_words(moment: datetime) -> str:
    """Say a date with its weekday: "dinsdag 24 november 2026"."""
    return format_date(moment.date(), format="full", locale=locale())


def listed(items: Iterable[str]) -> str:
    """Say a list: "a, b en c"."""
    return _listed(tuple(items), locale())


@lru_cache(maxsize=4096)
def _listed(items: tuple[str, ...], written: str) -> str:
    return format_list(list(items), locale=written)


def cost(kind: str, cents: Cents | None) -> str:
    """Say what it costs; empty where nobody knows."""
    if kind == "amount" and cents is not None:
        return gettext("%(amount)s per keer") % {"amount": money(cents)}
    return {"free": gettext("Gratis"), "on_request": gettext("Vraag het na"), "unknown": ""}.get(kind, "")


def ages(minimum: int | None, maximum: int | None) -> str:
    """Say for which ages it is; empty where for all."""
    if minimum is not None and maximum is not None:
        return gettext("van %(minimum)s tot en met %(maximum)s jaar") % {
            "minimum": minimum,
            "maximum": maximum,
        }
    if minimum is not None:
        return gettext("vanaf %(minimum)s jaar") % {"minimum": minimum}
    if maximum is not None:
        return gettext("tot en met %(maximum)s jaar") % {"maximum": maximum}
    return ""


def status(value: Status | str) -> str:
    """Say in which state it is."""
    return gettext(STATUS[value]) if value in STATUS else ""


def _clock(moment: datetime) -> str:
    return _time(moment.hour, moment.minute, locale())


@lru_cache(maxsize=8192)
def _time(hour: int, minute: int, written: str) -> str:
    return format_time(time(hour, minute), format="HH:mm", locale=written)


def _recurrence(pattern: Pattern) -> str:
    if pattern.frequency == "once":
        return date_in_words(pattern.starts)
    if pattern.frequency == "daily":
        return _daily(pattern)
    if pattern.frequency == "weekly":
        return _weekly(pattern)
    if pattern.frequency == "monthly":
        return _monthly(pattern)
    return gettext("elk jaar rond %(day)s") % {
        "day": format_date(pattern.starts.date(), format="d MMMM", locale=locale())
    }


def _daily(pattern: Pattern) -> str:
    if pattern.interval == 1:
        return gettext("elke dag")
    # in some languages a number like 21 has the singular, so both forms say the number
    days = ngettext("elke %(number)s dag", "elke %(number)s dagen", pattern.interval)
    return days % {"number": pattern.interval}


def _weekly(pattern: Pattern) -> str:
    days = listed(_day(weekday) for _nth, weekday in pattern.days)
    if pattern.interval == 1:
        return gettext("elke %(days)s") % {"days": days}
    if pattern.interval == 2:  # noqa: PLR2004 -- every other week has words of its own
        return gettext("om de week op %(days)s") % {"days": days}
    return gettext("elke %(number)s weken op %(days)s") % {"number": pattern.interval, "days": days}


def _monthly(pattern: Pattern) -> str:
    if pattern.days:
        days = listed(
            gettext("%(nth)s %(day)s") % {"nth": gettext(_NTH[nth]), "day": _day(day)}
            if nth in _NTH
            else _day(day)
            for nth, day in pattern.days
        )
    else:
        numbers = pattern.month_days or (pattern.starts.day,)
        days = listed(
            gettext("laatste dag") if number < 0 else gettext("%(number)se dag") % {"number": number}
            for number in numbers
        )
    if pattern.interval == 1:
        return gettext("elke %(days)s van de maand") % {"days": days}
    return gettext("elke %(number)s maanden, op de %(days)s van de maand") % {
        "number": pattern.interval,
        "days": days,
    }


def _day(weekday: int) -> str:
    return str(get_day_names("wide", locale=locale())[weekday])
