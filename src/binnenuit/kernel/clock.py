"""The one place that says what time it is, so that tests can say otherwise."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """Give the present moment, aware, in UTC."""
    return datetime.now(tz=UTC)


def today() -> date:
    """Give today's date in the Netherlands, where the terms of the law run."""
    return now().astimezone(AMSTERDAM).date()
