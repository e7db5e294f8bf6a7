"""Whether a link on a page still works: what an answer means, and how many nights it takes to be sure; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args
from urllib.parse import urlsplit

Why = Literal["gone", "server", "name", "silent", "certificate", "loop", "answer"]
"""Why a link does not work: the page is gone, the server says that it fails, there is no such host, nobody answers in
time, the certificate is wrong, it leads round in circles, or what comes back is no answer."""
WHYS: tuple[Why, ...] = get_args(Why)
NOBODY_THERE: frozenset[Why | None] = frozenset({"name", "silent"})
"""What it also looks like where the machine that asks is cut off itself."""
NIGHTS = 4
"""So many nights in a row a link must fail, or one bad night of a server lands in the queue."""
_NOT_FOUND, _GONE = 404, 410
_SERVER_FAILS, _LAST = 500, 599
_FIRST_OK, _FIRST_REFUSED = 200, 400


@dataclass(frozen=True, slots=True)
class Finding:
    """What asking for a link has shown."""

    works: bool | None
    """None: that can't be said, since the site lets no programs in, or what is asked is ours to leave alone."""
    why: Why | None = None
    """Of one that does not work."""


WORKS, UNKNOWN = Finding(works=True), Finding(works=None)


@dataclass(frozen=True, slots=True)
class LinkState:
    """What is remembered of a link between nights."""

    failures: int = 0
    failing_since: date | None = None
    why: Why | None = None
    checked: date | None = None


def finding_of(status: int) -> Finding:
    """Return what an HTTP status says (RFC 9110, section 15).

    404 and 410 say that it is gone, 5xx that the server fails. Other refusals (401, 403, 429 and their like) are
    made to programs and not to people: they say nothing.
    """
    if status in {_NOT_FOUND, _GONE}:
        return Finding(works=False, why="gone")
    if _SERVER_FAILS <= status <= _LAST:
        return Finding(works=False, why="server")
    return WORKS if _FIRST_OK <= status < _FIRST_REFUSED else UNKNOWN


def after(state: LinkState, found: Finding, today: date) -> LinkState:
    """Return what is remembered after asking today; a second time on one day counts no second failure."""
    if found.works is None:
        return LinkState(state.failures, state.failing_since, state.why, today)
    if found.works:
        return LinkState(checked=today)
    counted = state.failures if state.checked == today and state.failures else state.failures + 1
    return LinkState(counted, state.failing_since or today, found.why, today)


def is_broken(state: LinkState) -> bool:
    """Say whether a link has failed so often that someone should look at it."""
    return state.failures >= NIGHTS


def hosts_of_setting(text: str) -> tuple[str, ...]:
    """Return the hosts that an operator allows: names, or "*.voorbeeld.nl" for all below one, with commas or spaces."""
    return tuple(dict.fromkeys(text.replace(",", " ").lower().split()))


def allows(hosts: Iterable[str], host: str) -> bool:
    """Say whether `host` is one of those that are allowed; "*.voorbeeld.nl" is not voorbeeld.nl itself."""
    plain = host.lower().rstrip(".")
    return any(
        plain.endswith(allowed[1:]) and len(plain) >= len(allowed)
        if allowed.startswith("*.")
        else plain == allowed
        for allowed in hosts
    )


def host_of(address: str) -> str:
    """Return the host of a web address, in lower case; empty for what is none or carries a name or password."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return ""
    if (
        parts.scheme not in {"http", "https"}
        or not host
        or parts.username is not None
        or parts.password is not None
    ):
        return ""
    return host
