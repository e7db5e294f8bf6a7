"""Partnerships, whose members are organisations or partnerships again."""

from django.db import models
from django.db.models import F, Q

from binnenuit.domain.programmes.models.programmes import Programme
from binnenuit.domain.programmes.models.shared import CODE_LENGTH, Dated, choices, exactly_one, one_of
from binnenuit.domain.programmes.rules.kinds import MemberRole, PartnershipKind


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    """The questions that are asked of partnerships."""

    def whole(self) -> "PartnershipQuerySet":
        """Fetch all that a page shows of a partnership itself, in a fixed number of queries."""
        return self.select_related("programme", "follows").prefetch_related(
            "texts",
            "programme__texts",
            "follows__texts",
            "successors__texts",
            "conceptlink_set",
            "funding_set__funder",
            "source_set",
            "fact_set__sources",
        )


class Partnership(Dated):
    """An alliance, consortium or network, as long as it works under one name and one set of goals."""

    code = models.SlugField(max_length=CODE_LENGTH, unique=True)
    kind = models.CharField(max_length=20, choices=choices(PartnershipKind))
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="partnerships"
    )
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="successors")
    created = models.DateTimeField()
    changed = models.DateTimeField()

    objects = PartnershipQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["code"]
        constraints = [
            *Dated.Meta.constraints,
            one_of("kind", PartnershipKind, "partnership_kind"),
            models.CheckConstraint(
                condition=Q(follows__isnull=True) | ~Q(follows=F("pk")),
                name="partnership_not_its_own_successor",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PartnershipText(models.Model):
    """The words of a partnership in one language; what is not known is empty."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=35)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    aim = models.TextField(blank=True)

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "language"], name="partnership_text_once")
        ]

    def __str__(self) -> str:
        return self.title


class Membership(Dated):
    """One member of a partnership, in one role, for one term."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="memberships")
    position = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    nested = models.ForeignKey(Partnership, models.PROTECT, null=True, blank=True, related_name="nested_in")
    role = models.CharField(max_length=20, choices=choices(MemberRole))

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["position"]
        constraints = [
            *Dated.Meta.constraints,
            one_of("role", MemberRole, "membership_role"),
            exactly_one("organisation", "nested", "membership_of_one"),
            models.CheckConstraint(
                condition=Q(nested__isnull=True) | ~Q(nested=F("partnership")),
                name="membership_not_of_itself",
            ),
            models.UniqueConstraint(fields=["partnership", "position"], name="membership_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.organisation_id or self.nested_id}"
