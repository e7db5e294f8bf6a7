# texts for staff
"""From what was typed in the form of an initiative to a content, with everything that is wrong said at its field."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.rules.choices import ACCESSIBILITY, COST_KINDS, PARTICIPATION
from binnenuit.domain.initiatives.rules.records import Area, Contact, Content, Location, Schedule, Text
from binnenuit.domain.initiatives.web.desk import typed as form
from binnenuit.domain.initiatives.web.desk.typed import Typed, one
from binnenuit.foundation.places import service as places
from binnenuit.kernel.money import EURO, Cents
from binnenuit.kernel.record_fields import RecordField, declared_fields
from binnenuit.ui.organisations import organisation_named

_DAY_MINUTES = 24 * 60
_COUNTRY = ("nederland", "heel nederland", "the netherlands", "netherlands", "nl")


@dataclass
class Reading:
    """One reading of the form."""

    typed: Typed
    errors: dict[str, str] = field(default_factory=dict)
    """By name of the field."""
    content: Content | None = None
    """None where something is wrong."""
    new_organisation: str = ""
    """The name of an organisation that we do not have yet."""


def read(typed: Typed) -> Reading:
    """Read the form; gives the content, or what is wrong."""
    reading = Reading(typed)
    reader = _Reader(reading)
    content = Content(
        organisation=reader.organisation(),
        texts=reader.texts(),
        locations=tuple(reader.locations()),
        areas=reader.areas(),
        schedules=tuple(reader.schedules()),
        contact=Contact(
            one(typed, "contact_name"),
            one(typed, "contact_email"),
            one(typed, "contact_phone"),
            one(typed, "contact_website"),
        ),
        **{name: reader.declared(name, each) for name, each in declared_fields(Content).items()},
        **reader.choices(),
        **reader.cost(),
    )
    if not reading.errors:
        reading.content = content
    return reading


class _Reader:
    """Reads field by field."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._typed = reading, reading.typed

    def wrong(self, name: str, text: str) -> None:
        """Note what is wrong with a field; the first finding counts."""
        self._reading.errors.setdefault(name, text)

    def organisation(self) -> str:
        """Return the code of the organisation that was typed, by code or by name."""
        text = one(self._typed, "organisation")
        if not text:
            self.wrong("organisation", _("Vul de naam van de organisatie in."))
            return ""
        code, problem = organisation_named(text)
        if code:
            return code
        self._reading.new_organisation = text
        if not one(self._typed, "make_organisation"):
            self.wrong("organisation", problem)
        return ""

    def texts(self) -> dict[str, Text]:
        """Return the texts of each language in which something was written."""
        found: dict[str, Text] = {}
        for language in form.languages(self._typed):
            values = {name: one(self._typed, f"text-{language}-{name}") for name in form.TEXTS}
            if not any(values.values()):
                continue
            if not values["title"]:
                self.wrong(f"text-{language}-title", _("Geef het een naam."))
            found[language] = Text(**values)
        if not found:
            self.wrong("text-nl-title", _("Geef het een naam."))
        return found

    def locations(self) -> Iterator[Location]:
        """Return the places; a block in which nothing stands is none."""
        for number in form.blocks(self._typed, "place"):
            if not form.is_empty(
                self._typed, "place", number, ("municipality", "name", "address", "postcode", "city")
            ):
                yield self._location(f"place-{number}-")

    def _location(self, start: str) -> Location:
        get = {name: one(self._typed, start + name) for name in form.PLACE}
        found = places.find_place(get["municipality"] or get["city"] or get["postcode"])
        if found is None or not found.municipality_code:
            self.wrong(
                start + "municipality",
                _("Deze plaats kennen we niet. Vul een gemeente, plaats of postcode in."),
            )
        latitude, longitude = self._point(get)
        return Location(
            municipality=found.municipality_code if found else "",
            name=get["name"],
            address=get["address"],
            postcode=_postcode(get["postcode"]),
            city=get["city"],
            latitude=latitude,
            longitude=longitude,
            hidden=bool(get["hidden"]),
        )

    def _point(self, get: dict[str, str]) -> tuple[float | None, float | None]:
        """Keep the point while the address stays; else take that of the postcode, or none."""
        if get["was"] == "|".join((get["municipality"], get["address"], get["postcode"])):
            try:
                return float(get["latitude"]), float(get["longitude"])
            except ValueError:
                return None, None
        found = places.find_place(get["postcode"]) if get["postcode"] else None
        return (found.latitude, found.longitude) if found and found.kind == "postcode" else (None, None)

    def areas(self) -> tuple[Area, ...]:
        """Return the regions that are served, out of names with commas between them."""
        found: list[Area] = []
        for name in filter(None, (part.strip() for part in one(self._typed, "areas").split(","))):
            area = _area(name)
            if area is None:
                self.wrong(
                    "areas", _("‘%(name)s’ kennen we niet als gemeente of provincie.") % {"name": name}
                )
            elif area not in found:
                found.append(area)
        return tuple(found)

    def schedules(self) -> Iterator[Schedule]:
        """Return the times; a block without a day is none."""
        for number in form.blocks(self._typed, "when"):
            if not form.is_empty(self._typed, "when", number, ("day", "from", "until", "note")):
                schedule = self._schedule(f"when-{number}-")
                if schedule:
                    yield schedule

    def _schedule(self, start: str) -> Schedule | None:
        day = self.day(start + "day", required=True)
        begins, ends = self._time(start + "from"), self._time(start + "until")
        if day is None or begins is None or ends is None:
            return None
        starts = datetime.combine(day, begins)
        minutes = int((datetime.combine(day, ends) - starts) / timedelta(minutes=1))
        repeat = one(self._typed, start + "repeat") or "once"
        rules = form.rules_of(starts) | {"keep": one(self._typed, start + "rule")}
        if repeat not in rules:
            self.wrong(start + "repeat", _("Kies een van de antwoorden."))
            return None
        return Schedule(
            starts=starts,
            rrule=rules[repeat],
            # an evening that ends after midnight
            minutes=minutes if minutes > 0 else minutes + _DAY_MINUTES,
            valid_from=self.day(start + "valid_from"),
            valid_until=self.day(start + "valid_until"),
            note=one(self._typed, start + "note"),
        )

    def _time(self, name: str) -> time | None:
        text = one(self._typed, name).replace(".", ":")
        try:
            return time.fromisoformat(text if ":" in text else f"{int(text):02}:00").replace(
                second=0, microsecond=0
            )
        except ValueError:
            self.wrong(name, _("Vul een tijd in, zoals 10:00."))
            return None

    def day(self, name: str, *, required: bool = False) -> date | None:
        """Return a date, typed as a browser gives it or as people write it."""
        text = one(self._typed, name)
        if not text and not required:
            return None
        for pattern in ("%Y-%m-%d", "%d-%m-%Y"):
            try:
                return datetime.strptime(text, pattern).date()  # noqa: DTZ007 -- a day on the calendar has no zone
            except ValueError:
                continue
        self.wrong(name, _("Vul een datum in, zoals 31-12-2026."))
        return None

    def declared(self, name: str, what: RecordField) -> Any:
        """Return what was typed in a declared field, by its kind."""
        if what.kind == "whole_number":
            return self.number(name, what)
        if what.kind == "day":
            return self.day(name)
        text = one(self._typed, name)
        return bool(text) if what.kind == "yes_no" else text

    def number(self, name: str, what: RecordField) -> int | None:
        """Return a whole number from 0, or nothing where nothing was typed."""
        text = one(self._typed, name)
        if not text:
            return None
        if text.isascii() and text.isdigit() and len(text) <= len(str(what.highest)):
            return int(text)
        self.wrong(name, _("Vul een getal in."))
        return None

    def choices(self) -> dict[str, Any]:
        """Return what was chosen of the lists; what is no choice is left to the action to refuse."""
        allowed = {"accessibility": ACCESSIBILITY, "participation": PARTICIPATION}
        found: dict[str, Any] = {}
        for name in form.LISTS:
            values = tuple(dict.fromkeys(filter(None, self._typed.get(name, []))))
            found[name] = tuple(value for value in values if name not in allowed or value in allowed[name])
        return found

    def cost(self) -> dict[str, Any]:
        """Return kind and amount."""
        kind = one(self._typed, "cost") or "unknown"
        if kind not in COST_KINDS:
            self.wrong("cost", _("Kies een van de antwoorden."))
        if kind != "amount":
            return {"cost": kind, "cost_cents": None}
        text = one(self._typed, "amount").replace("€", "").replace(",", ".").strip()
        try:
            cents = round(float(text) * EURO)
        except (ValueError, OverflowError):
            cents = 0
        if not 0 < cents <= 1_000_000:  # noqa: PLR2004 -- the most that is stored
            self.wrong("amount", _("Vul een bedrag in, zoals 2,50."))
        return {"cost": kind, "cost_cents": Cents(cents)}


def _postcode(text: str) -> str:
    plain = text.replace(" ", "").upper()
    return f"{plain[:4]} {plain[4:]}".strip()


def _area(name: str) -> Area | None:
    if name.casefold() in _COUNTRY:
        return Area("country", "NL")
    for place in places.candidates(name):
        if place.kind == "province":
            return Area("province", place.code)
        if place.municipality_code:
            return Area("municipality", place.municipality_code)
    return None
