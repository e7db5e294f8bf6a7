"""Words of labels: records are found by them as if all labels of their concepts stood in them."""

import pytest
from tests.factories import search as make

from binnenuit.foundation.vocabulary.service import Thesaurus
from binnenuit.search import engine
from binnenuit.search.index import reader
from binnenuit.search.labels import matcher, stems
from binnenuit.search.labels.stems import LabelStems
from binnenuit.search.text.analyzer import Analyzer
from binnenuit.search.tuning import tuning
from binnenuit.search.types import SearchRequest

MANY = tuning().label_list_concepts
GROUPS = Thesaurus(
    (
        *(make.concept(f"groep-{n}", f"nl:preferred:groep van soort{n}") for n in range(MANY)),
        *(make.concept(f"kring-{n}", f"nl:preferred:kring van soort{n}") for n in range(MANY - 1)),
        make.concept("smal", "nl:preferred:smalle groep", broader=["groep-0"]),
    ),
    version=1,
)


def found(text):
    return {hit.code for hit in engine.search(SearchRequest(text=text, size=100)).hits}


@pytest.fixture
def corpus(built):
    made = [
        make.document(n, title="iets anders", concepts=(f"{kind}-{n % (MANY - 1)}",))
        for n, kind in enumerate(["groep", "kring"] * 8, 1)
    ]
    made.append(make.document(50, title="iets anders", concepts=("smal",)))
    made.append(make.document(51, title="een groep in de titel"))
    built(*made, vocabulary=GROUPS)
    return made


def test_only_words_of_many_concepts_are_told_to_the_records():
    stems = LabelStems(matcher.index_labels(GROUPS), Analyzer(()))
    assert stems.is_told("groep")
    assert not stems.is_told("kring")
    assert "groep" in stems.stems_on_document("groep-3")
    assert "kring" not in stems.stems_on_document("kring-3")
    assert stems.stems_on_document("onbekend") == ()


def test_a_word_finds_the_records_with_a_concept_that_has_it_in_a_label(corpus):
    having = {each.code for each in corpus if each.concepts and not each.concepts[0].startswith("kring")}
    assert found("groep") == having | {"c51"}
    assert found("kring") == {each.code for each in corpus} - having - {"c51"}


@pytest.mark.parametrize("many", [1, 1000])
def test_it_makes_no_difference_which_words_are_told(built, corpus, many, tune):
    before = {
        text: found(text) for text in ("groep", "kring", "groep kring", "smalle groep", "soort3", "gro")
    }
    tune(label_list_concepts=many)
    stems.label_stems.cache_clear()
    built(*corpus, vocabulary=GROUPS)
    assert {text: found(text) for text in before} == before
    searcher = reader.snapshot(engine.settings.INDEX_FOLDER).searcher  # type: ignore[attr-defined]
    assert bool(searcher.doc_freq("all_terms", "~kring")) == (many == 1)
    stems.label_stems.cache_clear()


@pytest.mark.usefixtures("corpus")
def test_what_is_told_is_no_word_of_the_record():
    """A visitor who types the mark, or looks for the word in quotes, finds what records say themselves."""
    assert found('"een groep"') == {"c51"}
    assert found("~groep") == found("groep")
    searcher = reader.snapshot(engine.settings.INDEX_FOLDER).searcher  # type: ignore[attr-defined]
    assert searcher.doc_freq("surface_positions", "~groep") == 0


def test_builds_with_the_same_labels_share_what_is_made_of_them(built):
    first, second = built(make.document(1)), built(make.document(2))
    assert first.labels is second.labels
    assert first.label_stems is second.label_stems
    other = built(make.document(1), vocabulary=GROUPS)
    assert other.labels is not first.labels
    assert other.label_stems.having(["groep"]) != first.label_stems.having(["groep"])
