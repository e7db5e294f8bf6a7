"""A caller may ask so much and no more, and nothing stays of who called."""

import pytest
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.api import limits
from binnenuit.api.limits import WINDOW_SECONDS, Limiter


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
    limiter = Limiter(allowed, clock)
    start, granted = clock.now, 0
    for wait in waits:
        clock.now += wait
        granted += limiter.wait("192.0.2.1") == 0
        # a new salt forgives once in ten minutes: then the bucket is full again
        forgiven = 1 + (clock.now - start) // 600
        assert granted <= allowed * forgiven + (clock.now - start) / WINDOW_SECONDS * allowed + 1e-6


def test_who_waits_as_long_as_told_is_answered():
    clock = Clock()
    limiter = Limiter(2, clock)
    assert [limiter.wait("a"), limiter.wait("a")] == [0, 0]
    told = limiter.wait("a")
    assert told == 30
    assert limiter.wait("b") == 0
    clock.now += told
    assert limiter.wait("a") == 0


def test_a_minute_after_the_last_request_nothing_is_left():
    clock = Clock()
    limiter = Limiter(10, clock)
    for number in range(50):
        limiter.wait(f"192.0.2.{number}")
    assert limiter.kept() == 50
    clock.now += WINDOW_SECONDS + 1
    limiter.wait("192.0.2.99")
    assert limiter.kept() == 1
    assert "192.0.2" not in repr(limiter._buckets)


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(limits, "_MOST_CALLERS", 100)
    limiter = Limiter(10, Clock())
    for number in range(1000):
        limiter.wait(str(number))
    assert limiter.kept() <= 100


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "198.51.100.7", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "1.1.1.1, 198.51.100.7", "198.51.100.7"),
        (2, "1.1.1.1, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
    ],
)
def test_behind_proxies_the_caller_is_the_one_that_they_saw(settings, proxies, forwarded, expected):
    settings.PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert limits.caller(RequestFactory().get("/", headers=headers)) == expected


@pytest.mark.django_db
def test_too_many_requests_is_a_problem_with_a_time(settings):
    settings.API_REQUESTS = 3
    limits._limiters.pop(3, None)
    client = Client(SERVER_NAME="localhost")
    answers = [client.get("/api/v1/municipalities/GM0599") for _request in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    last = answers[-1]
    assert last.headers["Content-Type"] == "application/problem+json"
    assert int(last.headers["Retry-After"]) > 0
    assert last.headers["Access-Control-Allow-Origin"] == "*"
    assert last.json()["status"] == 429
    assert client.get("/hsds/taxonomies").status_code == 429, "one limit for both"
