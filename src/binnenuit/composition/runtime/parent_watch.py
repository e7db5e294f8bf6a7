"""How a process beside the server ends: when it is told to, or when the server is gone, however it went."""

import os
import signal
import time
from collections.abc import Callable
from threading import Event, Thread

_LOOK_SECONDS = 1


def told_to_stop(parent: int | None) -> Event:
    """Return what is set on SIGTERM and Ctrl-C, and once the process `parent`, which started this one, has ended."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    if parent is not None:
        when_gone(parent, stop.set)
    return stop


def when_gone(parent: int, then: Callable[[], object]) -> None:
    """Call `then`, from a thread, within a second after the process `parent`, which started this one, has ended."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK_SECONDS)
        then()

    Thread(target=watch, name="parent-watch", daemon=True).start()
