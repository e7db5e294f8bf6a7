import random
from collections import Counter

import pytest
from tests.factories import search as make

from binnenuit.search import engine
from binnenuit.search.query import facets
from binnenuit.search.types import SearchRequest

VALUES = ("schadelijke-praktijken", "sociaal-contact", "eenzaamheid")


@pytest.fixture
def corpus(built):
    draw = random.Random(7)
    made = [
        make.document(
            pk,
            facets={
                "theme": tuple(draw.sample(VALUES, draw.randint(0, 3))),
                "organisation": (f"o{draw.randint(1, 90)}",),
                "municipality": tuple(draw.sample(["GM1", "GM2", "GM3"], draw.randint(0, 2))),
            },
        )
        for pk in range(1, 301)
    ]
    built(*made, chunks=4)
    return made


def counts(facet, **how):
    return {each.value: each.count for each in engine.search(SearchRequest(**how)).facets[facet]}


def test_a_corpus_too_mixed_for_tantivy_is_counted_all_the_same(corpus, tune):
    """With more combinations than are asked for, values are counted one by one: slower, and as true."""
    wanted = counts("theme")
    tune(facet_combinations=1)
    assert counts("theme", text="initiatief") == wanted
    assert wanted["schadelijke-praktijken"] == sum(VALUES[0] in each.facets["theme"] for each in corpus)


def test_only_the_most_frequent_organisations_are_counted_and_those_truly(corpus, monkeypatch, tune):
    tune(facet_terms_per_segment=1)
    monkeypatch.setitem(facets.MOST_VALUES, "organisation", 5)
    true = Counter(each.facets["organisation"][0] for each in corpus)
    found = counts("organisation", text="initiatief")
    assert 0 < len(found) <= 6
    assert all(true[value] == number for value, number in found.items())


def test_what_is_chosen_is_always_counted(corpus):
    rare = min(Counter(each.facets["organisation"][0] for each in corpus).items(), key=lambda each: each[1])
    found = counts("organisation", filters=(("organisation", (rare[0], "unheard-of")),))
    assert found[rare[0]] == rare[1]
    assert found["unheard-of"] == 0


@pytest.mark.usefixtures("corpus")
def test_the_most_frequent_come_first():
    numbers = [each.count for each in engine.search(SearchRequest()).facets["municipality"]]
    assert numbers == sorted(numbers, reverse=True)


@pytest.mark.usefixtures("corpus")
def test_only_the_facets_asked_for_are_counted():
    assert set(engine.search(SearchRequest(facets=("cost",))).facets) == {"cost"}
    assert engine.search(SearchRequest(facets=())).facets == {}


@pytest.mark.usefixtures("corpus")
def test_counts_without_a_text_are_kept_until_the_index_changes(built):
    before = counts("theme")
    assert counts("theme") == before
    built(make.document(1, facets={"theme": VALUES}))
    assert counts("theme") == dict.fromkeys((*VALUES,), 1)
