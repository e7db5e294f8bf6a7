import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.factories.search import GRONINGEN, ROTTERDAM, UTRECHT

from binnenuit.search.geo import cells
from binnenuit.search.types import Point

MICROMETRE = 1e-9
"""In kilometres."""
anywhere = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
nearby = st.builds(Point, st.floats(51.5, 52.5), st.floats(4, 5.5))


def listing_of(points):
    listed = sorted({word for point in points for word in cells.place_words(cells.pack(point))})
    return lambda prefix: [word for word in listed if word.startswith(prefix)]


def test_known_distances():
    assert cells.distance_km(ROTTERDAM, UTRECHT) == pytest.approx(47.8, abs=0.1)
    assert cells.distance_km(Point(52, 5), Point(53, 5)) == pytest.approx(111.195, abs=0.001)
    assert cells.distance_km(Point(0, 179.9), Point(0, -179.9)) == pytest.approx(22.24, abs=0.01)


@given(anywhere)
def test_packing_keeps_a_point_to_about_a_metre(point):
    again = cells.unpack(cells.pack(point))
    assert cells.distance_km(point, again) < 0.001
    assert cells.pack(again) == cells.pack(point)


@example([Point(0.0, 0.008)], Point(0.0, 0.008), 0.0)
@given(st.lists(nearby | anywhere, max_size=40), nearby | anywhere, st.floats(0, 200) | st.floats(0, 20100))
def test_a_circle_is_exactly_the_points_within_it(points, here, radius):
    kept = [cells.unpack(cells.pack(point)) for point in points]
    words = set(cells.circle(here, radius, listing_of(kept)))
    for point in kept:
        inside = bool(words & {cells.ANYWHERE, *cells.place_words(cells.pack(point))})
        distance = cells.distance_km(here, point)
        # Within a micrometre of the edge the rounding of the formula decides: points are kept to a metre.
        assert inside == (distance <= radius) or abs(distance - radius) < MICROMETRE


@pytest.mark.parametrize(
    "point", [Point(float("nan"), 5), Point(52, float("inf")), Point(91, 5), Point(52, -181)]
)
def test_what_is_no_place_on_earth(point):
    assert not cells.is_place(point)


def test_the_nearest_point_counts():
    assert cells.nearest_km(UTRECHT, [cells.pack(GRONINGEN), cells.pack(UTRECHT)]) < 0.01
    assert cells.nearest_km(UTRECHT, []) == float("inf")


@given(
    st.floats(50.7, 53.6),
    st.floats(3.3, 7.2),
    st.floats(0, 1.5),
    st.floats(0, 1.5),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_the_cells_over_a_box_hold_every_point_in_it(south, west, height, width, up, right):  # noqa: PLR0917 -- a box and a point in it
    north, east = south + height, west + width
    packed = cells.pack(Point(south + up * height, west + right * width))
    kept = cells.unpack(packed)
    if south <= kept.latitude <= north and west <= kept.longitude <= east:
        assert set(cells.place_words(packed)) & set(cells.cells_over(south, west, north, east))


@given(nearby, st.floats(0, 150), st.lists(nearby, max_size=40))
def test_the_cells_around_a_place_hold_the_whole_circle(here, radius, points):
    around = set(cells.around(here, radius))
    assert around
    for packed in map(cells.pack, points):
        if cells.distance_km(here, cells.unpack(packed)) <= radius:
            assert around & set(cells.place_words(packed))


def test_no_cells_are_given_for_what_is_too_large_or_near_a_pole():
    assert (
        cells.around(UTRECHT, 201) == cells.around(Point(80, 5), 1) == cells.around(Point(52, 179), 1) == ()
    )


@given(nearby)
def test_each_word_of_a_point_says_where_the_next_is(point):
    *inner, last = cells.place_words(cells.pack(point))
    for cell, within in zip(inner, [*inner[1:], last], strict=True):
        assert within.startswith(cells.words_within(cell))
        west, south, east, north = cells.edges(cell)
        kept = cells.unpack(cells.pack(point))
        assert west - 1e-9 <= kept.longitude <= east + 1e-9
        assert south - 1e-9 <= kept.latitude <= north + 1e-9
