"""How a command that runs beside the server ends: when it is told to, or when the server is gone, however it went."""

import os
import signal
from threading import Event, Thread

_LOOK_SECONDS = 1


def told_to_stop(parent: int | None) -> Event:
    """Give what is set on SIGTERM and Ctrl-C, and once the process `parent`, which started this one, has ended."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    if parent is not None:
        Thread(target=_end_with, args=(parent, stop), daemon=True).start()
    return stop


def _end_with(parent: int, stop: Event) -> None:
    while os.getppid() == parent and not stop.wait(_LOOK_SECONDS):
        pass
    stop.set()
