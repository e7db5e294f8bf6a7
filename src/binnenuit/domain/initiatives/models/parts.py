"""What an initiative has several of."""

from django.db import models
from django.db.models import F, Q

from binnenuit.domain.initiatives.models.initiative import Initiative
from binnenuit.domain.initiatives.rules.choices import AREA_KINDS


class InitiativeText(models.Model):
    """The words in one language."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="texts", db_index=False)
    language = models.CharField(max_length=35)
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=500, blank=True, default="")
    description = models.TextField(blank=True, default="")
    how_to_take_part = models.TextField(blank=True, default="")
    cost_note = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="initiative_text_once", fields=["initiative", "language"]),
            models.CheckConstraint(name="initiative_text_titled", condition=~Q(title="") & ~Q(language="")),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.title}"


class InitiativeLocation(models.Model):
    """Where it takes place; `hidden` means that outputs know the municipality only."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="locations")
    name = models.CharField(max_length=200, blank=True, default="")
    address = models.CharField(max_length=200, blank=True, default="")
    postcode = models.CharField(max_length=7, blank=True, default="")
    city = models.CharField(max_length=100, blank=True, default="")
    municipality = models.CharField(max_length=6)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    hidden = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="initiative_location_in_municipality", condition=Q(municipality__startswith="GM")
            ),
            models.CheckConstraint(
                name="initiative_location_point",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
            ),
        ]

    def __str__(self) -> str:
        # never more than a visitor may know: this text ends up in logs
        return f"location in {self.municipality}"


class InitiativeArea(models.Model):
    """A region that is served."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="areas", db_index=False)
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in AREA_KINDS])
    code = models.CharField(max_length=6)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="initiative_area_once", fields=["initiative", "code"]),
            models.CheckConstraint(
                name="initiative_area_code_fits_kind",
                condition=Q(kind="municipality", code__startswith="GM")
                | Q(kind="province", code__startswith="PV")
                | Q(kind="country", code="NL"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class InitiativeSchedule(models.Model):
    """When: RFC 5545 recurrence in the local time of the Netherlands."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="schedules")
    rrule = models.CharField(max_length=300, blank=True, default="")
    # what the calendar and the clock on the wall say: a moment in UTC would move with summer time
    starts_on = models.DateField()
    starts_at = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="initiative_schedule_duration", condition=Q(minutes__gte=1, minutes__lte=1440)
            ),
            models.CheckConstraint(
                name="initiative_schedule_in_order",
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} {self.starts_at} {self.rrule}".strip()
