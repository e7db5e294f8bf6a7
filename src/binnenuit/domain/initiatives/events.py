"""What has happened to initiatives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InitiativesChanged:
    """Initiatives with first_pk <= pk <= last_pk were made, changed or removed."""

    first_pk: int
    last_pk: int
