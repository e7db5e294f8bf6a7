"""The steps of an import on the screen, and which may follow which; pure."""

from datetime import datetime, timedelta
from typing import Literal, get_args

Step = Literal["mapping", "checking", "checked", "importing", "done", "undoing", "undone", "stopped"]
Phase = Literal["check", "import", "undo"]
Work = Literal["checking", "importing", "undoing"]
STEPS: tuple[Step, ...] = get_args(Step)
PHASES: tuple[Phase, ...] = get_args(Phase)
WORK: dict[Work, Phase] = {"checking": "check", "importing": "import", "undoing": "undo"}
"""The steps at which a worker is busy, with the phase whose report it writes."""
AFTER: dict[Work, Step] = {"checking": "checked", "importing": "done", "undoing": "undone"}
_FROM: dict[str, frozenset[str]] = {
    "checking": frozenset({"mapping", "checked", "checking"}),
    "importing": frozenset({"checked", "importing"}),
    "undoing": frozenset({"done", "undoing", "importing"}),
}
SILENT = timedelta(minutes=12)
"""No batch takes so long, and a task whose worker was killed has been taken up again by then: it is lost."""


def may_begin(work: str, step: str, before: str) -> bool:
    """Return whether `work` may begin, or go on, at a job that is at `step` (stopped: it was at `before`)."""
    return (before if step == "stopped" else step) in _FROM.get(work, frozenset())


def is_lost(step: str, changed: datetime, now: datetime) -> bool:
    """Return whether nobody works on it any more though it is not finished."""
    return step in WORK and now - changed > SILENT


def may_map(step: str, before: str) -> bool:
    """Return whether the columns can still be chosen: nothing has been read in yet."""
    return step in {"mapping", "checked"} or (step == "stopped" and before == "checking")
