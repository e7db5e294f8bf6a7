"""Organisations on pages and in forms: what their kinds are called, and which one somebody means."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _  # marks for the catalogue; translated when shown

from binnenuit.foundation.organisations.service import Kind, find_organisations

ORGANISATION_KINDS = {
    Kind.FOUNDATION: _("Stichting"),
    Kind.ASSOCIATION: _("Vereniging"),
    Kind.SELF_ORGANISATION: _("Zelforganisatie"),
    Kind.KNOWLEDGE_INSTITUTE: _("Kennisinstituut"),
    Kind.UMBRELLA: _("Koepel"),
    Kind.MINISTRY: _("Ministerie"),
    Kind.MUNICIPALITY: _("Gemeente"),
    Kind.INTERNATIONAL: _("Internationale organisatie"),
    Kind.NETWORK: _("Netwerk"),
    Kind.COMPANY: _("Bedrijf"),
    Kind.INFORMAL_GROUP: _("Groep zonder rechtsvorm"),
    Kind.OTHER: _("Andere organisatie"),
}


def organisation_named(text: str) -> tuple[str, str]:
    """Return the code of the organisation that is called so (or has that code), or else nothing and what to do."""
    found = find_organisations(text) if text else []
    exact = [
        ref for ref in found if text.casefold() in {ref.code, ref.name.casefold(), ref.short_name.casefold()}
    ]
    if len(exact) == 1:
        return exact[0].code, ""
    if not found:
        return "", gettext("Deze organisatie kennen we nog niet.")
    names = ", ".join(ref.name for ref in found)
    return "", gettext("Welke bedoel je? Vul de hele naam in: %(names)s.") % {"names": names}
