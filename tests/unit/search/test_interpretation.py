import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import search as make
from tests.unit.search.conftest import build

from binnenuit.foundation.vocabulary.service import Thesaurus
from binnenuit.search import engine
from binnenuit.search.index import reader
from binnenuit.search.parsing.interpretation import RADIUS_KM, WIDER_KM, interpret_query
from binnenuit.search.types import Near, Point, SearchRequest

CONCEPTS = (
    *make.thesaurus().concepts,
    make.concept(
        "gedwongen-trouwen",
        "nl:preferred:gedwongen trouwen",
        "nl:hidden:dwingen te trouwen",
        "nl:hidden:ik wil niet trouwen",
        "tr:hidden:zorla evlendirmek",
        "pl:preferred:przymusowe małżeństwo",
        "ar:preferred:زواج قسري",
        "uk:preferred:примусовий шлюб",
        "fr:preferred:famille",
        "es:preferred:casa",
    ),
    make.concept("ouders", "nl:preferred:ouders", scheme="target_groups"),
    make.concept("ouderen", "nl:preferred:ouderen", "nl:hidden:oudere", scheme="target_groups"),
    make.concept("koken", "nl:preferred:samen koken", "nl:hidden:koken"),
    make.concept("kookles", "nl:preferred:kookles", "nl:alternative:koken", scheme="forms"),
    make.concept("buren", "nl:preferred:buren"),
    make.concept("buurthuis", "nl:preferred:buurthuis"),
    make.concept("mets", "en:preferred:METS"),
    make.concept("thuis", "es:hidden:huis"),
    make.concept("taal-nederlands", "nl:preferred:Nederlands", scheme="languages", notation="nl"),
    make.concept("oud", "nl:preferred:wandelclub"),
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    root = tmp_path_factory.mktemp("index")
    documents = [
        make.document(1, "Samen zijn", "Een bericht over een neef en familie."),
        make.document(2, "Wandelklub"),
        make.document(3, "Alles", concepts=tuple(concept.id for concept in CONCEPTS)),
    ]
    build(root, documents, words=("buurt", "huis"), vocabulary=Thesaurus(CONCEPTS, version=1))
    return reader.snapshot(root)


@pytest.fixture(scope="module")
def taken(snapshot):
    def codes(text, **how):
        return [each.code for each in interpret_query(snapshot, SearchRequest(text, **how)).understood]

    return codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Huwelijksdwang?", ["huwelijksdwang"]),
        ("uithuwelijken", ["huwelijksdwang"]),
        ("forced marriages", ["huwelijksdwang"]),
        ("Zorla Evlendirme", ["huwelijksdwang"]),
        ("ZORLA EVLENDİRMEK", ["gedwongen-trouwen"]),
        ("ailem beni zorla evlendirmeye çalışıyor", ["huwelijksdwang"]),
        ("przymusowego małżeństwa", ["gedwongen-trouwen"]),
        ("الزواج القسري", ["gedwongen-trouwen"]),
        ("بزواج قسري", ["gedwongen-trouwen"]),
        ("ПРИМУСОВОГО ШЛЮБУ", ["gedwongen-trouwen"]),
        ("примусовий шлюб", ["gedwongen-trouwen"]),
        ("mijn ouders dwingen me te trouwen", ["ouders", "gedwongen-trouwen"]),
        ("moet ik trouwen? ik ben gedwongen", ["gedwongen-trouwen"]),
        ("ouders", ["ouders"]),
        ("ouderen", ["ouderen"]),
        ("samen koken", ["koken"]),
        ("koken", ["koken"]),
        ("buurt huis", ["buurthuis"]),
        ("dwang bij huwelijk", ["huwelijksdwang"]),
        ("huwlijksdwang", ["huwelijksdwang"]),
        ("schadelijke prakijken", []),
        ("eenzame jongeren", ["eenzaamheid", "jongeren"]),
        ("buren met huis", ["buren"]),
        ("Turks", ["taal-turks"]),
        ("nederlands", []),
        ('"huwelijksdwang" en "sociaal contact"', []),
        ("-huwelijksdwang buren", ["buren"]),
        ("familie", []),
        ("niets van dit alles", []),
        ("wandelclub", ["oud"]),
        ("", []),
    ],
)
def test_words_are_taken_for_concepts(taken, text, codes):
    assert taken(text) == codes


def test_words_far_apart_are_no_label(taken):
    assert taken("gedwongen een dag lang in de regen op straat te staan voor wie gaat trouwen") == []


def test_no_more_than_a_few_concepts(taken):
    assert len(taken("huwelijksdwang eenzaamheid vrouwen jongeren taalmaatje dialoog")) == 4


def test_what_was_taken_back_is_not_taken_for_the_next_best(taken, snapshot):
    assert taken("koken", literal=("koken",)) == []
    question = interpret_query(snapshot, SearchRequest("koken buren", literal=("koken",))).question
    assert question.words == ("koken",)
    assert [each.words for each in question.concepts] == [("buren",)]


def test_what_was_typed_is_told_as_it_was_typed(snapshot):
    found = interpret_query(snapshot, SearchRequest("Mijn ouders DWINGEN me te trouwen!")).understood
    assert [(each.kind, each.typed) for each in found] == [
        ("concept", "ouders"),
        ("concept", "DWINGEN me te trouwen"),
    ]


def test_in_a_sentence_who_speaks_only_lifts(snapshot):
    question = interpret_query(snapshot, SearchRequest("mijn ouders dwingen me te trouwen")).question
    assert question.optional_terms
    assert [(each.words, each.needed) for each in question.concepts] == [
        (("ouders",), False),
        (("dwingen", "trouwen"), True),
    ]
    assert not interpret_query(snapshot, SearchRequest("ouders gedwongen trouwen")).question.optional_terms


def test_a_typing_error_in_a_label_is_told(snapshot):
    found = interpret_query(snapshot, SearchRequest("buren huwlijksdwang"))
    assert found.corrections == (("huwlijksdwang", "huwelijksdwang"),)
    assert interpret_query(snapshot, SearchRequest("wandelklub")).corrections == ()


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("wandelen rotterdam", "Rotterdam", ("wandelen",)),
        ("wandelen in Den Haag", "Den Haag", ("wandelen",)),
        ("wandelen in de buurt van Den Haag met kinderen", "Den Haag", ("wandelen", "kinderen")),
        ("'s-Hertogenbosch wandelen", "'s-Hertogenbosch", ("wandelen",)),
        ("wandelen near Utrecht", "Utrecht", ("wandelen",)),
        ("spacer w Rotterdamie", "Rotterdam", ("spacer",)),
        ("Rotterdam'da spor", "Rotterdam", ("spor",)),
        ("شيء في روتردام", "Rotterdam", ("شيء",)),
        ("شيء بروتردام", "Rotterdam", ("شيء",)),
        ("wandelen 3014", "3014 Rotterdam", ("wandelen",)),
        ("wandelen 3014 AB", "3014 Rotterdam", ("wandelen",)),
        ("3014ab", "3014 Rotterdam", ()),
        ("wandelen in 2025", "2025 Haarlem", ("wandelen",)),
        ("wandelen in best", "Best", ("wandelen",)),
        ("wandelen Best", "Best", ("wandelen",)),
        ("wandelen in Huizen", "Huizen", ("wandelen",)),
        ("wandelen in Een", "Een", ("wandelen",)),
        ("wandelen bij Eefde", "Eefde", ("wandelen",)),
    ],
)
def test_a_place_is_read_from_the_question(snapshot, text, label, words):
    found = interpret_query(snapshot, SearchRequest(text))
    assert found.near.label == label
    assert found.near.radius_km == RADIUS_KM
    assert found.question.words == words
    assert [each.kind for each in found.understood] == ["place"]


@pytest.mark.parametrize(
    "text",
    [
        "wandelen best",
        "best",
        "Best goed wandelen",
        "kunst in de wijk",
        "wandelen bij een bos",
        "echt wandelen",
        "eten bij buren",
        "wandelen 2025",
        "huizen",
        "nederland",
        '"rotterdam"',
        "-rotterdam wandelen",
    ],
)
def test_ordinary_words_are_no_places(snapshot, text):
    found = interpret_query(snapshot, SearchRequest(text))
    assert found.near is None
    assert found.place is None


def test_a_province_is_no_circle(snapshot):
    found = interpret_query(snapshot, SearchRequest("wandelen zuid-holland"))
    assert (found.near, found.place.code, found.question.words) == (None, "PV28", ("wandelen",))


def test_the_place_asked_for_goes_before_the_one_in_the_text(snapshot):
    found = interpret_query(snapshot, SearchRequest("wandelen rotterdam", near=Near(make.UTRECHT, 5)))
    assert (found.near, found.question.words) == (None, ("wandelen", "rotterdam"))


def test_a_place_that_was_taken_back_is_a_word(snapshot):
    found = interpret_query(snapshot, SearchRequest("wandelen rotterdam", literal=("GM0599",)))
    assert (found.near, found.question.words) == (None, ("wandelen", "rotterdam"))


@given(st.text(max_size=300) | st.text(alphabet="abين'’3014 rotedamИшлюб-\"", max_size=80))
def test_any_text_is_understood(snapshot, text):
    found = interpret_query(snapshot, SearchRequest(text))
    for each in found.understood:
        assert each.typed in text
    assert len(found.understood) <= 5


@pytest.fixture
def corpus(built):
    return built(
        make.document(1, "Praten over thuis", concepts=("huwelijksdwang",), points=(make.ROTTERDAM,)),
        make.document(
            2,
            "Wandelen",
            "Van Utrecht naar Rotterdam.",
            points=(make.UTRECHT,),
            facets={"province": ("PV26",)},
        ),
        make.document(3, "Rotterdam belt", "Wandelen aan de telefoon."),
        make.document(4, "Wandelen voor ouders", points=(make.ROTTERDAM,), facets={"province": ("PV28",)}),
        vocabulary=Thesaurus(CONCEPTS, version=1),
    )


def found(text, **how):
    return sorted(hit.code for hit in engine.search(SearchRequest(text, **how)).hits)


@pytest.mark.usefixtures("corpus")
def test_a_broader_concept_finds_what_is_narrower():
    assert found("schadelijke praktijken") == found("gedwongen relaties") == ["c1"]


@pytest.mark.usefixtures("corpus")
def test_words_of_another_language_need_not_be_in_a_record():
    page = engine.search(SearchRequest("lütfen bana yardım edin, zorla evlendirme"))
    assert [hit.code for hit in page.hits] == ["c1"]
    assert (page.matching, page.corrections) == ("all", ())


@pytest.mark.usefixtures("corpus")
def test_other_words_of_a_short_question_count():
    assert found("huwelijksdwang telefoon onzinwoord") == ["c1"]
    assert engine.search(SearchRequest("huwelijksdwang telefoon")).matching == "most"


@pytest.mark.usefixtures("corpus")
def test_a_place_narrows_to_what_is_near_or_nowhere_and_named_so():
    assert found("wandelen rotterdam") == ["c3", "c4"]
    assert found("rotterdam") == ["c1", "c3", "c4"]
    assert found("wandelen rotterdam", literal=("GM0599",)) == ["c2", "c3"]
    page = engine.search(SearchRequest("rotterdam", sort="distance"))
    assert page.near.label == "Rotterdam"
    assert page.hits[0].distance_km < 1


def test_a_concept_that_nobody_has_finds_what_is_broader(built):
    built(make.document(1, "Praten", concepts=("gedwongen-relaties",)), make.document(2, "Zwijgen"))
    assert found("huwelijksdwang") == ["c1"]


def test_words_of_a_concept_that_finds_nothing_are_words(built):
    built(make.document(1, "Eenzaamheid"), make.document(2, "Zwijgen"))
    page = engine.search(SearchRequest("eenzaamheid"))
    assert [hit.code for hit in page.hits] == ["c1"]
    assert [each.code for each in page.understood] == ["eenzaamheid"]


def test_homonyms_are_all_found(built):
    built(
        make.document(1, "Een", concepts=("koken",)),
        make.document(2, "Twee", concepts=("kookles",)),
        vocabulary=Thesaurus(CONCEPTS, version=1),
    )
    assert found("koken") == ["c1", "c2"]
    assert [each.code for each in engine.search(SearchRequest("koken")).understood] == ["koken"]


def test_the_very_concept_goes_before_a_narrower_one(built):
    built(
        make.document(1, "Een", concepts=("huwelijksdwang",)),
        make.document(2, "Twee", concepts=("gedwongen-relaties",)),
    )
    hits = engine.search(SearchRequest("gedwongen relaties")).hits
    assert [hit.code for hit in hits] == ["c2", "c1"]


def test_where_little_is_near_one_looks_farther_and_online_the_nearest_first(built):
    built(
        make.document(1, "Wandelen", points=(make.UTRECHT,)),
        make.document(2, "Wandelen naar wandelaars", points=(Point(52.15, 5.38),)),
        make.document(3, "Wandelen", points=(make.GRONINGEN,)),
        make.document(4, "Wandelen op je scherm", facets={"online": ("yes",)}),
        make.document(5, "Wandelen", points=(make.GRONINGEN,), facets={"municipality": ("GM0344",)}),
    )
    page = engine.search(SearchRequest("wandelen utrecht"))
    assert page.near.radius_km == WIDER_KM
    assert [hit.code for hit in page.hits][2:] == ["c2", "c4"]
    assert sorted(hit.code for hit in page.hits) == ["c1", "c2", "c4", "c5"]
    built(*(make.document(pk, "Wandelen", points=(make.UTRECHT,)) for pk in range(1, 12)))
    assert engine.search(SearchRequest("wandelen utrecht")).near.radius_km == RADIUS_KM


@pytest.mark.usefixtures("corpus")
def test_a_province_narrows_to_itself():
    assert found("wandelen zuid-holland") == ["c4"]


@pytest.mark.usefixtures("corpus")
def test_counts_of_a_place_alone_are_not_those_of_everything():
    def counted(text):
        return engine.search(SearchRequest(text)).facets["theme"]

    assert counted("")[0].count == 1
    assert counted("zuid-holland") == ()
    assert counted("rotterdam")[0].count == 1


@pytest.mark.usefixtures("corpus")
def test_a_label_of_a_concept_is_marked_in_the_text(built):
    built(make.document(1, "Over huwelijksdwang", concepts=("huwelijksdwang",)))
    hit = engine.search(SearchRequest("forced marriage")).hits[0]
    assert [part.text for part in hit.title if part.hit] == ["huwelijksdwang"]
