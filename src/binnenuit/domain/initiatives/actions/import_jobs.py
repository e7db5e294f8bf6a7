"""An import on the screen, step by step: a file arrives, its columns are chosen, and a worker does the rest.

The worker takes a job in hand with a marker of its own. Everything it keeps, it keeps in one transaction with the
question whether the marker is still there: of two workers that have the same job, the first one keeps nothing more.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.models import ImportJob, ImportJobRow
from binnenuit.domain.initiatives.models.import_job import NAME_LENGTH, REASONS_LENGTH, TITLE_LENGTH
from binnenuit.domain.initiatives.models.importing import KEY_LENGTH, SOURCE_LENGTH
from binnenuit.domain.initiatives.queries.import_jobs import importer_of, job_of, run_of
from binnenuit.domain.initiatives.rules.import_jobs import (
    AFTER,
    WORK,
    Phase,
    is_lost,
    may_begin,
    may_map,
)
from binnenuit.foundation.audit.service import record
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.errors import BadInput
from binnenuit.kernel.problems import ValidationProblem

_ACTION = "initiatives.import"
_UNDO = "initiatives.undo_import"
_WORK = "initiatives.work_on_import"
_MARKER_BYTES = 16
_LONGEST_VALUE = 300


class TakenOver(Exception):
    """Another worker has the job in hand, or the job is gone: this one keeps nothing more."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that has arrived."""

    name: str
    place: str
    size: int
    samples: Sequence[Sequence[str]] = ()
    """Of each column its header and some values."""
    columns: Mapping[str, str] | None = None
    """Header: the field that it is taken for."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report."""

    number: int
    key: str
    outcome: str
    code: str
    title: str = ""
    findings: Sequence[ValidationProblem] = ()
    """Why."""


def bring_file(brought: Brought, *, actor: Actor, language: str) -> int:
    """Note that a file was brought; gives the number of the job. `language` is that of who brings it."""
    authorise(actor, _ACTION, importer_of(actor, actor.name))
    moment = clock.now()
    with transaction.atomic():
        job = ImportJob.objects.create(
            name=brought.name[:NAME_LENGTH],
            place=brought.place,
            size=brought.size,
            actor=actor.name[:100],
            person=actor.pk,
            language=language,
            source=brought.name[:SOURCE_LENGTH],
            samples=[list(each) for each in brought.samples],
            columns=dict(brought.columns or {}),
            step="mapping",
            made=moment,
            changed=moment,
        )
        record(actor=actor, action=_ACTION, subject=f"import-job:{job.pk}", details={"brought": brought.size})
    return job.pk


def choose_columns(
    pk: int, columns: Mapping[str, str], defaults: Mapping[str, str], source: str, *, actor: Actor
) -> None:
    """Say how the file is read; a dry run that there was is forgotten. Raises `BadInput` once rows are read in."""
    with transaction.atomic():
        job = job_of(pk, actor=actor, lock=True)
        authorise(actor, _ACTION, importer_of(actor, job.actor))
        if not may_map(job.step, job.before):
            raise BadInput(_("Er wordt al met dit bestand gewerkt. De kolommen kunnen nu niet veranderen."))
        job.columns, job.defaults = dict(columns), dict(defaults)
        job.source = " ".join(source.split())[:SOURCE_LENGTH] or job.name[:SOURCE_LENGTH]
        job.step, job.before, job.problem, job.position, job.rows = "mapping", "", "", 0, 0
        job.counts, job.changed, job.marker, job.stopped_by = {}, clock.now(), "", None
        job.save()
        job.results.all().delete()
        record(actor=actor, action=_ACTION, subject=f"import-job:{pk}", details={"columns": len(columns)})


def begin_work(pk: int, work: str, *, actor: Actor) -> None:
    """Let a worker begin `work` (a key of `WORK`), or go on where it stopped.

    Raises `BadInput` where that can't be now: it is going on already, or another file of the same source is.
    """
    action = _UNDO if work == "undoing" else _ACTION
    with transaction.atomic():
        job = job_of(pk, actor=actor, lock=True)
        authorise(actor, action, importer_of(actor, job.actor))
        if work != "undoing" and actor.name != job.actor:
            raise BadInput(_("Alleen wie het bestand koos, kan het inlezen."))
        _may_begin(job, work)
        again = (job.before if job.step == "stopped" else job.step) == work
        if not again:
            job.position = 0
            job.results.filter(phase=WORK[work]).delete()  # type: ignore[index]
        job.person = actor.pk
        job.step, job.before, job.changed, job.marker = work, "", clock.now(), ""
        job.problem, job.stopped_by = "", None
        job.save()
        record(actor=actor, action=action, subject=f"import-job:{pk}", details={"step": work, "again": again})


def _may_begin(job: ImportJob, work: str) -> None:
    now = clock.now()
    if job.step in WORK and not is_lost(job.step, job.changed, now):
        raise BadInput(_("Dit is al bezig. Wacht tot het klaar is."))
    if not may_begin(work, job.step, job.before):
        raise BadInput(_("Dit kan nu niet. Kijk hoe ver de import is."))
    if work != "undoing" and not job.place:
        raise BadInput(_("Het bestand is niet meer bewaard. Kies het opnieuw."))
    if work == "checking":
        return
    others = ImportJob.objects.filter(source=job.source, step__in=("importing", "undoing")).exclude(pk=job.pk)
    if any(not is_lost(other.step, other.changed, now) for other in others.select_for_update()):
        raise BadInput(
            _("Er loopt al een import van de bron “%(source)s”. Wacht tot die klaar is.")
            % {"source": job.source}
        )


def begin_undo(run: int, *, actor: Actor, language: str) -> int:
    """Let a worker take back import `run`, also one of the command line; gives the number of the job.

    Raises `NotFound`, `NotAllowed` for what someone else has read in, and `BadInput` where it was taken back already.
    """
    with transaction.atomic():
        found = run_of(run, actor=actor, lock=True)
        authorise(actor, _UNDO, importer_of(actor, found.actor))
        if found.undone:
            raise BadInput(_("Import %(number)s is al teruggedraaid.") % {"number": run})
        job = found.jobs.last()
        if job is None:
            moment = clock.now()
            job = ImportJob.objects.create(
                name=found.source[:NAME_LENGTH],
                actor=found.actor,
                language=language,
                source=found.source,
                step="done",
                run=found,
                made=moment,
                changed=moment,
            )
            record(actor=actor, action=_UNDO, subject=f"import-job:{job.pk}", details={"import": run})
        begin_work(job.pk, "undoing", actor=actor)
        return job.pk


def take_in_hand(pk: int, *, actor: Actor) -> "InHand":
    """Take a job in hand, from whoever had it. Raises `TakenOver` where there is nothing to do."""
    marker = token_hex(_MARKER_BYTES)
    with transaction.atomic():
        authorise(actor, _WORK)
        job = ImportJob.objects.select_for_update().filter(pk=pk, step__in=WORK).first()
        if job is None:
            raise TakenOver
        ImportJob.objects.filter(pk=pk).update(marker=marker, changed=clock.now())
        record(actor=actor, action=_WORK, subject=f"import-job:{pk}", details={"step": job.step})
    return InHand(pk, marker, WORK[job.step])  # type: ignore[index]


@dataclass(frozen=True, slots=True)
class InHand:
    """A job that a worker has in hand."""

    pk: int
    marker: str
    phase: Phase

    def keep(self, rows: Sequence[Row], position: int, run: int | None = None) -> None:
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
                findings=_fitting(row.findings),
            )
            for row in rows
        )


def _fitting(findings: Sequence[ValidationProblem]) -> list[dict[str, Any]]:
    """Return findings as a report keeps them: the first ones where there are very many, and no endless values."""
    kept, length = [], 0
    for found in findings:
        each = found.to_json(_LONGEST_VALUE)
        length += len(json.dumps(each))
        if length > REASONS_LENGTH:
            break
        kept.append(each)
    return kept


def finish_work(
    held: InHand, position: int, left_out: Sequence[str | ValidationProblem], *, actor: Actor
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


def stop_work(held: InHand, problem: ValidationProblem, *, actor: Actor) -> None:
    """Note why the work can't go on; what was kept before stays."""
    with transaction.atomic():
        authorise(actor, _WORK)
        job = _held(held)
        job.before, job.step, job.stopped_by = job.step, "stopped", problem.to_json(_LONGEST_VALUE)
        job.changed, job.marker = clock.now(), ""
        job.save()
        record(actor=actor, action=_WORK, subject=f"import-job:{held.pk}", details={"stopped": job.before})


def _held(held: InHand) -> ImportJob:
    job = ImportJob.objects.select_for_update().filter(pk=held.pk, marker=held.marker).first()
    if job is None:
        raise TakenOver
    return job


def drop_job(pk: int, *, actor: Actor) -> str:
    """Forget a file that was brought and not read in; gives its place. Raises `BadInput` for one that was."""
    with transaction.atomic():
        job = job_of(pk, actor=actor, lock=True)
        authorise(actor, _ACTION, importer_of(actor, job.actor))
        if job.run_id or job.step in WORK:
            raise BadInput(_("Er is al mee gewerkt. Draai de import terug als je hem niet wilt."))
        place = job.place
        job.delete()
        record(actor=actor, action=_ACTION, subject=f"import-job:{pk}", details={"dropped": True})
    return place


def forget_jobs(days: int, *, actor: Actor) -> list[str]:
    """Forget files and reports of `days` ago; gives the places of the files. The journal for taking back stays."""
    authorise(actor, "initiatives.forget")
    with transaction.atomic():
        old = ImportJob.objects.filter(changed__lt=clock.now() - timedelta(days=days))
        places = list(old.exclude(place="").values_list("place", flat=True))
        ImportJobRow.objects.filter(job__in=old).delete()
        old.filter(run=None).delete()
        old.update(place="", samples=[])
        if places:
            record(
                actor=actor, action="initiatives.forget", subject="imports", details={"files": len(places)}
            )
    return places
