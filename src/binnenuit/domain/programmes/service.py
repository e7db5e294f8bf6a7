"""The door of the programmes room.

`load(actor=...)` loads the data files (organisations and thesaurus first); the rest reads.
"""

from binnenuit.domain.programmes.actions import Loaded, load
from binnenuit.domain.programmes.queries import (
    ProgrammeView,
    memberships_of,
    partnership,
    partnership_refs,
    programme,
    programme_label,
    programmes,
)
from binnenuit.domain.programmes.rules.kinds import ProgrammeKind

__all__ = [
    "Loaded",
    "ProgrammeKind",
    "ProgrammeView",
    "load",
    "memberships_of",
    "partnership",
    "partnership_refs",
    "programme",
    "programme_label",
    "programmes",
]
