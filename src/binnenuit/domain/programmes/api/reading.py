"""From the views of programmes and partnerships to what the API says."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from binnenuit.domain.programmes.api import shapes
from binnenuit.domain.programmes.queries import (
    Evidence,
    MemberView,
    PartnershipRef,
    PartnershipView,
    ProgrammeRef,
    ProgrammeView,
)
from binnenuit.domain.programmes.rules.terms import Term, status_on
from binnenuit.foundation.organisations.service import OrganisationRef
from binnenuit.kernel import clock
from binnenuit.ui.addresses import absolute


def programme_ref(ref: ProgrammeRef | ProgrammeView) -> shapes.Ref:
    """Return the reference to a programme."""
    return _ref(ref, "programme")


def partnership_ref(ref: PartnershipRef | PartnershipView) -> shapes.Ref:
    """Return the reference to a partnership."""
    return _ref(ref, "partnership")


def programme(view: ProgrammeView) -> shapes.Programme:
    """Return a programme."""
    return shapes.Programme(
        **_record(view, "programme"),
        parent=programme_ref(view.parent) if view.parent else None,
        children=[programme_ref(each) for each in view.children],
        follows=programme_ref(view.follows) if view.follows else None,
        followed_by=[programme_ref(each) for each in view.followed_by],
        involved=[
            shapes.Involved(
                organisation=_organisation(each.organisation), role=each.role, note=dict(each.note)
            )
            for each in view.involved
        ],
        places=list(view.places),
        partnerships=[partnership_ref(each) for each in view.partnerships],
    )


def partnership(view: PartnershipView) -> shapes.Partnership:
    """Return a partnership with its members at every level."""
    return shapes.Partnership(
        **_record(view, "partnership"),
        programme=programme_ref(view.programme) if view.programme else None,
        follows=partnership_ref(view.follows) if view.follows else None,
        followed_by=[partnership_ref(each) for each in view.followed_by],
        within=[partnership_ref(each) for each in view.within],
        members=_members(view.members),
    )


def _ref(view: ProgrammeRef | ProgrammeView | PartnershipRef | PartnershipView, kind: str) -> shapes.Ref:
    return shapes.Ref(
        code=view.code,
        kind=view.kind,
        titles=dict(view.titles),
        term=_term(view.term),
        url=_here(kind, view.code),
    )


def _record(view: ProgrammeView | PartnershipView, kind: str) -> dict[str, Any]:
    return {
        "code": view.code,
        "kind": view.kind,
        "status": status_on(view.term, clock.today()),
        "term": _term(view.term),
        "titles": dict(view.titles),
        "summaries": dict(view.summaries),
        "aims": dict(view.aims),
        **_evidence(view.evidence),
        "url": _here(kind, view.code),
        "page": absolute(reverse(kind, kwargs={"code": view.code})),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "themes": list(evidence.themes),
        "target_groups": list(evidence.target_groups),
        "funding": [
            shapes.Funding(funder=_organisation(each.funder), cents=each.cents, note=dict(each.note))
            for each in evidence.funding
        ],
        "facts": [
            shapes.Fact(
                about=each.about,
                certainty=each.certainty,
                texts=dict(each.texts),
                sources=list(each.sources),
            )
            for each in evidence.facts
        ],
        "sources": [
            shapes.Source(
                number=each.number,
                title=each.title,
                url=each.url,
                checked=each.checked,
                certainty=each.certainty,
                supports=list(each.supports),
            )
            for each in evidence.sources
        ],
    }


def _members(members: Iterable[MemberView]) -> list[shapes.Member]:
    return [
        shapes.Member(
            role=each.role,
            term=_term(each.term),
            organisation=_organisation(each.organisation) if each.organisation else None,
            partnership=partnership_ref(each.nested.partnership) if each.nested else None,
            members=_members(each.nested.members) if each.nested else [],
        )
        for each in members
    ]


def _organisation(ref: OrganisationRef) -> shapes.OrganisationLink:
    return shapes.OrganisationLink(code=ref.code, name=ref.name, url=_here("organisation", ref.code))


def _term(term: Term) -> shapes.Term:
    return shapes.Term(
        starts=str(term.starts) if term.starts else None, ends=str(term.ends) if term.ends else None
    )


def _here(kind: str, code: str) -> str:
    return absolute(reverse(f"api_v1_{kind}", kwargs={"code": code}))
