"""What visitors may know of an initiative: the only way from a stored initiative to any output.

Domain 4.1: the place of a meeting, or the name of the person who answers, can put people at risk.
A hidden location is reduced to its municipality here, and a contact that is the organisation's to
nothing at all; documents, pages, feeds and exports take a `PublicInitiative` and never see more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from binnenuit.domain.initiatives.rules.choices import (
    VISIBLE_STATUSES,
    Accessibility,
    CostKind,
    Participation,
    Status,
)
from binnenuit.domain.initiatives.rules.records import (
    Area,
    Contact,
    Content,
    Location,
    Particulars,
    Schedule,
    Stored,
    Text,
)
from binnenuit.kernel.errors import NotFound
from binnenuit.kernel.money import Cents
from binnenuit.kernel.record_fields import declared_fields


@dataclass(frozen=True, slots=True)
class PublicOrganisation:
    """Who carries the initiative."""

    code: str
    name: str
    website: str = ""


@dataclass(frozen=True, slots=True)
class MunicipalityFacts:
    """What is known of a municipality, whoever meets there; the point in degrees."""

    code: str
    name: str
    slug: str
    province: str
    """CBS code of the province."""
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class PublicLocation:
    """Where; of a hidden location everything but the municipality is empty, and the point is the municipality's."""

    municipality: MunicipalityFacts
    hidden: bool
    latitude: float
    longitude: float
    name: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class PublicInitiative(Particulars):
    """An initiative as everyone may know it."""

    pk: int
    code: str
    slug: str
    status: Status
    organisation: PublicOrganisation
    texts: Mapping[str, Text]
    themes: tuple[str, ...]
    target_groups: tuple[str, ...]
    forms: tuple[str, ...]
    languages: tuple[str, ...]
    locations: tuple[PublicLocation, ...]
    areas: tuple[Area, ...]
    schedules: tuple[Schedule, ...]
    cost: CostKind
    cost_cents: Cents | None
    accessibility: tuple[Accessibility, ...]
    participation: tuple[Participation, ...]
    contact: Contact | None
    """None where one reaches the initiative through its organisation only."""
    last_confirmed: date | None
    example: bool
    changed: datetime


MunicipalityLookup = Callable[[str], MunicipalityFacts | None]


def public_location(location: Location, municipality: MunicipalityFacts) -> PublicLocation:
    """Reduce a location to what visitors may know of it."""
    if location.hidden:
        return PublicLocation(
            municipality, hidden=True, latitude=municipality.latitude, longitude=municipality.longitude
        )
    known = location.latitude is not None and location.longitude is not None
    return PublicLocation(
        municipality=municipality,
        hidden=False,
        latitude=location.latitude if known and location.latitude is not None else municipality.latitude,
        longitude=location.longitude if known and location.longitude is not None else municipality.longitude,
        name=location.name,
        address=location.address,
        postcode=location.postcode,
        city=location.city,
    )


def public_contact(content: Content) -> Contact | None:
    """Return the contact, or nothing where it is the organisation's business."""
    if content.contact_via_organisation or content.contact == Contact():
        return None
    return content.contact


def public_view(
    stored: Stored, *, organisation: PublicOrganisation, municipality: MunicipalityLookup
) -> PublicInitiative:
    """Reduce an initiative to what visitors may know; raises `NotFound` for a draft.

    A location in a municipality that is not known (any more) is left out: there is nothing to reduce it to.
    """
    if stored.status not in VISIBLE_STATUSES:
        raise NotFound("no such initiative")
    content = stored.content
    places = (
        (location, facts)
        for location in content.locations
        if (facts := municipality(location.municipality)) is not None
    )
    return PublicInitiative(
        pk=stored.pk,
        code=stored.code,
        slug=stored.slug,
        status=stored.status,
        organisation=organisation,
        texts=content.texts,
        themes=content.themes,
        target_groups=content.target_groups,
        forms=content.forms,
        languages=content.languages,
        locations=tuple(public_location(location, facts) for location, facts in places),
        areas=content.areas,
        schedules=content.schedules,
        cost=content.cost,
        cost_cents=content.cost_cents,
        accessibility=content.accessibility,
        participation=content.participation,
        contact=public_contact(content),
        **{name: getattr(content, name) for name in declared_fields(Particulars)},
        last_confirmed=stored.last_confirmed,
        example=stored.example,
        changed=stored.changed,
    )
