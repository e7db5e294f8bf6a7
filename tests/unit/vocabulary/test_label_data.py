"""The words of further languages, as they stand in the files."""

import re
import unicodedata

import pytest
from babel import Locale

from binnenuit.foundation.vocabulary.actions import DATA
from binnenuit.foundation.vocabulary.queries.label_files import read_vouchers
from binnenuit.foundation.vocabulary.queries.reading import read_concepts
from binnenuit.foundation.vocabulary.rules import Thesaurus, normalise
from binnenuit.foundation.vocabulary.rules.words import _SMALL_WORDS


@pytest.fixture(scope="module")
def thesaurus():
    return Thesaurus(read_concepts(DATA), version=1)


# What people come for.
_WORDS = """
huwelijksdwang kindhuwelijk achterlating eergerelateerd-geweld vrouwelijke-genitale-verminking
huwelijkse-gevangenschap maagdelijkheid schadelijke-praktijken vrije-partnerkeuze zelfbeschikking
geloof-verlaten schaamte-en-taboe sociale-normen lichamelijke-vrijheid coming-out familie-van-lhbtiq
lhbtiq lhbtiq-en-geloof lhbtiq-en-vluchten huiselijk-geweld partnergeweld dwingende-controle psychisch-geweld
kindermishandeling gendergerelateerd-geweld femicide seksueel-geweld seksuele-intimidatie
uitbuiting-en-mensenhandel arbeidsuitbuiting stalking online-geweld sextortion eenzaamheid isolement
ontmoeting-in-de-buurt samen-koken taal-leren taalmaatje basisvaardigheden vrouwenemancipatie
opvoeden-en-opgroeien opvoeden-tussen-culturen opgroeien-tussen-culturen discriminatie racisme moslimhaat
verblijfsvergunning afhankelijk-verblijfsrecht gezinshereniging leven-zonder-papieren asiel inburgering
scheiding mentale-gezondheid trauma gedachten-aan-zelfdoding verslaving zwangerschap-en-keuzes
opvang-en-steun opvang-en-wonen vrouwenopvang veilige-plek dakloosheid wonen juridische-hulp schulden werk
vrijwilligerswerk sport-en-bewegen mantelzorg rouw
"""
HELP_RELATED = _WORDS.split()
KEPT = ("tr", "ar", "fa", "so", "fr", "uk", "es", "pl", "ro")
IN_PART = ("ku", "ti")
NOT_SURE = {("ro", "huwelijkse-gevangenschap")}
"""Where a language has no word that is sure enough."""


def labels_in(concept, language):
    return [label for label in concept.labels if label.language == language]


@pytest.mark.parametrize("language", KEPT)
def test_what_people_come_for_has_words_in_every_language(thesaurus, language):
    assert len(HELP_RELATED) >= 60
    for concept_id in HELP_RELATED:
        if (language, concept_id) in NOT_SURE:
            continue
        labels = labels_in(thesaurus.concept(concept_id), language)
        assert len(labels) >= 3, concept_id
        assert "preferred" in {label.kind for label in labels}, concept_id


@pytest.mark.parametrize(
    ("language", "words"), [*((tag, 900) for tag in KEPT), *((tag, 140) for tag in IN_PART)]
)
def test_no_language_has_lost_its_words(thesaurus, language, words):
    assert sum(len(labels_in(concept, language)) for concept in thesaurus.concepts) >= words


SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "ti": "ETHIOPIC", "uk": "CYRILLIC"}
ABBREVIATION = re.compile(r"LGBTIQ\+|[A-Z]{2,5}|[a-z]{2,4}")


def test_every_language_is_written_in_its_script(thesaurus):
    for concept in thesaurus.concepts:
        for label in concept.labels:
            if label.language in (*KEPT, *IN_PART):
                script = SCRIPTS.get(label.language, "LATIN")
                words = [
                    word for word in re.findall(r"[\w+]+", label.text) if not ABBREVIATION.fullmatch(word)
                ]
                # "Lm": the apostrophe of Ukrainian, which counts as a letter of no script.
                letters = {
                    each for each in "".join(words) if unicodedata.category(each) in ("Lu", "Ll", "Lo")
                }
                names = {unicodedata.name(letter).partition(" ")[0] for letter in letters}
                assert names <= {script}, (label.language, concept.id, label.text)


def test_every_label_has_somebody_who_vouches_for_it(thesaurus):
    vouchers = {voucher.id: voucher for voucher in read_vouchers(DATA)}
    for concept in thesaurus.concepts:
        for label in concept.labels:
            assert label.vouched in vouchers
            # Nobody has looked at these yet: the page must say so.
            if label.language in (*KEPT, *IN_PART) and concept.scheme != "languages":
                assert not vouchers[label.vouched].checked


def test_a_word_of_another_language_is_no_small_word_of_dutch_or_english(thesaurus):
    small = set(_SMALL_WORDS) | {
        "ask",
        "beer",
        "uur",
        "mes",
        "its",
        "will",
        "want",
        "man",
        "film",
        "help",
        "les",
    }
    for concept in thesaurus.concepts:
        for label in concept.labels:
            if label.language in (*KEPT, *IN_PART) and concept.scheme == "themes":
                assert normalise(label.text) not in small, (label.language, concept.id, label.text)


@pytest.mark.parametrize(
    ("typed", "concept_id"),
    [
        ("zorla evlendirme", "huwelijksdwang"),
        ("ZORLA EVLENDİRME", "huwelijksdwang"),
        ("ailem beni zorla evlendirmek istiyor", "huwelijksdwang"),
        ("kadin sunneti", "vrouwelijke-genitale-verminking"),
        ("yalnizlik", "eenzaamheid"),
        ("hollandaca öğrenmek istiyorum", "taal-leren"),
        ("زواج قسري", "huwelijksdwang"),
        ("يجبرونني على الزواج", "huwelijksdwang"),
        ("زوجي يضربني", "huiselijk-geweld"),
        ("ازدواج اجباری", "huwelijksdwang"),
        ("ازدواج اجباري", "huwelijksdwang"),
        ("شوهرم منو میزنه", "huiselijk-geweld"),
        ("کودک همسری", "kindhuwelijk"),
        ("guur khasab ah", "huwelijksdwang"),
        ("dhaqan celis", "achterlating"),
        ("gudniinka fircooniga", "vrouwelijke-genitale-verminking"),
        ("zewaca bi zorê", "huwelijksdwang"),
        ("ምኽንሻብ", "vrouwelijke-genitale-verminking"),
        ("Hollandaca", "taal-nederlands"),
        ("Lehçe", "taal-pools"),
    ],
)
def test_words_of_other_languages_find_the_concept(thesaurus, typed, concept_id):
    assert concept_id in {concept.id for concept in thesaurus.find(typed)}


ABUSE = "cygan циган غجر الغجر cingene tigan khaniis qaniis شاذ شواذ لوطي ibne همجنسباز poponar pedał підор zenci زنجي"


def test_words_of_abuse_are_nowhere_not_even_hidden(thesaurus):
    avoided = tuple(normalise(word) for word in ABUSE.split())
    for concept in thesaurus.concepts:
        for label in concept.labels:
            if label.language in (*KEPT, *IN_PART):
                words = normalise(label.text).split()
                assert not any(word.startswith(avoided) for word in words), (label.language, label.text)


@pytest.mark.parametrize("target", [*KEPT, *IN_PART])
def test_languages_are_named_as_cldr_names_them_but_for_what_is_left_out(thesaurus, target):
    known = Locale.parse(target).languages
    named = {
        label.text
        for concept in thesaurus.in_scheme("languages")
        for label in concept.labels
        if label.language == target and label.vouched == "cldr"
    }
    assert len(named) >= 40
    assert named <= set(known.values())
    assert known["nl"] in named
