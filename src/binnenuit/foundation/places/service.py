"""The door of the places room: municipalities, postcodes, place names and the outlines of maps.

All of it is reference data in memory, read from the room's files when first asked for; importing
this module reads nothing. Only `outlines` looks in the database (at most once a minute), for what
an operator may have imported.
"""

from binnenuit.foundation.places.actions import ImportedOutlines, import_outlines, reset_outlines
from binnenuit.foundation.places.queries.finding import (
    candidates,
    describe,
    find_place,
    first_words,
    named,
    suggest_places,
)
from binnenuit.foundation.places.queries.maps import outlines
from binnenuit.foundation.places.queries.table import (
    municipalities,
    municipalities_in,
    municipality,
    municipality_by_slug,
    province,
    province_by_slug,
    provinces,
)
from binnenuit.foundation.places.rules.outlines import Box, Outlines
from binnenuit.foundation.places.rules.places import Municipality, Place, Province
from binnenuit.foundation.places.rules.projection import wgs84_to_rd

__all__ = [
    "Box",
    "ImportedOutlines",
    "Municipality",
    "Outlines",
    "Place",
    "Province",
    "candidates",
    "describe",
    "find_place",
    "first_words",
    "import_outlines",
    "municipalities",
    "municipalities_in",
    "municipality",
    "municipality_by_slug",
    "named",
    "outlines",
    "province",
    "province_by_slug",
    "provinces",
    "reset_outlines",
    "suggest_places",
    "wgs84_to_rd",
]
