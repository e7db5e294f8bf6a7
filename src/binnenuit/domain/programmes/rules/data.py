"""Programmes and partnerships as they stand in a data file, checked as far as one record can be."""

from collections.abc import Sequence
from dataclasses import dataclass

from binnenuit.domain.programmes.rules.evidence import About, FactData, SourceData
from binnenuit.domain.programmes.rules.terms import Term, may_lie_within, may_overlap, term_problem

Words = tuple[tuple[str, str], ...]
"""(language, text) pairs, by language."""


@dataclass(frozen=True, slots=True)
class FundingData:
    """Who pays (an organisation's code), and how much (whole euro cents) where that is known."""

    funder: str
    cents: int | None = None
    note: Words = ()


@dataclass(frozen=True, slots=True)
class InvolvedData:
    """What an organisation (by code) is to a programme."""

    organisation: str
    role: str
    note: Words = ()


@dataclass(frozen=True, slots=True)
class MemberData:
    """A member of a partnership: the code of an organisation, or that of a partnership."""

    role: str
    term: Term
    organisation: str = ""
    nested: str = ""


@dataclass(frozen=True, slots=True)
class CommonData:
    """What programmes and partnerships both have."""

    code: str
    kind: str
    term: Term
    title: Words
    summary: Words
    aim: Words
    follows: str
    themes: tuple[str, ...]
    target_groups: tuple[str, ...]
    funding: tuple[FundingData, ...]
    facts: tuple[FactData, ...]
    sources: tuple[SourceData, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeData(CommonData):
    """One programme."""

    parent: str
    places: tuple[str, ...]
    organisations: tuple[InvolvedData, ...]


@dataclass(frozen=True, slots=True)
class PartnershipData(CommonData):
    """One partnership."""

    programme: str
    members: tuple[MemberData, ...]


def lists_of(data: CommonData) -> dict[str, bool]:
    """Say which sections a record fills in besides its facts: each of those needs a source."""
    filled = {
        About.SUMMARY: bool(data.summary),
        About.PERIOD: data.term.known,
        About.GOALS: bool(data.aim),
        About.FUNDING: bool(data.funding),
        About.THEMES: bool(data.themes),
        About.TARGET_GROUPS: bool(data.target_groups),
        About.SUCCESSION: bool(data.follows),
    }
    if isinstance(data, ProgrammeData):
        filled |= {
            About.WITHIN: bool(data.parent),
            About.PLACES: bool(data.places),
            About.ORGANISATIONS: bool(data.organisations),
        }
    if isinstance(data, PartnershipData):
        filled |= {About.WITHIN: bool(data.programme), About.MEMBERS: bool(data.members)}
    return {about.value: value for about, value in filled.items()}


def unsourced(data: CommonData) -> list[str]:
    """Return the sections that are filled in without any source that supports them."""
    supported = {about for source in data.sources for about in source.supports}
    return [about for about, filled in lists_of(data).items() if filled and about not in supported]


def member_problem(member: MemberData, partnership: Term) -> str:
    """Say what is wrong with a member of a partnership that has this term."""
    if bool(member.organisation) == bool(member.nested):
        return "a member is either an organisation or a partnership"
    if problem := term_problem(member.term):
        return problem
    if not may_lie_within(member.term, partnership):
        return "the term of a member lies within that of its partnership"
    return ""


def repeated_member(members: Sequence[MemberData]) -> int | None:
    """Return the place of the first member that stands there twice with one role in terms that overlap."""
    for place, member in enumerate(members):
        for other in members[:place]:
            same = (member.organisation, member.nested, member.role) == (
                other.organisation,
                other.nested,
                other.role,
            )
            if same and may_overlap(member.term, other.term):
                return place
    return None
