# texts for staff
"""How reports say it, in the reader's language: the fields, the outcomes, and what is wrong with a row or a file."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _  # marks for the catalogue; translated when said

from binnenuit.domain.initiatives.service.records import Content
from binnenuit.foundation.imports.service import RowResult
from binnenuit.interchange.importing.problem_texts import WORDS
from binnenuit.kernel.errors import Refused
from binnenuit.kernel.problems import ValidationProblem, Value, printable
from binnenuit.kernel.record_fields import declared_fields
from binnenuit.ui.formats import number as figure

FIELDS = {
    "key": _("Eigen nummer of sleutel van de rij"),
    "title": _("Naam"),
    "summary": _("In één zin"),
    "description": _("Wat is het?"),
    "how_to_take_part": _("Hoe doe je mee?"),
    "organisation": _("Organisatie (naam of code)"),
    "organisation_name": _("Naam van de organisatie, naast een code"),
    "programme": _("Programma (code)"),
    "themes": _("Onderwerpen"),
    "target_groups": _("Voor wie"),
    "forms": _("Soort activiteit"),
    "languages": _("Gesproken talen"),
    "municipalities": _("Gemeente"),
    "place_name": _("Naam van de plek"),
    "address": _("Straat en huisnummer"),
    "postcode": _("Postcode"),
    "city": _("Plaats"),
    "latitude": _("Breedtegraad"),
    "longitude": _("Lengtegraad"),
    "hidden": _("Adres verborgen (ja of nee)"),
    "areas": _("Voor inwoners van"),
    "online": _("Online (ja of nee)"),
    "online_url": _("Adres online"),
    "schedules": _("Wanneer"),
    "cost": _("Kosten"),
    "cost_euro": _("Bedrag in euro"),
    "cost_note": _("Uitleg bij de kosten"),
    "accessibility": _("Toegankelijkheid"),
    "participation": _("Manier van meedoen"),
    **{name: each.label for name, each in declared_fields(Content).items() if each.kind == "whole_number"},
    "contact_name": _("Contact: naam"),
    "contact_email": _("Contact: e-mail"),
    "contact_phone": _("Contact: telefoon"),
    "contact_website": _("Contact: website"),
    "contact_via_organisation": _("Contact alleen via de organisatie (ja of nee)"),
    "period_from": _("Eerste dag"),
    "period_until": _("Laatste dag"),
    "status": _("Stand"),
    "last_confirmed": _("Dag waarop alles klopte"),
    "language": _("Taal van de teksten"),
    "code": _("Code van Binnenuit"),
    "example": _("Voorbeeld (ja of nee)"),
}
"""By field of a row, in the order in which the screen offers them."""
OUTCOMES = {
    "created": _("nieuw"),
    "changed": _("veranderd"),
    "unchanged": _("ongewijzigd"),
    "refused": _("geweigerd"),
    "removed": _("weggehaald"),
    "ended": _("beëindigd"),
    "reverted": _("teruggezet"),
    "left": _("blijft staan"),
}
"""By outcome of a row, in the dry run, when it was read in or when that was taken back."""
HEADER = (_("rij"), _("sleutel"), _("uitkomst"), _("code"), _("naam"), _("waarom"))
"""Of a report in a table."""
_PARTS = {
    ("", "locations"): "municipalities",
    ("", "texts"): "language",
    ("locations", "name"): "place_name",
    ("contact", "name"): "contact_name",
    ("contact", "email"): "contact_email",
    ("contact", "phone"): "contact_phone",
    ("contact", "website"): "contact_website",
    ("schedules", "rrule"): "schedules",
    ("schedules", "note"): "schedules",
}
"""By part of an initiative and what the rules call something in it: the field."""
_LONGEST_SHOWN = 60


def field(name: str) -> str:
    """Return what a field is called; the name itself for what has no other."""
    of, _at, tag = name.partition("@")
    called = gettext(FIELDS[of]) if of in FIELDS else of
    return f"{called} ({tag})" if tag else called


def said(found: ValidationProblem) -> str:
    """Say what is wrong; of a name that there are no words for (any more), the name with its values."""
    if found.name == "said":
        return str(found.values["text"])
    words = WORDS.get(found.name)
    if words is None:
        return ", ".join(map(str, (found.name, *found.values.values())))
    return gettext(words) % {name: _value(name, value, found) for name, value in found.values.items()}


def all_said(problems: Iterable[ValidationProblem], before: str = "") -> tuple[str, ...]:
    """Say all that is wrong, each thing once; `before` is what an older report holds in words, one a line."""
    return tuple(dict.fromkeys((*before.splitlines(), *map(said, problems))))


def left_out(what: str | ValidationProblem) -> str:
    """Say what of a file was not read: a column, a file, or a row with what is wrong with it."""
    if isinstance(what, str):
        return what
    place = {"file": what.values.get("file", ""), "number": what.values.get("row", "")}
    return gettext("%(file)s rij %(number)s: %(problem)s") % {**place, "problem": said(what)}


def refused(error: Refused) -> str:
    """Say why something was refused, in one text."""
    return " ".join(all_said(error.problems))


def outcome(name: str) -> str:
    """Say what became of a row."""
    return gettext(OUTCOMES.get(name, name))


def line_of(result: RowResult) -> tuple[str | int, ...]:
    """Return a result as a row of the report, in the order of `HEADER`."""
    return (
        result.number,
        result.key[:100],
        outcome(result.outcome),
        result.code,
        result.title[:200],
        "\n".join(all_said(result.problems))[:5_000],
    )


def header() -> tuple[str, ...]:
    """Return the first row of a report."""
    return tuple(map(gettext, HEADER))


def _value(name: str, value: Value, found: ValidationProblem) -> str:
    if isinstance(value, int):
        return figure(value)
    if name == "field":
        part = str(found.values.get("part", ""))
        return field(_PARTS.get((part, value), value))
    return _quoted(value) if name == "text" else value


def _quoted(text: str) -> str:
    """Return a value as it can stand in a report."""
    short = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return f"“{printable(short)}”"
