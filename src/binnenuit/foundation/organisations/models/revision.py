"""What an organisation's page said at each moment, and what someone has typed and not yet saved."""

from django.db import models

from binnenuit.foundation.organisations.models.organisation import Organisation

REASON_LENGTH = 500


class OrganisationRevision(models.Model):
    """One version of an organisation: what it said, who made it so, when and why; never changed."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="revisions", db_index=False)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    author = models.CharField(max_length=100, blank=True, default="")
    """Who wanted it; empty for what was there before revisions were kept."""
    entered_by = models.CharField(max_length=100, blank=True, default="")
    """Who made the change for the author: of a correction, the moderator."""
    action = models.CharField(max_length=60)
    reason = models.CharField(max_length=REASON_LENGTH, blank=True, default="")
    content = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(name="organisation_revision_once", fields=["organisation", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} v{self.number} {self.action}"


class OrganisationDraft(models.Model):
    """What someone has typed in the form and not yet saved: kept as typed, right or wrong."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="drafts", db_index=False)
    owner = models.CharField(max_length=100)
    """The name of the actor."""
    version = models.PositiveIntegerField()
    """The version of the organisation that was on the screen."""
    typed = models.JSONField()
    changed = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="organisation_draft_once", fields=["organisation", "owner"])
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} draft of version {self.version}"
