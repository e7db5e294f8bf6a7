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
from binnenuit.domain.initiatives.rules.names import slug_of
from binnenuit.domain.initiatives.rules.public import PublicInitiative, PublicLocation

__all__ = [
    "Chosen",
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
    "slug_of",
    "stamps",
    "status_on",
]
