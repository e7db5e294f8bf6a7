"""What is written otherwise than it is asked: compounds, diminutives, spellings, scripts."""

import pytest
from tests.factories import search as make

from binnenuit.search import engine
from binnenuit.search.text.analyzer import Analyzer, fold
from binnenuit.search.text.scripts import attached, light_stem
from binnenuit.search.text.spelling import variants
from binnenuit.search.types import SearchRequest, Texts

WORDS = ("buurt", "huis", "dwang", "huwelijk", "groep", "praten", "praat", "kring", "maat", "club", "mannen")
analyzer = Analyzer(WORDS)


def found(text):
    return sorted(hit.code for hit in engine.search(SearchRequest(text)).hits)


@pytest.fixture
def corpus(built):
    return built(
        make.document(1, "Dwang bij een huwelijk"),
        make.document(2, "Ons buurthuis"),
        make.document(3, "Praatgroepjes met foto's"),
        make.document(4, "Contact met yoga in 't café"),
        make.document(5, "Na je coming-out"),
        make.document(6, "Schrijfclub"),
        make.document(7, texts={"ar": Texts("الزواج والحب")}),
        make.document(8, texts={"am": Texts("ሠላም")}),
        make.document(9, texts={"tr": Texts("IĞDIR İSTANBUL")}),
        make.document(10, texts={"uk": Texts("ЖІНКИ Київ")}),
        make.document(11, "Mannen aan zet", "Een kring van mannen die praten."),
        words=WORDS,
    )


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("huwelijksdwang", ["c1"]),
        ("dwang huwelijk", ["c1"]),
        ("buurt huis", ["c2"]),
        ("buurthuizen", ["c2"]),
        ("huis", ["c2"]),
        ("praatgroep", ["c3"]),
        ("praat groepje", ["c3"]),
        ("groepjes", ["c3"]),
        ("foto", ["c3"]),
        ("fotos", ["c3"]),
        ("cafe", ["c4"]),
        ("kontakt", ["c4"]),
        ("comingout", ["c5"]),
        ("coming out", ["c5"]),
        ("coming-out", ["c5"]),
        ('"coming out"', ["c5"]),
        ("schrijf club", ["c6"]),
        ("زواج", ["c7"]),
        ("حب", ["c7"]),
        ("ሰላም", ["c8"]),
        ("ığdır", ["c9"]),
        ("igdir", ["c9"]),
        ("istanbul", ["c9"]),
        ("ISTANBUL", ["c9"]),
        ("жінки", ["c10"]),
        ("київ", ["c10"]),
        ("mannenkring", ["c11"]),
        ('"buurt huis"', []),
        ("-buurthuis ons", []),
    ],
)
def test_is_found(text, codes):
    assert found(text) == codes


@pytest.mark.usefixtures("corpus")
def test_a_compound_that_nobody_has_is_a_kind_of_its_last_part():
    page = engine.search(SearchRequest("eetclub"))
    assert ([hit.code for hit in page.hits], page.matching) == (["c6"], "some")


@pytest.mark.usefixtures("corpus")
def test_another_spelling_is_told():
    page = engine.search(SearchRequest("kontakt"))
    assert (page.matching, page.corrections) == ("typos", (("kontakt", "contact"),))


def test_with_little_a_far_commoner_word_is_told(built):
    built(
        make.document(1, "Vrijwiligers gezocht"),
        *(make.document(pk, "Vrijwilligers gezocht") for pk in range(2, 30)),
    )
    page = engine.search(SearchRequest("vrijwiligers"))
    assert (page.total, page.corrections) == (1, (("vrijwiligers", "vrijwilligers"),))
    assert engine.search(SearchRequest("vrijwilligers")).corrections == ()


def test_what_was_found_elsewhere_is_marked(built):
    built(make.document(1, "Ons buurthuis"), words=WORDS)
    hit = engine.search(SearchRequest("buurt huis")).hits[0]
    assert [part.text for part in hit.title if part.hit] == ["buurthuis"]


def test_an_exclusion_looks_at_what_a_record_says_itself(built):
    built(
        make.document(1, "Praten", concepts=("huwelijksdwang",)),
        make.document(2, "Praten over uithuwelijken"),
    )
    assert found("praten -uithuwelijken") == ["c1"]


@pytest.mark.parametrize(
    ("diminutive", "base"),
    [
        ("groepje", "groep"),
        ("groepjes", "groep"),
        ("kringetje", "kring"),
        ("huisje", "huis"),
        ("clubjes", "club"),
        ("buurthuisje", "buurthuis"),
    ],
)
def test_a_diminutive_meets_its_base(diminutive, base):
    assert set(analyzer.index_terms(base, "nl")) <= set(analyzer.index_terms(diminutive, "nl"))
    assert analyzer.stem_variants(diminutive)[-1] == analyzer.stem_variants(base)[0]


@pytest.mark.parametrize("word", ["maatje", "taalmaatje", "meisjes", "beetje", "oranje", "groep"])
def test_what_is_no_diminutive_keeps_its_meaning(word):
    assert len(analyzer.stem_variants(word)) == 1


@pytest.mark.parametrize(
    ("written", "stem"),
    [
        ("الزواج", "زواج"),
        ("والزواج", "زواج"),
        ("للزواج", "زواج"),
        ("نساء", "نساء"),
        ("مدرسة", "مدرس"),
        ("یک", "يك"),
        ("huis", "huis"),
        ("ال", "ال"),
    ],
)
def test_arabic_loses_what_is_written_onto_a_word(written, stem):
    assert light_stem(fold(written)) == stem


@pytest.mark.parametrize(("written", "bare"), [("بروتردام", "روتردام"), ("لها", ""), ("روتردام", "")])
def test_one_letter_may_be_a_word(written, bare):
    assert attached(written) == bare


@pytest.mark.parametrize(("one", "other"), [("ሠላም", "ሰላም"), ("ኀይል", "ሀይል"), ("ዐለም", "አለም"), ("ፀሐይ", "ጸሀይ")])
def test_ethiopic_letters_of_one_sound_are_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("kontakt", "contact"),
        ("kollektief", "collectief"),
        ("leyden", "leijden"),
        ("mensch", "mens"),
        ("philosofie", "filosofie"),
    ],
)
def test_other_spellings(word, other):
    assert other in variants(word)
    assert word not in variants(word)
