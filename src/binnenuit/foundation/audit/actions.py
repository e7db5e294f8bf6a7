"""Writing the audit trail."""

from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor


def record(*, actor: Actor, action: str, subject: str = "", details: dict[str, object] | None = None) -> None:
    """Note that `actor` did `action` to `subject` (kind:id), within the transaction of the action itself.

    `details` must hold what JSON can hold, and nothing that identifies a visitor.
    """
    AuditEntry.objects.create(
        at=clock.now(), actor=actor.name, action=action, subject=subject, details=details or {}
    )
