"""Nothing is lost: what goes out as HSDS and is read back says the same, and goes out the same again."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from binnenuit.domain.initiatives.queries import municipality_facts
from binnenuit.domain.initiatives.rules import choices
from binnenuit.domain.initiatives.rules.public import PublicOrganisation, public_view
from binnenuit.domain.initiatives.rules.records import Stored
from binnenuit.domain.initiatives.service.records import Contact, Location, Schedule, Text
from binnenuit.interchange.hsds import ids, known, services
from binnenuit.interchange.hsds.ids import Part
from binnenuit.interchange.hsds.reading import read
from binnenuit.kernel.ids import ALPHABET, CODE_LENGTH, code_of, number_of
from tests.factories import site as make

CHANGED = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1))
RULES = (
    "",
    "FREQ=DAILY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE",
    "FREQ=MONTHLY;BYDAY=-1FR;COUNT=5",
    "FREQ=YEARLY",
)
CODES = st.text(ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH)


def public(content, code="4w9hq2m7xk", status="published", *, example=False):
    stored = Stored(1, code, "slug", status, content, date(2026, 10, 12), example, CHANGED, 1)
    return public_view(
        stored, organisation=PublicOrganisation(content.organisation, "x"), municipality=municipality_facts
    )


def shown(content):
    """Return what is left of an initiative when it is public: that is what has to come back."""
    places = [
        Location(place.municipality, hidden=True)
        if place.hidden
        else replace(
            place,
            latitude=municipality_facts(place.municipality).latitude
            if place.latitude is None
            else place.latitude,
            longitude=municipality_facts(place.municipality).longitude
            if place.longitude is None
            else place.longitude,
        )
        for place in content.locations
    ]
    rounded = [
        place
        if place.hidden
        else replace(place, latitude=round(place.latitude, 5), longitude=round(place.longitude, 5))
        for place in places
    ]
    contact = Contact() if content.contact_via_organisation else content.contact
    return replace(content, locations=tuple(rounded), contact=contact, contact_via_organisation=False)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", list(make.every_field()))
def test_every_field_comes_back_and_goes_out_the_same(name):
    content, context = make.every_field()[name], known.context()
    there = json.loads(json.dumps(services.whole(public(content), context)))
    back = read(there)
    assert back.content == shown(content)
    assert (back.code, back.status, back.example) == ("4w9hq2m7xk", "published", False)
    again = services.whole(public(back.content, back.code, back.status, example=back.example), context)
    assert json.loads(json.dumps(again)) == there


@st.composite
def contents(draw):
    texts = draw(
        st.dictionaries(
            st.sampled_from(["nl", "en", "tr"]),
            st.builds(Text, WORDS, WORDS, WORDS, WORDS, WORDS),
            min_size=1,
        )
    )
    place = st.builds(
        Location,
        st.sampled_from([make.ROTTERDAM, make.TILBURG, make.VAALS]),
        st.just("") | WORDS,
        st.just("") | WORDS,
        st.sampled_from(["", "3014", "3014 AB"]),
        st.just("") | WORDS,
        hidden=st.booleans(),
    )
    schedule = st.builds(
        Schedule,
        st.builds(datetime.combine, st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.times(time(0), time(23, 59)).map(lambda at: at.replace(microsecond=0, second=0))),
        st.sampled_from(RULES),
        st.integers(1, 1440),
        DAYS,
        DAYS,
        st.just("") | WORDS,
    )  # fmt: skip
    cost = draw(st.sampled_from(choices.COST_KINDS))
    return make.content(
        "x",
        organisation="movisie",
        texts=texts,
        locations=tuple(draw(st.lists(place, max_size=3))),
        schedules=tuple(draw(st.lists(schedule, max_size=3))),
        cost=cost,
        cost_cents=draw(st.integers(1, 10**6)) if cost == "amount" else None,
        accessibility=tuple(draw(st.lists(st.sampled_from(choices.ACCESSIBILITY), unique=True, max_size=4))),
        contact=Contact(*(draw(st.just("") | WORDS) for _field in range(4))),
        contact_via_organisation=draw(st.booleans()),
        period_from=draw(DAYS),
        minimum_age=draw(st.none() | st.integers(0, 120)),
        online=draw(st.booleans()),
    )


@pytest.mark.usefixtures("site")
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    content=contents(), status=st.sampled_from(choices.VISIBLE_STATUSES), example=st.booleans(), code=CODES
)
def test_whatever_it_says_comes_back(content, status, example, code):
    context = known.context()
    there = services.whole(public(content, code, status, example=example), context)
    back = read(there)
    assert (back.code, back.status, back.example) == (code, status, example)
    assert back.content == shown(content)
    assert services.whole(public(back.content, code, status, example=example), context) == there


@given(code=CODES, part=st.sampled_from(Part), position=st.integers(0, ids.MOST_PARTS - 1))
def test_an_id_holds_what_it_stands_for(code, part, position):
    made = ids.of_part(part, code, position)
    assert ids.read(made) == ids.Named(part, code, position)
    assert code_of(number_of(code)) == code
    assert made[14] == "8"
    assert made[19] in "89ab"


@given(st.uuids() | st.text(max_size=50))
def test_another_id_is_not_ours(identity):
    assert ids.read(str(identity)) is None
