"""The contents of an initiative, as forms, imports and exports hold them."""

from binnenuit.domain.initiatives.rules.choices import COUNTRY, Status
from binnenuit.domain.initiatives.rules.records import (
    Area,
    Contact,
    Content,
    Location,
    Particulars,
    Schedule,
    Text,
)
from binnenuit.domain.initiatives.rules.schedule import pattern

__all__ = [
    "COUNTRY",
    "Area",
    "Contact",
    "Content",
    "Location",
    "Particulars",
    "Schedule",
    "Status",
    "Text",
    "pattern",
]
