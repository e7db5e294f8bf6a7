"""A whole site for tests: the real data, a few initiatives, and the index over them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.test import override_settings

from binnenuit.domain.initiatives.actions import saving, steps
from binnenuit.domain.initiatives.service.records import Area, Contact, Content, Location, Schedule, Text
from binnenuit.domain.programmes import service as programmes
from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.organisations.service import ExampleOrganisation
from binnenuit.foundation.vocabulary import models as vocabulary_models
from binnenuit.foundation.vocabulary import service as vocabulary
from binnenuit.foundation.vocabulary.queries import forget
from binnenuit.kernel.authority import OPERATOR
from binnenuit.search.indexing import rebuild

EXAMPLE_ORGANISATION = "voorbeeld-de-brug"
TILBURG, ROTTERDAM, VAALS = "GM0855", "GM0599", "GM0981"
RETIRED, SUCCESSOR = "sextortion", "online-geweld"
"""A concept that these tests retire, and the one that takes its place."""


def content(title: str, **changes: object) -> Content:
    """Return what an initiative in Tilburg says of itself."""
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


def publish(what: Content, *, example: bool) -> saving.Saved:
    """Save and publish an initiative."""
    saved = saving.save_initiative(what, actor=OPERATOR, example=example)
    steps.publish_initiative(saved.code, actor=OPERATOR, version=saved.version)
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
    rebuild.rebuild(folder)


def every_field() -> dict[str, Content]:
    """Return initiatives that together use every field and every form that a field can have."""
    weekly = datetime.fromisoformat("2026-09-01T19:30")
    return {
        "whole": content(
            "Vol verhaal",
            organisation="movisie",
            texts={
                "nl": Text("Vol verhaal", "Kort.", "Lang.\n\nEn *meer*.", "Bel eerst.", "Koffie is gratis."),
                "en": Text("Whole story", "Short.", "Long.", "Call first.", "Coffee is free."),
                "tr": Text("Tam hikâye"),
            },
            programme="respectvol-samenleven",
            themes=("huwelijksdwang", "eenzaamheid"),
            target_groups=("vrouwen", "nieuwkomers"),
            forms=("taalcafe",),
            languages=("nl", "tr", "ti"),
            locations=(
                Location(ROTTERDAM, "Het Huis", "Voorbeeldstraat 1", "3014 AB", "Rotterdam", 51.92, 4.46),
                Location(TILBURG, name="De Zaal", city="Tilburg"),
                Location(VAALS),
            ),
            areas=(Area("municipality", ROTTERDAM), Area("province", "PV28"), Area("country", "NL")),
            schedules=(
                Schedule(weekly, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=MO", 90, note="Niet in de zomer"),
                Schedule(weekly, "FREQ=MONTHLY;BYDAY=1TU;COUNT=10", 60),
                Schedule(weekly, "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20271231T000000", 300),
                Schedule(weekly, "FREQ=DAILY", 60, date(2026, 9, 1), date(2026, 12, 31)),
                Schedule(weekly, "FREQ=YEARLY", 1440),
                Schedule(weekly, "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1", 60),
                Schedule(weekly),
            ),
            online=True,
            online_url="https://bel.example.org/groep",
            cost="amount",
            cost_cents=1250,
            accessibility=("wheelchair", "interpreter", "women_only"),
            participation=("registration", "referral"),
            minimum_age=16,
            maximum_age=99,
            contact=Contact("Balie", "balie@example.org", "010 123 45 67", "https://vol.example.org"),
            period_from=date(2025, 1, 1),
            period_until=date(2030, 12, 31),
        ),
        "hidden": content(
            "Veilige plek",
            organisation="movisie",
            locations=(
                Location(
                    ROTTERDAM, "Geheim huis", "Geheimlaan 7", "3011 ZZ", "Rotterdam", 51.9, 4.5, hidden=True
                ),
            ),
            contact=Contact("Geheime naam", "geheim@example.org", "010 999 99 99"),
            contact_via_organisation=True,
            cost="on_request",
        ),
        "english": content(
            "x",
            organisation="movisie",
            texts={"en": Text("Only English")},
            locations=(),
            schedules=(),
            online=True,
            cost="unknown",
        ),
        "past": content("Voorbij", organisation="movisie", period_until=date(2026, 1, 31), cost="free"),
    }


def add_every_field() -> dict[str, saving.Saved]:
    """Publish those; one is confirmed, one more is paused and one has ended."""
    made = {name: publish(what, example=False) for name, what in every_field().items()}
    steps.confirm(made["whole"].code, actor=OPERATOR, version=2)
    for name, step in (("paused", steps.pause), ("ended", steps.end)):
        made[name] = publish(content(f"Nu {name}", organisation="movisie"), example=False)
        step(made[name].code, actor=OPERATOR, version=2)
    return made
