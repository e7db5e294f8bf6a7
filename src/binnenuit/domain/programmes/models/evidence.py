"""What is known of a programme or partnership beyond its shape: themes, money, facts, and their sources."""

from django.db import models
from django.db.models import Q

from binnenuit.domain.programmes.models.shared import Owned, choices, one_of
from binnenuit.domain.programmes.rules.evidence import About, Certainty

SCHEMES = [("themes", "Theme"), ("target_groups", "Target group")]


class ConceptLink(Owned):
    """A theme or target group, by the id of its concept in the thesaurus."""

    scheme = models.CharField(max_length=20, choices=SCHEMES)
    concept = models.CharField(max_length=100)

    class Meta(Owned.Meta):
        abstract = False
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(scheme__in=[code for code, _ in SCHEMES]), name="conceptlink_scheme"
            ),
        ]

    def __str__(self) -> str:
        return self.concept


class Funding(Owned):
    """Who pays; the amount is empty where it is not known."""

    funder = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="fundings")
    cents = models.BigIntegerField(null=True, blank=True)
    """Whole euro cents, of the whole period."""
    note = models.JSONField(default=dict)
    """What to add, by language."""

    class Meta(Owned.Meta):
        abstract = False
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(cents__isnull=True) | Q(cents__gt=0), name="funding_is_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.funder_id}: {self.cents}"


class Source(Owned):
    """Where statements about a programme or partnership can be checked."""

    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=300)
    url = models.URLField(max_length=500, blank=True)
    checked = models.DateField(null=True, blank=True)
    certainty = models.CharField(max_length=20, choices=choices(Certainty))
    supports = models.JSONField(default=list)
    """Values of `About`."""

    class Meta(Owned.Meta):
        abstract = False
        constraints = [
            *Owned.Meta.constraints,
            one_of("certainty", Certainty, "source_certainty"),
            models.CheckConstraint(
                condition=Q(url="", checked__isnull=True) | (~Q(url="") & Q(checked__isnull=False)),
                name="source_url_and_checked_together",
            ),
            models.CheckConstraint(
                condition=~Q(certainty=Certainty.VERIFIED.value) | ~Q(url=""), name="source_verified_has_url"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Fact(Owned):
    """One statement, with its mark of certainty and its sources."""

    about = models.CharField(max_length=20, choices=choices(About))
    certainty = models.CharField(max_length=20, choices=choices(Certainty))
    texts = models.JSONField()
    """By language."""
    sources = models.ManyToManyField(Source, related_name="facts")

    class Meta(Owned.Meta):
        abstract = False
        constraints = [
            *Owned.Meta.constraints,
            one_of("about", About, "fact_about"),
            one_of("certainty", Certainty, "fact_certainty"),
        ]

    def __str__(self) -> str:
        return str(self.texts.get("nl", self.pk))
