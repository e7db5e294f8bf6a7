"""What is stored of initiatives."""

from binnenuit.domain.initiatives.models.asking import Asking
from binnenuit.domain.initiatives.models.importing import (
    ImportedChange,
    ImportedKey,
    ImportedOrganisation,
)
from binnenuit.domain.initiatives.models.initiative import Initiative
from binnenuit.domain.initiatives.models.parts import (
    InitiativeArea,
    InitiativeLocation,
    InitiativeSchedule,
    InitiativeText,
)
from binnenuit.domain.initiatives.models.revision import Draft, Revision
from binnenuit.domain.initiatives.models.submission import Submission, SubmissionMessage, SubmissionScope

__all__ = [
    "Asking",
    "Draft",
    "ImportedChange",
    "ImportedKey",
    "ImportedOrganisation",
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
