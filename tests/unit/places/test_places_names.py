"""One form for every way of writing a name."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from binnenuit.foundation.places import service
from binnenuit.foundation.places.rules.names import LONGEST, normalise, postcode_digits


@given(st.text())
@example("ﷺ" * 60)
@example("\u0130\u0307\u0345ͅ")
@example("\x00\ud800\U0001f468\u200d\U0001f469")
@example("x" * 10_000)
def test_a_form_is_its_own_form(text):
    form = normalise(text)
    assert normalise(form) == form
    assert len(form) <= LONGEST
    assert form == " ".join(form.split())


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'- éëïüâú", max_size=40))
def test_case_does_not_matter(name):
    assert normalise(name.upper()) == normalise(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("'s-Hertogenbosch", "s hertogenbosch"),
        ("’s-Hertogenbosch", "sHertogenbosch"),
        ("‘s Gravenhage", "'S-GRAVENHAGE"),
        ("Súdwest-Fryslân", "sudwest fryslan"),
        ("IJsselstein", "ĳsselstein"),
        ("Bergen (NH.)", "bergen nh"),
        ("  Den \t Haag\n", "den haag"),
        ("أمستردام", "امستردام"),
        ("أَمْسْتِرْدام", "امستردام"),
        ("روتردام", "ر\u200dوتردام"),
        ("Nuenen, Gerwen en Nederwetten", "nuenen gerwen en nederwetten"),
    ],
)
def test_two_ways_of_writing_are_one_name(one, other):
    assert normalise(one) == normalise(other)


def test_different_names_stay_different():
    assert normalise("sgraven") != normalise("s graven")
    forms = {normalise(one.name) for one in service.municipalities()}
    assert len(forms) == 342


def test_slugs_are_plain():
    slugs = {one.name: one.slug for one in service.municipalities()}
    assert slugs["'s-Gravenhage"] == "s-gravenhage"
    assert slugs["Nuenen, Gerwen en Nederwetten"] == "nuenen-gerwen-en-nederwetten"
    for one in service.municipalities() + service.provinces():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.slug)


@pytest.mark.parametrize("text", ["3014", "3014AB", "3014 ab", " 3014  Ab "])
def test_postcodes(text):
    assert postcode_digits(text) == "3014"


@pytest.mark.parametrize(
    "text", ["", "0123", "301", "30145", "3014 A", "3014 ABC", "x3014", "３０１４", "3014\x00"]
)
def test_no_postcodes(text):
    assert postcode_digits(text) == ""
