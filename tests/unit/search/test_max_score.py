"""Leaving records out that can't be among the best gives the same as looking at all of them."""

import random

import pytest
from django.conf import settings
from tests.factories import search as make

from binnenuit.search import engine
from binnenuit.search.execution import execute
from binnenuit.search.index import reader
from binnenuit.search.topk import max_score
from binnenuit.search.types import SearchRequest, Texts

WORDS = ("koffie", "taal", "maatje", "vrouwen", "samen", "buurt", "huis", "dialoog", "jongeren", "les")
QUESTIONS = (
    "koffie",
    "koffie vrouwen",
    "taalmaatje",
    "taalmaatje samen buurthuis",
    "samen koffie les jongeren",
    '"samen koffie"',
    "koffie -les",
    "buurt huis",
    "kofie",
    "koff",
    "vrou",
    "ik wil samen met vrouwen praten over huwelijksdwang",
)


@pytest.fixture
def corpus(built):
    draw = random.Random(5)
    made = [
        make.document(
            pk,
            kind="organisation" if pk % 40 == 0 else "initiative",
            texts={
                "nl": Texts(
                    " ".join(draw.choices(WORDS, k=2)),
                    " ".join(draw.choices(WORDS, k=draw.randint(3, 12))),
                )
            },
            concepts=tuple(draw.sample(["huwelijksdwang", "taalmaatje", "vrouwen"], draw.randint(0, 2))),
            facets={"online": (draw.choice(["yes", "no"]),)},
            boost=draw.choice([0.2, 0.7, 1.0]),
        )
        for pk in range(1, 501)
    ]
    built(*made, chunks=2, words=["taal", "maatje", "buurt", "huis"])
    return made


@pytest.fixture
def looked(monkeypatch, tune):
    """Return how many records are looked at, each time that some are; also of few results not all are."""
    tune(ranked_in_steps=0)
    numbers: list[int] = []
    first = max_score._first

    def noted(searcher, needed, ones, last, number):
        numbers.append(searcher.search(needed, 1).count)
        return first(searcher, needed, ones, last, number)

    monkeypatch.setattr(max_score, "_first", noted)
    return numbers


def scores(text, filters):
    page = engine.search(SearchRequest(text=text, filters=filters, size=30))
    return page.total, [round(hit.score, 2) for hit in page.hits], {hit.code for hit in page.hits}


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("filters", [(), (("online", ("yes",)),)])
@pytest.mark.parametrize("text", QUESTIONS)
def test_the_best_are_the_same_however_many_are_looked_at(text, filters, tune):
    total, every, codes = scores(text, filters)
    assert total
    for tried in (1, 60, 400):
        tune(ranked_in_steps=0)
        tune(first_look=tried)
        again, few, found = scores(text, filters)
        assert (again, few) == (total, pytest.approx(every, rel=1e-4))
        lowest = every[-1]
        assert len(found ^ codes) <= 2 * every.count(lowest)


def test_no_record_scores_higher_than_its_parts_are_worth(corpus):
    for text in QUESTIONS:
        asked = execute(SearchRequest(text=text), (), listed=True)
        ones = asked.builder.part(asked.taken.step).score_contributions(required=True, sufficient=True)
        most = sum(one.max_score for one in ones) * 8
        page = engine.search(SearchRequest(text=text, size=100))
        assert len(page.hits) <= len(corpus)
        assert all(hit.score <= most * max_score._ROUNDING for hit in page.hits)


@pytest.mark.usefixtures("corpus")
def test_only_some_records_are_looked_at(looked):
    """The point of it: where a word is in nearly every text, the titles that have it are enough."""
    page = engine.search(SearchRequest(text="koffie", size=5))
    assert len(looked) in {1, 2}
    assert all(5 <= each < page.total for each in looked)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("text", ["koff", "kofie"])
def test_of_results_that_score_alike_the_foremost_are_enough(looked, text):
    """All of them are worth the same but for what they are worth whatever is asked."""
    page = engine.search(SearchRequest(text=text, size=3))
    assert len(looked) == 1
    assert 3 <= looked[0] < page.total


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("text", ["taalmaatje", "buurthuis", "taalmaatje samen", "huisbuurt koffie"])
def test_a_compound_in_parts_is_looked_for_as_well_where_its_words_are_common(text, tune):
    plain = scores(text, ())
    assert plain[0]
    tune(common_phrase=0)
    assert scores(text, ()) == plain
    assert len(reader.snapshot(settings.INDEX_FOLDER).cache.phrases)
