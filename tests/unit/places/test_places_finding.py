"""From what someone types to a place."""

import os
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from binnenuit.foundation.places import service


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rotterdam", "GM0599"),
        ("rotterdam", "GM0599"),
        ("Gemeente Rotterdam", "GM0599"),
        ("Роттердам", "GM0599"),
        ("روتردام", "GM0599"),
        ("Den Haag", "GM0518"),
        ("'s-Gravenhage", "GM0518"),
        ("the hague", "GM0518"),
        ("La Haye", "GM0518"),
        ("Lahey", "GM0518"),
        ("لاهاي", "GM0518"),
        ("den bosch", "GM0796"),
        ("s hertogenbosch", "GM0796"),
        ("أمستردام", "GM0363"),
        ("Amsterdam-Zuidoost", "GM0363"),
        ("Weesp", "GM0363"),
        ("Uden", "GM1991"),
        ("Brielle", "GM1992"),
        ("Boxmeer", "GM1982"),
        ("Sneek", "GM1900"),
        ("Hoek van Holland", "GM0599"),
        ("Utrecht", "GM0344"),
        ("Groningen", "GM0014"),
        ("de friese meren", "GM1940"),
        ("Bergen", "GM0373"),
        ("Hengelo", "GM0164"),
    ],
)
def test_a_name_is_found(text, code):
    place = service.find_place(text)
    assert place is not None
    assert place.municipality_code == code


def test_it_is_shown_as_it_was_asked_for():
    assert service.find_place("den haag").label == "Den Haag"
    assert service.find_place("s-gravenhage").label == "'s-Gravenhage"


@pytest.mark.parametrize(("text", "code"), [("Friesland", "PV21"), ("Fryslân", "PV21"), ("provincie Utrecht", "PV26"), ("Brabant", "PV30")])  # fmt: skip
def test_a_province_is_found(text, code):
    place = service.find_place(text)
    assert (place.kind, place.code, place.municipality_code) == ("province", code, "")


def test_of_one_name_the_largest_comes_first_and_all_are_there():
    found = service.candidates("Bergen")
    assert [place.municipality_code for place in found][:2] == ["GM0373", "GM0893"]
    assert [service.describe(place) for place in found[:2]] == ["Bergen (Noord-Holland)", "Bergen (Limburg)"]
    assert {place.kind for place in service.candidates("Utrecht")} >= {"municipality", "province"}


@pytest.mark.parametrize("text", ["3014", "3014 AB", "3014ab"])
def test_a_postcode_is_found(text):
    place = service.find_place(text)
    assert (place.kind, place.code, place.municipality_code) == ("postcode", "3014", "GM0599")
    assert abs(place.latitude - 51.92) < 0.03
    assert abs(place.longitude - 4.46) < 0.04


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("3014 AB Rotterdam", "3014 Rotterdam"),
        ("3014AB, Rotterdam", "3014 Rotterdam"),
        ("Rotterdam Zuid", "Rotterdam"),
        ("den haag centrum", "Den Haag"),
        ("gemeente Tilburg noord", "Tilburg"),
    ],
)
def test_what_follows_a_place_is_left_out(text, label):
    assert service.find_place(text).label == label


@pytest.mark.parametrize("text", ["", " ", "0000", "1000000", "atlantis", "nan", "NaN", "-1", "gemeente", "provincie ", "()"])  # fmt: skip
def test_nothing_is_found(text):
    assert service.find_place(text) is None


@given(st.text())
@example("\x00\x1f\ud800")
@example("é" * 5_000)
@example("🏳️‍🌈" * 100)
@example("ſ")
@example("gemeente " * 20)
@example("²²²²")
def test_any_text_has_an_answer(text):
    place = service.find_place(text)
    assert place is None or place in service.candidates(text)
    assert len(service.suggest_places(text, limit=3)) <= 3


def test_every_postcode_lies_in_its_municipality_or_near_it():
    codes = {one.code: one for one in service.municipalities()}
    found = [service.find_place(str(number)) for number in range(1000, 10_000)]
    found = [place for place in found if place]
    assert len(found) > 4000
    for place in found:
        home = codes[place.municipality_code]
        # Texel, Súdwest-Fryslân and Terneuzen are the widest: no place is farther than this from the main one.
        assert abs(place.latitude - home.latitude) < 0.3, place
        assert abs(place.longitude - home.longitude) < 0.45, place


def test_every_postcode_lies_near_postcodes_of_near_numbers():
    found = [place for number in range(1000, 10_000) if (place := service.find_place(str(number)))]
    alone = []
    for position, place in enumerate(found):
        near = found[max(position - 6, 0) : position] + found[position + 1 : position + 7]
        if not any(
            abs(place.latitude - other.latitude) < 0.13 and abs(place.longitude - other.longitude) < 0.2
            for other in near
        ):
            alone.append(place.label)
    # An island with one postcode.
    assert alone == ["8899 Vlieland", "9166 Schiermonnikoog"]


@pytest.mark.parametrize(
    ("postcode", "municipality"),
    [
        ("3089", "GM0599"),
        ("1102", "GM0363"),
        ("1381", "GM0363"),
        ("5368", "GM0828"),
        ("8424", "GM0085"),
        ("4542", "GM0715"),
        ("8897", "GM0093"),
        ("4871", "GM0777"),
        ("3248", "GM1924"),
        ("9350", ""),
    ],
)
def test_postcodes_of_names_that_occur_twice(postcode, municipality):
    place = service.find_place(postcode)
    assert (place.municipality_code if place else "") == municipality


def test_every_municipality_and_province_finds_itself():
    for one in service.municipalities():
        assert any(place.code == one.code for place in service.candidates(one.name))
        assert service.find_place(one.name).kind == "municipality"
    for one in service.provinces():  # type: ignore[assignment]
        assert any(place.code == one.code for place in service.candidates(one.name))


def test_suggestions_are_the_largest_first():
    labels = [place.label for place in service.suggest_places("amst")]
    assert labels[:2] == ["Amsterdam", "Amstelveen"]
    assert [place.label for place in service.suggest_places("den ")][:2] == ["Den Haag", "Den Bosch"]
    assert [service.describe(place) for place in service.suggest_places("utr")][:2] == [
        "Utrecht (Utrecht)",
        "Utrecht",
    ]
    assert [place.code for place in service.suggest_places("301", limit=2)] == ["3011", "3012"]
    assert [place.code for place in service.suggest_places("3014 ab")] == ["3014"]


def test_suggestions_show_a_place_once():
    for prefix in ("a", "ber", "haarlem", "s", "zwolle", "ротте"):
        shown = [service.describe(place) for place in service.suggest_places(prefix, limit=50)]
        assert len(shown) == len(set(shown)), prefix


def test_no_prefix_no_suggestions():
    assert (
        service.suggest_places("") == service.suggest_places("...") == service.suggest_places("30143") == []
    )
    assert service.suggest_places("amst", limit=0) == []


def test_importing_the_room_reads_no_data_file():
    script = (
        "import sys, os\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import django\n"
        "django.setup()\n"
        "import binnenuit.foundation.places.service\n"
        "print([path for path in opened if os.path.join('places', 'data') in path])\n"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "binnenuit.config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
