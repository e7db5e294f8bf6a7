from datetime import date, timedelta

import pytest
from tests.factories import search as make

from binnenuit.search import engine
from binnenuit.search.types import SearchRequest

FIRST = date(2020, 1, 1)


@pytest.fixture
def corpus(built):
    made = [
        make.document(
            pk,
            confirmed=FIRST + timedelta(days=pk * 37 % 900) if pk % 7 else None,
            boost=(0.3, 1.0, 0.6)[pk % 3],
            facets={"online": ("yes",) if pk % 50 == 0 else ("no",)},
        )
        for pk in range(1, 401)
    ]
    built(*made, chunks=3)
    return made


def newest(document):
    return (document.confirmed or date.min, -document.pk)


def codes(**how):
    first = engine.search(SearchRequest(facets=(), **how))
    pages = [engine.search(SearchRequest(facets=(), page=page + 1, **how)) for page in range(first.pages)]
    return [hit.code for page in pages for hit in page.hits]


@pytest.mark.parametrize("size", [3, 20, 100])
def test_the_first_groups_give_the_same_order_as_all_records(corpus, size):
    by_date = sorted(corpus, key=newest, reverse=True)
    by_rank = sorted(corpus, key=lambda each: (each.boost, *newest(each)), reverse=True)
    assert codes(sort="confirmed", size=size) == [each.code for each in by_date]
    assert codes(size=size) == [each.code for each in by_rank]


def test_few_results_far_down_the_order_are_found_as_well(corpus):
    wanted = [each for each in sorted(corpus, key=newest, reverse=True) if each.pk % 50 == 0]
    found = codes(sort="confirmed", size=5, filters=(("online", ("yes",)),))
    assert found == [each.code for each in wanted]
