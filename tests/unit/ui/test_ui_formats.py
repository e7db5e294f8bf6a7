from datetime import date

import pytest
from babel.numbers import format_decimal
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.foundation.vocabulary.service import Said
from binnenuit.kernel.money import euros
from binnenuit.ui import formats
from binnenuit.ui.languages import LANGUAGES


@pytest.mark.parametrize(("language", "expected"), [("nl", "3 februari 2026"), ("en", "3 February 2026")])
def test_a_day_is_written_out(language, expected):
    with translation.override(language):
        assert formats.day(date(2026, 2, 3)) == expected
        assert formats.day("2026-02-03") == expected
        assert formats.day("2026-02-03T10:00:00+00:00") == expected


@pytest.mark.parametrize(("language", "expected"), [("nl", "1.234.567"), ("en", "1,234,567")])
def test_numbers_have_the_separators_of_the_language(language, expected):
    with translation.override(language):
        assert formats.number(1234567) == expected


@pytest.mark.parametrize(
    ("language", "cents", "expected"),
    [
        ("nl", euros(1250), "€\xa01.250"),
        ("nl", euros(2, 50), "€\xa02,50"),
        ("en", euros(1250), "€1,250"),
        ("en", euros(2, 5), "€2.05"),
        ("pl", euros(2, 50), "2,50\xa0€"),
        ("fr", euros(12), "12\xa0€"),
    ],
)
def test_money_has_cents_only_where_there_are_any(language, cents, expected):
    with translation.override(language):
        assert formats.money(cents).replace(" ", "\xa0") == expected


@pytest.mark.parametrize(
    ("kilometres", "dutch", "english"),
    [
        (0, "100 m", "100 m"),
        (0.24, "200 m", "200 m"),
        (0.949, "900 m", "900 m"),
        (0.96, "1 km", "1 km"),
        (1.34, "1,3 km", "1.3 km"),
        (9.94, "9,9 km", "9.9 km"),
        (9.96, "10 km", "10 km"),
        (1234.4, "1.234 km", "1,234 km"),
    ],
)
def test_a_distance_is_said_as_people_say_it(kilometres, dutch, english):
    with translation.override("nl"):
        assert formats.distance(kilometres) == dutch
    with translation.override("en"):
        assert formats.distance(kilometres) == english


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", "8.2 كم"),
        ("uk", "8,2 км"),
        ("fr", "8,2 km"),
        ("pl", "8,2 km"),
        ("tr", "8,2 km"),
        ("so", "8.2 km"),
    ],
)
def test_a_distance_has_the_separators_and_units_of_the_language(language, expected):
    with translation.override(language):
        assert formats.distance(8.2).replace("\u202f", " ").replace("\xa0", " ") == expected


@given(st.floats(0, 20_000))
def test_no_distance_is_nothing_or_more_precise_than_one_knows(kilometres):
    text = formats.distance(kilometres)
    number, unit = text.split(" ")
    assert number != "0"
    assert unit in {"m", "km"}
    assert not (unit == "m" and int(number) % 100)


def test_a_text_is_the_readers_or_else_dutch_or_else_what_there_is():
    with translation.override("en"):
        assert formats.passage({"nl": "een", "en": "one"}) == formats.Passage("one", "en")
        assert formats.passage({"nl": "een", "en": ""}) == formats.Passage("een", "nl")
        assert formats.passage({"tr": "bir", "so": "kow"}) == formats.Passage("kow", "so")
        assert formats.passage({}) == formats.Passage("", "en")


@pytest.mark.parametrize(
    ("tag", "expected"), [("ar", "rtl"), ("fa-AF", "rtl"), ("ckb", "rtl"), ("nl", "ltr"), ("ku", "ltr")]
)
def test_direction_follows_the_language(tag, expected):
    assert formats.direction(tag) == expected


@pytest.mark.parametrize(
    ("language", "tag", "expected"),
    [
        ("nl", "tr", "Turks"),
        ("nl", "zh-Hant", "Chinees (traditioneel)"),
        ("nl", "qq-weird-", "qq-weird-"),
        ("en", "tr", "Turkish"),
        ("en", "zh-Hant", "Chinese (Traditional)"),
    ],
)
def test_a_language_is_named_where_we_know_a_name(language, tag, expected):
    with translation.override(language):
        assert formats.language_name(tag) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [("https://www.movisie.nl/artikel", "movisie.nl"), ("http://x.org:80", "x.org"), ("iets", "iets")],
)
def test_a_website_is_called_by_its_host(address, expected):
    assert formats.host(address) == expected


def test_words_in_another_language_say_so_on_the_page():
    with translation.override("ar"):
        assert formats.said(Said("Taal & zo", "nl")) == '<span lang="nl" dir="ltr">Taal &amp; zo</span>'
        assert formats.said(Said("مثال", "ar")) == "مثال"
        assert formats.said("<b>") == "&lt;b&gt;"
    with translation.override("nl"):
        assert formats.said(Said("مثال", "ar")) == '<span lang="ar" dir="rtl">مثال</span>'
        assert formats.said(Said("Taal", "nl")) == "Taal"


@given(st.sampled_from([*LANGUAGES, "hi", "es"]), st.integers(0, 10**12) | st.integers(-10, 20_000))
def test_a_number_is_as_babel_writes_it(language, value):
    with translation.override(language):
        assert formats.number(value) == format_decimal(value, locale=formats.locale())
