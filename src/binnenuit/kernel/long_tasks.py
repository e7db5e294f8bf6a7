"""Whether a long task may go on: asked between two of its steps, answered by the worker that runs it."""

from collections.abc import Callable

LONG_QUEUE = "imports"
"""The queue for what takes minutes: its tasks let those of the other queue go first."""

_workers: list[Callable[[], bool]] = []


def attach_worker(may_go_on: Callable[[], bool]) -> None:
    """Let the worker that runs in this process be asked; `may_go_on` does first what else is due."""
    _workers.append(may_go_on)


def detach_worker() -> None:
    """Take away the worker that was attached last."""
    _workers.pop()


def may_go_on() -> bool:
    """Return whether the worker goes on; where no worker runs nobody is told to stop."""
    return _workers[-1]() if _workers else True
