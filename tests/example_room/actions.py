"""Telling a story."""

from django.db import transaction

from binnenuit.foundation.audit.service import record
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.events import publish
from binnenuit.kernel.ids import new_code
from tests.example_room import rules as _rules  # noqa: F401 -- says who may
from tests.example_room.events import StoriesChanged
from tests.example_room.models import Story


def tell(title: str, text: str, mood: str, *, actor: Actor) -> str:
    """Keep a story and return its public id."""
    authorise(actor, "stories.tell")
    with transaction.atomic():
        story = Story.objects.create(code=new_code(), title=title, text=text, mood=mood, changed=clock.now())  # type: ignore[attr-defined]
        record(actor=actor, action="stories.tell", subject=f"story:{story.code}")
        publish(StoriesChanged(story.pk, story.pk))
    return story.code
