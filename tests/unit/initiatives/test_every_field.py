"""Every field of an initiative goes everywhere: a new one that is forgotten somewhere fails here, by name and place.

The list of fields is that of the record. What a way out can't hold on purpose is said where the field is declared
(`public`, `hsds`), or here, of a part that is no declared field, with the reason.
"""

import csv
import io
import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from tests.factories import initiatives as make
from tests.factories.vocabulary import load_vocabulary

from binnenuit.domain.initiatives.actions.saving import revert, save_initiative
from binnenuit.domain.initiatives.api import reading as api
from binnenuit.domain.initiatives.queries import municipality_facts, stored
from binnenuit.domain.initiatives.rules import archive
from binnenuit.domain.initiatives.rules.differences import differences
from binnenuit.domain.initiatives.rules.public import PublicOrganisation, public_view
from binnenuit.domain.initiatives.rules.records import (
    Area,
    Contact,
    Content,
    Location,
    Particulars,
    Schedule,
    Stored,
    Text,
)
from binnenuit.domain.initiatives.web.desk import form_choices, reading, typed, wording
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.interchange.export import columns as exported
from binnenuit.interchange.hsds import known, services
from binnenuit.interchange.hsds.reading import read as read_service
from binnenuit.interchange.importing import columns as imported
from binnenuit.interchange.importing.rows import parse_row
from binnenuit.kernel.authority import OPERATOR
from binnenuit.kernel.record_fields import declared_fields

pytestmark = pytest.mark.django_db

VALUES = {"whole_number": 12, "yes_no": True, "day": date(2026, 3, 1), "line": "iets"}
"""A value of each kind that differs from every default."""
SPECIAL = {"programme": "samen", "online_url": "https://voorbeeld.nl/online", "maximum_age": 80}
EMPTY = {"organisation": "", "contact_via_organisation": False}
"""Fields that the filled record leaves as they are: with a contact of the organisation there is no other to follow."""


def full(organisation="huis"):
    """Return a record in which every field says something else than its default."""
    declared = {
        name: SPECIAL.get(name, VALUES[each.kind])
        for name, each in declared_fields(Content).items()
        if name not in EMPTY
    }
    declared["period_until"] = date(2026, 12, 1)
    return Content(
        organisation=organisation,
        texts={"nl": Text("Titel", "Kort", "Lang", "Bel ons", "Per keer")},
        themes=("taal-leren",),
        target_groups=("vrouwen",),
        forms=("maatje",),
        languages=("tr",),
        locations=(Location("GM0599", "Huis", "Kerkstraat 1", "3014 AB", "Rotterdam", 51.9, 4.4),),
        areas=(Area("municipality", "GM0599"),),
        schedules=(
            Schedule(
                datetime(2026, 9, 1, 10),  # noqa: DTZ001 -- by the clock on the wall
                "FREQ=WEEKLY;BYDAY=TU",
                90,
                None,
                date(2026, 12, 1),
                "Behalve in mei",
            ),
        ),
        cost="amount",
        cost_cents=250,
        accessibility=("wheelchair",),
        participation=("walk_in",),
        contact=Contact("De balie", "wij@voorbeeld.nl", "010-1234567", "https://voorbeeld.nl"),
        **declared,
    )


NAMES = [each.name for each in fields(Content)]
DECLARED = list(declared_fields(Content))
BLANK = Content("huis", {"nl": Text("Titel")})


@pytest.fixture
def house():
    load_vocabulary()
    make.OrganisationFactory(code="huis", name="Het Huis")
    return full()


def public(content):
    kept = Stored(
        1, "4w9hq2m7xk", "slug", "published", content, None, False, datetime(2026, 1, 1, tzinfo=UTC), 1
    )
    return public_view(
        kept, organisation=PublicOrganisation("huis", "Het Huis"), municipality=municipality_facts
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_filled_record_fills_every_field(name):
    if name not in EMPTY:
        assert getattr(full(), name) != getattr(BLANK, name), f"{name}: give it a value in `full`"


@pytest.mark.parametrize("name", NAMES)
def test_archive_keeps_it(name):
    kept = json.loads(json.dumps(archive.to_json(full()), cls=DjangoJSONEncoder))
    assert getattr(archive.from_json(kept), name) == getattr(full(), name)


def test_an_archive_of_before_a_field_and_of_after_it_are_read():
    kept = archive.to_json(full())
    older = {name: value for name, value in kept.items() if name not in DECLARED}
    read = archive.from_json(older)
    assert all(getattr(read, name) == getattr(BLANK, name) for name in DECLARED)
    assert archive.from_json(kept | {"of_later": 1}) == full()


@pytest.mark.parametrize("name", [name for name in NAMES if name != "organisation"])
def test_a_difference_is_seen_and_has_a_name(name):
    other = replace(full(), **{name: getattr(BLANK, name)})
    if name in EMPTY:
        other = replace(full(), contact_via_organisation=True)
    if name == "texts":
        other = replace(full(), texts={"nl": Text("Anders")})
    found = differences(full(), other)
    assert {each.field.partition(".")[0] for each in found} == {name}, f"differences: {name}"
    assert all(each.label for each in wording.differences(found))


def test_saving_and_reverting_bring_every_field_back(house):
    made = save_initiative(house, actor=OPERATOR)
    emptied = replace(BLANK, themes=house.themes, locations=house.locations)
    saved = save_initiative(emptied, actor=OPERATOR, code=made.code, version=made.version)
    assert stored(made.code).content == emptied
    revert(made.code, 1, actor=OPERATOR, version=saved.version)
    found = stored(made.code).content
    wrong = [name for name in NAMES if getattr(found, name) != getattr(house, name)]
    assert wrong == [], "revert loses it"


def test_the_form_gives_back_every_field(house):
    read = reading.read(typed.of_content(house))
    assert read.errors == {}
    wrong = [name for name in NAMES if getattr(read.content, name) != getattr(house, name)]
    assert wrong == [], "the form loses it"


@pytest.mark.parametrize("name", DECLARED)
def test_the_form_asks_for_it(name):
    asked = {one for one, *_rest in form_choices.choices("nl").declared}
    assert name in asked or not declared_fields(Content)[name].in_form


@pytest.mark.parametrize("name", DECLARED)
def test_a_column_is_read_in_under_its_name_and_those_that_people_give_it(name):
    each = declared_fields(Content)[name]
    for column in (name, *each.import_names):
        assert imported.guess(column) == name, column
    value = SPECIAL.get(name, VALUES[each.kind])
    text = {True: "ja"}.get(value, str(value))
    taken = parse_row(1, {"title": "Titel", "organisation": "huis", name: text}, thesaurus())
    assert getattr(taken.incoming.content, name) == value


@pytest.mark.parametrize("name", list(declared_fields(Particulars)))
def test_a_table_that_is_exported_has_it(name, house):
    context = known.context()
    row = dict(zip(exported.INITIATIVES, exported.initiative(public(house), context), strict=True))
    assert name in row, f"export: {name}"
    text = io.StringIO()
    csv.writer(text).writerow([row[name]])
    value = getattr(house, name)
    assert text.getvalue().strip() == {True: "true"}.get(value, str(value))


@pytest.mark.parametrize("name", list(declared_fields(Particulars)))
def test_the_api_says_it(name, house):
    said = api.initiative(public(house)).model_dump(mode="json", by_alias=False)
    value = getattr(house, name)
    assert said[name] == (value.isoformat() if isinstance(value, date) else value)


@pytest.mark.parametrize("name", list(declared_fields(Particulars)))
def test_hsds_says_it_and_it_is_read_back(name, house):
    service = services.whole(public(house), known.context())
    assert getattr(read_service(service).content, name) == getattr(house, name), f"HSDS: {name}"


@pytest.mark.parametrize("name", DECLARED)
def test_what_is_not_public_is_in_no_view(name):
    assert hasattr(public(full()), name) == declared_fields(Content)[name].public
