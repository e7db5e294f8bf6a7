"""Areas that touch stay touching when they are simplified."""

from hypothesis import given
from hypothesis import strategies as st

from binnenuit.foundation.places.rules import coverage

# Two fields with a crooked ditch between them, and an island in the left one that is the right one's.
LEFT = [(0, 0), (0, 100), (50, 100), (51, 75), (50, 50), (49, 25), (50, 0)]
RIGHT = [(50, 0), (49, 25), (50, 50), (51, 75), (50, 100), (100, 100), (100, 0)]


def edges(rings):
    return {frozenset(edge) for ring in rings for edge in zip(ring, ring[1:] + ring[:1], strict=True)}


def test_a_shared_border_is_simplified_once():
    simple = coverage.simplify({"left": [LEFT], "right": [RIGHT]}, 2.0)
    assert simple["left"] == [[(50, 0), (0, 0), (0, 100), (50, 100)]] or len(simple["left"][0]) == 4
    assert frozenset({(50, 0), (50, 100)}) in edges(simple["left"]) & edges(simple["right"])


@given(st.lists(st.integers(-8, 8), min_size=3, max_size=30), st.floats(0, 6))
def test_no_gap_opens(offsets, tolerance):
    ditch = [(50 + offset, 10 * number) for number, offset in enumerate(offsets)]
    top = ditch[-1][1]
    left = [(0, 0), *ditch, (0, top)]
    right = [(100, 0), (100, top), *reversed(ditch)]
    simple = coverage.simplify({"left": [left], "right": [right]}, tolerance)
    joined = coverage.join([*simple["left"], *simple["right"]])
    assert len(joined) == 1
    assert abs(coverage.area(joined[0])) == abs(coverage.area(coverage.join([left, right])[0]))


def test_an_area_within_another_keeps_its_border():
    island = [(10, 10), (10, 20), (11, 25), (10, 30), (20, 30), (20, 10)]
    simple = coverage.simplify({"sea": [LEFT, island[::-1]], "island": [island]}, 2.0)
    assert edges(simple["island"]) == edges([simple["sea"][1]])


def test_what_would_vanish_stays():
    sliver = [(0, 0), (5, 1), (10, 0)]
    assert coverage.simplify({"sliver": [sliver]}, 5.0) == {"sliver": [sliver]}


def test_joining_leaves_out_the_line_between():
    (outline,) = coverage.join([LEFT, RIGHT])
    assert set(outline) == {(0, 0), (0, 100), (50, 100), (100, 100), (100, 0), (50, 0)}


def test_a_ring_is_cleaned():
    assert coverage.clean_ring([(0, 0), (0, 0), (1, 0), (1, 1), (0, 0)]) == [(0, 0), (1, 0), (1, 1)]
    assert coverage.clean_ring([]) == []
