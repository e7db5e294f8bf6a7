"""What the API says of programmes and partnerships; how certain each statement is goes with it."""

from datetime import date

from pydantic import Field

from binnenuit.api.shapes import Page, Shape
from binnenuit.domain.programmes.rules.terms import Status


class Term(Shape):
    """From when until when; each a day, a month or a year, as exactly as it is known, or nothing."""

    starts: str | None = Field(examples=["2023-01"])
    ends: str | None = Field(examples=["2027-12-31"])


class Ref(Shape):
    """Enough to name it and find it here."""

    code: str
    kind: str
    titles: dict[str, str] = Field(description="By language.")
    term: Term
    url: str


class OrganisationLink(Shape):
    """An organisation."""

    code: str
    name: str
    url: str


class Source(Shape):
    """Where statements can be checked."""

    number: int
    title: str
    url: str = Field(description="Empty where it is not public.")
    checked: date | None
    certainty: str
    supports: list[str]


class Fact(Shape):
    """One statement, and how certain it is."""

    about: str
    certainty: str = Field(examples=["verified"])
    texts: dict[str, str]
    sources: list[int] = Field(description="Numbers of its sources.")


class Funding(Shape):
    """Who pays, and how much over the whole period, where that is known."""

    funder: OrganisationLink
    cents: int | None = Field(description="Euro cents.")
    note: dict[str, str]


class Record(Shape):
    """What programmes and partnerships have in common."""

    code: str
    kind: str
    status: Status
    term: Term
    titles: dict[str, str] = Field(description="By language.")
    summaries: dict[str, str]
    aims: dict[str, str]
    themes: list[str]
    target_groups: list[str]
    funding: list[Funding]
    facts: list[Fact]
    sources: list[Source]
    url: str
    page: str = Field(description="Its page for people.")


class Involved(Shape):
    """What an organisation is to a programme."""

    organisation: OrganisationLink
    role: str
    note: dict[str, str]


class Programme(Record):
    """A programme."""

    parent: Ref | None
    children: list[Ref]
    follows: Ref | None
    followed_by: list[Ref]
    involved: list[Involved]
    places: list[str] = Field(description="CBS codes of municipalities.")
    partnerships: list[Ref]


class Member(Shape):
    """A member: an organisation, or a partnership with members of its own."""

    role: str
    term: Term
    organisation: OrganisationLink | None
    partnership: Ref | None
    members: list["Member"] = Field(description="Of the partnership that is a member.")


class Partnership(Record):
    """A partnership."""

    programme: Ref | None
    follows: Ref | None
    followed_by: list[Ref]
    within: list[Ref]
    members: list[Member]


class Programmes(Page[Ref]):
    """One page of programmes."""


class Partnerships(Page[Ref]):
    """One page of partnerships."""
