"""Never a dead end: one thing less, the nearest there is, and the questions that takes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import search as make

from binnenuit.search import engine
from binnenuit.search.facet_kinds import facet_names
from binnenuit.search.relaxation import MOST_QUESTIONS, alternatives, spelled_out, without_words
from binnenuit.search.types import Interpretation, Near, SearchPage, SearchRequest

pytestmark = pytest.mark.django_db
ROTTERDAM = Near(make.ROTTERDAM, 10, "Rotterdam")


@pytest.fixture
def corpus(built):
    free, paid = {"cost": ("free",)}, {"cost": ("paid",)}
    return built(
        make.document(1, "Taalcafé", points=(make.UTRECHT,), facets={**free, "municipality": ("GM0344",)}),
        make.document(
            2,
            "Taalcafé",
            points=(make.GRONINGEN,),
            facets={**paid, "municipality": ("GM0014",), "day": ("mo",)},
        ),
        make.document(3, "Wandelen", points=(make.ROTTERDAM,), facets={**free, "municipality": ("GM0599",)}),
        make.document(4, "Schaken", facets={**free, "online": ("yes",)}),
    )


def offered(**asked):
    """Return (given up, total) of each offer, and the code of the nearest."""
    page = engine.search(SearchRequest(**asked))
    assert page.total == 0
    found = alternatives(page, engine.search)
    for offer in found.offers:
        again = engine.search(replace(offer.request, size=20))
        assert again.total == offer.total > 0
        assert [hit.code for hit in offer.hits] == [hit.code for hit in again.hits[: len(offer.hits)]]
    return [(offer.given_up, offer.total) for offer in found.offers], found.nearest


@pytest.mark.usefixtures("corpus")
def test_one_filter_at_a_time_is_given_up_and_counted():
    offers, nearest = offered(text="taalcafe", filters=(("day", ("mo",)), ("cost", ("free",))))
    assert offers == [("day", 1), ("cost", 1), ("filters", 2)]
    assert nearest is None


@pytest.mark.usefixtures("corpus")
def test_the_nearest_is_named_with_its_distance_and_the_circle_that_holds_it():
    offers, nearest = offered(text="taalcafe", near=ROTTERDAM)
    assert nearest.code == "c1"
    assert nearest.distance_km == pytest.approx(47.8, abs=0.5)
    assert offers == [("near", 1), ("text", 1)]
    page = engine.search(SearchRequest(text="taalcafe", near=ROTTERDAM))
    assert alternatives(page, engine.search).offers[0].request.near == Near(make.ROTTERDAM, 50, "Rotterdam")


@pytest.mark.usefixtures("corpus")
def test_near_a_municipality_without_it():
    offers, nearest = offered(text="taalcafe", filters=(("municipality", ("GM0599",)),))
    assert nearest.code == "c1"
    assert [given_up for given_up, _total in offers] == ["near", "text"]


@pytest.mark.usefixtures("corpus")
def test_what_lies_nowhere_is_offered_for_the_whole_country():
    offers, nearest = offered(text="schaken", near=ROTTERDAM)
    assert (offers, nearest) == ([("near", 1), ("text", 1)], None)


@pytest.mark.usefixtures("corpus")
def test_all_filters_are_given_up_after_each_by_itself_and_before_the_words():
    offers, _nearest = offered(text="schaken", filters=(("day", ("mo",)), ("cost", ("paid",))))
    assert offers == [("filters", 1), ("text", 1)]
    offers, _nearest = offered(text="schaken", filters=(("day", ("mo",)), ("cost", ("free",))))
    assert offers == [("day", 1), ("filters", 1)]
    offers, _nearest = offered(text="taalcafe", near=ROTTERDAM, filters=(("day", ("mo",)),))
    # without the day there is one in Utrecht, with it in Groningen: the nearer one comes first
    assert [given_up for given_up, _total in offers] == ["all", "near"]
    offers, _nearest = offered(
        text="taalcafe", filters=(("municipality", ("GM0599",)), ("day", ("mo",)), ("cost", ("paid",)))
    )
    assert [given_up for given_up, _total in offers] == ["all", "near", "text"][: len(offers)]


@pytest.mark.usefixtures("corpus")
def test_nothing_to_offer_is_nothing_and_no_error():
    assert offered(text="qwxyz") == ([], None)


@pytest.mark.usefixtures("corpus")
@given(
    chosen=st.sets(st.sampled_from(facet_names())),
    near=st.sampled_from([None, ROTTERDAM]),
    text=st.sampled_from(["", "taalcafe", "qwxyz"]),
)
def test_a_page_without_results_costs_few_questions(chosen, near, text):
    asked = []

    def answer(request):
        asked.append(request)
        return engine.search(request)

    filters = tuple((facet, ("GM0599",)) for facet in facet_names() if facet in chosen)
    page = SearchPage(SearchRequest(text=text, filters=filters, near=near), (), 0, {}, 0)
    alternatives(page, answer)
    assert len(asked) <= MOST_QUESTIONS
    assert len(set(asked)) == len(asked)
    assert all(request.size <= 3 and request.facets == () for request in asked)


@pytest.mark.parametrize(
    ("text", "typed", "rest"),
    [
        ("taalmaatje rotterdam", "rotterdam", "taalmaatje"),
        ("taalmaatje in de buurt van Rotterdam", "in de buurt van Rotterdam", "taalmaatje"),
        ("taalmaatje in de buurt van Rotterdam", "Rotterdam", "taalmaatje"),
        ("taalmaatje regio Rotterdam", "Rotterdam", "taalmaatje"),
        ("wonen in taalmaatje Rotterdam", "Rotterdam", "wonen in taalmaatje"),
        ("taalmaatje in  Den   Haag gratis", "den haag", "taalmaatje gratis"),
        ("Rotterdam", "rotterdam", ""),
        ("near The Hague buddy", "the hague", "buddy"),
        ("rotterdammers in rotterdam", "rotterdam", "rotterdammers"),
        ("taalmaatje", "utrecht", "taalmaatje"),
        ("taalmaatje", "", "taalmaatje"),
        ("(x", "(x", ""),
    ],
)
def test_words_can_be_left_out_with_what_connects_them(text, typed, rest):
    assert without_words(text, typed) == rest


def test_a_place_that_the_words_name_becomes_a_place():
    request = SearchRequest(text="taalmaatje in rotterdam", sort="distance")
    place, concept = (
        Interpretation("place", "GM0599", "rotterdam", "Rotterdam"),
        Interpretation("concept", "taalmaatje", "taalmaatje"),
    )
    page = SearchPage(request, (), 0, {}, 0, understood=(concept, place), near=ROTTERDAM)
    assert spelled_out(request, page) == replace(request, text="taalmaatje", near=ROTTERDAM)
    given = replace(request, near=replace(ROTTERDAM, radius_km=2))
    assert spelled_out(given, page) == given
    province = SearchPage(
        request, (), 0, {}, 0, understood=(Interpretation("place", "PV28", "rotterdam", "X"),)
    )
    assert spelled_out(request, province).filters == (("province", ("PV28",)),)
    plain = SearchPage(request, (), 0, {}, 0)
    assert spelled_out(request, plain) == request
