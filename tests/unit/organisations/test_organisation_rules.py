from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.foundation.organisations.rules.records import CODE_LENGTH, Kind
from binnenuit.foundation.organisations.rules.tree import CycleFound, child_path, depth, moved, parents_first
from binnenuit.foundation.organisations.rules.validation import (
    code_problem,
    kind_problem,
    kvk_problem,
    website_problem,
)

CODES = st.sampled_from([f"o{number}" for number in range(12)])


@pytest.mark.parametrize("code", ["movisie", "a", "stichting-2-go", "9"])
def test_a_readable_code(code):
    assert code_problem(code) == ""


@pytest.mark.parametrize(
    "code", ["", "Movisie", "a--b", "-a", "a-", "a_b", "a b", "é", "a" * (CODE_LENGTH + 1)]
)
def test_not_a_code(code):
    assert code_problem(code)


@pytest.mark.parametrize("kvk", ["", "12345678", "00000001"])
def test_a_kvk_number_has_8_digits_or_is_empty(kvk):
    assert kvk_problem(kvk) == ""


@pytest.mark.parametrize("kvk", ["1234567", "123456789", "1234567a", "12 34 56", "١٢٣٤٥٦٧٨", "12345678\n"])
def test_not_a_kvk_number(kvk):
    assert kvk_problem(kvk)


@pytest.mark.parametrize(
    "address", ["", "https://movisie.nl", "http://www.example.org/a?b=c#d", "https://example.org:8443/"]
)
def test_a_web_address(address):
    assert website_problem(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "movisie.nl",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https://localhost",
        "https://user@example.org",
        "https://example.org/a b",
        'https://example.org/"><script>',
        "https://example.org:0",
        "https://example.org:99999",
        "https://[::1",
    ],
)
def test_not_a_web_address(address):
    assert website_problem(address)


@given(st.text())
def test_any_text_is_judged_without_an_error(text):
    for judge in (code_problem, kvk_problem, website_problem, kind_problem):
        assert isinstance(judge(text), str)


def test_only_known_kinds():
    assert [kind_problem(kind) for kind in Kind] == [""] * len(Kind)
    assert "unknown kind 'club'" in kind_problem("club")


@given(st.dictionaries(CODES, st.one_of(st.just(""), CODES)))
def test_parents_come_first_or_a_cycle_is_named(parents):
    turns = any(climb(code, parents) for code in parents)
    if turns:
        with pytest.raises(CycleFound) as caught:
            parents_first(parents)
        codes = caught.value.codes
        assert codes[0] == codes[-1]
        assert all(parents[one] == other for one, other in pairwise(codes))
    else:
        order = parents_first(parents)
        assert len(order) == len(set(order))
        assert set(parents) <= set(order)
        for code, parent in parents.items():
            assert not parent or order.index(parent) < order.index(code)


def climb(code, parents):
    """Say whether who climbs from `code` comes by it again, or turns around for ever above it."""
    seen = set()
    while code := parents.get(code, ""):
        if code in seen:
            return True
        seen.add(code)
    return False


@given(st.lists(st.integers(min_value=1, max_value=10**9), min_size=1, max_size=8))
def test_a_path_tells_the_level_and_moves_with_its_parent(keys):
    path = ""
    for key in keys:
        path = child_path(path, key)
    assert depth(path) == len(keys)
    top = child_path("", keys[0])
    assert moved(path, top, child_path(child_path("", 7), keys[0])).endswith(path)
    with pytest.raises(ValueError, match="does not lie below"):
        moved(path, "no/", "")
