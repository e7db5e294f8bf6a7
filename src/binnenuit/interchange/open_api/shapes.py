"""What the API says of organisations, concepts, places and white spots."""

from datetime import date

from pydantic import Field

from binnenuit.api.shapes import Page, Shape


class OrganisationRef(Shape):
    """Enough to name it and find it here."""

    code: str
    name: str
    url: str


class OrganisationSource(Shape):
    """Where what is said of it can be checked."""

    title: str
    url: str
    checked: date


class Participation(Shape):
    """What an organisation takes part in, pays for or answers for."""

    kind: str = Field(description='"programme" or "partnership".')
    code: str
    titles: dict[str, str]
    role: str
    starts: str | None
    ends: str | None


class Organisation(Shape):
    """An organisation."""

    code: str
    name: str
    short_name: str
    kind: str
    kvk: str = Field(description="Number in the trade register (KvK), 8 digits, or empty.")
    website: str
    descriptions: dict[str, str] = Field(description="By language.")
    part_of: OrganisationRef | None
    parts: list[OrganisationRef]
    participations: list[Participation]
    sources: list[OrganisationSource]
    example: bool = Field(description="Made up to show how the site works.")
    url: str
    page: str = Field(description="Its page for people.")


class Organisations(Page[OrganisationRef]):
    """One page of organisations."""


class Label(Shape):
    """A word for a concept."""

    language: str
    kind: str = Field(description="preferred, alternative or hidden (SKOS).")
    text: str
    checked: bool = Field(description="Whether somebody who speaks the language at home has looked at it.")


class Concept(Shape):
    """A concept of the thesaurus."""

    id: str
    scheme: str
    notation: str
    broader: list[str]
    narrower: list[str]
    related: list[str]
    labels: list[Label]
    definitions: dict[str, str] = Field(description="By language.")
    deprecated: bool
    replaced_by: str
    url: str
    page: str = Field(description="Its URI: a page, and SKOS by content negotiation.")


class Concepts(Page[Concept]):
    """One page of concepts."""


class Municipality(Shape):
    """A municipality of 2025."""

    code: str = Field(description="Of CBS.")
    name: str
    also_known_as: list[str]
    province: str = Field(description="CBS code of its province.")
    population: int = Field(description="Rounded; see docs/data-places.md.")
    latitude: float
    longitude: float
    url: str
    page: str


class Municipalities(Page[Municipality]):
    """One page of municipalities."""


class Place(Shape):
    """A place that was looked up."""

    kind: str
    label: str
    code: str
    municipality: str = Field(description="CBS code; empty for a province.")
    latitude: float
    longitude: float
    approximate: bool


class Places(Shape):
    """What a name or postcode stands for; nothing where it is not known."""

    items: list[Place]


class WhiteSpot(Shape):
    """What there is in a municipality of one topic, beside what one would expect for so many inhabitants."""

    municipality: str
    population: int
    here: int
    expected: float
    chance: float = Field(description="How likely so few are by chance alone (Poisson).")
    verdict: str = Field(description="missing, few, unclear or present; see docs/outputs.md.")


class WhiteSpots(Page[WhiteSpot]):
    """One page of municipalities for a topic, where most is missing first."""

    concepts: list[str] = Field(description="Ids of the concepts that make the topic.")
    national: int
    counts_examples: bool = Field(description="Whether made-up initiatives are counted too.")


class Suggestion(Shape):
    """One line for what is being typed."""

    kind: str = Field(description="initiative, organisation, concept or place.")
    label: str
    detail: str
    code: str


class Suggestions(Shape):
    """What fits the beginning that was typed."""

    items: list[Suggestion]


class Service(Shape):
    """What this API is, and where to read on."""

    title: str
    version: str
    openapi: str
    documentation: str
    licence: str
    hsds: str = Field(description="The same initiatives by the HSDS standard.")
    data: str = Field(description="Everything in files.")
