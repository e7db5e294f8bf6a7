"""When a holder was asked to confirm."""

from django.db import models

from binnenuit.domain.initiatives.models.initiative import Initiative


class Asking(models.Model):
    """One mail that asked whether everything is still right."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="askings", db_index=False)
    since = models.DateField()
    """The confirmation that was too long ago: after a new one the count starts anew."""
    number = models.PositiveSmallIntegerField()
    on = models.DateField()

    class Meta:
        constraints = [
            # what makes a second run on one day, or a second server, send nothing twice
            models.UniqueConstraint(name="initiative_asked_once", fields=["initiative", "since", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} asked {self.number} on {self.on}"
