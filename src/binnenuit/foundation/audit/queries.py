"""Reading the audit trail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.foundation.audit.rules import MODERATED, moderated_scopes, scope_mark
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, Subject, authorise, may

PAGE = 100
"""Entries on one page of the trail."""


@dataclass(frozen=True, slots=True)
class Question:
    """What of the trail one wants to see; empty is everything."""

    actor: str = ""
    action: str = ""
    """A whole action, or the beginning of one ("initiatives.")."""
    subject: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry as it is shown."""

    pk: int
    at: datetime
    actor: str
    action: str
    subject: str
    details: dict[str, object]

    @property
    def details_text(self) -> str:
        """Return the details on one line; those that say nothing are left out."""
        return "; ".join(
            f"{name}: {value}" for name, value in self.details.items() if value not in ("", None)
        )


def actions_on(subject: str) -> list[str]:
    """Return the names of the actions on `subject` (kind:id), newest first."""
    return list(AuditEntry.objects.filter(subject=subject).values_list("action", flat=True))


def actions_of(actor: str) -> list[tuple[datetime, str, str]]:
    """Return when and what the actor with this name did, and to what, newest first."""
    return list(AuditEntry.objects.filter(actor=actor).values_list("at", "action", "subject"))


def latest(action: str) -> AuditEntry | None:
    """Return the newest entry of `action`, or nothing."""
    return AuditEntry.objects.filter(action=action).first()


def trail(question: Question, *, actor: Actor, before: int | None = None) -> tuple[list[EntryView], bool]:
    """Return a page of the entries that `actor` may see, newest first, older than entry `before`; and if more follow.

    Administrators see all, moderators what was done to what they moderate; others get `NotAllowed`.
    """
    found = _seen_by(actor, question)
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found[: PAGE + 1])
    return [_view(row) for row in rows[:PAGE]], len(rows) > PAGE


def whole_trail(question: Question, *, actor: Actor) -> Iterator[EntryView]:
    """Return all entries that `actor` may see, newest first, without holding them all in memory."""
    for row in _seen_by(actor, question).iterator(chunk_size=1000):
        yield _view(row)


def _seen_by(actor: Actor, question: Question) -> QuerySet[AuditEntry]:
    found = _asked(question)
    if may(actor, "audit.read"):
        return found
    scopes = moderated_scopes(actor)
    authorise(actor, "audit.read_moderated", Subject(actor.name, scopes or frozenset()))
    moderated = Q()
    for start in MODERATED:
        moderated |= Q(action__startswith=start)
    found = found.filter(moderated)
    if scopes is None:
        return found
    here = Q(pk__in=[])
    for scope in scopes:
        here |= Q(scopes__contains=scope_mark(scope))
    return found.filter(here)


def _asked(question: Question) -> QuerySet[AuditEntry]:
    found = AuditEntry.objects.all()
    if question.actor:
        found = found.filter(actor=question.actor)
    if question.action:
        whole = Q(action=question.action)
        found = found.filter(
            whole | Q(action__startswith=question.action) if question.action.endswith(".") else whole
        )
    if question.subject:
        found = found.filter(subject=question.subject)
    if question.first:
        found = found.filter(at__gte=_start(question.first))
    if question.last:
        found = found.filter(at__lt=_start(question.last + timedelta(days=1)))
    return found


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), clock.AMSTERDAM)


def _view(row: AuditEntry) -> EntryView:
    return EntryView(row.pk, row.at, row.actor, row.action, row.subject, row.details)
