import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.foundation.vocabulary.rules import Concept, Label, normalise
from binnenuit.foundation.vocabulary.rules.words import LabelIndex


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("Taalcafé", "taalcafe"),
        ("  Eer-gerelateerd   GEWELD ", "eer gerelateerd geweld"),
        ("LHBTIQ+", "lhbtiq"),
        ("foto's", "fotos"),
        ("İSTANBUL ığdır", "istanbul igdir"),
        ("Tiếng Việt", "tieng viet"),
        ("العَرَبِيَّة", "العربيه"),
        ("أحمد", "احمد"),
        ("हिन्दी", "हिन्दी"),
        ("می‌خواهم", "ميخواهم"),
        ("کودک‌همسری", "كودكهمسري"),
        ("ختانة", "ختانه"),
        ("ኣስላም ሠላም ፀሓይ", "አስላም ሰላም ጸሓይ"),
        ("Нідерландська", "нідерландська"),
        ("Straße", "strasse"),
        ("ﬁets", "fiets"),
        ("?!…", ""),
    ],
)
def test_words_are_compared_without_case_accents_and_punctuation(typed, compared):
    assert normalise(typed) == compared


@given(st.text(max_size=60))
def test_comparing_twice_is_comparing_once(text):
    once = normalise(text)
    assert normalise(once) == once
    assert once == once.strip()
    assert "  " not in once


def concept(number, *labels, scheme="themes"):
    return Concept(
        id=f"c{number}",
        scheme=scheme,
        labels=tuple(Label("nl", kind, text) for kind, text in labels),
    )


WORDS = st.text(alphabet="abÉ -", min_size=1, max_size=12).filter(normalise)


@given(st.lists(WORDS, min_size=1, max_size=12), st.text(alphabet="abé ", min_size=1, max_size=3))
def test_every_label_that_begins_so_is_suggested_and_nothing_else(texts, prefix):
    concepts = [concept(number, ("preferred", text)) for number, text in enumerate(texts)]
    found = {each.concept_id for each in LabelIndex(concepts).suggest(prefix, "nl", 100)}
    wanted = normalise(prefix)
    begins = {each.id for each in concepts if wanted and normalise(each.labels[0].text).startswith(wanted)}
    contains = {each.id for each in concepts if wanted and wanted in normalise(each.labels[0].text)}
    assert begins <= found <= contains


@given(st.lists(WORDS, min_size=1, max_size=12), WORDS)
def test_find_gives_exactly_the_equal_labels(texts, asked):
    concepts = [concept(number, ("hidden", text)) for number, text in enumerate(texts)]
    found = LabelIndex(concepts).find(asked)
    assert list(found) == [each for each in concepts if normalise(each.labels[0].text) == normalise(asked)]


def test_a_hidden_label_finds_but_is_not_shown():
    index = LabelIndex([concept(1, ("preferred", "Taalmaatje"), ("hidden", "praatvriend"))])
    assert [(each.label, each.via) for each in index.suggest("praat", "nl", 5)] == [("Taalmaatje", "")]


def test_a_sentence_is_suggested_from_its_beginning_only():
    index = LabelIndex([concept(1, ("preferred", "Huwelijksdwang"), ("hidden", "ik moet trouwen met hem"))])
    assert [each.concept_id for each in index.suggest("ik moet", "nl", 5)] == ["c1"]
    assert index.suggest("trouwen", "nl", 5) == ()
    assert [each.id for each in index.find("Ik moet trouwen met hem!")] == ["c1"]


def test_an_alternative_label_that_fits_is_told():
    index = LabelIndex([concept(1, ("preferred", "Taalmaatje"), ("alternative", "praatmaatje"))])
    assert [(each.label, each.via) for each in index.suggest("praat", "nl", 5)] == [
        ("Taalmaatje", "praatmaatje")
    ]


def test_the_beginning_of_a_preferred_label_of_a_theme_comes_first():
    index = LabelIndex(
        [
            concept(1, ("preferred", "Turks"), scheme="languages"),
            concept(2, ("preferred", "Samen turnen")),
            concept(3, ("preferred", "Sport"), ("alternative", "turnen")),
            concept(4, ("preferred", "Tuinieren in de wijk")),
        ]
    )
    assert [each.concept_id for each in index.suggest("tu", "nl", 9)] == ["c4", "c1", "c3", "c2"]


def test_small_words_inside_a_label_are_no_beginnings():
    index = LabelIndex([concept(1, ("preferred", "De weg in de zorg"))])
    assert index.suggest("in", "nl", 5) == ()
    assert [each.concept_id for each in index.suggest("de w", "nl", 5)] == ["c1"]


@pytest.mark.parametrize("prefix", ["", " ", "+", "\x00", "\U0010ffff", "x" * 100_000])
def test_nothing_fits_nonsense(prefix):
    assert LabelIndex([concept(1, ("preferred", "Dialoog"))]).suggest(prefix, "nl", 5) == ()


def test_no_more_than_asked_for():
    index = LabelIndex([concept(number, ("preferred", f"Taal {number}")) for number in range(9)])
    assert len(index.suggest("taal", "nl", 4)) == 4
    assert index.suggest("taal", "nl", 0) == ()
    assert index.suggest("taal", "nl", -1) == ()
