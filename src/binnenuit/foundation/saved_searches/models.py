"""Mail about what is new in a search."""

from django.db import models
from django.db.models import Q

from binnenuit.foundation.saved_searches.rules.results import FREQUENCIES
from binnenuit.kernel.ids import CODE_LENGTH

_DIGEST = 64


class SavedSearch(models.Model):
    """A search that someone follows by mail.

    Who reads the database learns neither the address nor the search: both are sealed with the site's key, and the
    digests, which tell whether two are the same, are made with that key.
    """

    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    sealed = models.BinaryField()
    """The address, the search and the language (`queries.seal`)."""
    address = models.CharField(max_length=_DIGEST)
    search = models.CharField(max_length=_DIGEST, unique=True)
    """Of address and search: asking the same twice is asking once."""
    frequency = models.CharField(max_length=4, choices=[(each, each) for each in FREQUENCIES])
    asked = models.DateTimeField()
    """When it was asked for, the last time."""
    started = models.DateTimeField(null=True, blank=True)
    """When the owner of the address said yes; nothing is looked for before."""
    looked = models.DateTimeField(null=True, blank=True)
    known = models.BinaryField(default=b"")
    """What was found already, in digests (`rules.results`)."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="saved_search_frequency_known", condition=Q(frequency__in=FREQUENCIES)
            ),
            models.CheckConstraint(
                name="saved_search_looked_once_started",
                condition=Q(started__isnull=True, looked__isnull=True)
                | Q(started__isnull=False, looked__isnull=False),
            ),
        ]
        indexes = [models.Index(name="saved_search_of_address", fields=["address"])]

    def __str__(self) -> str:
        return f"saved search {self.pk}"
