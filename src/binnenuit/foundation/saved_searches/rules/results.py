"""Mail about what is new in a search: when it is due, and what counts as new; pure.

What is found now and was not found before is new, if it was published or changed since. A search that is answered
more loosely than before (because what fitted exactly has ended) finds much that is not new at all: that is why the
change counts too, and why a loose answer never leads to a mail.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

Frequency = Literal["day", "week"]
FREQUENCIES: tuple[Frequency, ...] = get_args(Frequency)

MOST_RESULTS = 1_000
"""A search that finds more is about everything: mail about it would come each day."""
MOST_FOR_ONE = 10
"""Searches that one address may follow, with those that wait for its yes."""
MOST_WAITING = 3
"""Of those, how many may wait for a yes: whoever types somebody else's address sends them no more mails than that."""
UNANSWERED_DAYS = 3
"""Days after which what nobody said yes to is removed (storage limitation: GDPR, article 5.1.e)."""
LASTS_DAYS = 365
"""Days that mail comes; then it ends by itself, and the address is removed."""
_LATE = timedelta(days=1)
"""What was changed just before the last look may not have been in the index then."""
_DIGEST, _MOST_KNOWN = 8, 4 * MOST_RESULTS
_WAITS: dict[str, timedelta] = {"day": timedelta(hours=20), "week": timedelta(days=6, hours=20)}
"""A little less than a day and a week: the night's work does not begin at the same second each time."""


@dataclass(frozen=True, slots=True)
class FoundResults:
    """What a search finds now."""

    changed: Mapping[str, datetime]
    """The code of each result, with when it last changed; at most `MOST_RESULTS`, the latest confirmed."""
    total: int
    loose: bool = False
    """Nothing had everything that was asked for, so this is what comes near."""


def is_due(frequency: str, looked: datetime, now: datetime) -> bool:
    """Return whether it is time to look again."""
    return now - looked >= _WAITS[frequency]


def ends(started: datetime) -> datetime:
    """Return when mail that began at `started` ends."""
    return started + timedelta(days=LASTS_DAYS)


def news(known: bytes, found: FoundResults, looked: datetime) -> tuple[str, ...]:
    """Return the codes of what is new since `looked`, of what `known` (made by `remembered`) does not hold."""
    if found.loose:
        return ()
    before = {known[start : start + _DIGEST] for start in range(0, len(known), _DIGEST)}
    since = looked - _LATE
    return tuple(
        code for code, changed in found.changed.items() if changed >= since and digest_of(code) not in before
    )


def remembered(known: bytes, found: FoundResults) -> bytes:
    """Return what is known after `found`: eight bytes for each result, without saying which; the latest 4,000."""
    before = [known[start : start + _DIGEST] for start in range(0, len(known), _DIGEST)]
    every = dict.fromkeys([*before, *(digest_of(code) for code in found.changed)])
    return b"".join(list(every)[-_MOST_KNOWN:])


def digest_of(code: str) -> bytes:
    """Return the eight bytes by which a result is known again."""
    return hashlib.blake2b(code.encode(), digest_size=_DIGEST).digest()
