"""The one place that says what time it is, so that tests can say otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_stopped: list[datetime] = []


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _stopped[-1] if _stopped else datetime.now(tz=UTC)


def today() -> date:
    """Return today's date in the Netherlands, where the terms of the law run."""
    return now().astimezone(AMSTERDAM).date()


@contextmanager
def stopped(moment: datetime) -> Iterator[None]:
    """Let time stand still at `moment` (aware) within the block, in every thread of the process.

    For figures that must be the same on every day; never around what serves visitors.
    """
    _stopped.append(moment.astimezone(UTC))
    try:
        yield
    finally:
        _stopped.pop()
