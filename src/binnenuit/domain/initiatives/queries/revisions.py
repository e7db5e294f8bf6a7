"""Reading what an initiative was: for those who may change it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, pairwise

from binnenuit.domain.initiatives.models import Initiative, Revision
from binnenuit.domain.initiatives.queries.initiatives import subject
from binnenuit.domain.initiatives.rules.archive import from_json
from binnenuit.domain.initiatives.rules.choices import STATUSES, Status
from binnenuit.domain.initiatives.rules.differences import differences
from binnenuit.domain.initiatives.rules.records import Content
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.differences import Difference
from binnenuit.kernel.errors import NotFound

MOST = 50
"""So many revisions are shown on one page, the newest."""


@dataclass(frozen=True, slots=True)
class RevisionView:
    """One revision beside the one before it."""

    number: int
    at: datetime
    author: str
    """Empty for what was there before revisions were kept."""
    entered_by: str
    action: str
    reason: str
    status: Status
    status_before: Status | None
    """None of the first one."""
    differences: tuple[Difference, ...]


def content_at(code: str, number: int) -> Content:
    """Return what the initiative said at revision `number`; raises `NotFound`."""
    kept = Revision.objects.filter(initiative__code=code, number=number).first()
    if kept is None:
        raise NotFound(f"no revision {number} of {code!r}")
    return from_json(kept.content)


def revisions(code: str, *, actor: Actor, before: int = 0, limit: int = MOST) -> tuple[RevisionView, ...]:
    """Return at most `limit` revisions of an initiative, the newest first, each against the one before it.

    With `before` only those with a lower number. For who may change it: a revision may hold what was hidden since.
    Raises `NotFound`, `NotAllowed`.
    """
    newest = Initiative.objects.filter(code=code).values_list("pk", flat=True).first()
    if newest is None:
        raise NotFound(f"no initiative {code!r}")
    rows = Revision.objects.filter(initiative_id=newest)
    if before:
        rows = rows.filter(number__lt=before)
    kept = list(rows[: limit + 1])
    for row in kept[:1]:
        authorise(actor, "initiatives.save", subject(code, from_json(row.content)))
    return tuple(islice(_compared(kept), limit))


def revision(code: str, number: int, *, actor: Actor) -> RevisionView:
    """Return one revision against the one before it; raises `NotFound`, `NotAllowed`."""
    found = revisions(code, actor=actor, before=number + 1, limit=1)
    if not found or found[0].number != number:
        raise NotFound(f"no revision {number} of {code!r}")
    return found[0]


def _compared(kept: list[Revision]) -> Iterator[RevisionView]:
    for newer, older in pairwise((*kept, None)):
        if newer is not None:
            yield _view(newer, older)


def _view(row: Revision, before: Revision | None) -> RevisionView:
    return RevisionView(
        number=row.number,
        at=row.at,
        author=row.author,
        entered_by=row.entered_by,
        action=row.action,
        reason=row.reason,
        status=_status(row.status),
        status_before=_status(before.status) if before else None,
        differences=differences(from_json(before.content), from_json(row.content)) if before else (),
    )


def _status(text: str) -> Status:
    return next(status for status in STATUSES if status == text)
