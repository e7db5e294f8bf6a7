"""What an import did to initiatives: which one each row is, and what to do to take it back."""

from django.db import models

from binnenuit.domain.initiatives.models.initiative import Initiative

_SOURCE_LENGTH = 100
_KEY_LENGTH = 200


class ImportedKey(models.Model):
    """Which initiative a row of a source is."""

    source = models.CharField(max_length=_SOURCE_LENGTH)
    key = models.CharField(max_length=_KEY_LENGTH)
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="imported_keys")
    digest = models.CharField(max_length=64)
    """Of what the row last said: what is different here by now was changed here."""

    class Meta:
        constraints = [models.UniqueConstraint(name="initiative_imported_once", fields=["source", "key"])]

    def __str__(self) -> str:
        return f"{self.source}: {self.key}"


class ImportedChange(models.Model):
    """What an import did to one initiative, for taking it back."""

    run = models.ForeignKey("imports.ImportRun", models.CASCADE, related_name="+")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="+")
    key = models.CharField(max_length=_KEY_LENGTH)
    made = models.BooleanField()
    before = models.PositiveIntegerField(default=0)
    """The version that it had; 0 for one that was made."""
    after = models.PositiveIntegerField()
    digest_before = models.CharField(max_length=64, blank=True, default="")
    """Of what the row had said before; empty for one that was made."""

    def __str__(self) -> str:
        return f"import {self.run_id}: {self.initiative_id}"


class ImportedOrganisation(models.Model):
    """An organisation that an import has made, for taking it back."""

    run = models.ForeignKey("imports.ImportRun", models.CASCADE, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    awaits = models.CharField(max_length=100, blank=True, default="")
    """What it is a part of, by the file's own name for that, until all of the file has been read."""

    def __str__(self) -> str:
        return f"import {self.run_id}: organisation {self.organisation_id}"
