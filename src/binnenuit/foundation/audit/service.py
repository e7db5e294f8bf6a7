"""The door of the audit room."""

from binnenuit.foundation.audit.actions import record, record_all
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
    "record_all",
    "trail",
    "whole_trail",
]
