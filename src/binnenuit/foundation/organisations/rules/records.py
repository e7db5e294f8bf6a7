"""What is known of an organisation, and what loading and generating are given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

CODE_LENGTH = 80
NAME_LENGTH = 200
SHORT_NAME_LENGTH = 60
WEBSITE_LENGTH = 300
DESCRIPTION_LENGTH = 4_000
SOURCE_TITLE_LENGTH = 300
SOURCE_URL_LENGTH = 500
MOST_SOURCES = 20
EXAMPLE_PREFIX = "voorbeeld-"
"""How the code of every example starts, so that no example can stand in the place of a real organisation."""


class Kind(StrEnum):
    """What sort of organisation it is; `INFORMAL_GROUP` has no legal form and therefore no KvK number."""

    FOUNDATION = "foundation"
    ASSOCIATION = "association"
    SELF_ORGANISATION = "self_organisation"
    KNOWLEDGE_INSTITUTE = "knowledge_institute"
    UMBRELLA = "umbrella"
    MINISTRY = "ministry"
    MUNICIPALITY = "municipality"
    INTERNATIONAL = "international"
    NETWORK = "network"
    COMPANY = "company"
    INFORMAL_GROUP = "informal_group"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SourceData:
    """Where a statement about an organisation can be checked, and when someone last did."""

    title: str
    url: str
    checked: date


@dataclass(frozen=True, slots=True)
class OrganisationData:
    """What an organisation's page says: as it stands in a data file, a form or a revision."""

    code: str
    name: str
    kind: str
    short_name: str = ""
    kvk: str = ""
    website: str = ""
    part_of: str = ""
    """Code of the organisation that it is a part of."""
    descriptions: tuple[tuple[str, str], ...] = ()
    """(language, text), by language."""
    sources: tuple[SourceData, ...] = ()


@dataclass(frozen=True, slots=True)
class ExampleOrganisation:
    """One organisation for the generator of examples; `code` starts with `EXAMPLE_PREFIX`."""

    code: str
    name: str
    kind: str
    short_name: str = ""
    descriptions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading did, by code."""

    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Differ from the file, since people have changed them here: those stay as they are."""
