"""HSDS in tables: from nested objects to rows, each in the table that the specification names.

Pure: takes what `interchange/hsds` makes, so that an importer can do the same the other way.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Row = tuple[str, dict[str, Any]]
"""(table, values by column)."""

TABLES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "organization": ("organizations.csv", (
        "id", "name", "alternate_name", "description", "website", "legal_status", "uri", "parent_organization_id",
    )),
    "program": ("programs.csv", ("id", "organization_id", "name", "description")),
    "service": ("services.csv", (
        "id", "organization_id", "program_id", "name", "description", "url", "email", "status",
        "interpretation_services", "application_process", "fees_description", "eligibility_description",
        "minimum_age", "maximum_age", "assured_date", "alert", "last_modified",
    )),
    "attribute": ("attributes.csv", ("id", "link_id", "taxonomy_term_id", "link_type", "link_entity", "value")),
    "service_at_location": ("service_at_location.csv", ("id", "service_id", "location_id")),
    "location": ("locations.csv", (
        "id", "location_type", "url", "organization_id", "name", "latitude", "longitude",
        "external_identifier", "external_identifier_type",
    )),
    "phone": ("phones.csv", ("id", "service_id", "contact_id", "number")),
    "contact": ("contacts.csv", ("id", "service_id", "name", "email")),
    "address": ("addresses.csv", (
        "id", "location_id", "address_1", "city", "state_province", "postal_code", "country", "address_type",
    )),
    "schedule": ("schedules.csv", (
        "id", "service_id", "valid_from", "valid_to", "dtstart", "timezone", "until", "count", "wkst", "freq",
        "interval", "byday", "bymonthday", "description", "opens_at", "closes_at", "notes",
    )),
    "service_area": ("service_areas.csv", ("id", "service_id", "name", "extent", "extent_type")),
    "language": ("languages.csv", ("id", "service_id", "name", "code")),
    "accessibility": ("accessibility.csv", ("id", "location_id", "description")),
    "cost_option": ("cost_options.csv", (
        "id", "service_id", "option", "currency", "amount", "amount_description",
    )),
    "organization_identifier": ("organization_identifiers.csv", (
        "id", "organization_id", "identifier_scheme", "identifier_type", "identifier",
    )),
    "taxonomy": ("taxonomies.csv", ("id", "name", "description", "uri", "version")),
    "taxonomy_term": ("taxonomy_terms.csv", (
        "id", "code", "name", "description", "parent_id", "taxonomy", "language", "taxonomy_id", "term_uri",
    )),
    "meta_table_description": ("meta_table_descriptions.csv", ("id", "name", "language", "character_set")),
}  # fmt: skip
"""By table: its file and the columns that we fill."""

NUMBERS = {"minimum_age", "maximum_age", "latitude", "longitude", "timezone", "count", "interval", "amount"}
DATES = {"assured_date", "valid_from", "valid_to", "dtstart", "until"}
TIMES = {"opens_at", "closes_at"}
MOMENTS = {"last_modified"}
KEYS = {
    "organization_id": "organization",
    "program_id": "program",
    "service_id": "service",
    "location_id": "location",
    "contact_id": "contact",
    "taxonomy_id": "taxonomy",
    "taxonomy_term_id": "taxonomy_term",
}
"""Columns that refer to another table."""
_LISTS = {
    "phones": "phone",
    "schedules": "schedule",
    "service_areas": "service_area",
    "languages": "language",
    "cost_options": "cost_option",
    "contacts": "contact",
    "addresses": "address",
    "accessibility": "accessibility",
    "organization_identifiers": "organization_identifier",
    "attributes": "attribute",
}
"""By field with several things: the table that these stand in."""


def rows(table: str, thing: Mapping[str, Any], **above: str) -> Iterator[Row]:
    """Return the rows of a thing and of all that it has; `above` are the columns that say what it belongs to.

    An organization, program or term that a thing refers to is not in it: it stands once in its own table.
    """
    columns = TABLES[table][1]
    values = {name: thing[name] for name in columns if name in thing}
    yield table, {**values, **{name: value for name, value in above.items() if name in columns}}
    here = {f"{table}_id": str(thing["id"])}
    for field, of_table in _LISTS.items():
        for each in thing.get(field, ()):
            yield from rows(of_table, each, **(here if of_table != "attribute" else {}))
    for at in thing.get("service_at_locations", ()):
        location = at["location"]
        yield from rows("location", location)
        link = {"id": at["id"], "service_id": str(thing["id"]), "location_id": str(location["id"])}
        yield "service_at_location", link


def kind_of(column: str) -> tuple[str, str | None]:
    """Return the type of a column in a table schema, and its format."""
    if column in NUMBERS:
        return "number", None
    for columns, kind in ((DATES, "date"), (TIMES, "time"), (MOMENTS, "datetime")):
        if column in columns:
            return kind, None
    if column == "id" or column.endswith("_id"):
        return "string", "uuid"
    return "string", {"url": "uri", "uri": "uri", "website": "uri", "term_uri": "uri", "email": "email"}.get(
        column
    )
