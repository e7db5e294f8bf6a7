"""What the database itself refuses, whoever writes to it."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction
from tests.factories import initiatives as make

from binnenuit.domain.initiatives.models import (
    Initiative,
    InitiativeArea,
    InitiativeLocation,
    InitiativeSchedule,
    InitiativeText,
)

pytestmark = pytest.mark.usefixtures("words")


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "gone"},
        {"code": "short"},
        {"cost": "amount", "cost_cents": None},
        {"cost": "amount", "cost_cents": 0},
        {"cost": "free", "cost_cents": 100},
        {"cost": "cheap"},
        {"period_from": date(2026, 2, 1), "period_until": date(2026, 1, 1)},
        {"minimum_age": 30, "maximum_age": 20},
        {"version": 0},
    ],
)
def test_an_initiative_must_be_consistent(wrong):
    saved = make.draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Initiative.objects.filter(pk=saved.pk).update(**wrong)


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (InitiativeText, {"language": "nl", "title": "Nog een"}),
        (InitiativeText, {"language": "en", "title": ""}),
        (InitiativeText, {"language": "", "title": "Zonder taal"}),
        (InitiativeLocation, {"municipality": ""}),
        (InitiativeLocation, {"municipality": "PV28"}),
        (InitiativeLocation, {"municipality": "GM0599", "latitude": 52.0}),
        (InitiativeLocation, {"municipality": "GM0599", "latitude": 91.0, "longitude": 4.0}),
        (InitiativeArea, {"kind": "municipality", "code": "PV28"}),
        (InitiativeArea, {"kind": "world", "code": "NL"}),
        (InitiativeArea, {"kind": "country", "code": "BE"}),
        (InitiativeSchedule, {"starts_on": date(2026, 1, 1), "starts_at": time(10), "minutes": 0}),
        (InitiativeSchedule, {"starts_on": date(2026, 1, 1), "starts_at": time(10), "minutes": 1441}),
        (
            InitiativeSchedule,
            {
                "starts_on": date(2026, 1, 1),
                "starts_at": time(10),
                "valid_from": date(2026, 2, 1),
                "valid_until": date(2026, 1, 1),
            },
        ),
    ],
)
def test_a_part_must_be_consistent(model, fields):
    saved = make.draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(initiative_id=saved.pk, **fields)


def test_an_organisation_with_initiatives_stays():
    make.draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Initiative.objects.get().organisation.delete()


def test_a_location_never_prints_more_than_its_municipality():
    make.draft()
    assert str(InitiativeLocation.objects.get()) == "location in GM0599"
