"""The long part of an import of the screen, in the queue: a few minutes of it at a time, then the next task.

A task that is killed is taken up again by the queue, and goes on after the last batch that was kept.
"""

import logging
from collections.abc import Callable, Sequence
from time import monotonic

from django.utils import translation
from django_tasks import task

from binnenuit.domain.initiatives.service.import_jobs import (
    InHand,
    JobView,
    Row,
    TakenOver,
    finish_work,
    job_at_work,
    stop_work,
    take_in_hand,
)
from binnenuit.domain.initiatives.service.imports import Undone, undo_import
from binnenuit.foundation.accounts import service as accounts
from binnenuit.interchange.importing import folder
from binnenuit.interchange.importing.columns import ColumnMapping
from binnenuit.interchange.importing.problems import Unreadable, of_error
from binnenuit.interchange.importing.runner import ImportRunner, RowResult
from binnenuit.interchange.importing.source_file import SourceFile, open_file
from binnenuit.kernel.authority import SYSTEM, VISITOR, Actor
from binnenuit.kernel.errors import BadInput, NotAllowed
from binnenuit.kernel.long_tasks import LONG_QUEUE, may_go_on
from binnenuit.kernel.problems import ValidationProblem, printable

SECONDS = 240
"""So long one task works: well within `task_queue.LEFT_BEHIND`, after which it would count as lost."""

logger = logging.getLogger(__name__)


@task(queue_name=LONG_QUEUE)
def go_on(pk: int) -> None:
    """Do a part of what is to be done for import `pk` of the screen, and put the next part into the queue."""
    try:
        held = take_in_hand(pk, actor=SYSTEM)
    except TakenOver:
        return
    job = job_at_work(pk)
    with translation.override(job.language):
        _do(job, held)


def _do(job: JobView, held: InHand) -> None:
    actor = VISITOR if job.person is None else accounts.actor_at_work(job.person)
    work = {"check": _read, "import": _read, "undo": _undo}[held.phase]
    try:
        if not work(job, held, actor):
            go_on.enqueue(job.pk)
    except TakenOver:
        return
    except NotAllowed:
        _stop(held, Unreadable("role_lost"))
    except BadInput as error:
        _stop(held, error, job)
    except OSError as error:
        _stop(held, Unreadable("not_readable", why=str(error.strerror)))
    except Exception:
        _stop(held, Unreadable("our_fault"))
        logger.exception("import job %s stopped", job.pk)


def _stop(held: InHand, error: BadInput, job: JobView | None = None) -> None:
    problem = of_error(error)[0]
    if job and job.place:
        named = {
            name: value.replace(job.place, job.name) if isinstance(value, str) else value
            for name, value in problem.values.items()
        }
        problem = ValidationProblem(problem.name, named)
    try:
        stop_work(held, problem, actor=SYSTEM)
    except TakenOver:
        return


def said(error: BadInput, place: str, name: str) -> str:
    """Return what is wrong with a file, by the name that its owner knows it by."""
    return str(error).replace(place, name) if place else str(error)


def opened(job: JobView) -> SourceFile:
    """Return the file of an import, to be read as was chosen; raises `BadInput` where it can't be read."""
    return open_file(
        folder.path_of(job.place), ColumnMapping(dict(job.columns), dict(job.defaults), job.source)
    )


def _read(job: JobView, held: InHand, actor: Actor) -> bool:
    file = opened(job)
    importing = ImportRunner(
        file,
        job.source,
        actor,
        lambda _result: None,
        dry=held.phase == "check",
        position=job.position,
        go_on=_for_a_while(),
    )

    def keep(results: Sequence[RowResult], position: int) -> None:
        held.keep([_row(result) for result in results], position, importing.number or None)

    importing.keep = keep
    if not importing.run():
        return False
    folder.remove(finish_work(held, importing.position, file.left_out, actor=SYSTEM))
    return True


def _row(result: RowResult) -> Row:
    return Row(
        result.number,
        printable(result.key[:100]),
        result.outcome,
        result.code,
        printable(result.title[:200]),
        tuple(dict.fromkeys(result.findings)),
    )


def _undo(job: JobView, held: InHand, actor: Actor) -> bool:
    position = job.position

    def tell(done: Sequence[Undone]) -> None:
        nonlocal position
        rows = [
            Row(
                position + number,
                "organisation" if each.organisation else "",
                each.back,
                each.code,
                each.title,
                (each.reason,) if each.reason else (),
            )
            for number, each in enumerate(done, start=1)
        ]  # fmt: skip
        position += len(rows)
        held.keep(rows, position)

    if job.run is not None and not undo_import(job.run, actor=actor, tell=tell, go_on=_for_a_while()):
        return False
    finish_work(held, position, (), actor=SYSTEM)
    return True


def _for_a_while() -> Callable[[], bool]:
    """Return what says whether to go on: at least once, then until the time is up or the worker ends."""
    until, first = monotonic() + SECONDS, True

    def go_on() -> bool:
        nonlocal first
        if first:
            first = False
            return True
        return may_go_on() and monotonic() < until

    return go_on
