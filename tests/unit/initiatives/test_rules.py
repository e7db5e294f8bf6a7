"""What is true of initiatives: schedules, freshness, names, what may be saved."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.domain.initiatives.rules import lifecycle
from binnenuit.domain.initiatives.rules.choices import STATUSES
from binnenuit.domain.initiatives.rules.findings import NAMES, SENTENCES, sentence, wrong
from binnenuit.domain.initiatives.rules.names import slug_of
from binnenuit.domain.initiatives.rules.records import Area, Contact, Content, Location, Schedule, Text
from binnenuit.domain.initiatives.rules.schedule import Pattern, next_dates, pattern, problem, weekdays
from binnenuit.domain.initiatives.rules.validation import Known, findings

START = datetime(2026, 1, 6, 10)  # noqa: DTZ001 -- a Tuesday, by the clock on the wall
TODAY = date(2026, 11, 23)
KNOWN = Known(
    concept_in=lambda concept, scheme: concept == f"a-{scheme}",
    spoken=lambda tag: tag in {"nl", "tr"},
    municipality=lambda code: code == "GM0599",
    province=lambda code: code == "PV28",
)
GOOD = Content(
    organisation="een",
    texts={"nl": Text("Titel")},
    themes=("a-themes",),
    languages=("nl",),
    locations=(Location("GM0599", name="Wijkgebouw Oost", address="Voorbeeldstraat 1", postcode="3014 AB"),),
    schedules=(Schedule(START, "FREQ=WEEKLY;BYDAY=TU"),),
)


@pytest.mark.parametrize(
    ("rrule", "reason"),
    [
        ("FREQ=SECONDLY", "FREQ must be"),
        ("BYDAY=TU", "FREQ must be"),
        ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL"),
        ("FREQ=WEEKLY;INTERVAL=1000000", "INTERVAL"),
        ("FREQ=WEEKLY;INTERVAL=²", "INTERVAL"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY must list days"),
        ("FREQ=WEEKLY;BYDAY=1TU", "without a number"),
        ("FREQ=WEEKLY;BYHOUR=3", "no part of a recurrence rule"),
        ("FREQ=WEEKLY;FREQ=DAILY", "no part of a recurrence rule"),
        ("FREQ=WEEKLY;COUNT=x", "not a recurrence rule"),
        ("FREQ=WEEKLY;UNTIL=20270101T000000Z", "not a recurrence rule"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no date in the first five years"),
        ("elke dinsdag", "no part of a recurrence rule"),
        ("FREQ=WEEKLY\nRRULE:FREQ=DAILY", "FREQ must be"),
    ],
)
def test_a_rule_that_can_not_be_used_is_refused_with_its_reason(rrule, reason):
    assert reason in sentence(problem(Schedule(START, rrule)))


@pytest.mark.parametrize(
    "rrule",
    ["", "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY"],
)
def test_a_rule_that_people_use_is_good(rrule):
    assert problem(Schedule(START, rrule)) is None


@given(
    freq=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    interval=st.integers(1, 4),
    count=st.none() | st.integers(1, 40),
    after=st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)),  # noqa: DTZ001
    limit=st.integers(1, 8),
)
def test_the_next_dates_are_the_next_ones_in_order(freq, interval, count, after, limit):
    counted = f";COUNT={count}" if count else ""
    schedule = Schedule(START, f"FREQ={freq};INTERVAL={interval}{counted}")
    found = [moment for moment, _ in next_dates([schedule], after, limit)]
    assert found == sorted(set(found))
    assert len(found) <= limit
    assert all(moment > after and moment >= START and moment.time() == START.time() for moment in found)
    if not count:
        assert len(found) == limit


@pytest.mark.parametrize(
    ("rrule", "days"),
    [
        ("FREQ=WEEKLY;BYDAY=TH,MO", (0, 3)),
        ("FREQ=WEEKLY", (1,)),
        ("FREQ=DAILY", (0, 1, 2, 3, 4, 5, 6)),
        ("FREQ=DAILY;BYDAY=SA,SU", (5, 6)),
        ("FREQ=MONTHLY;BYDAY=-1FR", (4,)),
        ("FREQ=MONTHLY;BYMONTHDAY=15", ()),
        ("FREQ=YEARLY", ()),
        ("FREQ=WEEKLY;COUNT=2", ()),
        ("FREQ=WEEKLY;UNTIL=20260120T000000", ()),
        ("", ()),
    ],
)
def test_weekdays_are_those_on_which_it_still_takes_place(rrule, days):
    assert weekdays([Schedule(datetime(2026, 1, 6, 10), rrule)], date(2026, 11, 1)) == days  # noqa: DTZ001


def test_what_is_still_to_come_once_has_a_weekday_and_what_is_over_has_none():
    once = Schedule(datetime(2026, 11, 7, 10))  # noqa: DTZ001
    over = Schedule(datetime(2026, 1, 6), "FREQ=DAILY", valid_until=date(2026, 10, 31))  # noqa: DTZ001
    assert weekdays([once, over], date(2026, 11, 7)) == (5,)
    assert weekdays([once, over], date(2026, 11, 8)) == ()


def test_several_schedules_are_merged_and_their_bounds_kept():
    one = Schedule(START, "FREQ=WEEKLY", valid_from=date(2026, 2, 1), valid_until=date(2026, 2, 12))
    other = Schedule(datetime(2026, 2, 5, 20), "")  # noqa: DTZ001
    days = [moment.day for moment, _ in next_dates([one, other], START, 10)]
    assert days == [3, 5, 10]


def test_the_clock_on_the_wall_does_not_move_with_summer_time():
    schedule = Schedule(START, "FREQ=WEEKLY;BYDAY=TU")
    around = next_dates([schedule], datetime(2026, 3, 20), 3)  # noqa: DTZ001
    assert {moment.hour for moment, _ in around} == {10}


@pytest.mark.parametrize(
    ("rrule", "expected"),
    [
        ("", Pattern("once", 1, (), (), START, 60)),
        ("FREQ=WEEKLY", Pattern("weekly", 1, ((0, 1),), (), START, 60)),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", Pattern("weekly", 2, ((0, 0), (0, 4)), (), START, 60)),
        ("FREQ=MONTHLY;BYDAY=-1SU", Pattern("monthly", 1, ((-1, 6),), (), START, 60)),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", Pattern("monthly", 1, ((2, 1),), (), START, 60)),
        ("FREQ=MONTHLY;BYMONTHDAY=15", Pattern("monthly", 1, (), (15,), START, 60)),
    ],
)
def test_a_recurrence_is_taken_apart(rrule, expected):
    assert pattern(Schedule(START, rrule)) == expected


@given(
    status=st.sampled_from(STATUSES),
    days=st.none() | st.integers(0, 5000),
    until=st.none() | st.integers(-400, 400),
)
def test_the_boost_lies_between_0_and_1_and_falls_with_age(status, days, until):
    confirmed = None if days is None else TODAY - timedelta(days=days)
    ends = None if until is None else TODAY + timedelta(days=until)
    now = lifecycle.boost(status, confirmed, ends, TODAY)
    assert 0 < now <= 1
    assert lifecycle.boost(status, confirmed, ends, TODAY + timedelta(days=30)) <= now


def test_what_is_sure_comes_before_what_is_not():
    recent = TODAY - timedelta(days=10)
    assert lifecycle.boost("published", recent, None, TODAY) == 1.0
    assert lifecycle.boost("ended", recent, None, TODAY) < lifecycle.boost("paused", recent, None, TODAY)
    assert lifecycle.boost("published", recent, TODAY - timedelta(days=1), TODAY) == 0.3


def test_stale_is_never_confirmed_or_more_than_a_year_ago():
    assert lifecycle.is_stale(None, TODAY)
    assert lifecycle.is_stale(TODAY - timedelta(days=367), TODAY)
    assert not lifecycle.is_stale(TODAY - timedelta(days=366), TODAY)


@given(st.text(max_size=300))
def test_a_slug_is_always_an_address(title):
    slug = slug_of(title)
    assert 0 < len(slug) <= 70
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert "--" not in slug
    assert slug.strip("-") == slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Taalcafé De Linde!", "taalcafe-de-linde"),
        ("مقهى اللغة", "initiatief"),
        ("Wie? Wat? Waar?", "wie-wat-waar"),
        ("x" * 90, "x" * 70),
    ],
)
def test_slugs(title, slug):
    assert slug_of(title) == slug


def sentences(content):
    return [sentence(each) for each in findings(content, KNOWN)]


VALUES = {
    "text": "x", "tag": "nl", "field": "title", "part": "contact", "number": 5, "lowest": 1, "highest": 9, "choices": "a, b", "kind": "province",
    "point": "1, 2", "why": "y", "code": "abc",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_has_an_english_sentence(name):
    assert "{" not in sentence(wrong(name, **VALUES))


def test_there_are_no_sentences_without_a_finding():
    assert set(SENTENCES) == set(NAMES)


def test_a_value_that_is_no_text_is_given_as_one():
    assert wrong("not_one_of", text={"a": 1}, number=2).values == {"text": "{'a': 1}", "number": 2}


def test_what_is_right_has_no_findings():
    assert findings(GOOD, KNOWN) == []


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ({"texts": {}}, "at least one language"),
        ({"texts": {"nl": Text(" ")}}, "title is empty"),
        ({"texts": {"Nederlands": Text("x")}}, "no language tag"),
        ({"texts": {"nl": Text("x", summary="y" * 501)}}, "summary is longer than 500"),
        ({"texts": {"nl": Text("x\x00y")}}, "control characters"),
        ({"themes": ("b",)}, "themes: 'b' is not in the thesaurus"),
        ({"forms": ("a-themes",)}, "forms: 'a-themes' is not in the thesaurus"),
        ({"themes": ("a-themes", "a-themes")}, "themes: one stands there twice"),
        ({"languages": ("de",)}, "languages: 'de'"),
        ({"languages": ("nl",) * 51}, "languages: more than 50"),
        ({"locations": (Location("GM9999"),)}, "not the code of a municipality"),
        ({"locations": (Location("GM0599", postcode="0123"),)}, "not a postcode"),
        ({"locations": (Location("GM0599", latitude=52.0),)}, "both latitude and longitude"),
        ({"locations": (Location("GM0599", latitude=float("nan"), longitude=4.0),)}, "not a point"),
        ({"locations": (Location("GM0599", latitude=40.0, longitude=4.0),)}, "not a point"),
        ({"locations": (Location("GM0599", name="n" * 201),)}, "name is longer than 200"),
        ({"areas": (Area("province", "GM0599"),)}, "not the code of a province"),
        ({"areas": (Area("world", "NL"),)}, "is not one of municipality"),
        ({"schedules": (Schedule(START, "FREQ=HOURLY"),)}, "schedules: FREQ"),
        ({"schedules": (Schedule(START.replace(second=1)),)}, "whole minutes"),
        ({"schedules": (Schedule(START, minutes=0),)}, "minutes must lie"),
        (
            {"schedules": (Schedule(START, valid_from=TODAY, valid_until=TODAY - timedelta(days=1)),)},
            "valid_until lies before",
        ),
        ({"accessibility": ("lift",)}, "accessibility: 'lift'"),
        ({"participation": ("fax",)}, "participation: 'fax'"),
        ({"cost": "cheap"}, "cost: 'cheap'"),
        ({"cost": "amount"}, "give an amount"),
        ({"cost": "amount", "cost_cents": -5}, "give an amount"),
        ({"cost": "free", "cost_cents": 5}, "leave it out"),
        ({"minimum_age": 20, "maximum_age": 10}, "must be in order"),
        ({"minimum_age": 200}, "lie between 0 and"),
        ({"period_from": TODAY, "period_until": TODAY - timedelta(days=1)}, "period_until lies before"),
        ({"contact": Contact(email="nobody")}, "not an e-mail address"),
        ({"contact": Contact(website="javascript:alert(1)")}, "not a web address"),
        ({"contact": Contact(phone="0" * 41)}, "phone is longer than 40"),
        ({"contact": Contact(name="a\x00b")}, "name has control characters"),
        ({"schedules": (Schedule(START, note="n" * 301),)}, "note is longer than 300"),
        ({"locations": (Location("GM0599", city="a\nb"),)}, "city has control characters"),
        ({"programme": "Geen code"}, "not the code of a programme"),
        ({"programme": "x" * 81}, "not the code of a programme"),
        ({"online_url": "https://[broken"}, "not a web address"),
        ({"locations": ()}, "give a location"),
    ],
)
def test_what_is_wrong_is_said(change, finding):
    found = sentences(replace(GOOD, **change))
    assert any(finding in each for each in found), found


@pytest.mark.parametrize(
    "text",
    [
        Text("Kom naar wijkgebouw oost"),
        Text("x", summary="In de Voorbeeldstraat 1."),
        Text("x", description="Adres: VOORBEELD-STRAAT 1"),
        Text("x", how_to_take_part="Postcode 3014AB"),
        Text("x", cost_note="Betaal bij Wijkgebouw Oost"),
    ],
)
def test_a_text_may_not_give_a_hidden_location_away(text):
    shown = replace(GOOD, texts={"nl": text})
    hidden = replace(shown, locations=(replace(GOOD.locations[0], hidden=True),))
    assert findings(shown, KNOWN) == []
    assert any("gives the hidden location away" in each for each in sentences(hidden))


@pytest.mark.parametrize("text", ["Vraag naar Anna de Vries", "Mail a@example.org", "Bel 0612345678"])
def test_a_text_may_not_give_a_hidden_contact_away(text):
    contact = Contact("Anna de Vries", "a@example.org", "06-12 34 56 78")
    shown = replace(GOOD, contact=contact, schedules=(Schedule(START, note=text),))
    assert findings(shown, KNOWN) == []
    found = sentences(replace(shown, contact_via_organisation=True))
    assert any("gives the hidden contact away" in each for each in found)
