"""Programmes and partnerships as visitors may know them: plain values, complete, without a query left in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from binnenuit.domain.programmes.rules.evidence import Certainty
from binnenuit.domain.programmes.rules.terms import Term
from binnenuit.foundation.organisations.service import OrganisationRef


@dataclass(frozen=True, slots=True)
class ProgrammeRef:
    """Enough of a programme to name it and link to it."""

    code: str
    kind: str
    titles: Mapping[str, str]
    """By language."""
    term: Term
    part: str = ""
    """For a part of a programme: how surely it is one, a `Certainty`."""


@dataclass(frozen=True, slots=True)
class PartnershipRef:
    """Enough of a partnership to name it and link to it."""

    code: str
    kind: str
    titles: Mapping[str, str]
    """By language."""
    term: Term


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where statements can be checked."""

    number: int
    """Its place in the list of sources of this record, from 1."""
    title: str
    url: str
    """Empty where the source is not public."""
    checked: date | None
    certainty: str
    supports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """One statement."""

    about: str
    certainty: str
    texts: Mapping[str, str]
    sources: tuple[int, ...]
    """Numbers of its sources."""


@dataclass(frozen=True, slots=True)
class FundingView:
    """Who pays, and how much where that is known (whole euro cents, whole period)."""

    funder: OrganisationRef
    cents: int | None
    note: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class InvolvedView:
    """What an organisation is to a programme."""

    organisation: OrganisationRef
    role: str
    note: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a programme or partnership beyond its shape, and how surely."""

    themes: tuple[str, ...]
    target_groups: tuple[str, ...]
    funding: tuple[FundingView, ...]
    facts: tuple[FactView, ...]
    sources: tuple[SourceView, ...]

    def facts_about(self, about: str) -> tuple[FactView, ...]:
        """Return the facts of one section."""
        return tuple(fact for fact in self.facts if fact.about == about)

    def sources_for(self, about: str) -> tuple[SourceView, ...]:
        """Return the sources that support what a section lists."""
        return tuple(source for source in self.sources if about in source.supports)

    def support(self, about: str) -> tuple[tuple[Certainty, tuple[int, ...]], ...]:
        """Return the numbers of the sources that support what a section lists, by how sure they are, surest first.

        Several marks mean that not everything in the list rests on the surest of them.
        """
        sources = self.sources_for(about)
        by_mark = {
            mark: tuple(item.number for item in sources if item.certainty == mark) for mark in Certainty
        }
        return tuple((mark, numbers) for mark, numbers in by_mark.items() if numbers)


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A programme."""

    pk: int
    code: str
    kind: str
    term: Term
    titles: Mapping[str, str]
    summaries: Mapping[str, str]
    aims: Mapping[str, str]
    parent: ProgrammeRef | None
    children: tuple[ProgrammeRef, ...]
    follows: ProgrammeRef | None
    followed_by: tuple[ProgrammeRef, ...]
    involved: tuple[InvolvedView, ...]
    places: tuple[str, ...]
    """CBS codes of municipalities."""
    partnerships: tuple[PartnershipRef, ...]
    evidence: Evidence

    def in_role(self, role: str) -> tuple[InvolvedView, ...]:
        """Return who has `role`."""
        return tuple(item for item in self.involved if item.role == role)


@dataclass(frozen=True, slots=True)
class PartnershipNode:
    """A partnership with its members, and theirs."""

    partnership: PartnershipRef
    members: tuple["MemberView", ...]


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member: either an organisation or a partnership."""

    role: str
    term: Term
    """Its own term; not known where that has not been recorded apart from the partnership's."""
    organisation: OrganisationRef | None = None
    nested: PartnershipNode | None = None


@dataclass(frozen=True, slots=True)
class PartnershipView:
    """A partnership."""

    pk: int
    code: str
    kind: str
    term: Term
    titles: Mapping[str, str]
    summaries: Mapping[str, str]
    aims: Mapping[str, str]
    programme: ProgrammeRef | None
    follows: PartnershipRef | None
    followed_by: tuple[PartnershipRef, ...]
    within: tuple[PartnershipRef, ...]
    """The partnerships that it is a direct member of."""
    members: tuple[MemberView, ...]
    evidence: Evidence

    @property
    def coordinator(self) -> MemberView | None:
        """The member that coordinates, where that is known."""
        return next((member for member in self.members if member.role == "coordinator"), None)

    def organisations(self) -> tuple[OrganisationRef, ...]:
        """Return all organisations in it, at every level, each once."""
        found = {organisation.code: organisation for organisation in _organisations(self.members)}
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Participation:
    """One thing that an organisation takes part in, pays for or answers for."""

    kind: str
    """"programme" or "partnership"."""
    code: str
    titles: Mapping[str, str]
    role: str
    """A `MemberRole`, an `InvolvedRole` or "funder"."""
    term: Term
    """Of the role; where that is not known, of the programme or partnership."""
    within: tuple[PartnershipRef, ...] = ()
    """The partnerships that this partnership is a member of, at every level, nearest first."""


def _organisations(members: tuple[MemberView, ...]) -> Iterator[OrganisationRef]:
    for member in members:
        if member.organisation:
            yield member.organisation
        if member.nested:
            yield from _organisations(member.nested.members)
