"""The pages of programmes and partnerships."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from binnenuit.domain.programmes import queries
from binnenuit.domain.programmes.queries import Evidence, ProgrammeView
from binnenuit.domain.programmes.rules.kinds import InvolvedRole
from binnenuit.domain.programmes.rules.terms import Term, status_on
from binnenuit.domain.programmes.web import linked_data, timeline, wording
from binnenuit.foundation.places import service as places
from binnenuit.kernel import clock
from binnenuit.ui.pages import public_page


def _status(term: Term) -> str:
    return wording.status(status_on(term, clock.today()))


WORDS = {
    "programme_kind": wording.programme_kind,
    "partnership_kind": wording.partnership_kind,
    "member_role": wording.member_role,
    "involved_role": wording.involved_role,
    "certainty": wording.certainty,
    "period": wording.period,
    "status": _status,
}


@public_page
def programmes(request: HttpRequest) -> HttpResponse:
    """Show all programmes, each with what lies within it, and all partnerships."""
    within: dict[str, list[ProgrammeView]] = {}
    known, partnerships = queries.programmes(), queries.partnership_refs()
    for found in known:
        within.setdefault(found.parent.code if found.parent else "", []).append(found)
    drawn = timeline.timeline(timeline.all_of_them(known, partnerships), clock.today())
    context = {"within": within, "partnerships": partnerships, "timeline": drawn, **WORDS}
    return render(request, "programmes/programmes.html", context)


@public_page
def programme(request: HttpRequest, code: str) -> HttpResponse:
    """Show one programme: aims, period, who, money, places, parts, sources."""
    found = queries.programme(code)
    context = {
        "schema_org": linked_data.programme(found),
        "programme": found,
        "timeline": timeline.timeline(timeline.around_programme(found), clock.today()),
        "roles": [(role.value, found.in_role(role)) for role in InvolvedRole if found.in_role(role)],
        "municipalities": [place for place in map(places.municipality, found.places) if place],
        **_evidence(found.evidence),
    }
    return render(request, "programmes/programme.html", context)


@public_page
def partnership(request: HttpRequest, code: str) -> HttpResponse:
    """Show one partnership: its tree of members with their roles and terms, aims, money, sources."""
    found = queries.partnership(code)
    context = {
        "schema_org": linked_data.partnership(found),
        "partnership": found,
        "timeline": timeline.timeline(timeline.around_partnership(found), clock.today()),
        "organisations": found.organisations(),
        **_evidence(found.evidence),
    }
    return render(request, "programmes/partnership.html", context)


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"evidence": evidence, "certainties": wording.certainties_explained(), **WORDS}
