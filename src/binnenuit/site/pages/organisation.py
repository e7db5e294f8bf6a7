"""One organisation: what it is, what it takes part in, and its initiatives."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop

from binnenuit.domain.programmes.service import memberships_of
from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.organisations.service import Kind, OrganisationView
from binnenuit.search import engine
from binnenuit.search.types import SearchRequest
from binnenuit.site.pages import linked_data
from binnenuit.site.pages.results import shows_examples
from binnenuit.ui.formats import language
from binnenuit.ui.organisations import ORGANISATION_KINDS
from binnenuit.ui.pages import public_page

SHOWN = 20
ROLES = {
    "coordinator": gettext_noop("coördineert"),
    "lead_applicant": gettext_noop("penvoerder"),
    "member": gettext_noop("lid"),
    "responsible": gettext_noop("verantwoordelijk"),
    "executing": gettext_noop("voert uit"),
    "host": gettext_noop("beheert het fonds"),
    "grantee": gettext_noop("krijgt geld"),
    "funder": gettext_noop("betaalt mee"),
}
"""What an organisation is to a partnership or programme; each role of the programmes room (a test holds it)."""


@public_page
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Show the organisation with this code."""
    context = shown_organisation(organisations.organisation(code))
    return render(request, "pages/organisation.html", {**context, "questions": True})


def shown_organisation(found: OrganisationView) -> dict[str, object]:
    """Return what the page of an organisation shows, for visitors and for the preview of who edits it."""
    example = gettext("Dit is een voorbeeld en bestaat niet.") if found.example else ""
    page = engine.search(
        SearchRequest(filters=(("organisation", (found.code,)),), size=SHOWN, language=language(), facets=())
    )
    return {
        "schema_org": linked_data.organisation(found, example),
        "organisation": found,
        "kind": gettext(ORGANISATION_KINDS[Kind(found.kind)]),
        "participations": [(item, gettext(ROLES[item.role])) for item in memberships_of(found.code)],
        "hits": page.hits,
        "total": page.total,
        "examples": found.example or shows_examples(page.hits),
    }
