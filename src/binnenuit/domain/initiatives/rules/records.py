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


@dataclass(frozen=True, slots=True)
class Content:
    """All that an initiative holder can say."""

    organisation: str
    """Code of the organisation."""
    texts: Mapping[str, Text]
    """By BCP 47 tag; at least one."""
    programme: str = ""
    """Code of the programme that it belongs to, or empty."""
    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """BCP 47 tags of the languages spoken."""
    locations: tuple[Location, ...] = ()
    areas: tuple[Area, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    online: bool = False
    online_url: str = ""
    cost: CostKind = "unknown"
    cost_cents: Cents | None = None
    """For `cost` "amount": what one pays each time."""
    accessibility: tuple[Accessibility, ...] = ()
    participation: tuple[Participation, ...] = ()
    minimum_age: int | None = None
    maximum_age: int | None = None
    contact: Contact = field(default_factory=Contact)
    contact_via_organisation: bool = False
    """Show no contact but the organisation's (domain 4.1: a contact person can be at risk)."""
    period_from: date | None = None
    period_until: date | None = None


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
