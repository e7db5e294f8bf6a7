"""What feeds, tables, maps and calendars say of an initiative."""

from binnenuit.domain.initiatives.rules.outputs import Facts, Place, facts_of, unpacked
from binnenuit.domain.initiatives.rules.recurrence import Recurrence, recurrence

__all__ = ["Facts", "Place", "Recurrence", "facts_of", "recurrence", "unpacked"]
