# texts for staff
"""What a role can be held for: found by the name that someone types, and named again on the page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from binnenuit.domain.programmes import service as programmes
from binnenuit.foundation.accounts.service import ScopeKind
from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.kernel.errors import BadInput
from binnenuit.ui.formats import language, passage

SHOWN = 6
"""How many names to offer where what was typed fits several."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a role can be held for."""

    code: str
    label: str


def choices(kind: str) -> list[Choice]:
    """Return everything of this kind, by name; of organisations, of which there are too many, nothing."""
    found = _all(kind)
    return sorted(found, key=lambda choice: choice.label.casefold())


def _all(kind: str) -> list[Choice]:
    if kind == "municipality":
        return [Choice(one.code, one.name) for one in places.municipalities()]
    if kind == "province":
        return [Choice(one.code, one.name) for one in places.provinces()]
    if kind == "theme":
        return [Choice(one.id, one.label(language())) for one in thesaurus().in_scheme("themes")]
    if kind in {"programme", "fund"}:
        return [
            Choice(one.code, passage(one.titles).text)
            for one in programmes.programmes()
            if kind == "programme" or one.kind == programmes.ProgrammeKind.NAMED_FUND
        ]
    return []


def find(kind: ScopeKind, text: str) -> str:
    """Return the code of what `text` (a name or a code) means; raises `BadInput` that says what it may mean."""
    text = " ".join(text.split())
    if not kind:
        return ""
    if not text:
        raise BadInput(_("Typ waarvoor de rol geldt: een naam."))
    found = _organisations(text) if kind == "organisation" else _named(kind, text)
    if len(found) == 1:
        return found[0].code
    if not found:
        raise BadInput(_("Dit vinden we niet. Kijk de naam na, of gebruik de code."))
    names = ", ".join(f"{choice.label} ({choice.code})" for choice in found[:SHOWN])
    raise BadInput(_("Dit kan van alles zijn. Typ de code van wat je bedoelt: %(names)s.") % {"names": names})


def _organisations(text: str) -> list[Choice]:
    return [Choice(one.code, one.name) for one in organisations.find_organisations(text, SHOWN)]


def _named(kind: str, text: str) -> list[Choice]:
    known, wanted = choices(kind), text.casefold()
    for fits in (
        lambda choice: choice.code.casefold() == wanted,
        lambda choice: choice.label.casefold() == wanted,
        lambda choice: wanted in choice.label.casefold(),
    ):
        if found := [choice for choice in known if fits(choice)]:
            return found
    return []


def label(kind: str, code: str) -> str:
    """Return the name of what a role is held for; the code where it is known no longer."""
    if kind == "organisation":
        return next((one.label for one in _organisations(code) if one.code == code), code)
    return next((one.label for one in _all(kind) if one.code == code), code)
