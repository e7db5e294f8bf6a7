"""The thesaurus as it is stored. The files are its source; records elsewhere keep concept ids, so none is deleted."""

from django.db import models
from django.db.models import F, Q

from binnenuit.foundation.vocabulary.rules.concepts import DEFINITION_KINDS, LABEL_KINDS, MAKERS, SCHEMES
from binnenuit.foundation.vocabulary.rules.integrity import LONGEST_ID, LONGEST_LABEL


class Concept(models.Model):
    """A concept; its id is what records and addresses carry."""

    id = models.SlugField(primary_key=True, max_length=LONGEST_ID)
    scheme = models.CharField(max_length=20)
    notation = models.CharField(max_length=35, blank=True)
    sources = models.JSONField(default=list)
    deprecated = models.BooleanField(default=False)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="concept_scheme_is_known", condition=Q(scheme__in=list(SCHEMES))),
            models.CheckConstraint(
                name="concept_replaced_only_when_deprecated",
                condition=Q(deprecated=True) | Q(replaced_by__isnull=True),
            ),
            models.UniqueConstraint(
                name="concept_notation_once_in_scheme",
                fields=["scheme", "notation"],
                condition=Q(deprecated=False) & ~Q(notation=""),
            ),
        ]

    def __str__(self) -> str:
        return self.id


class Relation(models.Model):
    """A concept and one that is broader, or related to it (stored in both directions)."""

    concept = models.ForeignKey(Concept, models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=10)
    other = models.ForeignKey(Concept, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="relation_kind_is_known", condition=Q(kind__in=["broader", "related"])
            ),
            models.CheckConstraint(name="relation_is_with_another", condition=~Q(concept=F("other"))),
            # SKOS S27: not broader and related at once.
            models.UniqueConstraint(name="relation_once", fields=["concept", "other"]),
        ]

    def __str__(self) -> str:
        return f"{self.concept_id} {self.kind} {self.other_id}"


class Label(models.Model):
    """A word for a concept in one language."""

    concept = models.ForeignKey(Concept, models.CASCADE, related_name="labels")
    language = models.CharField(max_length=35)
    kind = models.CharField(max_length=12)
    text = models.CharField(max_length=LONGEST_LABEL)
    vouched = models.CharField(max_length=LONGEST_ID, default=MAKERS)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="label_kind_is_known", condition=Q(kind__in=list(LABEL_KINDS))),
            # SKOS S13: a text is preferred, alternative or hidden, never two of them.
            models.UniqueConstraint(name="label_text_once", fields=["concept", "language", "text"]),
            # SKOS S14: one preferred label in a language.
            models.UniqueConstraint(
                name="label_preferred_once", fields=["concept", "language"], condition=Q(kind="preferred")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.language}, {self.kind})"


class Definition(models.Model):
    """What a concept means, in one language, for one kind of reader."""

    concept = models.ForeignKey(Concept, models.CASCADE, related_name="definitions")
    language = models.CharField(max_length=35)
    kind = models.CharField(max_length=12)
    text = models.TextField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="definition_kind_is_known", condition=Q(kind__in=list(DEFINITION_KINDS))
            ),
            models.UniqueConstraint(name="definition_once", fields=["concept", "language", "kind"]),
        ]

    def __str__(self) -> str:
        return f"{self.concept_id} ({self.language}, {self.kind})"


class Voucher(models.Model):
    """Who vouches for labels; a label's `vouched` is the id of one."""

    id = models.SlugField(primary_key=True, max_length=LONGEST_ID)
    texts = models.JSONField()
    checked = models.BooleanField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.id


class VocabularyVersion(models.Model):
    """One load that changed something; the newest number tells every process whether its snapshot is old.

    Number 0 is no load: it is what two loads at the same time lock.
    """

    number = models.PositiveIntegerField(primary_key=True)
    loaded_at = models.DateTimeField()
    concepts = models.PositiveIntegerField()

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"version {self.number} ({self.concepts} concepts)"
