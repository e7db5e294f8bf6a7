"""A whole site for tests: the real data, a few initiatives, and the index over them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.test import override_settings

from binnenuit.domain.initiatives import service as initiatives
from binnenuit.domain.initiatives.service import Content, Location, Schedule, Text
from binnenuit.domain.programmes import service as programmes
from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.organisations.service import ExampleOrganisation
from binnenuit.foundation.vocabulary import models as vocabulary_models
from binnenuit.foundation.vocabulary import service as vocabulary
from binnenuit.foundation.vocabulary.queries import forget
from binnenuit.kernel.authority import OPERATOR
from binnenuit.search import building

EXAMPLE_ORGANISATION = "voorbeeld-de-brug"
TILBURG, ROTTERDAM, VAALS = "GM0855", "GM0599", "GM0981"
RETIRED, SUCCESSOR = "sextortion", "online-geweld"
"""A concept that these tests retire, and the one that takes its place."""


def content(title: str, **changes: object) -> Content:
    """Give what an initiative in Tilburg says of itself."""
    values: dict[str, object] = {
        "organisation": EXAMPLE_ORGANISATION,
        "texts": {
            "nl": Text(title=title, summary="Elke week samen praten."),
            "en": Text(title=f"{title} (English)", summary="Talking together every week."),
        },
        "themes": ("huwelijksdwang",),
        "languages": ("nl", "tr"),
        "locations": (Location(municipality=TILBURG),),
        "schedules": (
            Schedule(starts=datetime.fromisoformat("2026-09-01T10:00"), rrule="FREQ=WEEKLY;BYDAY=TU"),
        ),
        "cost": "free",
    }
    return Content(**{**values, **changes})  # type: ignore[arg-type]


def publish(what: Content, *, example: bool) -> initiatives.Saved:
    """Save and publish an initiative."""
    saved = initiatives.save_initiative(what, actor=OPERATOR, example=example)
    initiatives.publish_initiative(saved.code, actor=OPERATOR, version=saved.version)
    return saved


@contextmanager
def loaded(folder: Path) -> Iterator[None]:
    """Load the real data into the database and index it; everything is undone afterwards."""
    with override_settings(INDEX_FOLDER=folder), transaction.atomic():
        vocabulary.load(actor=OPERATOR)
        vocabulary_models.Concept.objects.filter(id=RETIRED).update(deprecated=True, replaced_by_id=SUCCESSOR)
        vocabulary.refresh()
        organisations.load(actor=OPERATOR)
        programmes.load(actor=OPERATOR)
        try:
            yield
        finally:
            transaction.set_rollback(True)
            forget()


def add_examples() -> None:
    """Add an example organisation with 24 examples in Tilburg and one in Rotterdam."""
    row = ExampleOrganisation(code=EXAMPLE_ORGANISATION, name="De Brug", kind="foundation")
    organisations.create_examples(actor=OPERATOR, rows=[row])
    for number in range(24):
        publish(content(f"Praatgroep {number}"), example=True)
    publish(content("Havencafé", locations=(Location(municipality=ROTTERDAM),)), example=True)


def index(folder: Path) -> None:
    """Build the index."""
    building.rebuild(folder)
