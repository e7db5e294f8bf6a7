"""The outlines in our own files."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.foundation.places import service
from binnenuit.foundation.places.queries.maps import shipped_outlines
from binnenuit.foundation.places.rules.outlines import Box, Outlines, decode_ring, encode_ring, nested


def contains(shape, point):
    """Even-odd: as a browser fills the path."""
    x, y = point
    inside = False
    for ring in shape:
        points = decode_ring(ring)
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
    return inside


def test_every_municipality_and_province_is_drawn():
    drawn = shipped_outlines()
    assert set(drawn.municipalities) == {one.code for one in service.municipalities()}
    assert set(drawn.provinces) == {one.code for one in service.provinces()}
    assert all(drawn.path(code) for code in [*drawn.municipalities, *drawn.provinces])


def test_every_municipality_lies_in_its_own_province_and_cell():
    drawn = shipped_outlines()
    for one in service.municipalities():
        point = drawn.project(one.latitude, one.longitude)
        assert contains(drawn.provinces[one.province_code], point), one.name
        assert contains(drawn.municipalities[one.code], point), one.name


def test_every_province_has_its_point_in_its_outline():
    drawn = shipped_outlines()
    for one in service.provinces():
        assert contains(drawn.provinces[one.code], drawn.project(one.latitude, one.longitude)), one.name


def test_water_is_no_land():
    drawn = shipped_outlines()
    for latitude, longitude in ((52.75, 5.4), (52.55, 5.25), (51.62, 3.9), (53.3, 5.3), (52.5, 4.0)):
        point = drawn.project(latitude, longitude)
        assert not any(contains(shape, point) for shape in drawn.provinces.values())


def test_cells_fill_their_provinces():
    drawn = shipped_outlines()

    def size(shape):
        total = 0.0
        for ring in shape:
            points = decode_ring(ring)
            pairs = zip(points, points[1:] + points[:1], strict=True)
            total += sum(x * ny - nx * y for (x, y), (nx, ny) in pairs) / 2
        return abs(total)

    for one in service.provinces():
        inside = [drawn.municipalities[each.code] for each in service.municipalities_in(one.code)]
        assert sum(map(size, inside)) == pytest.approx(size(drawn.provinces[one.code]), rel=0.02), one.name
    # The land of the Netherlands is about 33,650 square kilometres, in squares of 100 m.
    assert sum(map(size, drawn.provinces.values())) == pytest.approx(3_365_000, rel=0.06)


def test_what_svg_needs():
    drawn = shipped_outlines()
    assert re.fullmatch(r"(M-?\d+ -?\d+l(-?\d+ -?\d+ ?)+z)+", drawn.path("GM0599"))
    assert drawn.path("GM9999") == drawn.path("") == ""
    left, top, width, height = map(float, drawn.view_box().split())
    assert (width, height) == pytest.approx((2780, 3250), abs=60)
    x, y = drawn.project(51.9225, 4.4792)
    assert left < x < left + width
    assert top < y < top + height
    small = drawn.box("GM0599")
    assert small.width < 500
    assert drawn.box("GM9999") == drawn.box()
    assert str(Box(1, 2, 3.5, 4).grown(0.5)) == "-1 0 7.5 8"


def test_the_source_is_named():
    drawn = shipped_outlines()
    assert drawn.approximate
    assert "svg-maps" in drawn.attribution
    assert "CC BY 4.0" in drawn.attribution


def test_outlines_without_a_province_have_a_box_too():
    assert (
        Outlines("", "", approximate=False, provinces={}, municipalities={}).view_box(margin=0) == "0 0 1 1"
    )


@given(st.lists(st.tuples(st.integers(-5000, 5000), st.integers(-5000, 5000)), min_size=1))
def test_the_compact_form_loses_nothing(points):
    assert decode_ring(encode_ring(points)) == points


def test_as_data_and_back():
    drawn = shipped_outlines()
    assert Outlines.from_data(drawn.as_data()) == drawn


def test_outlines_as_geojson_are_what_the_map_draws():
    drawn = shipped_outlines()
    for code, shape in [*drawn.provinces.items(), *drawn.municipalities.items()]:
        polygons = drawn.polygons(code)
        rings = [ring for polygon in polygons for ring in polygon]
        assert len(rings) == len(shape)
        assert all(ring[0] == ring[-1] for ring in rings)
        assert all(turns(polygon[0]) > 0 for polygon in polygons), code
        assert all(turns(hole) < 0 for polygon in polygons for hole in polygon[1:]), code


def turns(ring):
    """Positive where the ring goes anticlockwise on earth."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))


def test_a_hole_belongs_to_the_ring_around_it_and_an_island_in_it_stands_by_itself():
    def square(left, size):
        return [(left, left), (left + size, left), (left + size, left + size), (left, left + size)]

    outer, hole, island, other = square(0, 100), square(10, 50), square(20, 10), square(200, 10)
    polygons = nested([hole, other, island, outer])
    assert sorted(sorted(map(sorted, polygon)) for polygon in polygons) == sorted(
        sorted(map(sorted, polygon)) for polygon in ([outer, hole], [island], [other])
    )


def test_bounds_hold_the_outline():
    drawn = shipped_outlines()
    west, south, east, north = drawn.bounds("GM0855")
    for polygon in drawn.polygons("GM0855"):
        for longitude, latitude in polygon[0]:
            assert west - 0.01 <= longitude <= east + 0.01
            assert south - 0.01 <= latitude <= north + 0.01
    assert drawn.bounds() == pytest.approx((3.3, 50.7, 7.3, 53.6), abs=0.15)
