"""What has happened to programmes and partnerships."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProgrammesChanged:
    """Programmes with first_pk <= pk <= last_pk may have been created or changed."""

    first_pk: int
    last_pk: int


@dataclass(frozen=True, slots=True)
class PartnershipsChanged:
    """Partnerships with first_pk <= pk <= last_pk may have been created or changed."""

    first_pk: int
    last_pk: int
