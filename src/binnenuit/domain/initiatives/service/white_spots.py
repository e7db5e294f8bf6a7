"""What one would expect somewhere, and is not there."""

from binnenuit.domain.initiatives.queries.white_spots import (
    FACET_OF_SCHEME,
    PARAMETER_OF_FACET,
    WHITE_SPOT_SCHEMES,
    Topic,
    by_municipality,
    share,
    topics,
)
from binnenuit.domain.initiatives.rules.white_spots import Share

__all__ = [
    "FACET_OF_SCHEME",
    "PARAMETER_OF_FACET",
    "WHITE_SPOT_SCHEMES",
    "Share",
    "Topic",
    "by_municipality",
    "share",
    "topics",
]
