"""What is stored of initiatives."""

from binnenuit.domain.initiatives.models.alert import Alert
from binnenuit.domain.initiatives.models.asking import Asking
from binnenuit.domain.initiatives.models.importing import Import, ImportedChange, ImportedKey
from binnenuit.domain.initiatives.models.initiative import Initiative
from binnenuit.domain.initiatives.models.link import CheckedLink
from binnenuit.domain.initiatives.models.parts import (
    InitiativeArea,
    InitiativeLocation,
    InitiativeSchedule,
    InitiativeText,
)
from binnenuit.domain.initiatives.models.revision import Draft, Revision
from binnenuit.domain.initiatives.models.submission import Submission, SubmissionMessage, SubmissionScope

__all__ = [
    "Alert",
    "Asking",
    "CheckedLink",
    "Draft",
    "Import",
    "ImportedChange",
    "ImportedKey",
    "Initiative",
    "InitiativeArea",
    "InitiativeLocation",
    "InitiativeSchedule",
    "InitiativeText",
    "Revision",
    "Submission",
    "SubmissionMessage",
    "SubmissionScope",
]
