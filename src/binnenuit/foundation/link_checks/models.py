"""Links that are looked after at night."""

from django.db import models
from django.db.models import Q

from binnenuit.foundation.link_checks.rules.status import CAUSES

LONGEST = 500
"""Characters of an address; a longer one is not checked."""


class CheckedLink(models.Model):
    """One address that stands on pages, and how it did on the last nights."""

    address = models.CharField(max_length=LONGEST, unique=True)
    failures = models.PositiveSmallIntegerField(default=0)
    """Nights in a row on which it failed."""
    failing_since = models.DateField(null=True, blank=True)
    cause = models.CharField(max_length=12, choices=[(each, each) for each in CAUSES], blank=True, default="")
    checked = models.DateField(null=True, blank=True)
    reported_as = models.CharField(max_length=40, blank=True, default="")
    """The kind of record (`LinkSource.name`) whose report stands in the queue while it fails."""
    report = models.CharField(max_length=40, blank=True, default="")
    """The code of that report."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="checked_link_fails_since_a_day",
                condition=Q(failures=0, failing_since__isnull=True)
                | Q(failures__gt=0, failing_since__isnull=False),
            ),
            models.CheckConstraint(
                name="checked_link_report_has_kind",
                condition=Q(report="", reported_as="") | (~Q(report="") & ~Q(reported_as="")),
            ),
        ]

    def __str__(self) -> str:
        return self.address
