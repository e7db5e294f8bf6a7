"""Reading imports of the screen and of the command line: one's own, or all for who may import anywhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Count, Model, QuerySet

from binnenuit.foundation.imports.models import ImportJob, ImportJobRow, ImportRun
from binnenuit.foundation.imports.rules.steps import WORK, Phase, is_lost
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, Subject, authorise, may
from binnenuit.kernel.errors import NotFound
from binnenuit.kernel.problems import ValidationProblem

_ACTION = "imports.import"
_CHUNK = 1_000
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class JobView:
    """An import of the screen."""

    pk: int
    kind: str
    name: str
    size: int
    actor: str
    person: int | None
    language: str
    source: str
    columns: dict[str, str]
    defaults: dict[str, str]
    samples: list[list[str]]
    step: str
    before: str
    problem: str
    """Why it stopped, in words; of one that stopped before there was `stopped_by`."""
    stopped_by: ValidationProblem | None
    position: int
    rows: int
    left_out: list[str | ValidationProblem]
    """Names of what was not read, and why some of it was not."""
    place: str
    run: int | None
    made: datetime
    changed: datetime
    lost: bool
    """Nobody works on it any more though it is not finished."""
    counts: dict[str, dict[str, int]]
    """By phase, by outcome."""


@dataclass(frozen=True, slots=True)
class RowView:
    """One line of a report."""

    number: int
    key: str
    outcome: str
    code: str
    title: str
    problems: tuple[ValidationProblem, ...]
    reasons: str
    """The same in words, one a line; of a report that was made before there were `problems`."""


@dataclass(frozen=True, slots=True)
class RunView:
    """An import that was read in, here or on the command line."""

    number: int
    source: str
    actor: str
    started: datetime
    position: int
    finished: datetime | None
    undone: datetime | None
    job: int | None
    """The import of the screen that it belongs to."""


def importer_of(actor: Actor, owner: str) -> Subject:
    """Return the import of `owner` as what an action is done to.

    One's own lies in every scope that one has a role for: each row in it is asked about on its own. Somebody
    else's asks for a role everywhere.
    """
    own = frozenset(grant.scope for grant in actor.grants) if actor.name == owner else frozenset[str]()
    return Subject("import", own)


def job_of(pk: int, *, actor: Actor, lock: bool = False) -> ImportJob:
    """Return an import of the screen; raises `NotFound`, `NotAllowed` for somebody else's."""
    rows = ImportJob.objects.select_for_update() if lock else ImportJob.objects.all()
    job = rows.filter(pk=pk).first()
    if job is None:
        raise NotFound(f"no import job {pk}")
    authorise(actor, _ACTION, importer_of(actor, job.actor))
    return job


def run_of(number: int, *, actor: Actor, lock: bool = False) -> ImportRun:
    """Return an import that was read in; raises `NotFound`, `NotAllowed` for somebody else's."""
    rows = ImportRun.objects.select_for_update() if lock else ImportRun.objects.all()
    run = rows.filter(pk=number).first()
    if run is None:
        raise NotFound(f"there is no import {number}")
    authorise(actor, "imports.undo", importer_of(actor, run.actor))
    return run


def import_job(pk: int, *, actor: Actor) -> JobView:
    """Return one import of the screen; raises `NotFound`, `NotAllowed`."""
    return _view(job_of(pk, actor=actor))


def job_at_work(pk: int) -> JobView:
    """Return one import for the worker that has it in hand; raises `NotFound`."""
    job = ImportJob.objects.filter(pk=pk).first()
    if job is None:
        raise NotFound(f"no import job {pk}")
    return _view(job)


def import_jobs(*, actor: Actor, most: int) -> list[JobView]:
    """Return the newest imports of the screen that were not read in yet, that this actor may see."""
    rows = ImportJob.objects.filter(run=None)
    return [_view(job) for job in _seen(rows, actor)[:most]]


def import_run(number: int, *, actor: Actor) -> RunView:
    """Return one import that was read in; raises `NotFound`, `NotAllowed`."""
    return _run(run_of(number, actor=actor))


def import_runs(*, actor: Actor, page: int, size: int) -> tuple[list[RunView], int]:
    """Return a page of imports that were read in, newest first, and how many there are."""
    rows = _seen(ImportRun.objects.order_by("-pk"), actor)
    return [_run(run) for run in rows[(page - 1) * size : page * size]], rows.count()


def reported_rows(  # noqa: PLR0913 -- which report, which of its rows, which page of them
    pk: int, phase: Phase, outcome: str, *, actor: Actor, page: int, size: int
) -> tuple[list[RowView], int]:
    """Return a page of a report, with one outcome or (empty) all, and how many there are."""
    rows = _rows(job_of(pk, actor=actor), phase, outcome)
    return [_row(row) for row in rows[(page - 1) * size : page * size]], rows.count()


def every_import_row(pk: int, phase: Phase, *, actor: Actor) -> Iterator[RowView]:
    """Return a whole report, row by row, in bounded memory."""
    return map(_row, _rows(job_of(pk, actor=actor), phase, "").iterator(_CHUNK))


def _rows(job: ImportJob, phase: Phase, outcome: str) -> "QuerySet[ImportJobRow]":
    rows = ImportJobRow.objects.filter(job=job, phase=phase).order_by("pk")
    return rows.filter(outcome=outcome) if outcome else rows


def _seen(rows: "QuerySet[M]", actor: Actor) -> "QuerySet[M]":
    authorise(actor, _ACTION, importer_of(actor, actor.name))
    return rows if may(actor, _ACTION, Subject("import")) else rows.filter(actor=actor.name)


def _run(run: ImportRun) -> RunView:
    job = run.jobs.last()
    return RunView(
        number=run.pk,
        source=run.source,
        actor=run.actor,
        started=run.started,
        position=run.position,
        finished=run.finished,
        undone=run.undone,
        job=job.pk if job else None,
    )


def _row(row: ImportJobRow) -> RowView:
    problems = tuple(map(ValidationProblem.from_json, row.problems))
    return RowView(row.number, row.key, row.outcome, row.code, row.title, problems, row.reasons)


def _view(job: ImportJob) -> JobView:
    counts = dict(job.counts)
    phase = WORK.get(job.before if job.step == "stopped" else job.step)  # type: ignore[call-overload]
    if phase:
        found = job.results.filter(phase=phase).values_list("outcome").annotate(Count("pk")).order_by()
        counts[phase] = dict(found)
    return JobView(
        pk=job.pk,
        kind=job.kind,
        name=job.name,
        size=job.size,
        actor=job.actor,
        person=job.person,
        language=job.language,
        source=job.source,
        columns=job.columns,
        defaults=job.defaults,
        samples=job.samples,
        step=job.step,
        before=job.before,
        problem=job.problem,
        stopped_by=ValidationProblem.from_json(job.stopped_by) if job.stopped_by else None,
        position=job.position,
        rows=job.rows,
        left_out=[
            each if isinstance(each, str) else ValidationProblem.from_json(each) for each in job.left_out
        ],
        place=job.place,
        run=job.run_id,
        made=job.made,
        changed=job.changed,
        lost=is_lost(job.step, job.changed, clock.now()),
        counts=counts,
    )
