"""Whether a link on a page still works: what an answer means, and how many nights it takes to be sure; pure."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Cause = Literal["gone", "server", "name", "silent", "certificate", "loop", "answer"]
"""Why a link does not work: the page is gone, the server says that it fails, there is no such host, nobody answers in
time, the certificate is wrong, it leads round in circles, or what comes back is no answer."""
CAUSES: tuple[Cause, ...] = get_args(Cause)
NOBODY_THERE: frozenset[Cause | None] = frozenset({"name", "silent"})
"""What it also looks like where the machine that asks is cut off itself."""
NIGHTS = 4
"""Nights in a row that a link must fail; with fewer, one bad night of a server would land in the queue."""
_NOT_FOUND, _GONE = 404, 410
_SERVER_FAILS, _LAST = 500, 599
_FIRST_OK, _FIRST_REFUSED = 200, 400


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """What asking for a link has shown."""

    works: bool | None
    """None: that can't be said, since the site lets no programs in, or what is asked is ours to leave alone."""
    cause: Cause | None = None
    """Of one that does not work."""


WORKS, UNKNOWN = LinkStatus(works=True), LinkStatus(works=None)


@dataclass(frozen=True, slots=True)
class LinkHistory:
    """What is remembered of a link between nights."""

    failures: int = 0
    failing_since: date | None = None
    cause: Cause | None = None
    checked: date | None = None


def status_of(code: int) -> LinkStatus:
    """Return what an HTTP status code says (RFC 9110, section 15).

    404 and 410 say that it is gone, 5xx that the server fails. Other refusals (401, 403, 429 and their like) are
    made to programs and not to people: they say nothing.
    """
    if code in {_NOT_FOUND, _GONE}:
        return LinkStatus(works=False, cause="gone")
    if _SERVER_FAILS <= code <= _LAST:
        return LinkStatus(works=False, cause="server")
    return WORKS if _FIRST_OK <= code < _FIRST_REFUSED else UNKNOWN


def after(history: LinkHistory, status: LinkStatus, today: date) -> LinkHistory:
    """Return what is remembered after asking today; a second time on one day counts no second failure."""
    if status.works is None:
        return LinkHistory(history.failures, history.failing_since, history.cause, today)
    if status.works:
        return LinkHistory(checked=today)
    counted = history.failures if history.checked == today and history.failures else history.failures + 1
    return LinkHistory(counted, history.failing_since or today, status.cause, today)


def is_broken(history: LinkHistory) -> bool:
    """Return whether a link has failed so often that someone should look at it."""
    return history.failures >= NIGHTS
