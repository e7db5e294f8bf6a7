"""The national grid: points that Kadaster published, and there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.foundation.places.rules.projection import rd_to_wgs84, to_map, wgs84_to_rd


@pytest.mark.parametrize(
    ("x", "y", "latitude", "longitude"),
    [
        (155_000.0, 463_000.0, 52.15517440, 5.38720621),  # Onze Lieve Vrouwetoren, Amersfoort
        (233_883.131, 582_065.167, 53.21938317, 6.56820053),  # Martinitoren, Groningen
    ],
)
def test_known_points(x, y, latitude, longitude):
    assert rd_to_wgs84(x, y) == pytest.approx((latitude, longitude), abs=1e-5)
    assert wgs84_to_rd(latitude, longitude) == pytest.approx((x, y), abs=1)


@given(st.floats(13_000, 278_000), st.floats(306_000, 619_000))
def test_there_and_back(x, y):
    # The square around the country has corners far from it, where a polynomial is worth less.
    assert wgs84_to_rd(*rd_to_wgs84(x, y)) == pytest.approx((x, y), abs=4)


def test_on_the_map_north_is_up_and_a_step_is_100_metres():
    groningen, maastricht = to_map(53.2192, 6.5667), to_map(50.8514, 5.6910)
    assert groningen[1] < maastricht[1]
    assert maastricht[1] - groningen[1] == pytest.approx(2642, abs=10)
