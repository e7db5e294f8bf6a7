"""The door of the audit room."""

from binnenuit.foundation.audit.actions import record
from binnenuit.foundation.audit.queries import (
    PAGE,
    EntryView,
    Question,
    actions_of,
    actions_on,
    latest,
    trail,
    whole_trail,
)

__all__ = [
    "PAGE",
    "EntryView",
    "Question",
    "actions_of",
    "actions_on",
    "latest",
    "record",
    "trail",
    "whole_trail",
]
