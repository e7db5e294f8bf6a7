"""Programmes: multi-year plans, action programmes, named funds, subsidy schemes and projects."""

from django.db import models
from django.db.models import F, Q

from binnenuit.domain.programmes.models.shared import CODE_LENGTH, Dated, choices, one_of
from binnenuit.domain.programmes.rules.kinds import InvolvedRole, ProgrammeKind


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    """The questions that are asked of programmes."""

    def below(self, programme: "Programme") -> "ProgrammeQuerySet":
        """Keep the programmes within `programme`, at every level."""
        return self.filter(path__startswith=programme.path).exclude(pk=programme.pk)

    def whole(self) -> "ProgrammeQuerySet":
        """Fetch all that a page shows of a programme, in a fixed number of queries."""
        return self.select_related("parent", "follows").prefetch_related(
            "texts",
            "places",
            "involvements__organisation",
            "conceptlink_set",
            "funding_set__funder",
            "source_set",
            "fact_set__sources",
            "children__texts",
            "children__source_set",
            "successors__texts",
            "parent__texts",
            "follows__texts",
            "partnerships__texts",
        )


class Programme(Dated):
    """A plan, fund, scheme or project with its own aims; it may lie within another one."""

    code = models.SlugField(max_length=CODE_LENGTH, unique=True)
    kind = models.CharField(max_length=20, choices=choices(ProgrammeKind))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=200, blank=True, db_index=True)
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="successors")
    created = models.DateTimeField()
    changed = models.DateTimeField()

    objects = ProgrammeQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["code"]
        constraints = [
            *Dated.Meta.constraints,
            one_of("kind", ProgrammeKind, "programme_kind"),
            models.CheckConstraint(
                condition=(Q(parent__isnull=True) | ~Q(parent=F("pk")))
                & (Q(follows__isnull=True) | ~Q(follows=F("pk"))),
                name="programme_not_its_own_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class ProgrammeText(models.Model):
    """The words of a programme in one language; what is not known is empty."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=35)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    aim = models.TextField(blank=True)

    class Meta:
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["programme", "language"], name="programme_text_once")]

    def __str__(self) -> str:
        return self.title


class Place(models.Model):
    """A municipality where a programme is carried out."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="places")
    municipality = models.CharField(max_length=6)
    """CBS code, such as GM0599."""

    class Meta:
        ordering = ["municipality"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "municipality"], name="programme_place_once")
        ]

    def __str__(self) -> str:
        return self.municipality


class Involvement(models.Model):
    """What an organisation is to a programme: responsible, executing, host or grantee."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="involvements")
    position = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="programme_involvements"
    )
    role = models.CharField(max_length=20, choices=choices(InvolvedRole))
    note = models.JSONField(default=dict)
    """What to add, by language."""

    class Meta:
        ordering = ["position"]
        constraints = [
            one_of("role", InvolvedRole, "involvement_role"),
            models.UniqueConstraint(fields=["programme", "organisation", "role"], name="involvement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.role}"
