"""How reports say it, in the reader's language: the fields, the outcomes, and what is wrong with a row.

The rules of an initiative are plain Python and say in English what is wrong; `findings` says the same in words of ours.
"""

import re
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _  # marks for the catalogue; translated when said

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
    "minimum_age": _("Vanaf leeftijd"),
    "maximum_age": _("Tot en met leeftijd"),
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
_FINDINGS = (
    (r"texts: give at least one language", _("de naam ontbreekt")),
    (r"texts: (?P<text>.+) is no language tag .*", _("%(text)s is geen taal, zoals nl of tr")),
    (r"texts (?P<tag>\S+): the title is empty", _("de naam is leeg (%(tag)s)")),
    (
        r"texts (?P<tag>\S+): (?P<field>\w+) is longer than (?P<number>\d+) characters",
        _("%(field)s (%(tag)s) is langer dan %(number)s tekens"),
    ),
    (
        r"texts (?P<tag>\S+): (?P<field>\w+) has control characters in it",
        _("in %(field)s (%(tag)s) staan tekens die we niet kunnen bewaren"),
    ),
    (
        r"texts: a text gives the hidden location away; .*",
        _("in een tekst staat het adres dat verborgen moet blijven; haal het daar weg"),
    ),
    (
        r"texts: a text gives the hidden contact away; .*",
        _("in een tekst staat het contact dat verborgen moet blijven; haal het daar weg"),
    ),
    (
        r"(?P<field>\w+): (?P<text>.+) is not in the thesaurus",
        _("%(field)s: %(text)s staat niet in de begrippenlijst"),
    ),
    (
        r"(?P<field>\w+): (?P<text>.+) is not a language of the thesaurus",
        _("%(field)s: %(text)s is geen taal uit de begrippenlijst"),
    ),
    (r"(?P<field>\w+): more than (?P<number>\d+)", _("%(field)s: meer dan %(number)s")),
    (r"(?P<field>\w+): one stands there twice", _("%(field)s: iets staat er dubbel")),
    (
        r"locations: (?P<text>.+) is not the code of a municipality .*",
        _("%(text)s is geen code van een gemeente, zoals GM0599"),
    ),
    (
        r"locations: (?P<text>.+) is not a postcode .*",
        _("%(text)s is geen postcode zoals 3014 of 3014 AB"),
    ),
    (
        r"locations: give both latitude and longitude, or neither",
        _("geef breedtegraad en lengtegraad allebei, of geen van beide"),
    ),
    (r"locations: (?P<text>.+) is not a point in the Netherlands", _("%(text)s is geen punt in Nederland")),
    (
        r"locations: give a location, an area that is served, or say that it is online",
        _("geef een plaats, of voor inwoners van welke gemeente het is, of zeg dat het online is"),
    ),
    (
        r"(?P<what>\w+): (?P<field>\w+) is longer than (?P<number>\d+) characters",
        _("%(field)s is langer dan %(number)s tekens"),
    ),
    (
        r"(?P<what>\w+): (?P<field>\w+) has control characters in it",
        _("in %(field)s staan tekens die we niet kunnen bewaren"),
    ),
    (r"areas: (?P<text>.+) is not the code of a \w+", _("%(text)s is geen code van een gebied")),
    (
        r"schedules: starts must be a local time .*",
        _("wanneer: geef een tijd in hele minuten, zonder tijdzone"),
    ),
    (
        r"schedules: minutes must lie between 1 and (?P<number>\d+)",
        _("wanneer: het duurt 1 tot %(number)s minuten"),
    ),
    (r"schedules: valid_until lies before valid_from", _("wanneer: de laatste dag ligt voor de eerste")),
    (r"schedules: (?P<text>.+)", _("wanneer: deze herhaling kunnen we niet lezen (%(text)s)")),
    (
        r"(?P<field>\w+): (?P<text>.+) is not one of (?P<list>.+)",
        _("%(field)s: %(text)s is niet een van %(list)s"),
    ),
    (r"cost_cents: give an amount between .*", _("het bedrag is te laag of te hoog")),
    (
        r"cost_cents: leave it out unless cost is amount",
        _("laat het bedrag weg als de kosten geen bedrag zijn"),
    ),
    (
        r"minimum_age and maximum_age must be in order and lie between 0 and (?P<number>\d+)",
        _("de leeftijden moeten op volgorde staan en tussen 0 en %(number)s liggen"),
    ),
    (r"period_until lies before period_from", _("de laatste dag ligt voor de eerste dag")),
    (r"programme: (?P<text>.+) is not the code of a programme", _("%(text)s is geen code van een programma")),
    (r"contact: (?P<text>.+) is not an e-mail address", _("%(text)s is geen e-mailadres")),
    (
        r"(contact website|online_url): (?P<text>.+) is not a web address .*",
        _("%(text)s is geen adres van een website; dat begint met https:// of http://"),
    ),
    (
        r"organisation: there is none with the code (?P<text>.+)",
        _("er is geen organisatie met de code %(text)s"),
    ),
)
"""What the rules of an initiative find wrong: ours."""


def field(name: str) -> str:
    """Give what a field, or a part of one, is called; the name itself for what has no other."""
    of, _at, tag = name.partition("@")
    label = next((FIELDS[each] for each in (of, f"contact_{of}", f"place_{of}") if each in FIELDS), "")
    said = gettext(label) if label else of
    return f"{said} ({tag})" if tag else said


def finding(name: str, what: str) -> str:
    """Say what is wrong with a field."""
    return f"{field(name)}: {what}"


def findings(text: str) -> list[str]:
    """Say what the rules found wrong, one a line; what has no words here is said as it is."""
    return list(dict.fromkeys(map(_said, text.splitlines())))


def outcome(name: str) -> str:
    """Say what became of a row."""
    return gettext(OUTCOMES.get(name, name))


def header() -> tuple[str, ...]:
    """Give the first row of a report."""
    return tuple(map(gettext, HEADER))


def _said(line: str) -> str:
    for pattern, words in _patterns():
        if found := pattern.fullmatch(line):
            parts = {
                name: field(part) if name == "field" else part for name, part in found.groupdict().items()
            }
            return gettext(words) % parts
    return line


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), words) for pattern, words in _FINDINGS)
