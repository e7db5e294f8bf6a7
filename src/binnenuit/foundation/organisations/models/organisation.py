"""Organisations, what is said of them per language, and where that can be checked."""

from django.db import models
from django.db.models import F, Q

from binnenuit.foundation.organisations.rules.records import CODE_LENGTH, Kind

KINDS = [(kind.value, kind.name.replace("_", " ").capitalize()) for kind in Kind]


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """The questions that are asked of organisations."""

    def examples(self) -> "OrganisationQuerySet":
        """Keep the generated ones."""
        return self.filter(example=True)

    def below(self, organisation: "Organisation") -> "OrganisationQuerySet":
        """Keep the parts of `organisation`, their parts, and so on."""
        return self.filter(path__startswith=organisation.path).exclude(pk=organisation.pk)

    def whole(self) -> "OrganisationQuerySet":
        """Fetch all that a view of an organisation shows, in a fixed number of queries."""
        return self.select_related("part_of").prefetch_related("texts", "sources", "parts")


class Organisation(models.Model):
    """Anyone who carries, funds or coordinates something: from a ministry to an informal group."""

    code = models.SlugField(max_length=CODE_LENGTH, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, choices=KINDS)
    kvk = models.CharField(max_length=8, blank=True)
    website = models.URLField(max_length=300, blank=True)
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    path = models.CharField(max_length=200, blank=True, db_index=True)
    example = models.BooleanField(default=False)
    created = models.DateTimeField()
    changed = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind]), name="organisation_kind"
            ),
            models.CheckConstraint(
                condition=Q(kvk="") | Q(kvk__regex=r"^[0-9]{8}$"), name="organisation_kvk_8_digits"
            ),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("pk")), name="organisation_not_its_own_part"
            ),
            models.CheckConstraint(
                condition=Q(example=False) | Q(kvk="", website=""), name="organisation_example_claims_nothing"
            ),
        ]
        indexes = [models.Index(fields=["id"], condition=Q(example=True), name="organisation_examples")]

    def __str__(self) -> str:
        return self.name


class OrganisationText(models.Model):
    """What the organisation is and does, in one language."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=35)
    description = models.TextField()

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "language"], name="organisation_text_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} ({self.language})"


class OrganisationSource(models.Model):
    """Where what is said of the organisation can be checked."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="sources")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    url = models.URLField(max_length=500)
    checked = models.DateField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "position"], name="organisation_source_once")
        ]

    def __str__(self) -> str:
        return self.title
