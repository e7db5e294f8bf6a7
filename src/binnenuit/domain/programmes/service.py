"""The door of the programmes room.

`load(actor=...)` loads the data files (organisations and thesaurus first); the rest reads.
"""

from binnenuit.domain.programmes.actions import Loaded, load
from binnenuit.domain.programmes.queries import (
    Evidence,
    Participation,
    PartnershipRef,
    PartnershipView,
    ProgrammeRef,
    ProgrammeView,
    memberships_of,
    partnership,
    partnership_refs,
    programme,
    programme_label,
    programmes,
)
from binnenuit.domain.programmes.rules.terms import PartialDate, Status, Term, status_on

__all__ = [
    "Evidence",
    "Loaded",
    "PartialDate",
    "Participation",
    "PartnershipRef",
    "PartnershipView",
    "ProgrammeRef",
    "ProgrammeView",
    "Status",
    "Term",
    "load",
    "memberships_of",
    "partnership",
    "partnership_refs",
    "programme",
    "programme_label",
    "programmes",
    "status_on",
]
