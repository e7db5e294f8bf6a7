"""What the API says of initiatives; made of the public view and of what the index shows, and of nothing else."""

from datetime import date, datetime
from typing import Any, Literal, get_type_hints

from pydantic import Field, create_model

from binnenuit.api.shapes import Page, Shape
from binnenuit.domain.initiatives.rules.choices import Accessibility, AreaKind, CostKind, Participation
from binnenuit.domain.initiatives.rules.outputs import PlaceKind
from binnenuit.domain.initiatives.rules.records import Particulars
from binnenuit.kernel.record_fields import declared_fields

State = Literal["published", "paused", "ended"]


class Carrier(Shape):
    """Who carries it."""

    code: str
    name: str
    website: str = ""


class FoundPlace(Shape):
    """Where it takes place, or whom it serves."""

    municipality: str = Field(description="Its name.")
    label: str = Field(description="Name and address; empty where the place is not shown.")
    point: PlaceKind = Field(
        description="What the point is: of the very address, of the municipality, or of a municipality that is served."
    )
    latitude: float
    longitude: float


class FoundInitiative(Shape):
    """One result of a search."""

    code: str
    title: str
    summary: str
    text_language: str = Field(description="Language of title and summary.")
    organisation: Carrier
    programme: str
    status: State
    themes: list[str]
    target_groups: list[str]
    forms: list[str]
    languages: list[str]
    cost: CostKind
    cost_cents: int | None
    online: bool
    places: list[FoundPlace]
    distance_km: float | None = Field(description="From the place that was searched near.")
    last_confirmed: date | None
    changed: datetime
    example: bool = Field(description="Made up to show how the site works.")
    url: str = Field(description="This initiative in this API.")
    page: str = Field(description="Its page for people.")


class FacetValue(Shape):
    """How many results there would be with one value of a filter."""

    value: str
    count: int


class Understood(Shape):
    """What words of the question were taken for."""

    kind: Literal["concept", "place"]
    code: str
    typed: str


class FoundInitiatives(Page[FoundInitiative]):
    """One page of a search."""

    understood: list[Understood]
    unknown: dict[str, list[str]] = Field(
        description="By parameter: values that are not known here and so match nothing."
    )
    facets: dict[str, list[FacetValue]] = Field(description="By filter, only where `facets` was asked for.")


class Text(Shape):
    """The words in one language."""

    title: str
    summary: str
    description: str = Field(description="Markdown.")
    how_to_take_part: str
    cost_note: str


class MunicipalityRef(Shape):
    """A municipality."""

    code: str = Field(description="Of CBS.")
    name: str


class Location(Shape):
    """Where; of a hidden location nothing but the municipality is given, with the municipality's point."""

    municipality: MunicipalityRef
    hidden: bool
    name: str
    address: str
    postcode: str
    city: str
    latitude: float
    longitude: float


class Area(Shape):
    """A region that is served."""

    kind: AreaKind
    code: str


class Schedule(Shape):
    """When, in the time of the Netherlands."""

    starts: datetime = Field(description="The first time, in UTC.")
    timezone: Literal["Europe/Amsterdam"] = "Europe/Amsterdam"
    rrule: str = Field(description="Recurrence (RFC 5545) on the clock of that time zone; empty: once.")
    minutes: int
    valid_from: date | None
    valid_until: date | None
    note: str


class Contact(Shape):
    """Whom to ask."""

    name: str
    email: str
    phone: str
    website: str


class InitiativeBody(Shape):
    """An initiative as everyone may know it."""

    code: str
    status: State
    texts: dict[str, Text] = Field(description="By language (BCP 47).")
    organisation: Carrier
    themes: list[str]
    target_groups: list[str]
    forms: list[str]
    languages: list[str]
    locations: list[Location]
    areas: list[Area]
    schedules: list[Schedule]
    cost: CostKind
    cost_cents: int | None
    accessibility: list[Accessibility]
    participation: list[Participation]
    contact: Contact | None = Field(description="None where one asks the organisation.")
    last_confirmed: date | None
    changed: datetime
    example: bool = Field(description="Made up to show how the site works.")
    url: str
    page: str = Field(description="Its page for people.")


def _declared() -> dict[str, Any]:
    """Return the fields that stand with the record, as pydantic takes them."""
    types = get_type_hints(Particulars)
    return {
        name: (types[name], Field(description=each.description or None))
        for name, each in declared_fields(Particulars).items()
    }


Initiative = create_model(
    "Initiative", __base__=InitiativeBody, __doc__=InitiativeBody.__doc__, **_declared()
)
