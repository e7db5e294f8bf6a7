"""Work beside other work gives the same, begun at once or not."""

import random
from threading import current_thread, main_thread

import pytest
from tests.factories import search as make

from binnenuit.search import engine
from binnenuit.search.facet_kinds import facet_names
from binnenuit.search.index import reader
from binnenuit.search.topk import parallel
from binnenuit.search.types import SearchRequest

VALUES = ("schadelijke-praktijken", "sociaal-contact", "eenzaamheid")


@pytest.mark.parametrize(
    ("processors", "large", "at_once"), [(2, True, True), (2, False, False), (1, True, False)]
)
def test_only_large_work_is_begun_at_once_where_a_processor_is_free(monkeypatch, processors, large, at_once):
    monkeypatch.setattr(parallel, "processors", lambda: processors)
    wait = parallel.begun(current_thread, large=large)
    assert (wait() is not main_thread()) == at_once


def test_an_error_is_raised_where_the_result_is_asked_for(monkeypatch):
    monkeypatch.setattr(parallel, "processors", lambda: 2)
    wait = parallel.begun(lambda: 1 // 0, large=True)
    with pytest.raises(ZeroDivisionError):
        wait()


@pytest.fixture
def corpus(built, root):
    draw = random.Random(11)
    made = [
        make.document(
            pk,
            draw.choice(["Taal en koffie", "Koffie met vrouwen", "Wandelen"]),
            facets={
                "theme": tuple(draw.sample(VALUES, draw.randint(0, 3))),
                "online": (draw.choice(["yes", "no"]),),
                "organisation": (f"o{draw.randint(1, 9)}",),
            },
        )
        for pk in range(1, 101)
    ]
    built(*made, chunks=2)
    return root


@pytest.mark.parametrize("filters", [(), (("theme", ("eenzaamheid",)), ("online", ("no",)))])
@pytest.mark.parametrize("text", ["", "taal", "koffie vrouwen", "kof", "wandelem", "koffie wandelen"])
@pytest.mark.parametrize("page", [1, 3])
def test_counts_and_results_are_the_same_side_by_side(corpus, monkeypatch, text, page, filters, tune):  # noqa: PLR0917 -- what it is drawn over
    request = SearchRequest(text=text, filters=filters, page=page, size=5, facets=facet_names())
    plain = engine.search(request)
    reader.snapshot(corpus).cache.counts.clear()
    monkeypatch.setattr(parallel, "processors", lambda: 2)
    tune(parallel_results=0)
    again = engine.search(request)
    assert plain.total
    assert (again.total, again.facets) == (plain.total, plain.facets)
    assert [hit.code for hit in again.hits] == [hit.code for hit in plain.hits]
    assert (again.matching, again.corrections, again.pages) == (
        plain.matching,
        plain.corrections,
        plain.pages,
    )
