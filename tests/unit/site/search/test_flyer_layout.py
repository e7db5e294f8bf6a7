"""The results of a search on paper: each once, by place, and there in the order of the week."""

from hypothesis import given
from hypothesis import strategies as st

from binnenuit.site.search.flyers.layout import NO_DAY, Line, by_place, fitting

PLACES = st.sampled_from(["", "Tilburg", "Urk", "Vaals"])
ONE = st.tuples(PLACES, st.integers(0, NO_DAY), st.integers(0, 24 * 60 - 1))
MANY = st.lists(ONE, max_size=20).map(
    lambda found: [Line(number, *each) for number, each in enumerate(found)]
)


@given(MANY)
def test_each_result_stands_there_once_under_its_own_place(lines):
    groups = by_place(lines)
    assert sorted(line.number for _place, found in groups for line in found) == list(range(len(lines)))
    assert all(line.place == place for place, found in groups for line in found)
    assert len({place for place, _found in groups}) == len(groups)


@given(MANY)
def test_the_week_runs_from_monday_and_who_has_no_day_comes_last(lines):
    for _place, found in by_place(lines):
        order = [(line.day, line.minutes) for line in found]
        assert order == sorted(order)


@given(MANY)
def test_the_place_of_the_best_result_comes_first_and_no_place_last(lines):
    places = [place for place, _found in by_place(lines)]
    assert "" not in places[:-1]
    named = [line for line in lines if line.place]
    if named:
        assert places[0] == named[0].place


@given(MANY, st.integers(0, 120))
def test_the_best_that_fit_and_more_where_there_is_more_room(lines, room):
    found = fitting(lines, room)
    assert list(found) == lines[: len(found)]
    assert bool(found) == bool(lines)
    assert len(found) <= len(fitting(lines, room + 10))
    assert len(found) <= max(1, room // 5)
