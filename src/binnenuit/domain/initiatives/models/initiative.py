"""The initiative itself; what it has several of stands in `parts`."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

from binnenuit.domain.initiatives.rules.choices import COST_KINDS, STATUSES, VISIBLE_STATUSES
from binnenuit.kernel.ids import CODE_LENGTH

models.CharField.register_lookup(Length)


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    """Predicates on initiatives."""

    def visible(self) -> "InitiativeQuerySet":
        """Only what visitors may know of: no drafts, not what another answers for or nobody confirms any more."""
        return self.filter(status__in=VISIBLE_STATUSES, merged_into__isnull=True, hidden_since__isnull=True)

    def listed(self) -> "InitiativeQuerySet":
        """Only what search engines may list: what visitors may know of and is no example."""
        return self.visible().filter(example=False)

    def between(self, first: int, last: int) -> "InitiativeQuerySet":
        """Only first <= pk <= last, in order of pk."""
        return self.filter(pk__gte=first, pk__lte=last).order_by("pk")


class Initiative(models.Model):
    """Something that people can take part in, carried by an organisation."""

    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    slug = models.SlugField(max_length=80, db_index=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=[(status, status) for status in STATUSES])
    # the code of a programme and no foreign key: the rooms of one floor do not know each other
    programme = models.CharField(max_length=80, blank=True, default="")
    themes = models.JSONField(default=list, blank=True)
    target_groups = models.JSONField(default=list, blank=True)
    forms = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    online = models.BooleanField(default=False)
    online_url = models.URLField(max_length=400, blank=True, default="")
    cost = models.CharField(max_length=10, choices=[(kind, kind) for kind in COST_KINDS], default="unknown")
    cost_cents = models.PositiveIntegerField(null=True, blank=True)
    accessibility = models.JSONField(default=list, blank=True)
    participation = models.JSONField(default=list, blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_participants = models.PositiveSmallIntegerField(null=True, blank=True)
    contact_name = models.CharField(max_length=200, blank=True, default="")
    contact_email = models.EmailField(blank=True, default="")
    contact_phone = models.CharField(max_length=40, blank=True, default="")
    contact_website = models.URLField(max_length=400, blank=True, default="")
    contact_via_organisation = models.BooleanField(default=False)
    period_from = models.DateField(null=True, blank=True)
    period_until = models.DateField(null=True, blank=True)
    last_confirmed = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    """The record of the same initiative that answers for this one."""
    hidden_since = models.DateField(null=True, blank=True)
    """Since when visitors do not see it because nobody has confirmed it for too long."""
    example = models.BooleanField(default=False)
    created = models.DateTimeField()
    changed = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="initiative_code_length", condition=Q(code__length=CODE_LENGTH)),
            models.CheckConstraint(name="initiative_status_known", condition=Q(status__in=STATUSES)),
            models.CheckConstraint(
                name="initiative_cost_has_amount",
                # a comparison with NULL is unknown, and unknown passes a check: so say that it is not NULL
                condition=Q(cost="amount", cost_cents__isnull=False, cost_cents__gt=0)
                | Q(cost__in=[kind for kind in COST_KINDS if kind != "amount"], cost_cents__isnull=True),
            ),
            models.CheckConstraint(
                name="initiative_period_in_order",
                condition=Q(period_from__isnull=True)
                | Q(period_until__isnull=True)
                | Q(period_until__gte=F("period_from")),
            ),
            models.CheckConstraint(
                name="initiative_ages_in_order",
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(maximum_age__gte=F("minimum_age")),
            ),
            models.CheckConstraint(
                name="initiative_not_merged_into_itself",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
            ),
            models.CheckConstraint(name="initiative_version_from_1", condition=Q(version__gte=1)),
        ]
        indexes = [
            models.Index(name="initiative_examples", fields=["id"], condition=Q(example=True)),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.slug}"
