"""What the room stores: outlines that an operator imported; everything else is in files."""

from django.db import models


class MapOutlines(models.Model):
    """The outlines that every map uses instead of the ones in our files; there is at most one row."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    source = models.CharField(max_length=200)
    imported_at = models.DateTimeField()
    data = models.JSONField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="places_one_outlines")]

    def __str__(self) -> str:
        return f"{self.source} ({self.imported_at:%Y-%m-%d})"
