"""Initiatives for tests, made by the actions themselves."""

from dataclasses import replace
from datetime import datetime

from binnenuit.domain.initiatives.actions import saving, steps
from binnenuit.domain.initiatives.service.records import Content, Location, Schedule, Text
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.kernel.authority import OPERATOR
from tests.factories.organisations import OrganisationFactory

TUESDAY_AT_TEN = datetime(2026, 1, 6, 10)  # noqa: DTZ001 -- what the clock on the wall says
ROTTERDAM, TILBURG = "GM0599", "GM0855"


def content(**changes):
    """Return what an initiative in Rotterdam says of itself, with `changes`; its organisation is made when missing."""
    given = Content(
        organisation="voorbeeldhuis",
        texts={
            "nl": Text(
                title="Taalcafé aan de Maas",
                summary="Nederlands praten met koffie.",
                description="Aan elke tafel zit een vrijwilliger.\n\nIedereen kan meedoen.",
                how_to_take_part="Loop gewoon binnen.",
            )
        },
        themes=("taal-leren",),
        target_groups=("nieuwkomers",),
        forms=("taalcafe",),
        languages=("nl", "tr"),
        locations=(
            Location(
                ROTTERDAM,
                name="Wijkgebouw",
                address="Voorbeeldstraat 1",
                postcode="3014 AB",
                city="Rotterdam",
                latitude=51.92,
                longitude=4.46,
            ),
        ),
        schedules=(Schedule(TUESDAY_AT_TEN, "FREQ=WEEKLY;BYDAY=TU", 120),),
        cost="free",
        accessibility=("wheelchair",),
        participation=("walk_in",),
    )
    given = replace(given, **changes)
    if not Organisation.objects.filter(code=given.organisation).exists():
        OrganisationFactory(code=given.organisation, name="Het Voorbeeldhuis")
    return given


def draft(**changes):
    """Save a draft."""
    return saving.save_initiative(content(**changes), actor=OPERATOR)


def published(**changes):
    """Save and publish an initiative; its version is 2."""
    saved = draft(**changes)
    version = steps.publish_initiative(saved.code, actor=OPERATOR, version=saved.version)
    return replace(saved, version=version)
