"""A client may ask so much and no more, nothing stays of who asked, and one answer says who the client is."""

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.ui.client_address import client_address
from binnenuit.ui.rate_limit import RateLimit

WINDOW = 60.0


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@given(
    allowed=st.integers(1, 50),
    waits=st.lists(st.floats(0, 90, allow_nan=False), min_size=1, max_size=120),
)
def test_no_caller_gets_more_than_the_bucket_and_its_refill(allowed, waits):
    clock = Clock()
    limiter = RateLimit(allowed, WINDOW, clock=clock)
    start, granted = clock.now, 0
    for wait in waits:
        clock.now += wait
        granted += limiter.take("192.0.2.1") == 0
        # a new salt forgives once in ten minutes: then the bucket is full again
        forgiven = 1 + (clock.now - start) // 600
        assert granted <= allowed * forgiven + (clock.now - start) / WINDOW * allowed + 1e-6


def test_who_waits_as_long_as_told_is_answered():
    clock = Clock()
    limiter = RateLimit(2, WINDOW, clock=clock)
    assert [limiter.take("a"), limiter.take("a")] == [0, 0]
    told = limiter.take("a")
    assert told == 30
    assert limiter.take("b") == 0
    clock.now += told
    assert limiter.take("a") == 0


def test_a_minute_after_the_last_request_nothing_is_left():
    clock = Clock()
    limiter = RateLimit(10, WINDOW, clock=clock)
    for number in range(50):
        limiter.take(f"192.0.2.{number}")
    assert limiter.kept() == 50
    clock.now += WINDOW + 1
    limiter.take("192.0.2.99")
    assert limiter.kept() == 1
    assert "192.0.2" not in repr(limiter._buckets)


def test_memory_is_bounded():
    limiter = RateLimit(10, WINDOW, remembered=100, clock=Clock())
    for number in range(1000):
        limiter.take(str(number))
    assert limiter.kept() <= 100


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "198.51.100.7", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "1.1.1.1, 198.51.100.7", "198.51.100.7"),
        (2, "1.1.1.1, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (2, "198.51.100.7", "127.0.0.1"),
        (1, " , ", "127.0.0.1"),
    ],
)
def test_behind_proxies_the_client_is_the_one_that_they_saw(settings, proxies, forwarded, expected):
    settings.PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", headers=headers)) == expected


def test_the_limit_forgets(rf):
    limit = RateLimit(most=1, seconds=0)
    assert [limit.passes(rf.get("/")) for _number in range(3)] == [True, True, True]
    limit = RateLimit(most=1, seconds=600, remembered=1)
    first, second = rf.get("/", REMOTE_ADDR="192.0.2.1"), rf.get("/", REMOTE_ADDR="192.0.2.2")
    assert [limit.passes(one) for one in (first, first, second, first)] == [True, False, True, True]
    assert "192.0.2" not in repr(limit)
