"""What has happened to stories."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoriesChanged:
    """Stories with these primary keys came, changed or went."""

    first_pk: int
    last_pk: int
