"""Programmes and partnerships for machines (schema.org)."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from binnenuit.domain.programmes.queries import (
    MemberView,
    PartnershipNode,
    PartnershipRef,
    PartnershipView,
    ProgrammeRef,
    ProgrammeView,
)
from binnenuit.domain.programmes.rules.terms import PartialDate, Term
from binnenuit.domain.programmes.web import wording
from binnenuit.foundation.organisations.service import OrganisationRef
from binnenuit.ui.formats import passage
from binnenuit.ui.linked_data import thing


def programme(found: ProgrammeView) -> dict[str, Any]:
    """Say what a programme is, who pays, and what it is a part of; an end that is not known is not said."""
    return thing(
        "Project",
        **_named("programme", found),
        **_term(found.term),
        funder=[_organisation(item.funder) for item in found.evidence.funding],
        parentOrganization=_reference("Project", "programme", found.parent) if found.parent else None,
        subOrganization=[_reference("Project", "programme", part) for part in found.children],
    )


def partnership(found: PartnershipView) -> dict[str, Any]:
    """Say what a partnership is and who its members are, each in its role, nested as they are."""
    within = found.within or ((found.programme,) if found.programme else ())
    return thing(
        "Consortium",
        **_named("partnership", found),
        **_term(found.term),
        member=[_member(each) for each in found.members],
        memberOf=[_reference(_type(each), _kind(each), each) for each in within],
        funder=[_organisation(item.funder) for item in found.evidence.funding],
    )


def _named(kind: str, found: ProgrammeView | PartnershipView) -> dict[str, Any]:
    address = _address(kind, found.code)
    summary = passage(found.summaries).text
    return {"_id": address, "url": address, "name": passage(found.titles).text, "description": summary}


def _term(term: Term) -> dict[str, Any]:
    return {"foundingDate": _date(term.starts), "dissolutionDate": _date(term.ends)}


def _member(member: MemberView) -> dict[str, Any]:
    """Return a membership: schema.org's role, that stands between a partnership and its member."""
    return thing(
        "OrganizationRole",
        roleName=wording.member_role(member.role),
        startDate=_date(member.term.starts),
        endDate=_date(member.term.ends),
        member=_organisation(member.organisation) if member.organisation else _nested(member.nested),
    )


def _nested(node: PartnershipNode | None) -> dict[str, Any] | None:
    if node is None:
        return None
    members = [_member(each) for each in node.members]
    return {**_reference("Consortium", "partnership", node.partnership), "member": members}


def _reference(kind: str, page: str, ref: ProgrammeRef | PartnershipRef) -> dict[str, Any]:
    address = _address(page, ref.code)
    return thing(kind, _id=address, name=passage(ref.titles).text, url=address)


def _type(ref: ProgrammeRef | PartnershipRef) -> str:
    return "Project" if isinstance(ref, ProgrammeRef) else "Consortium"


def _kind(ref: ProgrammeRef | PartnershipRef) -> str:
    return "programme" if isinstance(ref, ProgrammeRef) else "partnership"


def _organisation(ref: OrganisationRef) -> dict[str, Any]:
    return thing("Organization", name=ref.name, url=_address("organisation", ref.code))


def _address(page: str, code: str) -> str:
    return f"{settings.BASE_URL}{reverse(page, kwargs={'code': code})}"


def _date(known: PartialDate | None) -> str:
    return str(known) if known else ""
