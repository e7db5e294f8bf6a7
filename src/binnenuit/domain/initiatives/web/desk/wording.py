# texts for staff
"""How one says what an initiative holds, what changed in it and what was done, in the language of the page."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _  # marks for the catalogue; translated when said

from binnenuit.domain.initiatives.queries.revisions import RevisionView
from binnenuit.domain.initiatives.rules.findings import sentence
from binnenuit.domain.initiatives.rules.records import Area, Content, Location, Schedule
from binnenuit.domain.initiatives.rules.schedule import pattern
from binnenuit.domain.initiatives.service import formats
from binnenuit.domain.initiatives.web.desk.typed import area_name
from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import language_label, thesaurus
from binnenuit.kernel.differences import Difference
from binnenuit.kernel.errors import BadInput, NotFound, Refused
from binnenuit.kernel.money import Cents
from binnenuit.kernel.record_fields import declared_fields
from binnenuit.ui.changes import ShownDifference, shown
from binnenuit.ui.formats import day, language, money

FIELDS = {
    "texts.title": _("Naam"),
    "texts.summary": _("In één zin"),
    "texts.description": _("Wat is het?"),
    "texts.how_to_take_part": _("Hoe doe je mee?"),
    "texts.cost_note": _("Uitleg bij de kosten"),
    "organisation": _("Organisatie"),
    "themes": _("Onderwerpen"),
    "target_groups": _("Voor wie"),
    "forms": _("Soort activiteit"),
    "languages": _("Talen"),
    "locations": _("Plaatsen"),
    "areas": _("Voor inwoners van"),
    "schedules": _("Wanneer"),
    "cost": _("Kosten"),
    "cost_cents": _("Bedrag"),
    "accessibility": _("Toegankelijkheid"),
    "participation": _("Hoe je meedoet"),
    "contact.name": _("Contact"),
    "contact.email": _("E-mail"),
    "contact.phone": _("Telefoon"),
    "contact.website": _("Website"),
    **{name: each.label for name, each in declared_fields(Content).items()},
}
ACTIONS = {
    "initiatives.found": _("Stond er al"),
    "initiatives.save": _("Veranderd"),
    "initiatives.revert": _("Teruggezet"),
    "initiatives.publish": _("Gepubliceerd"),
    "initiatives.pause": _("Tijdelijk gestopt"),
    "initiatives.end": _("Beëindigd"),
    "initiatives.confirm": _("Bevestigd"),
    "initiatives.confirm_by_link": _("Bevestigd via e-mail"),
    "initiatives.merge": _("Samengevoegd"),
    "initiatives.split": _("Weer losgemaakt"),
    "initiatives.hand_over": _("Overgedragen"),
    "initiatives.archive": _("Beëindigd met het programma"),
    "initiatives.adopt": _("Overgenomen"),
}
STATUS = {"draft": _("Nog niet gepubliceerd"), **formats.STATUS}
_COSTS = {
    "free": _("Gratis"),
    "amount": _("Een bedrag"),
    "unknown": _("Onbekend"),
    "on_request": _("Vraag het na"),
}
LINK_FIELDS = {
    "why": _("Wat er misgaat"),
    "since": _("Sinds"),
    "also": _("Staat ook op"),
}
_WHYS: dict[str, str] = {
    "gone": _("De pagina bestaat niet meer."),
    "server": _("De site zegt dat er bij haar iets misgaat."),
    "name": _("De naam van de site bestaat niet meer."),
    "silent": _("De site geeft geen antwoord."),
    "certificate": _("Het certificaat van de site klopt niet: browsers waarschuwen ervoor."),
    "loop": _("De link leidt in een kring rond."),
    "answer": _("De site geeft een antwoord dat geen pagina is."),
}
_CONCEPTS = ("themes", "target_groups", "forms")


def differences(found: Iterable[Difference]) -> list[ShownDifference]:
    """Say what differs."""
    return [_difference(one) for one in found]


def action(revision: RevisionView) -> str:
    """Say what was done."""
    return gettext(ACTIONS.get(revision.action, ACTIONS["initiatives.save"]))


def _difference(one: Difference) -> ShownDifference:
    spoken = language_label(one.language, language()) if one.language else ""
    return shown(one, gettext(FIELDS[one.field]), language=spoken, say=value)


def value(field: str, item: Any) -> str:
    """Say one value of a field; empty where there is none."""
    if item is None or item == "":
        return ""
    if isinstance(item, bool):
        return gettext("ja") if item else gettext("nee")
    if isinstance(item, Location | Area | Schedule):
        return _part(item)
    return _plain(field, item)


def _plain(field: str, item: Any) -> str:
    if field in _CONCEPTS:
        return thesaurus().label(item, language())
    if field == "languages":
        return language_label(item, language())
    if field == "organisation":
        return organisation_name(item)
    known = {"cost": _COSTS, "accessibility": formats.ACCESSIBILITY, "participation": formats.PARTICIPATION}
    if field in known:
        return gettext(known[field].get(item, item))
    if field == "cost_cents":
        return money(Cents(item))
    return day(item) if field in {"period_from", "period_until"} else str(item)


def _part(item: Location | Area | Schedule) -> str:
    if isinstance(item, Area):
        return area_name(item)
    if isinstance(item, Schedule):
        note = f" ({item.note})" if item.note else ""
        return f"{formats.when(pattern(item))}{note}"
    municipality = places.municipality(item.municipality)
    parts = [item.name, item.address, item.postcode, item.city]
    parts.append(municipality.name if municipality else item.municipality)
    said = ", ".join(dict.fromkeys(filter(None, parts)))
    return f"{said} ({gettext('adres verborgen')})" if item.hidden else said


def of_link(name: str, text: str) -> str:
    """Say what the night found of a link."""
    if name == "why":
        return gettext(_WHYS.get(text, text))
    return day(date.fromisoformat(text)) if name == "since" else text


def organisation_name(code: str) -> str:
    """Return the name of an organisation; its code where there is none."""
    try:
        return organisations.organisation(code).name
    except NotFound:
        return code


REFUSALS: dict[str, str] = {
    "gives_the_location_away": _(
        "In een tekst staat het adres dat verborgen moet blijven. Haal het daar weg."
    ),
    "gives_the_contact_away": _(
        "In een tekst staat het contact dat verborgen moet blijven. Haal het daar weg."
    ),
    "nowhere": _("Vul een plaats in, of voor inwoners van welke gemeente het is, of kies online."),
    "not_a_web_address": _("Een adres van een website begint met https:// of http://."),
    "not_an_email": _("Het e-mailadres klopt niet. Een voorbeeld: naam@voorbeeld.nl."),
    "not_a_postcode": _("De postcode klopt niet. Een voorbeeld: 3014 AB."),
    "schedule_ends_before": _("Een laatste dag ligt voor een eerste dag."),
    "period_ends_before": _("Een laatste dag ligt voor een eerste dag."),
    "not_such_a_number": _("Een getal is te laag of te hoog."),
    "not_such_ages": _("De leeftijden kloppen niet: de eerste moet de laagste zijn."),
    "text_too_long": _("Een tekst is te lang."),
    "line_too_long": _("Een tekst is te lang."),
    "twice": _("Iets staat er dubbel."),
    "text_unreadable": _("In een tekst staan tekens die we niet kunnen bewaren."),
    "line_unreadable": _("In een tekst staan tekens die we niet kunnen bewaren."),
}


def refusals(error: BadInput) -> list[str]:
    """Say what an action refused, each thing once; what has no words of its own here is said as the action says it."""
    if not isinstance(error, Refused):
        return [str(error)]
    said = [
        gettext(REFUSALS[each.name]) if each.name in REFUSALS else sentence(each) or str(error)
        for each in error.problems
    ]
    return list(dict.fromkeys(said))
