"""An initiative as it is kept, with everything that visitors may not see.

It is the input of `save_initiative`, and of `rules.public`, which is the only way from here to an output.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from binnenuit.domain.initiatives.rules.choices import (
    Accessibility,
    AreaKind,
    CostKind,
    Participation,
    Status,
)
from binnenuit.kernel.money import Cents
from binnenuit.kernel.record_fields import RecordField, declared
from binnenuit.kernel.record_fields import marked as _

OLDEST = 130
"""Years that an age can be."""
MOST_PARTICIPANTS = 30_000
"""People: more than any hall in the country holds, and what a column of two bytes can hold."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of an initiative in one language."""

    title: str
    summary: str = ""
    description: str = ""
    how_to_take_part: str = ""
    cost_note: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """Where it takes place; `municipality` is a CBS code (GM0599), the point WGS 84 in degrees."""

    municipality: str
    name: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    latitude: float | None = None
    longitude: float | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A region that is served: CBS code of a municipality or province, or NL."""

    kind: AreaKind
    code: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """When: an RRULE (RFC 5545, without DTSTART) from `starts` on, local time in the Netherlands.

    An empty rule means: once, at `starts`.
    """

    starts: datetime
    """Naive: what the clock on the wall says."""
    rrule: str = ""
    minutes: int = 60
    valid_from: date | None = None
    valid_until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers; may be a person at risk, see `Content.contact_via_organisation`."""

    name: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What an initiative has one value of and visitors may know: declared here, and handled alike everywhere."""

    programme: str = field(
        default="",
        metadata=declared(
            RecordField(
                kind="line",
                label=_("Programma"),
                import_names=("programma", "program"),
                description="Code of the programme that it belongs to.",
                longest=80,
                in_form=False,
            )
        ),
    )
    online: bool = field(
        default=False,
        metadata=declared(RecordField(kind="yes_no", label=_("Online"), hsds_by_hand=True, in_form=False)),
    )
    online_url: str = field(
        default="",
        metadata=declared(
            RecordField(
                kind="line",
                label=_("Adres online"),
                import_names=("online_link",),
                hsds_by_hand=True,
                longest=400,
                in_form=False,
            )
        ),
    )
    minimum_age: int | None = field(
        default=None,
        metadata=declared(
            RecordField(
                kind="whole_number",
                label=_("Vanaf leeftijd"),
                import_names=("leeftijd_vanaf", "minimumleeftijd", "vanaf_leeftijd"),
                hsds="minimum_age",
                highest=OLDEST,
            )
        ),
    )
    maximum_age: int | None = field(
        default=None,
        metadata=declared(
            RecordField(
                kind="whole_number",
                label=_("Tot en met leeftijd"),
                import_names=("leeftijd_tot", "maximumleeftijd", "tot_leeftijd"),
                hsds="maximum_age",
                highest=OLDEST,
            )
        ),
    )
    maximum_participants: int | None = field(
        default=None,
        metadata=declared(
            RecordField(
                kind="whole_number",
                label=_("Hoeveel mensen kunnen er meedoen?"),
                hint=_("Het hoogste aantal tegelijk. Laat het leeg als er geen grens is."),
                import_names=("maximum_aantal", "max_deelnemers", "aantal_plaatsen", "plekken", "capacity"),
                description="How many people can take part at once; null where there is no limit, or nobody said.",
                schema_org="maximumAttendeeCapacity",
                lowest=1,
                highest=MOST_PARTICIPANTS,
                on_page=True,
            )
        ),
    )
    period_from: date | None = field(
        default=None,
        metadata=declared(
            RecordField(
                kind="day",
                label=_("Loopt vanaf"),
                import_names=("startdatum", "begindatum", "van", "start_date", "vanaf"),
                description="The first day of the period in which it runs.",
                in_form=False,
            )
        ),
    )
    period_until: date | None = field(
        default=None,
        metadata=declared(
            RecordField(
                kind="day",
                label=_("Loopt tot en met"),
                import_names=("einddatum", "tot", "end_date", "tot_en_met"),
                description="The last day of the period in which it runs.",
                in_form=False,
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class Content(Particulars):
    """All that an initiative holder can say."""

    organisation: str
    """Code of the organisation."""
    texts: Mapping[str, Text]
    """By BCP 47 tag; at least one."""
    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """BCP 47 tags of the languages spoken."""
    locations: tuple[Location, ...] = ()
    areas: tuple[Area, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    cost: CostKind = "unknown"
    cost_cents: Cents | None = None
    """For `cost` "amount": what one pays each time."""
    accessibility: tuple[Accessibility, ...] = ()
    participation: tuple[Participation, ...] = ()
    contact: Contact = field(default_factory=Contact)
    contact_via_organisation: bool = field(
        default=False,
        metadata=declared(
            RecordField(
                kind="yes_no",
                label=_("Contact alleen via de organisatie"),
                import_names=("contact_via_organisatie",),
                public=False,
                in_form=False,
            )
        ),
    )
    """Show no contact but the organisation's (domain 4.1: a contact person can be at risk)."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One initiative in the database."""

    pk: int
    code: str
    slug: str
    status: Status
    content: Content
    last_confirmed: date | None
    example: bool
    changed: datetime
    version: int
