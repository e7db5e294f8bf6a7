"""Who may do what in this room."""

from binnenuit.kernel.authority import operator, permit

IMPORT_OUTLINES = "places.import_outlines"
RESET_OUTLINES = "places.reset_outlines"

permit(IMPORT_OUTLINES, operator)
permit(RESET_OUTLINES, operator)
