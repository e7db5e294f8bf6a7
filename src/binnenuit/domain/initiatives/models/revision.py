"""What an initiative was at each moment: every change is a revision, added to and never changed."""

from typing import Any

from django.db import models
from django.db.models import Q

from binnenuit.domain.initiatives.models.initiative import Initiative
from binnenuit.domain.initiatives.rules.archive import to_json
from binnenuit.domain.initiatives.rules.choices import STATUSES
from binnenuit.domain.initiatives.rules.records import Content

REASON_LENGTH = 500


class RevisionManager(models.Manager["Revision"]):
    """Adds revisions, each with the number of the version that it made."""

    def add_to(self, initiative: int, number: int, content: Content, **what: Any) -> None:
        """Keep what initiative `initiative` (pk) is at version `number`."""
        self.create(initiative_id=initiative, number=number, content=to_json(content), **what)


class Revision(models.Model):
    """One version of an initiative: what it said, who made it so, when and why."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="revisions", db_index=False)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    author = models.CharField(max_length=100, blank=True, default="")
    """Who wanted it; empty for what was there before revisions were kept."""
    entered_by = models.CharField(max_length=100, blank=True, default="")
    """Who made the change for the author: of a proposal, the moderator."""
    action = models.CharField(max_length=60)
    reason = models.CharField(max_length=REASON_LENGTH, blank=True, default="")
    status = models.CharField(max_length=10, choices=[(status, status) for status in STATUSES])
    content = models.JSONField()

    objects = RevisionManager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(name="initiative_revision_once", fields=["initiative", "number"]),
            models.CheckConstraint(name="initiative_revision_status_known", condition=Q(status__in=STATUSES)),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} v{self.number} {self.action}"


class Draft(models.Model):
    """What someone has typed in the form and not yet saved: kept as typed, right or wrong."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="drafts", db_index=False)
    owner = models.CharField(max_length=100)
    """The name of the actor."""
    version = models.PositiveIntegerField()
    """The version of the initiative that was on the screen."""
    typed = models.JSONField()
    changed = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="initiative_draft_once", fields=["initiative", "owner"])]

    def __str__(self) -> str:
        return f"{self.initiative_id} draft of version {self.version}"
