"""Links that are looked after at night."""

from django.db import models
from django.db.models import Q

from binnenuit.domain.initiatives.models.submission import Submission
from binnenuit.domain.initiatives.rules.link_check import WHYS

LONGEST = 500


class CheckedLink(models.Model):
    """One address that stands on pages, and how it did on the last nights."""

    address = models.CharField(max_length=LONGEST, unique=True)
    failures = models.PositiveSmallIntegerField(default=0)
    """Nights in a row on which it failed."""
    failing_since = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=12, choices=[(why, why) for why in WHYS], blank=True, default="")
    checked = models.DateField(null=True, blank=True)
    submission = models.ForeignKey(Submission, models.SET_NULL, null=True, blank=True, related_name="+")
    """What stands in the queue about it, while it fails."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="link_fails_since_a_day",
                condition=Q(failures=0, failing_since__isnull=True)
                | Q(failures__gt=0, failing_since__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.address
