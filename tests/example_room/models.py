"""Stories as they are stored."""

from django.db import models


class Story(models.Model):
    """What somebody tells of taking part."""

    code = models.CharField(max_length=10, unique=True)
    title = models.CharField(max_length=200)
    text = models.TextField()
    mood = models.CharField(max_length=10)
    changed = models.DateTimeField()

    def __str__(self) -> str:
        return self.title
