"""What has happened to organisations."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OrganisationsChanged:
    """Organisations with first_pk <= pk <= last_pk may have been created, changed or removed."""

    first_pk: int
    last_pk: int


@dataclass(frozen=True, slots=True)
class OrganisationRenamed:
    """An organisation has another name; `parts` are the keys of those that are a part of it."""

    pk: int
    parts: tuple[int, ...]
