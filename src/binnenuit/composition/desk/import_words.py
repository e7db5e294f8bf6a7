"""How the screen calls the fields of an initiative, the outcomes of a row and the steps of an import."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from binnenuit.composition.importing.columns import TEXTS
from binnenuit.ui.languages import LANGUAGES, SOURCE

FIELDS = {
    "key": gettext_lazy("Eigen nummer of sleutel van de rij"),
    "title": gettext_lazy("Naam"),
    "summary": gettext_lazy("In één zin"),
    "description": gettext_lazy("Wat is het?"),
    "how_to_take_part": gettext_lazy("Hoe doe je mee?"),
    "organisation": gettext_lazy("Organisatie (naam of code)"),
    "organisation_name": gettext_lazy("Naam van de organisatie, naast een code"),
    "programme": gettext_lazy("Programma (code)"),
    "themes": gettext_lazy("Onderwerpen"),
    "target_groups": gettext_lazy("Voor wie"),
    "forms": gettext_lazy("Soort activiteit"),
    "languages": gettext_lazy("Gesproken talen"),
    "municipalities": gettext_lazy("Gemeente"),
    "place_name": gettext_lazy("Naam van de plek"),
    "address": gettext_lazy("Straat en huisnummer"),
    "postcode": gettext_lazy("Postcode"),
    "city": gettext_lazy("Plaats"),
    "latitude": gettext_lazy("Breedtegraad"),
    "longitude": gettext_lazy("Lengtegraad"),
    "hidden": gettext_lazy("Adres verborgen (ja of nee)"),
    "areas": gettext_lazy("Voor inwoners van"),
    "online": gettext_lazy("Online (ja of nee)"),
    "online_url": gettext_lazy("Adres online"),
    "schedules": gettext_lazy("Wanneer"),
    "cost": gettext_lazy("Kosten"),
    "cost_euro": gettext_lazy("Bedrag in euro"),
    "cost_note": gettext_lazy("Uitleg bij de kosten"),
    "accessibility": gettext_lazy("Toegankelijkheid"),
    "participation": gettext_lazy("Manier van meedoen"),
    "minimum_age": gettext_lazy("Vanaf leeftijd"),
    "maximum_age": gettext_lazy("Tot en met leeftijd"),
    "contact_name": gettext_lazy("Contact: naam"),
    "contact_email": gettext_lazy("Contact: e-mail"),
    "contact_phone": gettext_lazy("Contact: telefoon"),
    "contact_website": gettext_lazy("Contact: website"),
    "contact_via_organisation": gettext_lazy("Contact alleen via de organisatie (ja of nee)"),
    "period_from": gettext_lazy("Eerste dag"),
    "period_until": gettext_lazy("Laatste dag"),
    "status": gettext_lazy("Stand"),
    "last_confirmed": gettext_lazy("Dag waarop alles klopte"),
    "language": gettext_lazy("Taal van de teksten"),
    "code": gettext_lazy("Code van Binnenuit"),
    "example": gettext_lazy("Voorbeeld (ja of nee)"),
}
"""By field of a row, in the order in which the screen offers them."""
OUTCOMES = {
    "created": gettext_lazy("nieuw"),
    "changed": gettext_lazy("veranderd"),
    "unchanged": gettext_lazy("ongewijzigd"),
    "refused": gettext_lazy("geweigerd"),
    "removed": gettext_lazy("weggehaald"),
    "ended": gettext_lazy("beëindigd"),
    "reverted": gettext_lazy("teruggezet"),
    "left": gettext_lazy("blijft staan"),
}
"""By outcome of a row, in the dry run, when it was read in or when that was taken back."""
PHASES = {
    "check": gettext_lazy("Proef"),
    "import": gettext_lazy("Import"),
    "undo": gettext_lazy("Teruggedraaid"),
}
STEPS = {
    "mapping": gettext_lazy("kolommen kiezen"),
    "checking": gettext_lazy("de proef loopt"),
    "checked": gettext_lazy("de proef is klaar"),
    "importing": gettext_lazy("wordt ingelezen"),
    "done": gettext_lazy("ingelezen"),
    "undoing": gettext_lazy("wordt teruggedraaid"),
    "undone": gettext_lazy("teruggedraaid"),
    "stopped": gettext_lazy("gestopt"),
}
STATES = {"draft": gettext_lazy("Concept"), "published": gettext_lazy("Gepubliceerd")}


def choices() -> list[tuple[str, str]]:
    """Give every field with its name, for a list to choose from."""
    return [("", _("(niet lezen)")), *((name, str(label)) for name, label in FIELDS.items())]


def choices_elsewhere() -> list[tuple[str, str]]:
    """Give the texts in another language than the rows' own."""
    return list(_elsewhere())


def _elsewhere() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES.values():
        if language.tag != SOURCE:
            for name in TEXTS:
                yield f"{name}@{language.tag}", f"{FIELDS[name]} ({language.name})"


def field(name: str) -> str:
    """Give what a field is called; one in a language that the list has not, with its tag."""
    of, _at, tag = name.partition("@")
    return f"{FIELDS[of]} ({tag})" if tag else str(FIELDS[of])
