from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.foundation.accounts.rules import (
    HOLDER_REST,
    SCOPES,
    STAFF_REST,
    RoleGift,
    browser_kind,
    counting,
    held_on,
    person_key,
    person_name,
    problem,
    rest,
    scope_name,
)
from binnenuit.kernel.authority import ROLES, Grant

DAY = date(2026, 11, 24)
days = st.dates(date(2020, 1, 1), date(2032, 1, 1))
roles = st.sampled_from(ROLES)


def gift(**changes):
    return RoleGift(
        **{
            "role": "editor",
            "scope_kind": "municipality",
            "scope_code": "GM0855",
            "starts": DAY,
            **changes,
        }
    )


def test_every_role_says_for_what_it_can_be_held():
    assert set(SCOPES) == set(ROLES)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, None),
        ({"role": "king"}, "role"),
        ({"scope_kind": "organisation"}, "scope"),
        ({"scope_kind": ""}, "code"),
        ({"scope_kind": "", "scope_code": ""}, None),
        ({"scope_code": ""}, "code"),
        ({"scope_code": "a b"}, "code"),
        ({"scope_code": "x" * 81}, "code"),
        ({"until": DAY}, "period"),
        ({"until": DAY + timedelta(days=1)}, None),
        ({"reason": "x" * 301}, "reason"),
        ({"role": "holder"}, "scope"),
        ({"role": "administrator"}, "scope"),
        ({"role": "assessor", "scope_kind": "fund", "scope_code": "fonds-op-naam"}, None),
    ],
)
def test_a_role_is_given_for_what_it_can_be_held_for(changes, wrong):
    assert problem(gift(**changes)) == wrong


@given(days, st.none() | days, days)
def test_a_role_counts_from_its_first_day_until_the_day_it_ends(starts, until, day):
    assert held_on(starts, until, day) == (starts <= day and (until is None or until > day))


@given(st.lists(st.builds(Grant, roles, st.sampled_from(["", "organisation:iot"]))), st.booleans())
def test_without_a_second_factor_only_a_holder_counts(grants, second_factor):
    kept = counting(grants, second_factor=second_factor)
    assert kept == tuple(g for g in grants if second_factor or g.role == "holder")


@given(st.lists(roles))
def test_a_session_rests_short_for_every_role_above_holder(held):
    assert rest(held) == (STAFF_REST if set(held) - {"holder"} else HOLDER_REST)


@given(st.integers(1, 10**12))
def test_a_person_is_named_by_number_and_back(pk):
    assert person_key(person_name(pk)) == pk


@pytest.mark.parametrize("name", ["operator (command line)", "system", "person:", "person:x", "person:²", ""])
def test_what_is_no_person_has_no_number(name):
    assert person_key(name) is None


def test_a_scope_is_named_by_kind_and_code():
    assert scope_name("organisation", "movisie") == "organisation:movisie"
    assert scope_name("", "") == ""


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Linux"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537 Chrome/120 Mobile Safari/537", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17 Safari/604", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/120 Safari/537 Edg/120", "Edge, Windows"),
        ("curl/8", ""),
    ],
)
def test_of_a_browser_only_its_kind_is_kept(agent, kind):
    assert browser_kind(agent) == kind


@given(st.text())
def test_no_browser_breaks_or_leaves_its_own_words(agent):
    assert len(browser_kind(agent)) <= 40
