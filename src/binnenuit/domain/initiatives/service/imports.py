"""Reading in initiatives from the files of others, and taking that back."""

from binnenuit.domain.initiatives.actions.importing import (
    Run,
    begin_import,
    note_position,
    place_organisations,
)
from binnenuit.domain.initiatives.actions.importing_many import Became, import_rows
from binnenuit.domain.initiatives.actions.undoing import Undone, undo_import
from binnenuit.domain.initiatives.rules.importing import (
    BACKS,
    OUTCOMES,
    BroughtOrganisation,
    Incoming,
    Outcome,
)

__all__ = [
    "BACKS",
    "OUTCOMES",
    "Became",
    "BroughtOrganisation",
    "Incoming",
    "Outcome",
    "Run",
    "Undone",
    "begin_import",
    "import_rows",
    "note_position",
    "place_organisations",
    "undo_import",
]
