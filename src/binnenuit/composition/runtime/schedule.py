"""What the site does by itself every night, each as a command of its own beside the server."""

import threading
from datetime import datetime, time, timedelta

from binnenuit.kernel import clock
from binnenuit.kernel.commands import scheduled_tasks, start_command

AT = time(3, 30)
"""On the clock in the Netherlands: when few people look for anything."""


class Nightly:
    """Runs the commands once a night, one after the other, as long as the server runs."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="nightly", daemon=True)

    def start(self) -> None:
        """Start waiting for the night."""
        self._thread.start()

    def stop(self) -> None:
        """Wait no longer; what runs at this moment finishes."""
        self._stopping.set()

    def _run(self) -> None:
        while not self._stopping.wait(seconds_until_night(clock.now())):
            for task in scheduled_tasks:
                start_command(task.name).wait()


def seconds_until_night(now: datetime) -> float:
    """Return how many seconds it is until the next `AT`; never less than a minute, so that one night counts once."""
    here = now.astimezone(clock.AMSTERDAM)
    next_time = datetime.combine(here.date(), AT, clock.AMSTERDAM)
    if next_time <= here:
        next_time = datetime.combine(here.date() + timedelta(days=1), AT, clock.AMSTERDAM)
    return max((next_time.astimezone(now.tzinfo) - now).total_seconds(), 60.0)
