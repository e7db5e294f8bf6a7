"""Making initiatives of the rows of others' files, and taking that back."""

from binnenuit.domain.initiatives.actions.importing import place_organisations
from binnenuit.domain.initiatives.actions.importing_many import import_rows
from binnenuit.domain.initiatives.actions.undoing import take_back
from binnenuit.domain.initiatives.rules.importing import BroughtOrganisation, Incoming

__all__ = ["BroughtOrganisation", "Incoming", "import_rows", "place_organisations", "take_back"]
