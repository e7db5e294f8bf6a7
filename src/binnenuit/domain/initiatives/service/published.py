"""What the public may know of initiatives."""

from binnenuit.domain.initiatives.queries import public_initiative
from binnenuit.domain.initiatives.queries.published import (
    Chosen,
    count_published,
    every_published_key,
    keys_among,
    organisations_among,
    public_initiatives_of,
    published_keys,
    stamps,
)
from binnenuit.domain.initiatives.rules.lifecycle import is_stale, status_on
from binnenuit.domain.initiatives.rules.public import MunicipalityFacts, PublicInitiative, PublicLocation

__all__ = [
    "Chosen",
    "MunicipalityFacts",
    "PublicInitiative",
    "PublicLocation",
    "count_published",
    "every_published_key",
    "is_stale",
    "keys_among",
    "organisations_among",
    "public_initiative",
    "public_initiatives_of",
    "published_keys",
    "stamps",
    "status_on",
]
