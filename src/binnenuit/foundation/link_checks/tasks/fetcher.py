"""Asking one site for one address: HEAD, then GET where that is refused, along at most five redirects."""

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

import httpcore

from binnenuit.foundation.link_checks.rules.hosts import allows, host_of
from binnenuit.foundation.link_checks.rules.status import UNKNOWN, WORKS, Cause, LinkStatus, status_of
from binnenuit.foundation.link_checks.tasks.network import (
    PORTS,
    AddressRefused,
    AnswerTooLarge,
    PublicNetwork,
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
class FetchedAnswer:
    """What came back: a status with the start of the body, or the cause for which there is none."""

    status: int = 0
    location: str = ""
    body: bytes = b""
    cause: Cause | None = None
    refused: bool = False
    """It is an address that we do not ask."""


@dataclass
class LinkFetcher:
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

    def check(self, address: str) -> LinkStatus:
        """Ask whether a link works."""
        status = self._follow(address, "HEAD")
        # some servers know no HEAD, or answer it with an error: only a GET says that a page is gone
        return status if status.works else self._second_look(address, status)

    def read(self, address: str) -> FetchedAnswer:
        """Return the start of a small file, along redirects."""
        return self._along(address, "GET", body=True)

    def _second_look(self, address: str, first: LinkStatus) -> LinkStatus:
        if first.cause not in {None, "gone", "server", "answer"}:
            return first
        return self._follow(address, "GET")

    def _follow(self, address: str, method: str) -> LinkStatus:
        answer = self._along(address, method)
        if answer.refused:
            return UNKNOWN
        if answer.cause is not None:
            return LinkStatus(works=False, cause=answer.cause)
        # still moved: to a host that we may not ask. That it answers is all there is to know
        return WORKS if answer.status in _MOVED else status_of(answer.status)

    def _along(self, address: str, method: str, *, body: bool = False) -> FetchedAnswer:
        for _step in range(_MOST_REDIRECTS + 1):
            answer = self._once(address, method, body=body)
            if answer.status not in _MOVED or not answer.location:
                return answer
            address = _joined(address, answer.location)
            if not allows(self.hosts, host_of(address)):
                return answer
            if not body and not self.lets_in(address):
                return FetchedAnswer(refused=True)
        return FetchedAnswer(cause="loop")

    def _once(self, address: str, method: str, *, body: bool) -> FetchedAnswer:
        try:
            url, host = self._url(address)
        except ValueError:
            return FetchedAnswer(refused=True)
        self._wait(host)
        network = PublicNetwork(seconds=self.seconds, most=LARGEST, loopback=self.loopback)
        try:
            return self._request(network, url, method, body=body)
        except Exception as error:  # noqa: BLE001 -- sorted below; what has no place there goes on
            return _failed(error)

    def _request(
        self, network: PublicNetwork, url: httpcore.URL, method: str, *, body: bool
    ) -> FetchedAnswer:
        step = dict.fromkeys(("connect", "read", "write", "pool"), STEP_SECONDS)
        headers = [
            ("User-Agent", self.agent),
            ("Accept", "*/*"),
            ("Accept-Encoding", "identity"),
            ("Connection", "close"),
        ]
        with (
            httpcore.ConnectionPool(network_backend=network, max_connections=1, retries=0) as pool,
            pool.stream(method, url, headers=headers, extensions={"timeout": step}) as response,
        ):
            found = {name.lower(): value for name, value in response.headers}
            return FetchedAnswer(
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
    except AnswerTooLarge:
        pass
    return read


def _failed(error: Exception) -> FetchedAnswer:
    """Return why there is no answer; raises what is a mistake of ours again."""
    if isinstance(error, AddressRefused):
        return FetchedAnswer(refused=True)
    if isinstance(error, AnswerTooLarge | httpcore.ProtocolError):
        return FetchedAnswer(cause="answer")
    if isinstance(error, httpcore.TimeoutException):
        return FetchedAnswer(cause="silent")
    if isinstance(error, httpcore.NetworkError):
        return FetchedAnswer(cause=_cause(error))
    raise error


def _cause(error: httpcore.NetworkError) -> Cause:
    causes: list[BaseException] = [error, *(one for one in error.args if isinstance(one, BaseException))]
    if error.__cause__ is not None:
        causes.append(error.__cause__)
    if any(isinstance(one, ssl.SSLError) for one in causes):
        return "certificate"
    return "name" if any(isinstance(one, socket.gaierror) for one in causes) else "silent"
