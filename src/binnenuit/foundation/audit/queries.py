"""Reading the audit trail."""

from binnenuit.foundation.audit.models import AuditEntry


def actions_on(subject: str) -> list[str]:
    """Give the names of the actions on `subject` (kind:id), newest first."""
    return list(AuditEntry.objects.filter(subject=subject).values_list("action", flat=True))


def latest(action: str) -> AuditEntry | None:
    """Give the newest entry of `action`, or nothing."""
    return AuditEntry.objects.filter(action=action).first()
