"""A file that is or was read in, and how far that came."""

from django.db import models

KIND_LENGTH = 40
SOURCE_LENGTH = 100


class ImportRun(models.Model):
    """One file that is or was read in."""

    kind = models.CharField(max_length=KIND_LENGTH)
    """The kind of record that its rows become (`ImportTarget.name`)."""
    source = models.CharField(max_length=SOURCE_LENGTH)
    """Whose rows these are; the key of a row says which within its source."""
    digest = models.CharField(max_length=64)
    """Of the file and how it was read: the same again goes on where it stopped."""
    actor = models.CharField(max_length=100)
    started = models.DateTimeField()
    position = models.PositiveIntegerField(default=0)
    """Rows that have been dealt with."""
    finished = models.DateTimeField(null=True, blank=True)
    undone = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(name="import_run_file", fields=["source", "digest"])]

    def __str__(self) -> str:
        return f"import {self.pk} of {self.source}"
