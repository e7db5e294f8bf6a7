import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.search.text.analyzer import Analyzer, dutch_stem, fold, spans, tokenize
from binnenuit.search.text.decompounder import word_list

analyzer = Analyzer(["gesprek", "kring"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("initiatief", "initiatieven"),
        ("huis", "huizen"),
        ("brief", "brieven"),
        ("vrouw", "vrouwen"),
        ("taalmaatje", "taalmaatjes"),
        ("café", "cafés"),
        ("foto", "foto's"),
        ("vrijwilliger", "vrijwilligers"),
        ("bijeenkomst", "bijeenkomsten"),
        ("taal", "talen"),
    ],
)
def test_forms_of_one_dutch_word_meet(one, other):
    assert dutch_stem(fold(one)) == dutch_stem(fold(other))


@pytest.mark.parametrize(("one", "other"), [("gezond", "zon"), ("moeder", "moed"), ("bestuur", "best")])
def test_different_dutch_words_do_not_meet(one, other):
    assert dutch_stem(one) != dutch_stem(other)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Çiğdem", "cigdem"),
        ("ığdır", "igdir"),
        ("İstanbul", "istanbul"),
        ("Straße", "strasse"),
        ("O’Brien", "obrien"),
        ("أحمد", "احمد"),
        ("زواجٌ", "زواج"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_accents_and_case_fall_away_in_every_script(typed, folded):
    assert fold(typed) == folded


def test_words_are_cut_at_what_is_no_letter():
    assert tokenize("LHBTI+-café, e-mail: ga-mee (2026)!") == [
        "lhbti",
        "cafe",
        "e",
        "mail",
        "ga",
        "mee",
        "2026",
    ]


@given(st.text())
def test_any_text_gives_words_that_an_index_can_hold(text):
    for word in tokenize(text):
        assert word
        assert len(word) <= 60
        assert not any(character.isspace() for character in word)
        word.encode()


@given(st.text())
def test_spans_are_the_words_and_where_they_stand(text):
    found = list(spans(text))
    assert [word for _start, _end, word in found] == tokenize(text)
    assert all(fold(text[start:end]) == word for start, end, word in found)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    for word in tokenize(text):
        assert fold(word) == word


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("taalmaatje", ("taal", "maatje")),
        ("taalmaatjes", ("taal", "maatjes")),
        ("huwelijksdwang", ("huwelijk", "dwang")),
        ("vrouwengroep", ("vrouwen", "groep")),
        ("buurthuizen", ("buurt", "huizen")),
        ("kinderopvang", ("kinder", "opvang")),
        ("gesprekskring", ("gesprek", "kring")),
        ("jongerenwerkersoverleg", ("jongeren", "werkers", "overleg")),
    ],
)
def test_compounds_are_split_into_their_words(compound, parts):
    assert analyzer.parts(compound) == parts


@pytest.mark.parametrize(
    "word",
    [
        "vrijwilliger",
        "bestaande",
        "amsterdam",
        "samenleving",
        "gemeenschap",
        "organisatie",
        "weduwe",
        "lichaam",
    ],
)
def test_what_is_no_compound_stays_whole(word):
    assert analyzer.parts(word) == ()


def test_a_compound_is_found_by_its_whole_and_by_its_parts():
    keys = analyzer.index_terms("vrouwengroepen", "nl")
    assert set(analyzer.index_terms("vrouwengroep", "nl")) == set(keys)
    assert {dutch_stem("vrouw"), dutch_stem("groep")} < set(keys)


def test_each_language_has_its_own_stems():
    assert analyzer.stemmed(["meetings", "women"], "en") == ["meet", "women"]
    assert analyzer.stemmed(["evlendirme"], "tr") == ["evlendirme"]


def test_a_word_of_a_question_is_asked_in_every_language():
    assert set(analyzer.query_terms("meetings")) == {dutch_stem("meetings"), "meet", "meetings"}


@pytest.mark.parametrize("name", ["stop-words.txt", "words-nl.txt", "no-parts-nl.txt"])
def test_word_lists_are_folded(name):
    assert word_list(name)
    assert all(tokenize(word) == [word] for word in word_list(name))
