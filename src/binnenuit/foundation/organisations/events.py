"""What has happened to organisations."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OrganisationsChanged:
    """Organisations with first_pk <= pk <= last_pk may have been created, changed or removed."""

    first_pk: int
    last_pk: int
