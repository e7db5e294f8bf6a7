"""The real thesaurus, as it stands in the files: what it promises to visitors and to other rooms."""

import re

import pytest

from binnenuit.foundation.vocabulary.actions import DATA
from binnenuit.foundation.vocabulary.queries.reading import read_concepts
from binnenuit.foundation.vocabulary.rules import SCHEMES, Thesaurus, normalise

LONGEST_SENTENCE = 22


@pytest.fixture(scope="module")
def thesaurus():
    return Thesaurus(read_concepts(DATA), version=1)


def test_it_is_as_large_as_promised(thesaurus):
    assert len(thesaurus.concepts) >= 160
    assert len(thesaurus.in_scheme("languages")) >= 45


def test_every_facet_has_room(thesaurus):
    for scheme in SCHEMES.values():
        assert 0 < len(thesaurus.facet_values(scheme.id)) <= scheme.facet_limit


def test_themes_have_few_tops_and_every_theme_counts_in_the_facet(thesaurus):
    assert 10 <= len(thesaurus.top_concepts("themes")) <= 14
    for concept in thesaurus.in_scheme("themes"):
        assert thesaurus.facet_values_of(concept.id)


def test_every_concept_is_named_in_dutch_and_english(thesaurus):
    for concept in thesaurus.concepts:
        languages = {label.language for label in concept.labels if label.kind == "preferred"}
        assert {"nl", "en"} <= languages, concept.id


def test_every_theme_is_explained_in_dutch_and_english_for_professionals_and_simply(thesaurus):
    needed = {(language, kind) for language in ("nl", "en") for kind in ("definition", "simple")}
    for concept in thesaurus.in_scheme("themes"):
        explained = {(text.language, text.kind) for text in concept.definitions}
        assert needed <= explained, concept.id


def test_texts_name_only_telephone_numbers_that_were_checked(thesaurus):
    # Emergency number; 113 Zelfmoordpreventie; Veilig Thuis; Centrum Seksueel Geweld.
    checked = {"112", "113", "0800-0113", "0800-2000", "0800-0188"}
    named = {
        number
        for concept in thesaurus.concepts
        for text in concept.definitions
        for number in re.findall(r"[0-9][0-9-]{2,}", text.text)
    }
    assert named == checked


@pytest.mark.parametrize(
    ("concept_id", "number"),
    [
        ("huwelijksdwang", "0800-2000"),
        ("achterlating", "0800-2000"),
        ("eergerelateerd-geweld", "112"),
        ("huiselijk-geweld", "112"),
        ("seksueel-geweld", "0800-0188"),
        ("gedachten-aan-zelfdoding", "0800-0113"),
        ("femicide", "112"),
    ],
)
def test_where_there_may_be_danger_the_simple_text_names_help(thesaurus, concept_id, number):
    for language in ("nl", "en"):
        assert number in thesaurus.definition(concept_id, language, "simple")


def test_target_groups_and_forms_are_explained(thesaurus):
    for concept in (*thesaurus.in_scheme("target_groups"), *thesaurus.in_scheme("forms")):
        explained = {(text.language, text.kind) for text in concept.definitions}
        assert {("nl", "definition"), ("en", "definition")} <= explained, concept.id


def test_simple_texts_have_short_sentences(thesaurus):
    for concept in thesaurus.concepts:
        for text in concept.definitions:
            if text.kind == "simple":
                for sentence in re.split(r"[.!?]\s", text.text):
                    assert len(sentence.split()) <= LONGEST_SENTENCE, (concept.id, sentence)


def test_definitions_do_not_repeat_the_hidden_words_for_people(thesaurus):
    avoided = ("allochto", "illegale", "eerwraak", "gehandicapte", "zigeuner", "slachtoffers van eerwraak")
    for concept in thesaurus.concepts:
        shown = [label.text for label in concept.labels if label.kind != "hidden"]
        shown += [text.text for text in concept.definitions]
        for text in shown:
            assert not any(word in text.casefold() for word in avoided), (concept.id, text)


def test_definitions_of_harmful_practices_name_their_sources(thesaurus):
    named = ("huwelijksdwang", "achterlating", "eergerelateerd-geweld", "vrouwelijke-genitale-verminking")
    assert set(named) <= set(thesaurus.narrower("schadelijke-praktijken"))
    for concept_id in ("schadelijke-praktijken", *thesaurus.narrower("schadelijke-praktijken")):
        assert thesaurus.concept(concept_id).sources, concept_id


def test_languages_carry_their_own_names(thesaurus):
    for concept in thesaurus.in_scheme("languages"):
        languages = {label.language for label in concept.labels}
        assert concept.notation in languages, concept.id
        assert concept.id.startswith("taal-")


@pytest.mark.parametrize(
    ("typed", "concept_id"),
    [
        ("uithuwelijken", "huwelijksdwang"),
        ("huwlijksdwang", "huwelijksdwang"),
        ("Mijn ouders kiezen met wie ik trouw", "vrije-partnerkeuze"),
        ("forced mariage", "huwelijksdwang"),
        ("achter gelaten", "achterlating"),
        ("passport taken away", "achterlating"),
        ("eerwraak", "eergerelateerd-geweld"),
        ("besnijdenis meisjes", "vrouwelijke-genitale-verminking"),
        ("FGM", "vrouwelijke-genitale-verminking"),
        ("ik mag niet scheiden", "huwelijkse-gevangenschap"),
        ("hymen", "maagdelijkheid"),
        ("uit de kast", "coming-out"),
        ("gay", "lhbtiq"),
        ("lesbo", "lhbtiq"),
        ("homo genezing", "conversiepraktijken"),
        ("exposed", "online-geweld"),
        ("Taalmaatje", "taalmaatje"),
        ("praatmaatje", "taalmaatje"),
        ("eenzaam", "eenzaamheid"),
        ("zonder papieren", "leven-zonder-papieren"),
        ("ex-moslim", "geloof-verlaten"),
        ("blijf van mijn lijf", "vrouwenopvang"),
        ("safe house", "veilige-plek"),
        ("schuldhulp", "schulden"),
        ("ik wil niet meer leven", "gedachten-aan-zelfdoding"),
        ("koken", "samen-koken"),
        ("türkçe", "taal-turks"),
        ("العربية", "taal-arabisch"),
    ],
)
def test_everyday_words_find_the_concept(thesaurus, typed, concept_id):
    assert concept_id in {concept.id for concept in thesaurus.find(typed)}


def test_no_hidden_label_is_ever_shown_as_a_suggestion(thesaurus):
    for concept in thesaurus.concepts:
        hidden = {label.text for label in concept.labels if label.kind == "hidden"}
        for text in hidden:
            for suggestion in thesaurus.suggest(text, "nl", 20):
                own = thesaurus.concept(suggestion.concept_id)
                shown = {label.text for label in own.labels if label.kind != "hidden"}
                assert suggestion.label in shown
                assert suggestion.via in shown | {""}


def test_one_typed_word_does_not_stand_for_two_themes_by_chance(thesaurus):
    owners = {}
    for concept in thesaurus.in_scheme("themes"):
        for label in concept.labels:
            owners.setdefault(normalise(label.text), set()).add(concept.id)
    assert {text: ids for text, ids in owners.items() if len(ids) > 1} == {}
