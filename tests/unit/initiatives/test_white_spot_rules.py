"""What is missing in a municipality, as a rule: by inhabitants, and with an eye for chance."""

from math import exp, factorial, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.domain.initiatives.rules.white_spots import Share, chance_of_so_few, per_100_000

COUNTRY = 18_000_000
EXPECTED = st.floats(0.001, 5000)


@pytest.mark.parametrize(
    ("here", "population", "national", "verdict"),
    [
        (0, 8_000, 450, "unclear"),  # 0.2 expected: no white spot
        (0, 40_000, 450, "missing"),  # exactly 1 expected
        (0, 39_999, 450, "unclear"),
        (0, 900_000, 450, "missing"),
        (1, 160_000, 450, "few"),  # 4 expected: 1 or fewer comes about 9 times in 100
        (1, 120_000, 450, "present"),  # 3 expected: 20 in 100
        (2, 200_000, 450, "present"),  # 5 expected: 12 in 100
        (16, 900_000, 450, "few"),  # 22.5 expected: 10 in 100
        (17, 900_000, 450, "present"),
        (60, 900_000, 450, "present"),
        (0, 900_000, 0, "unclear"),
    ],
)
def test_the_verdict(here, population, national, verdict):
    share = Share(here, population, national, COUNTRY)
    assert share.verdict == verdict
    assert (share.shortfall > 0) == (verdict in {"missing", "few"})


@given(here=st.integers(0, 60), expected=st.floats(0.01, 60))
def test_the_chance_is_poissons(here, expected):
    exact = sum(exp(-expected) * expected**k / factorial(k) for k in range(here + 1))
    assert isclose(chance_of_so_few(here, expected), exact, rel_tol=1e-9, abs_tol=1e-12)


@given(here=st.integers(0, 20_000), expected=EXPECTED)
def test_the_chance_is_one_and_grows_with_the_number(here, expected):
    chance = chance_of_so_few(here, expected)
    assert 0 <= chance <= 1
    assert chance <= chance_of_so_few(here + 1, expected) + 1e-9


@given(
    here=st.integers(0, 2000),
    population=st.integers(900, 1_000_000),
    national=st.integers(0, 100_000),
)
def test_more_is_never_a_worse_verdict(here, population, national):
    rank = {"missing": 0, "few": 1, "unclear": 2, "present": 3}
    share = Share(here, population, national, COUNTRY)
    more = Share(here + 1, population, national, COUNTRY)
    assert rank[more.verdict] >= rank[share.verdict] or share.verdict == "unclear"
    assert more.verdict not in {"missing", "unclear"}
    if share.expected < 1:
        assert share.verdict in {"unclear", "present"}
    if here >= share.expected and here:
        assert share.verdict == "present"
    assert share.shortfall >= 0


@pytest.mark.parametrize(
    ("count", "population", "rate"),
    [
        (0, 8_000, 0),
        (1, 8_000, 10),
        (3, 219_000, 1),
        (9, 219_000, 4),
        (24, 219_000, 11),
        (1234, 219_000, 560),
        (450, COUNTRY, 2.5),
    ],
)
def test_a_rate_is_no_more_precise_than_its_count(count, population, rate):
    assert per_100_000(count, population) == rate


@given(count=st.integers(1, 10**6), population=st.integers(1, 10**8))
def test_a_rate_is_rounded_and_not_something_else(count, population):
    rate = count * 100_000 / population
    assert abs(per_100_000(count, population) - rate) <= rate / 2
