"""Writing the audit trail."""

from collections.abc import Iterable

from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.foundation.audit.rules import scopes_text
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, Subject


def record(
    *, actor: Actor, action: str, subject: str | Subject = "", details: dict[str, object] | None = None
) -> None:
    """Note that `actor` did `action` to `subject` (kind:id), within the transaction of the action itself.

    A `Subject` is noted with its scopes, so that who moderates those sees the entry. `details` must hold what
    JSON can hold, and nothing that identifies a visitor.
    """
    whole = subject if isinstance(subject, Subject) else Subject(subject)
    AuditEntry.objects.create(
        at=clock.now(),
        actor=actor.name,
        action=action,
        subject=whole.name,
        details=details or {},
        scopes=scopes_text(whole.scopes),
    )


def record_all(*, actor: Actor, action: str, entries: Iterable[tuple[str, dict[str, object]]]) -> None:
    """Note that `actor` did `action` to several subjects, within the transaction of the action."""
    moment = clock.now()
    AuditEntry.objects.bulk_create(
        AuditEntry(at=moment, actor=actor.name, action=action, subject=subject, details=details)
        for subject, details in entries
    )
