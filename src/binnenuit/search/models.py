"""The outbox: which records changed, for every index to catch up with."""

from django.db import models

from binnenuit.kernel import clock


class OutboxEntry(models.Model):
    """Records of one kind, from the first to the last primary key, that changed, came or went.

    Not consumed: each node has an index of its own, which remembers how far it has read.
    """

    kind = models.CharField(max_length=40)
    first_pk = models.BigIntegerField()
    last_pk = models.BigIntegerField()
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first_pk__lte=models.F("last_pk")), name="outbox_range_is_ordered"
            )
        ]

    def __str__(self) -> str:
        return f"{self.id}: {self.kind} {self.first_pk}-{self.last_pk}"
