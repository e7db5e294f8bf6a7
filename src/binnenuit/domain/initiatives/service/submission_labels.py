"""How one says what was handed in, in the language of the page."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _  # marks for the catalogue; translated when said

from binnenuit.domain.initiatives.rules.duplicates import Reason
from binnenuit.domain.initiatives.rules.names import submission_key
from binnenuit.domain.initiatives.rules.submissions import REPORTED, Problem
from binnenuit.foundation.accounts import service as accounts
from binnenuit.ui.formats import number

KINDS = {
    "proposal": _("Nieuw initiatief"),
    "correction": _("Verbetering"),
    "report": _("Melding"),
    "claim": _("Verzoek om beheer"),
    "handover": _("Overdracht"),
    "link": _("Kapotte link"),
}
STATES = {
    "open": _("Nog niet bekeken"),
    "asked": _("We hebben een vraag"),
    "accepted": _("Overgenomen"),
    "refused": _("Niet overgenomen"),
}
FIELDS = {
    "name": _("Hoe heet het?"),
    "what": _("Wat doe je er?"),
    "where": _("Waar is het?"),
    "when": _("Wanneer is het?"),
    "who": _("Wie organiseert het?"),
    "link": _("Website of link"),
    "reach": _("Hoe kunnen we je bereiken?"),
    "reason": _("Wat is er aan de hand?"),
    "email": _("E-mailadres van de organisatie"),
    "organisation": _("Aan welke organisatie?"),
}
REASONS = {
    "danger": _("Dit kan iemand in gevaar brengen"),
    "privacy": _("Er staat iets over mij of over een ander"),
    "misleading": _("Dit is misleidend of reclame"),
    "gone": _("Dit bestaat niet meer"),
    "other": _("Iets anders"),
}
_ALIKE: dict[Reason, str] = {
    "same_name": _("dezelfde naam"),
    "similar_name": _("een naam die erop lijkt"),
    "same_place": _("dezelfde gemeente"),
    "same_organisation": _("dezelfde organisatie"),
    "same_website": _("dezelfde website"),
}


def problem(kind: Problem, longest: int) -> str:
    """Say what is wrong with a field, and what to do."""
    if kind == "missing":
        return gettext("Vul dit in.")
    if kind == "too_long":
        return gettext("Dit is te lang. Gebruik hoogstens %(number)s tekens.") % {"number": number(longest)}
    if kind == "not_a_link":
        return gettext("Dit is geen adres van een website. Het ziet er zo uit: www.voorbeeld.nl")
    if kind == "not_an_email":
        return gettext("Dit is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl.")
    return gettext("Kies een van de antwoorden.")


def reasons() -> list[tuple[str, str]]:
    """Return what can be wrong with a page, for a form."""
    return [(reason, gettext(REASONS[reason])) for reason in REPORTED]


def alike(found: tuple[Reason, ...]) -> str:
    """Say why two initiatives may be the same."""
    return ", ".join(gettext(_ALIKE[reason]) for reason in found)


def author_names(authors: Iterable[str]) -> dict[str, str]:
    """Return for authors of revisions what to show."""
    wanted = set(authors)
    found = accounts.actor_names(wanted)
    for name in wanted:
        key = submission_key(name)
        if key is not None:
            found[name] = gettext("een bezoeker (bericht %(number)s)") % {"number": key}
    return found
