"""What programmes, partnerships and what belongs to them have in common."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from binnenuit.domain.programmes.rules.terms import PartialDate, Precision, Term

CODE_LENGTH = 80


def choices(kinds: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the values of `kinds` as Django's choices."""
    return [(kind.value, kind.name.replace("_", " ").capitalize()) for kind in kinds]


def one_of(field: str, kinds: type[StrEnum], name: str) -> models.CheckConstraint:
    """Let the database keep to the values of `kinds`."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": [kind.value for kind in kinds]}), name=name)


def exactly_one(first: str, second: str, name: str) -> models.CheckConstraint:
    """Let the database see to it that one of two references is set, and not both."""
    condition = Q(**{f"{first}__isnull": True, f"{second}__isnull": False}) | Q(
        **{f"{first}__isnull": False, f"{second}__isnull": True}
    )
    return models.CheckConstraint(condition=condition, name=name)


class Dated(models.Model):
    """Something with a period; each end is a day together with how exactly it is known."""

    starts_on = models.DateField(null=True, blank=True)
    starts_precision = models.CharField(max_length=5, choices=choices(Precision), blank=True)
    ends_on = models.DateField(null=True, blank=True)
    ends_precision = models.CharField(max_length=5, choices=choices(Precision), blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="%(class)s_until_not_before_from",
            ),
            models.CheckConstraint(
                condition=(
                    Q(starts_on__isnull=True, starts_precision="")
                    | Q(starts_on__isnull=False, starts_precision__in=[item.value for item in Precision])
                )
                & (
                    Q(ends_on__isnull=True, ends_precision="")
                    | Q(ends_on__isnull=False, ends_precision__in=[item.value for item in Precision])
                ),
                name="%(class)s_dates_have_precision",
            ),
        ]

    @property
    def term(self) -> Term:
        """The period, as exactly as it is known."""
        return Term(
            PartialDate.of(self.starts_on, self.starts_precision) if self.starts_on else None,
            PartialDate.of(self.ends_on, self.ends_precision) if self.ends_on else None,
        )

    @term.setter
    def term(self, term: Term) -> None:
        self.starts_on = term.starts.first_day if term.starts else None
        self.starts_precision = term.starts.precision.value if term.starts else ""
        self.ends_on = term.ends.last_day if term.ends else None
        self.ends_precision = term.ends.precision.value if term.ends else ""


class Owned(models.Model):
    """Something that belongs to a programme or to a partnership, in an order of its own."""

    programme = models.ForeignKey(
        "programmes.Programme", models.CASCADE, null=True, blank=True, related_name="%(class)s_set"
    )
    partnership = models.ForeignKey(
        "programmes.Partnership", models.CASCADE, null=True, blank=True, related_name="%(class)s_set"
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["position"]
        constraints = [exactly_one("programme", "partnership", "%(class)s_belongs_to_one")]
