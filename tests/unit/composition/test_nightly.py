"""The night comes once a day, on the clock of the Netherlands, also when that clock is changed."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from binnenuit.composition.runtime.schedule import AT, seconds_until_night
from binnenuit.kernel.clock import AMSTERDAM
from binnenuit.kernel.commands import commands, scheduled_tasks


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_the_next_night_is_at_most_a_day_away(now):
    seconds = seconds_until_night(now)
    assert 60 <= seconds <= 25 * 3600
    then = (now + timedelta(seconds=seconds)).astimezone(AMSTERDAM)
    if seconds > 60:
        assert (then.hour, then.minute) == (AT.hour, AT.minute)


def test_what_is_done_at_night_are_commands():
    names = [task.name for task in scheduled_tasks]
    assert names[:4] == ["upkeep", "alerts", "dump", "links"]
    assert all(name in commands for name in names)
