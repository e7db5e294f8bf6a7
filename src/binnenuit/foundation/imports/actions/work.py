"""The worker's side of an import on the screen.

The worker takes a job in hand with a marker of its own. Everything it keeps, it keeps in one transaction with the
question whether the marker is still there: of two workers that have the same job, the first one keeps nothing more.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from django.db import transaction
from django.db.models import Count

from binnenuit.foundation.audit.service import record
from binnenuit.foundation.imports.models import ImportJob, ImportJobRow
from binnenuit.foundation.imports.models.import_job import KEY_LENGTH, REASONS_LENGTH, TITLE_LENGTH
from binnenuit.foundation.imports.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.foundation.imports.rules.steps import AFTER, WORK, Phase
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.problems import ValidationProblem

_WORK = "imports.work"
_MARKER_BYTES = 16
_LONGEST_VALUE = 300
"""Characters of a value of a problem that are kept."""


class TakenOver(Exception):
    """Another worker has the job in hand, or the job is gone: this one keeps nothing more."""


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """One line of a report."""

    number: int
    key: str
    outcome: str
    code: str
    title: str = ""
    problems: Sequence[ValidationProblem] = ()
    """Why."""


def take_in_hand(pk: int, *, actor: Actor) -> "JobInHand":
    """Take a job in hand, from whoever had it. Raises `TakenOver` where there is nothing to do."""
    marker = token_hex(_MARKER_BYTES)
    with transaction.atomic():
        authorise(actor, _WORK)
        job = ImportJob.objects.select_for_update().filter(pk=pk, step__in=WORK).first()
        if job is None:
            raise TakenOver
        ImportJob.objects.filter(pk=pk).update(marker=marker, changed=clock.now())
        record(actor=actor, action=_WORK, subject=f"import-job:{pk}", details={"step": job.step})
    return JobInHand(pk, marker, WORK[job.step])  # type: ignore[index]


@dataclass(frozen=True, slots=True)
class JobInHand:
    """A job that a worker has in hand."""

    pk: int
    marker: str
    phase: Phase

    def keep(self, rows: Sequence[ReportedRow], position: int, run: int | None = None) -> None:
        """Keep what became of some rows, in the transaction of whatever was done; raises `TakenOver`."""
        changes = {"position": position, "changed": clock.now(), **({"run_id": run} if run else {})}
        if not ImportJob.objects.filter(pk=self.pk, marker=self.marker).update(**changes):
            raise TakenOver
        ImportJobRow.objects.bulk_create(
            ImportJobRow(
                job_id=self.pk,
                phase=self.phase,
                number=row.number,
                key=row.key[:KEY_LENGTH],
                outcome=row.outcome,
                code=row.code,
                title=row.title[:TITLE_LENGTH],
                problems=_fitting(row.problems),
            )
            for row in rows
        )


def _fitting(problems: Sequence[ValidationProblem]) -> list[dict[str, Any]]:
    """Return problems as a report keeps them: the first ones where there are very many, and no endless values."""
    kept, length = [], 0
    for found in problems:
        each = found.to_json(_LONGEST_VALUE)
        length += len(json.dumps(each))
        if length > REASONS_LENGTH:
            break
        kept.append(each)
    return kept


def finish_work(
    held: JobInHand, position: int, left_out: Sequence[str | ValidationProblem], *, actor: Actor
) -> str:
    """Note that all rows have been dealt with; gives the place of the file where it is needed no more."""
    with transaction.atomic():
        authorise(actor, _WORK)
        job = _held(held)
        counts = job.results.filter(phase=held.phase).values_list("outcome").annotate(Count("pk")).order_by()
        job.counts = {**job.counts, held.phase: dict(counts)}
        job.step, job.changed, job.marker = AFTER[job.step], clock.now(), ""  # type: ignore[index]
        job.position = position
        if held.phase == "check":
            job.rows = position
        if held.phase != "undo":
            job.left_out = [
                each.to_json(_LONGEST_VALUE) if isinstance(each, ValidationProblem) else each
                for each in left_out
            ]
        gone = job.place if job.step == "done" else ""
        job.place = "" if gone else job.place
        job.save()
        record(actor=actor, action=_WORK, subject=f"import-job:{held.pk}", details={"rows": position})
        return gone


def stop_work(held: JobInHand, problem: ValidationProblem, *, actor: Actor) -> None:
    """Note why the work can't go on; what was kept before stays."""
    with transaction.atomic():
        authorise(actor, _WORK)
        job = _held(held)
        job.before, job.step, job.stopped_by = job.step, "stopped", problem.to_json(_LONGEST_VALUE)
        job.changed, job.marker = clock.now(), ""
        job.save()
        record(actor=actor, action=_WORK, subject=f"import-job:{held.pk}", details={"stopped": job.before})


def _held(held: JobInHand) -> ImportJob:
    job = ImportJob.objects.select_for_update().filter(pk=held.pk, marker=held.marker).first()
    if job is None:
        raise TakenOver
    return job
