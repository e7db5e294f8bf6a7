"""How many requests one caller may make, without keeping who calls.

A token bucket for each caller, in the memory of this process alone. The key is a hash of the caller's address with a
salt that is drawn at random and replaced every ten minutes, and a bucket that is full again is forgotten: a minute
after the last request nothing is left that says there was one. Nothing is written anywhere.
"""

import hashlib
import math
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest

WINDOW_SECONDS = 60.0
"""In this time an empty bucket fills up."""
_SALT_SECONDS = 600.0
_MOST_CALLERS = 20_000
"""Buckets kept at once (some 5 MB); beyond it all are emptied of memory, which forgives and never locks out."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    seen: float


@dataclass(slots=True)
class Limiter:
    """Token buckets by caller: `per_window` requests at once, refilled evenly over `WINDOW_SECONDS`."""

    per_window: int
    clock: Callable[[], float] = monotonic
    _salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    _salted: float = -math.inf
    _swept: float = -math.inf
    _buckets: dict[bytes, _Bucket] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, address: str) -> int:
        """Take one request of the caller at `address`; gives 0, or how many whole seconds to wait first."""
        now = self.clock()
        with self._lock:
            self._forget(now)
            key = hashlib.blake2b(address.encode(), key=self._salt, digest_size=8).digest()
            bucket = self._buckets.setdefault(key, _Bucket(float(self.per_window), now))
            rate = self.per_window / WINDOW_SECONDS
            bucket.tokens = min(self.per_window, bucket.tokens + (now - bucket.seen) * rate)
            bucket.seen = now
            if bucket.tokens >= 1:
                bucket.tokens -= 1
                return 0
            return max(1, math.ceil((1 - bucket.tokens) / rate))

    def kept(self) -> int:
        """Return how many callers are remembered at this moment."""
        return len(self._buckets)

    def _forget(self, now: float) -> None:
        if now - self._salted >= _SALT_SECONDS or len(self._buckets) >= _MOST_CALLERS:
            self._salt, self._salted = secrets.token_bytes(16), now
            self._buckets.clear()
        elif now - self._swept >= WINDOW_SECONDS:
            self._swept = now
            gone = [key for key, bucket in self._buckets.items() if now - bucket.seen >= WINDOW_SECONDS]
            for key in gone:
                del self._buckets[key]


_limiters: dict[int, Limiter] = {}


def seconds_to_wait(request: HttpRequest) -> int:
    """Count this request; gives 0, or how many seconds its caller has to wait before the next one."""
    allowed: int = settings.API_REQUESTS
    if not allowed:
        return 0
    return _limiters.setdefault(allowed, Limiter(allowed)).wait(caller(request))


def caller(request: HttpRequest) -> str:
    """Return the address that a request comes from: behind `settings.PROXIES` proxies, as the outermost of them saw it."""
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    proxies: int = settings.PROXIES
    if proxies and hops:
        return hops[-min(proxies, len(hops))]
    return str(request.META.get("REMOTE_ADDR", ""))
