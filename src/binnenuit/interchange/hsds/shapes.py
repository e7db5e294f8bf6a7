"""The objects of HSDS 3.1 that we fill, field by field as the specification names them.

What HSDS has and we never say stands in docs/hsds-mapping.md. Everything optional is left out where it is empty.
"""

from typing import Required

from typing_extensions import TypedDict


class Taxonomy(TypedDict, total=False):
    """A list of terms: a scheme of the thesaurus, or our own fields."""

    id: Required[str]
    name: Required[str]
    description: Required[str]
    uri: str
    version: str


class TaxonomyTerm(TypedDict, total=False):
    """A concept of the thesaurus, or one of our own fields."""

    id: Required[str]
    code: str
    name: Required[str]
    description: Required[str]
    parent_id: str
    taxonomy: str
    taxonomy_detail: Taxonomy
    language: str
    taxonomy_id: str
    term_uri: str


class Attribute(TypedDict, total=False):
    """A concept that belongs to something, or what HSDS has no field for."""

    id: Required[str]
    link_id: str
    link_type: str
    link_entity: str
    taxonomy_term_id: str
    value: str
    label: str
    taxonomy_term: TaxonomyTerm


class Url(TypedDict, total=False):
    """One more address on the web."""

    id: Required[str]
    label: str
    url: Required[str]


class Phone(TypedDict, total=False):
    """A telephone number."""

    id: Required[str]
    number: Required[str]


class Contact(TypedDict, total=False):
    """Whom to ask."""

    id: Required[str]
    name: str
    email: str
    phones: list[Phone]


class Schedule(TypedDict, total=False):
    """When."""

    id: Required[str]
    valid_from: str
    valid_to: str
    dtstart: str
    timezone: float
    until: str
    count: float
    wkst: str
    freq: str
    interval: float
    byday: str
    bymonthday: str
    description: str
    opens_at: str
    closes_at: str
    notes: str
    attributes: list[Attribute]


class ServiceArea(TypedDict, total=False):
    """For whom, by region."""

    id: Required[str]
    name: str
    extent: str
    extent_type: str


class Language(TypedDict, total=False):
    """A language that is spoken."""

    id: Required[str]
    name: str
    code: str


class Accessibility(TypedDict, total=False):
    """What makes it possible for everyone to come."""

    id: Required[str]
    description: str


class CostOption(TypedDict, total=False):
    """What it costs."""

    id: Required[str]
    option: str
    currency: str
    amount: float
    amount_description: str


class Address(TypedDict, total=False):
    """A postal address."""

    id: Required[str]
    address_1: Required[str]
    city: Required[str]
    state_province: Required[str]
    postal_code: Required[str]
    country: Required[str]
    address_type: Required[str]


class Location(TypedDict, total=False):
    """Where; of a hidden location the municipality only."""

    id: Required[str]
    location_type: Required[str]
    url: str
    name: str
    latitude: float
    longitude: float
    external_identifier: str
    external_identifier_type: str
    addresses: list[Address]
    accessibility: list[Accessibility]
    attributes: list[Attribute]


class OrganizationIdentifier(TypedDict, total=False):
    """A number under which others know it."""

    id: Required[str]
    identifier_scheme: str
    identifier_type: Required[str]
    identifier: Required[str]


class OrganizationBasic(TypedDict, total=False):
    """An organisation as lists show it."""

    id: Required[str]
    name: Required[str]
    alternate_name: str
    description: Required[str]
    website: str
    legal_status: str
    uri: str
    parent_organization_id: str


class OrganizationNested(OrganizationBasic, total=False):
    """An organisation within a service."""

    organization_identifiers: list[OrganizationIdentifier]
    attributes: list[Attribute]


class Program(TypedDict, total=False):
    """A programme."""

    id: Required[str]
    organization_id: str
    name: Required[str]
    description: Required[str]


class ServiceBasic(TypedDict, total=False):
    """An initiative as lists show it: what it has one of."""

    id: Required[str]
    organization_id: str
    program_id: str
    name: Required[str]
    description: str
    url: str
    email: str
    status: Required[str]
    interpretation_services: str
    application_process: str
    fees_description: str
    eligibility_description: str
    minimum_age: float
    maximum_age: float
    assured_date: str
    alert: str
    last_modified: str
    organization: OrganizationNested
    program: Program


class ServiceMinimal(TypedDict):
    """An initiative's id and when it last changed."""

    id: str
    modified_date: str


class ServiceAtLocationNested(TypedDict, total=False):
    """A location of the service."""

    id: Required[str]
    location: Location


class Service(ServiceBasic, total=False):
    """An initiative, whole."""

    additional_urls: list[Url]
    phones: list[Phone]
    schedules: list[Schedule]
    service_areas: list[ServiceArea]
    service_at_locations: list[ServiceAtLocationNested]
    languages: list[Language]
    cost_options: list[CostOption]
    contacts: list[Contact]
    attributes: list[Attribute]


class ServiceAtLocation(TypedDict, total=False):
    """An initiative at one of its locations."""

    id: Required[str]
    service_id: str
    location_id: str
    location: Location
    service: Service


class Organization(OrganizationNested, total=False):
    """An organisation with its services."""

    services: list[Service]


class Envelope(TypedDict):
    """One page of a list."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool


class Services(Envelope):
    """A page of services: basic, whole (`full`), or ids only (`minimal`)."""

    contents: list[Service | ServiceMinimal]


class ServicesAtLocations(Envelope):
    """A page of services at locations."""

    contents: list[ServiceAtLocation]


class Organizations(Envelope):
    """A page of organisations."""

    contents: list[Organization]


class Taxonomies(Envelope):
    """A page of taxonomies."""

    contents: list[Taxonomy]


class TaxonomyTerms(Envelope):
    """A page of terms."""

    contents: list[TaxonomyTerm]


class AboutApi(TypedDict):
    """What this API is."""

    version: str
    profile: str
    openapi_url: str
