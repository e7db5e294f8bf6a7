"""How often one client may ask or send something, without keeping who that is.

A token bucket for each client, in the memory of this process alone. The key is a hash of the client's address with a
salt that is drawn at random and replaced every ten minutes or every window, whichever is longer, and a bucket that is
full again is forgotten: a window after the last request nothing is left that says there was one. Nothing is written
anywhere.
"""

import hashlib
import math
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from django.http import HttpRequest

from binnenuit.ui.client_address import client_address

_SALT_SECONDS = 600.0
"""A salt is replaced after so long: with it gone, no hash can be led back to an address."""
_MOST_CLIENTS = 20_000
"""Buckets kept at once (some 5 MB)."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    seen: float


@dataclass(slots=True)
class RateLimit:
    """Lets each client make `most` requests at once, refilled evenly over `seconds`; 0 seconds: no limit."""

    most: int
    seconds: float
    remembered: int = _MOST_CLIENTS
    """Clients remembered at once; beyond it all are forgotten, which forgives and never locks out."""
    clock: Callable[[], float] = monotonic
    _salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    _salted: float = -math.inf
    _swept: float = -math.inf
    _buckets: dict[bytes, _Bucket] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def passes(self, request: HttpRequest) -> bool:
        """Count this request, and return whether it is within the limit."""
        return self.seconds_to_wait(request) == 0

    def seconds_to_wait(self, request: HttpRequest) -> int:
        """Count this request; return 0, or how many whole seconds its client has to wait first."""
        return self.take(client_address(request))

    def take(self, address: str) -> int:
        """Take one request of the client at `address`; return 0, or how many whole seconds to wait first."""
        if not self.seconds:
            return 0
        now = self.clock()
        with self._lock:
            self._forget(now)
            key = hashlib.blake2b(address.encode(), key=self._salt, digest_size=12).digest()
            if key not in self._buckets and len(self._buckets) >= self.remembered:
                self._forget_all(now)
                key = hashlib.blake2b(address.encode(), key=self._salt, digest_size=12).digest()
            bucket = self._buckets.setdefault(key, _Bucket(float(self.most), now))
            rate = self.most / self.seconds
            bucket.tokens = min(self.most, bucket.tokens + (now - bucket.seen) * rate)
            bucket.seen = now
            if bucket.tokens >= 1:
                bucket.tokens -= 1
                return 0
            return max(1, math.ceil((1 - bucket.tokens) / rate))

    def kept(self) -> int:
        """Return how many clients are remembered at this moment."""
        return len(self._buckets)

    def _forget(self, now: float) -> None:
        if now - self._salted >= max(_SALT_SECONDS, self.seconds):
            self._forget_all(now)
        elif now - self._swept >= self.seconds:
            self._swept = now
            gone = [key for key, bucket in self._buckets.items() if now - bucket.seen >= self.seconds]
            for key in gone:
                del self._buckets[key]

    def _forget_all(self, now: float) -> None:
        self._salt, self._salted = secrets.token_bytes(16), now
        self._buckets.clear()
