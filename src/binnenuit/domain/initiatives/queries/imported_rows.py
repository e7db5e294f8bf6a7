"""What rows of a file name, among what is there."""

from binnenuit.domain.initiatives.rules.importing import Incoming
from binnenuit.foundation.imports.service import OngoingRun
from binnenuit.foundation.organisations.service import organisation_names


def organisation_code(row: Incoming, run: OngoingRun) -> str | None:
    """Return the code of the organisation that a row names; nothing where it is to be made.

    Looked up once for a run: what else was made meanwhile is not known.
    """
    known = run.lookups
    if not known:
        known.update(organisation_names())
    code = row.content.organisation
    if not row.organisation_name or known.get(code) == code:
        return code
    return known.get(" ".join(row.organisation_name.split()).casefold())
