"""What `make check` says of Dutch that is too hard."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

SCRIPT = Path(__file__).resolve().parents[2] / "scripts/readability.py"


def script():
    spec = importlib.util.spec_from_file_location("readability", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


readability = script()
HARD = """De verantwoordelijkheid voor de totstandkoming van gemeentelijke ondersteuningsvoorzieningen
berust bij de desbetreffende overheidsinstantie in samenspraak met belanghebbenden."""


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("buurt", 1),
        ("taalmaatje", 3),
        ("geëerd", 2),
        ("nieuwe", 2),
        ("eeuwig", 2),
        ("cadeautje", 3),
        ("verantwoordelijkheid", 6),
        ("gemeenschap", 3),
        ("ideeën", 3),
        ("zelfbeschikking", 2),
        ("cbs", 2),
        ("tv", 1),
    ],
)
def test_syllables_are_counted_as_one_says_them(word, count):
    assert readability.syllables(word) == count


def test_the_ease_is_that_of_the_published_formula():
    one = readability.measured("De kat zit op de mat. De hond ligt in de tuin.")
    assert (one.words, one.sentences, one.syllables, one.longest) == (12, 2, 12, 6)
    assert one.ease == pytest.approx(206.84 - 0.93 * 6 - 77)
    assert not one.too_hard


def test_markup_and_variables_are_no_words_of_the_text():
    one = readability.measured('Bel <a href="tel:112">112</a> of %(name)s op {count} plekken.')
    assert one.words == 6


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        (HARD, True),
        (
            "Je mag er zo in en je hoeft niets mee te doen of te zeggen als je dat niet wilt en dat is goed.",
            True,
        ),
        ("Verantwoordelijkheidsverdeling", False),
        ("Je mag er zo in. Je hoeft niets te doen. Je hoeft ook niets te zeggen.", False),
    ],
)
def test_long_words_and_long_sentences_are_too_hard_and_a_label_is_not_measured(text, hard):
    assert readability.measured(text).too_hard is hard


@given(st.text(max_size=200))
def test_any_text_can_be_measured(text):
    one = readability.measured(text)
    assert one.syllables >= one.words
    assert one.longest <= one.words
