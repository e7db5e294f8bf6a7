"""When mail about a search is due, and what counts as new."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.foundation.saved_searches.rules.results import (
    LASTS_DAYS,
    MOST_RESULTS,
    FoundResults,
    ends,
    is_due,
    news,
    remembered,
)

NOW = datetime(2026, 11, 24, 3, 30, tzinfo=UTC)
codes = st.dictionaries(st.text(min_size=1, max_size=10), st.just(NOW), max_size=30)


@pytest.mark.parametrize(
    ("frequency", "hours", "due"),
    [
        ("day", 0, False),
        ("day", 19, False),
        ("day", 24, True),
        ("week", 6 * 24, False),
        ("week", 7 * 24, True),
    ],
)
def test_a_day_and_a_week_are_over_when_the_night_comes(frequency, hours, due):
    assert is_due(frequency, NOW - timedelta(hours=hours), NOW) is due


def test_mail_ends_after_a_year():
    assert ends(NOW) == NOW + timedelta(days=LASTS_DAYS)


@given(codes, codes)
def test_new_is_what_was_not_found_before_and_nobody_is_told_twice(before, now):
    known = remembered(b"", FoundResults(before, len(before)))
    found = FoundResults(now, len(now))
    assert set(news(known, found, NOW)) == set(now) - set(before)
    assert news(remembered(known, found), found, NOW) == ()


def test_what_was_found_all_along_is_not_new_when_the_search_is_answered_otherwise():
    """What fitted exactly has ended, so now the search finds what comes near; or the thesaurus has learned a word."""
    old = NOW - timedelta(days=90)
    assert news(b"", FoundResults({"a": old}, 1), NOW) == ()
    assert news(b"", FoundResults({"a": NOW}, 1, loose=True), NOW) == ()


def test_what_was_changed_just_before_the_last_look_is_not_missed():
    assert news(b"", FoundResults({"a": NOW - timedelta(hours=5)}, 1), NOW) == ("a",)


def test_what_is_known_has_a_limit_and_the_latest_stay():
    known = b""
    for start in range(0, 6 * MOST_RESULTS, MOST_RESULTS):
        known = remembered(
            known, FoundResults({str(start + number): NOW for number in range(MOST_RESULTS)}, MOST_RESULTS)
        )
    assert len(known) == 8 * 4 * MOST_RESULTS
    assert news(known, FoundResults({str(6 * MOST_RESULTS - 1): NOW}, 1), NOW) == ()
