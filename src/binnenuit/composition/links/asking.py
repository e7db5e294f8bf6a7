"""Asking one site for one address: HEAD, then GET where that is refused, along at most five redirects."""

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

import httpcore

from binnenuit.composition.links.network import PORTS, Outside, Refused, TooLarge
from binnenuit.domain.initiatives.rules.link_check import (
    UNKNOWN,
    WORKS,
    Finding,
    Why,
    allows,
    finding_of,
    host_of,
)

SECONDS = 15.0
"""For one request, from the look-up of the name to the last byte."""
STEP_SECONDS = 8.0
PAUSE = 3.0
"""Between two requests to one host."""
LARGEST = 100_000
"""Bytes that are read of an answer, headers included; of a page itself nothing is read."""
_MOST_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_REFUSED = 400
_SAFE = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status with the start of the body, or why there is none."""

    status: int = 0
    location: str = ""
    body: bytes = b""
    why: Why | None = None
    refused: bool = False
    """It is an address that we do not ask."""


@dataclass
class Asking:
    """Asks, with a pause between two requests to one host; carries no cookie, no name and no word of any visitor."""

    agent: str
    """What the program calls itself, with where to complain."""
    hosts: tuple[str, ...]
    """The hosts that the operator allows; a redirect to another one is not followed."""
    pause: float = PAUSE
    seconds: float = SECONDS
    loopback: bool = False
    """For tests: the server on this machine, at any port."""
    lets_in: Callable[[str], bool] = field(default=lambda _address: True)
    """Whether a site's robots.txt lets us ask for an address that a redirect leads to."""
    _asked: dict[str, float] = field(default_factory=dict)
    _pauses: dict[str, float] = field(default_factory=dict)

    def slow_down(self, host: str, seconds: float) -> None:
        """Wait longer between two requests to `host`, as its robots.txt asks."""
        self._pauses[host] = max(self.pause, seconds)

    def find_out(self, address: str) -> Finding:
        """Ask whether a link works."""
        finding = self._follow(address, "HEAD")
        # some servers know no HEAD, or answer it with an error: only a GET says that a page is gone
        return finding if finding.works else self._second_look(address, finding)

    def read(self, address: str) -> Answer:
        """Return the start of a small file, along redirects."""
        return self._along(address, "GET", body=True)

    def _second_look(self, address: str, first: Finding) -> Finding:
        if first.why not in {None, "gone", "server", "answer"}:
            return first
        return self._follow(address, "GET")

    def _follow(self, address: str, method: str) -> Finding:
        answer = self._along(address, method)
        if answer.refused:
            return UNKNOWN
        if answer.why is not None:
            return Finding(works=False, why=answer.why)
        # still moved: to a host that we may not ask. That it answers is all there is to know
        return WORKS if answer.status in _MOVED else finding_of(answer.status)

    def _along(self, address: str, method: str, *, body: bool = False) -> Answer:
        for _step in range(_MOST_REDIRECTS + 1):
            answer = self._once(address, method, body=body)
            if answer.status not in _MOVED or not answer.location:
                return answer
            address = _joined(address, answer.location)
            if not allows(self.hosts, host_of(address)):
                return answer
            if not body and not self.lets_in(address):
                return Answer(refused=True)
        return Answer(why="loop")

    def _once(self, address: str, method: str, *, body: bool) -> Answer:
        try:
            url, host = self._url(address)
        except ValueError:
            return Answer(refused=True)
        self._wait(host)
        outside = Outside(seconds=self.seconds, most=LARGEST, loopback=self.loopback)
        try:
            return self._request(outside, url, method, body=body)
        except Exception as error:  # noqa: BLE001 -- sorted below; what has no place there goes on
            return _failed(error)

    def _request(self, outside: Outside, url: httpcore.URL, method: str, *, body: bool) -> Answer:
        step = dict.fromkeys(("connect", "read", "write", "pool"), STEP_SECONDS)
        headers = [
            ("User-Agent", self.agent),
            ("Accept", "*/*"),
            ("Accept-Encoding", "identity"),
            ("Connection", "close"),
        ]
        with (
            httpcore.ConnectionPool(network_backend=outside, max_connections=1, retries=0) as pool,
            pool.stream(method, url, headers=headers, extensions={"timeout": step}) as response,
        ):
            found = {name.lower(): value for name, value in response.headers}
            return Answer(
                status=response.status,
                location=found.get(b"location", b"").decode("latin-1"),
                body=_start(response) if body and response.status < _REFUSED else b"",
            )

    def _url(self, address: str) -> tuple[httpcore.URL, str]:
        """Take an address apart; raises `ValueError` for what is not to be asked."""
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        standard = 443 if parts.scheme == "https" else 80
        if parts.scheme not in {"http", "https"} or parts.username is not None or parts.password is not None:
            raise ValueError(address)
        if not allows(self.hosts, host) or ((port or standard) not in PORTS and not self.loopback):
            raise ValueError(address)
        plain = host.encode("idna") if not host.isascii() else host.encode("ascii")
        target = quote(parts.path or "/", safe=_SAFE)
        if parts.query:
            target += "?" + quote(parts.query, safe=_SAFE + "?")
        url = httpcore.URL(scheme=parts.scheme, host=plain, port=port, target=target.encode("ascii"))
        return url, host

    def _wait(self, host: str) -> None:
        between = self._pauses.get(host, self.pause)
        since = time.monotonic() - self._asked.get(host, float("-inf"))
        if since < between:
            time.sleep(between - since)
        self._asked[host] = time.monotonic()


def _joined(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError:
        return ""


def _start(response: httpcore.Response) -> bytes:
    read = b""
    try:
        for piece in response.iter_stream():
            read += piece
    except TooLarge:
        pass
    return read


def _failed(error: Exception) -> Answer:
    """Say why there is no answer; raises what is a mistake of ours again."""
    if isinstance(error, Refused):
        return Answer(refused=True)
    if isinstance(error, TooLarge | httpcore.ProtocolError):
        return Answer(why="answer")
    if isinstance(error, httpcore.TimeoutException):
        return Answer(why="silent")
    if isinstance(error, httpcore.NetworkError):
        return Answer(why=_network(error))
    raise error


def _network(error: httpcore.NetworkError) -> Why:
    causes: list[BaseException] = [error, *(one for one in error.args if isinstance(one, BaseException))]
    if error.__cause__ is not None:
        causes.append(error.__cause__)
    if any(isinstance(one, ssl.SSLError) for one in causes):
        return "certificate"
    return "name" if any(isinstance(one, socket.gaierror) for one in causes) else "silent"
