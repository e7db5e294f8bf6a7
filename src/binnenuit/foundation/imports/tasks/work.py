"""The long part of an import of the screen, in the queue: a few minutes of it at a time, then the next task.

A task that is killed is taken up again by the queue, and goes on after the last batch that was kept.
"""

import logging
from collections.abc import Callable, Sequence
from time import monotonic

from django.utils import translation
from django_tasks import task

from binnenuit.foundation.accounts import service as accounts
from binnenuit.foundation.imports.actions.runs import undo_run
from binnenuit.foundation.imports.actions.work import (
    JobInHand,
    ReportedRow,
    TakenOver,
    finish_work,
    stop_work,
    take_in_hand,
)
from binnenuit.foundation.imports.models.brought_files import path_of, remove_file
from binnenuit.foundation.imports.queries.jobs import JobView, job_at_work
from binnenuit.foundation.imports.rules.problems import problem
from binnenuit.foundation.imports.rules.rows import ColumnMapping, RowResult, UndoneRecord
from binnenuit.foundation.imports.rules.targets import target_of
from binnenuit.foundation.imports.tasks.runner import ImportRunner
from binnenuit.kernel.authority import SYSTEM, VISITOR, Actor
from binnenuit.kernel.errors import NotAllowed, Refused
from binnenuit.kernel.long_tasks import LONG_QUEUE, may_go_on
from binnenuit.kernel.problems import ValidationProblem, printable

SECONDS = 240
"""How long one task works: well within `task_queue.LEFT_BEHIND`, after which it would count as lost."""

logger = logging.getLogger(__name__)


@task(queue_name=LONG_QUEUE)
def work_on_import(pk: int) -> None:
    """Do a part of what is to be done for import `pk` of the screen, and put the next part into the queue."""
    try:
        held = take_in_hand(pk, actor=SYSTEM)
    except TakenOver:
        return
    job = job_at_work(pk)
    with translation.override(job.language):
        _do(job, held)


def _do(job: JobView, held: JobInHand) -> None:
    actor = VISITOR if job.person is None else accounts.actor_at_work(job.person)
    work = {"check": _read, "import": _read, "undo": _undo}[held.phase]
    try:
        if not work(job, held, actor):
            work_on_import.enqueue(job.pk)
    except TakenOver:
        return
    except NotAllowed:
        _stop(held, problem("role_lost"))
    except Refused as error:
        _stop(held, error.problems[0])
    except OSError as error:
        _stop(held, problem("not_readable", why=str(error.strerror)))
    except Exception:
        _stop(held, problem("our_fault"))
        logger.exception("import job %s stopped", job.pk)


def _stop(held: JobInHand, why: ValidationProblem) -> None:
    try:
        stop_work(held, why, actor=SYSTEM)
    except TakenOver:
        return


def _read(job: JobView, held: JobInHand, actor: Actor) -> bool:
    mapping = ColumnMapping(dict(job.columns), dict(job.defaults), job.source)
    file = target_of(job.kind).open(path_of(job.place), mapping, job.name)
    runner = ImportRunner(
        file,
        job.kind,
        job.source,
        actor,
        lambda _result: None,
        dry=held.phase == "check",
        position=job.position,
        go_on=_for_a_while(),
    )

    def keep(results: Sequence[RowResult], position: int) -> None:
        held.keep([_row(result) for result in results], position, runner.number or None)

    runner.keep = keep
    if not runner.run():
        return False
    remove_file(finish_work(held, runner.position, file.left_out, actor=SYSTEM))
    return True


def _row(result: RowResult) -> ReportedRow:
    return ReportedRow(
        result.number,
        printable(result.key[:100]),
        result.outcome,
        result.code,
        printable(result.title[:200]),
        tuple(dict.fromkeys(result.problems)),
    )


def _undo(job: JobView, held: JobInHand, actor: Actor) -> bool:
    position = job.position

    def tell(done: Sequence[UndoneRecord]) -> None:
        nonlocal position
        rows = [
            ReportedRow(
                position + number,
                each.beside,
                each.back,
                each.code,
                each.title,
                (each.reason,) if each.reason else (),
            )
            for number, each in enumerate(done, start=1)
        ]
        position += len(rows)
        held.keep(rows, position)

    if job.run is not None and not undo_run(job.run, actor=actor, tell=tell, go_on=_for_a_while()):
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
