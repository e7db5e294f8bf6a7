"""The parameters of HSDS 3.1, and those that the UK profile adds."""

from datetime import UTC, datetime, time
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from binnenuit.api.shapes import Shape
from binnenuit.interchange.hsds.choosing import Asked

_LONGEST = 300
Form = Literal["json", "ndjson"]


class Parameters(Shape):
    """Names as HSDS has them."""

    model_config = {"alias_generator": None, "frozen": True}


def _aware(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError as error:
        raise ValueError("there is no such moment in UTC") from error


_DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


def _local(moment: time) -> time:
    if moment.tzinfo or moment.second or moment.microsecond:
        raise ValueError("give a local time in whole minutes, such as 09:30")
    return moment


# A time of RFC 3339 has seconds and a zone; what is asked for has neither.
Clock = Annotated[
    time,
    AfterValidator(_local),
    WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
]
Day = Literal[
    "MO", "TU", "WE", "TH", "FR", "SA", "SU",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
]  # fmt: skip
Moment = Annotated[datetime, AfterValidator(_aware)]


class Paging(Parameters):
    """Which page, and in which form."""

    page: int = Field(1, ge=1, le=1_000_000, description="Page number of the paginated result.", examples=[1])
    per_page: int = Field(50, ge=1, le=500, description="Results in a single page.", examples=[10])
    format: Form = Field(
        "json", description="`ndjson` streams all results, one a line, without pages.", examples=["json"]
    )

    @property
    def first(self) -> int:
        """Return the number of the first result of the page, from 0."""
        return (self.page - 1) * self.per_page

    @property
    def as_lines(self) -> bool:
        """Say whether everything is asked for, as lines."""
        return self.format == "ndjson"


class OfTerms(Paging):
    """Which terms."""

    search: str = Field("", max_length=_LONGEST, description="Part of a name.", examples=["taal"])
    taxonomy_id: str = Field("", max_length=80, description="Only terms of this taxonomy.", examples=[""])
    top_only: bool = Field(False, description="Only terms without a parent.", examples=[False])
    parent_id: str = Field("", max_length=80, description="Only terms with this parent.", examples=[""])


class OfTaxonomies(Paging):
    """Which taxonomies."""

    search: str = Field("", max_length=_LONGEST, description="Part of a name.", examples=["thema"])


class Filtered(Paging):
    """Which services; filters are cumulative."""

    search: str = Field("", max_length=_LONGEST, description="Full text search.", examples=["taalmaatje"])
    taxonomy_term_id: str = Field(
        "", max_length=80, description="With this term, or one below it.", examples=[""]
    )
    taxonomy_id: str = Field("", max_length=80, description="With any term of this taxonomy.", examples=[""])
    organization_id: str = Field(
        "", max_length=80, description="Provided by this organization.", examples=[""]
    )
    modified_after: Moment | None = Field(
        None,
        description="Modified on or after this moment (UTC unless it says otherwise).",
        examples=["2026-01-01T00:00:00Z"],
    )

    minimum_age: int | None = Field(
        None, ge=0, le=130, description="With a minimum age of at least this (UK profile).", examples=[16]
    )
    maximum_age: int | None = Field(
        None, ge=0, le=130, description="With a maximum age of at most this (UK profile).", examples=[25]
    )

    start_time: Clock | None = Field(
        None,
        description="With a moment that begins at this time or later (UK profile). "
        "What is asked of times and days must hold for one schedule.",
        examples=["09:00"],
    )
    end_time: Clock | None = Field(
        None,
        description="With a moment that ends at this time or earlier, on the day on which it begins (UK profile).",
        examples=["17:00"],
    )
    day: Day | None = Field(
        None,
        description="With a moment on this day of the week, as in `byday` or by its English name (UK profile).",
        examples=["TU"],
    )

    def asked(self) -> Asked:
        """Return the question."""
        return Asked(
            text=self.search.strip(),
            taxonomy_term=self.taxonomy_term_id,
            taxonomy=self.taxonomy_id,
            organisation=self.organization_id,
            modified_after=self.modified_after,
            minimum_age=self.minimum_age,
            maximum_age=self.maximum_age,
            start_time=self.start_time,
            end_time=self.end_time,
            weekday=None if self.day is None else _DAYS.index(self.day[:2].lower()),
        )


class OfServices(Filtered):
    """Which services, and how much of each."""

    minimal: bool = Field(
        False, description="Only `id` and `modified_date`, all in one page.", examples=[False]
    )
    full: bool = Field(False, description="Fully nested.", examples=[False])


class OfLocations(Filtered):
    """Which services at locations."""

    full: bool = Field(False, description="Fully nested.", examples=[False])
    postcode: str | None = Field(
        None,
        pattern=r"^[1-9][0-9]{3} ?([A-Za-z]{2})?$",
        description="Four digits, letters may follow. Alone: what serves that place. "
        "With `proximity`: what is near its middle, the nearest first.",
        examples=["3014"],
    )
    proximity: float | None = Field(
        None, ge=1, le=200_000, description="Metres around the middle of `postcode`.", examples=[5000]
    )


class OfOrganizations(Paging):
    """Which organizations."""

    search: str = Field("", max_length=_LONGEST, description="Full text search.", examples=["movisie"])
    full: bool = Field(False, description="Fully nested, with services.", examples=[False])
    full_service: bool = Field(
        False, description="Fully nested, with services fully nested as well.", examples=[False]
    )
    taxonomy_term_id: str = Field(
        "", max_length=80, description="With a service that has this term.", examples=[""]
    )
    taxonomy_id: str = Field(
        "", max_length=80, description="With a service that has any term of this taxonomy.", examples=[""]
    )


class OfOrganization(Parameters):
    """How much of an organization."""

    full_service: bool = Field(False, description="With services fully nested.", examples=[False])
