"""What the room puts on the staff's start page."""

from collections.abc import Iterator

from django.urls import reverse

from binnenuit.kernel.authority import Actor
from binnenuit.ui.staff import Card, may_somewhere


def story_cards(actor: Actor) -> Iterator[Card]:
    """Return the card for who may tell stories."""
    if may_somewhere(actor, "stories.tell"):
        yield Card("Verhalen vertellen", reverse("stories"), "Wat mensen meemaakten.")
