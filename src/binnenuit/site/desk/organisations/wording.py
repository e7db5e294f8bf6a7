# texts for staff
"""How one says what an organisation's page holds and what was done to it, in the language of the page."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _  # marks for the catalogue; translated when said

from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.organisations.service import PROBLEM_PREFIX, Kind, SourceData
from binnenuit.foundation.vocabulary.service import language_label
from binnenuit.kernel.differences import Difference
from binnenuit.kernel.errors import BadInput, NotFound, Refused
from binnenuit.ui.changes import ShownDifference, shown
from binnenuit.ui.formats import day, language
from binnenuit.ui.organisations import ORGANISATION_KINDS

FIELDS = {
    "name": _("Naam"),
    "short_name": _("Korte naam"),
    "kind": _("Soort organisatie"),
    "kvk": _("KvK-nummer"),
    "website": _("Website"),
    "part_of": _("Hoort bij"),
    "descriptions": _("Wat doet de organisatie?"),
    "sources": _("Bronnen"),
}
ACTIONS = {
    "organisations.found": _("Stond er al"),
    "organisations.load": _("Bijgewerkt uit de gegevens van de site"),
    "organisations.save": _("Veranderd"),
    "organisations.revert": _("Teruggezet"),
}
_PROBLEMS = {
    "missing": _("Vul dit in."),
    "too_long": _("Dit is te lang. Maak het korter."),
    "not_a_website": _("Een adres van een website begint met https:// of http://."),
    "not_a_kvk": _("Een KvK-nummer heeft 8 cijfers."),
    "unknown": _("Kies een van de antwoorden."),
    "example": _("Dit is een voorbeeld. Laat dit leeg."),
    "dutch_first": _("Schrijf het ook in het Nederlands."),
    "too_many": _("Noem hoogstens 20 bronnen."),
    "unreadable": _("In een tekst staan tekens die we niet kunnen bewaren."),
    "own_part": _("Een organisatie kan niet bij een onderdeel van zichzelf horen."),
    "too_deep": _("Zo komen er te veel organisaties onder elkaar. Kies een organisatie hoger."),
}


def problem(found: str) -> str:
    """Say what is wrong with a field, and what to do."""
    return gettext(_PROBLEMS[found])


def refusals(error: BadInput) -> dict[str, str]:
    """Say by field what the action refused; what is about no field stands under "reason"."""
    if not isinstance(error, Refused):
        return {"reason": str(error)}
    return {
        str(each.values.get("field", "reason")): problem(each.name.removeprefix(PROBLEM_PREFIX))
        for each in error.problems
    }


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of organisations, for a list to choose from."""
    return [(kind.value, gettext(name)) for kind, name in ORGANISATION_KINDS.items()]


def differences(found: Iterable[Difference]) -> list[ShownDifference]:
    """Say what differs."""
    return [
        shown(
            one,
            gettext(FIELDS[one.field]),
            language=language_label(one.language, language()) if one.language else "",
            say=value,
        )
        for one in found
    ]


def action(name: str) -> str:
    """Say what was done."""
    return gettext(ACTIONS.get(name, ACTIONS["organisations.save"]))


def value(field: str, item: Any) -> str:
    """Say one value of a field; empty where there is none."""
    if not item:
        return ""
    if isinstance(item, tuple):
        # the same ones in another order
        return "; ".join(value(field, each) for each in item)
    if isinstance(item, SourceData):
        checked = gettext("nagekeken op %(day)s") % {"day": day(item.checked)}
        return f"{item.title}, {item.url} ({checked})"
    if field == "kind":
        return gettext(ORGANISATION_KINDS[Kind(item)])
    return organisation_name(item) if field == "part_of" else str(item)


def organisation_name(code: str) -> str:
    """Return the name of an organisation; its code where there is none."""
    try:
        return organisations.organisation(code).name
    except NotFound:
        return code
