"""How often one connection may send something: kept in memory only, under a salted hash that lives an hour at most."""

import hashlib
import secrets
import threading
from collections import OrderedDict

from django.conf import settings
from django.http import HttpRequest

from binnenuit.kernel import clock


class RateLimit:
    """At most `most` in `seconds` for each connection; forgets everything after that time, and with the process."""

    def __init__(self, most: int, seconds: int, remembered: int = 10_000) -> None:
        """Take the numbers; `remembered` is how many connections are remembered at once, the latest."""
        self._most, self._seconds, self._remembered = most, seconds, remembered
        self._lock = threading.Lock()
        self._counts: OrderedDict[bytes, int] = OrderedDict()
        self._salt, self._until = b"", 0.0

    def passes(self, request: HttpRequest) -> bool:
        """Count this request, and say whether it is within the limit."""
        now = clock.now().timestamp()
        with self._lock:
            if now >= self._until:
                # with the salt gone, no hash can be led back to an address any more
                self._counts.clear()
                self._salt, self._until = secrets.token_bytes(16), now + self._seconds
            key = hashlib.blake2b(client_address(request).encode(), key=self._salt, digest_size=12).digest()
            count = self._counts.pop(key, 0) + 1
            self._counts[key] = count
            while len(self._counts) > self._remembered:
                self._counts.popitem(last=False)
        return count <= self._most


def client_address(request: HttpRequest) -> str:
    """Return the address that a request comes from, as the outermost of the operator's own proxies has seen it."""
    proxies = settings.ENVIRONMENT.proxies
    if proxies:
        # what stands further to the left in the header anyone can have written
        seen = request.headers.get("X-Forwarded-For", "").split(",")
        return seen[-proxies].strip() if len(seen) >= proxies else ""
    return str(request.META.get("REMOTE_ADDR", ""))
