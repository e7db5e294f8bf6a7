"""When one is asked, when a page is hidden, and whose address shows that one acts for an organisation: properties."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from binnenuit.domain.initiatives.rules.upkeep import (
    ASK_DAYS,
    PATIENCE_DAYS,
    REMINDER_DAYS,
    Freshness,
    belongs_to,
    mail_due,
    to_be_hidden,
)

CONFIRMED = date(2026, 1, 1)


def mails(days, skipped=frozenset()):
    """Live day by day, with a run on each day that is not skipped; give the days on which a mail went out."""
    now, sent = Freshness(CONFIRMED), []
    for day in range(days):
        today = CONFIRMED + timedelta(days=day)
        while day not in skipped and (number := mail_due(now, today)):
            assert number == now.asked + 1
            now = Freshness(CONFIRMED, number, today)
            sent.append(day)
    return sent


def test_one_mail_after_half_a_year_and_two_reminders():
    assert mails(800) == [ASK_DAYS + days for days in REMINDER_DAYS]


@given(some.frozensets(some.integers(0, 500), max_size=200))
def test_missed_days_neither_lose_nor_heap_up_mails(skipped):
    sent = mails(800, skipped)
    assert len(sent) == len(REMINDER_DAYS)
    gaps = [later - earlier for earlier, later in pairwise(sent)]
    least = [b - a for a, b in pairwise(REMINDER_DAYS)]
    assert all(gap >= wanted for gap, wanted in zip(gaps, least, strict=True))
    assert sent[0] >= ASK_DAYS


@given(some.integers(0, 2000), some.integers(0, 2000) | some.none(), some.integers(200, 800))
def test_nobody_is_hidden_early_or_without_having_been_asked_in_time(age, asked_ago, limit):
    today = CONFIRMED + timedelta(days=age)
    last = None if asked_ago is None else today - timedelta(days=asked_ago)
    now = Freshness(CONFIRMED, 0 if last is None else 1, last)
    hidden = to_be_hidden(now, today, limit, reachable=True)
    if hidden:
        assert age >= limit
        assert asked_ago is not None
        assert asked_ago >= PATIENCE_DAYS
    assert to_be_hidden(now, today, limit, reachable=False) == (age >= limit)


def test_whose_address_shows_that_one_acts_for_the_organisation():
    websites = ["https://www.debrug.nl/over", "https://facebook.com/debrug"]
    known = ["debrug@gmail.com", ""]
    for email in ("info@debrug.nl", "INFO@DeBrug.nl ", "debrug@gmail.com"):
        assert belongs_to(email, websites=websites, known=known), email
    for email in (
        "",
        "info",
        "@debrug.nl",
        "iemand@gmail.com",
        "iemand@facebook.com",
        "iemand@debrug.nl.boos.nl",
        "iemand@eendebrug.nl",
        "debrug.nl",
    ):
        assert not belongs_to(email, websites=[*websites, "https://gmail.com"], known=known), email


@given(some.text(max_size=40), some.text(max_size=20))
def test_no_text_breaks_it(email, website):
    assert belongs_to(email, websites=[website], known=[]) in {True, False}
