"""The audit trail: added to, never changed."""

from django.db import models


class AuditEntry(models.Model):
    """One action that someone carried out."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=100)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=100, blank=True)
    details = models.JSONField(default=dict)
    scopes = models.TextField(blank=True)
    """The scopes that the subject lay in at that moment (`rules.scopes_text`), for who may see it."""

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["subject", "id"]),
            models.Index(fields=["actor", "id"], name="audit_by_actor"),
            models.Index(fields=["action", "id"], name="audit_by_action"),
            models.Index(fields=["at"], name="audit_by_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor}: {self.action} {self.subject}"
