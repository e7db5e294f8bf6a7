"""The squares of web maps: known tiles, there and back, and levels that nest."""

from hypothesis import given
from hypothesis import strategies as st

from binnenuit.search.geo import tiles
from binnenuit.search.geo.tiles import Box
from binnenuit.search.types import Point

anywhere = st.builds(Point, st.floats(-85, 85), st.floats(-180, 179.999))
levels = st.integers(0, tiles.DEEPEST)


def test_amsterdam_lies_in_the_tile_that_every_web_map_has_for_it():
    assert tiles.tile_xy(tiles.tile_id(Point(52.3731, 4.8922), 10)) == (525, 336)


@given(st.integers(0, 2**tiles.DEEPEST - 1), st.integers(0, 2**tiles.DEEPEST - 1))
def test_column_and_row_come_back(column, row):
    assert tiles.tile_xy(tiles.number(column, row)) == (column, row)


@given(anywhere, levels)
def test_a_number_divided_by_four_is_the_square_above(point, level):
    assert tiles.tile_id(point) >> 2 * (tiles.DEEPEST - level) == tiles.tile_id(point, level)


@given(anywhere, levels)
def test_a_point_lies_in_its_square(point, level):
    column, row = tiles.tile_xy(tiles.tile_id(point, level))
    west, north = tiles.corner(column, row, level)
    east, south = tiles.corner(column + 1, row + 1, level)
    margin = 1e-9
    assert west - margin <= point.longitude <= east + margin
    assert south - margin <= point.latitude <= north + margin


@given(anywhere, anywhere, anywhere, levels)
def test_a_span_holds_the_squares_that_the_box_touches_and_its_box_holds_the_box(a, b, point, level):
    box = Box(
        min(a.longitude, b.longitude), min(a.latitude, b.latitude),
        max(a.longitude, b.longitude), max(a.latitude, b.latitude),
    )  # fmt: skip
    span = tiles.tile_range(box, level)
    if box.west <= point.longitude <= box.east and box.south <= point.latitude <= box.north:
        number = tiles.tile_id(point, level)
        assert span.holds(number)
        assert span.numbers[0] <= number <= span.numbers[1]
    whole, margin = span.box, 1e-9
    assert whole.west <= box.west + margin
    assert whole.east >= box.east - margin
    assert whole.south <= box.south + margin
    assert whole.north >= box.north - margin


def test_what_lies_beyond_the_map_belongs_to_its_edge():
    assert tiles.tile_xy(tiles.tile_id(Point(90, 180))) == (2**tiles.DEEPEST - 1, 0)
    assert tiles.tile_xy(tiles.tile_id(Point(-90, -180))) == (0, 2**tiles.DEEPEST - 1)
