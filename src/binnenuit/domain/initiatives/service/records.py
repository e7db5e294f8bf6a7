"""The contents of an initiative, as forms, imports and exports hold them."""

from binnenuit.domain.initiatives.rules.records import (
    Area,
    Contact,
    Content,
    Location,
    Particulars,
    Schedule,
    Text,
)

__all__ = ["Area", "Contact", "Content", "Location", "Particulars", "Schedule", "Text"]
