"""An import on the screen, step by step: a file arrives, its columns are chosen, and a worker is let begin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from binnenuit.foundation.audit.service import record
from binnenuit.foundation.imports.models import ImportJob, ImportJobRow
from binnenuit.foundation.imports.models.import_job import NAME_LENGTH
from binnenuit.foundation.imports.models.import_run import SOURCE_LENGTH
from binnenuit.foundation.imports.queries.jobs import importer_of, job_of, run_of
from binnenuit.foundation.imports.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.foundation.imports.rules.problems import refusal
from binnenuit.foundation.imports.rules.steps import WORK, is_lost, may_begin, may_map
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise

_IMPORT = "imports.import"
_UNDO = "imports.undo"
_FORGET = "imports.forget"


@dataclass(frozen=True, slots=True)
class BroughtFile:
    """A file that has arrived."""

    kind: str
    """The kind of record that its rows become."""
    name: str
    place: str
    size: int
    samples: Sequence[Sequence[str]] = ()
    """Of each column its header and some values."""
    columns: Mapping[str, str] | None = None
    """Header: the field that it is taken for."""


def bring_file(brought: BroughtFile, *, actor: Actor, language: str) -> int:
    """Note that a file was brought; gives the number of the job. `language` is that of who brings it."""
    authorise(actor, _IMPORT, importer_of(actor, actor.name))
    moment = clock.now()
    with transaction.atomic():
        job = ImportJob.objects.create(
            kind=brought.kind,
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
        record(actor=actor, action=_IMPORT, subject=f"import-job:{job.pk}", details={"brought": brought.size})
    return job.pk


def choose_columns(
    pk: int, columns: Mapping[str, str], defaults: Mapping[str, str], source: str, *, actor: Actor
) -> None:
    """Say how the file is read; a dry run that there was is forgotten. Raises `Refused` once rows are read in."""
    with transaction.atomic():
        job = job_of(pk, actor=actor, lock=True)
        authorise(actor, _IMPORT, importer_of(actor, job.actor))
        if not may_map(job.step, job.before):
            raise refusal("columns_fixed")
        job.columns, job.defaults = dict(columns), dict(defaults)
        job.source = " ".join(source.split())[:SOURCE_LENGTH] or job.name[:SOURCE_LENGTH]
        job.step, job.before, job.problem, job.position, job.rows = "mapping", "", "", 0, 0
        job.counts, job.changed, job.marker, job.stopped_by = {}, clock.now(), "", None
        job.save()
        job.results.all().delete()
        record(actor=actor, action=_IMPORT, subject=f"import-job:{pk}", details={"columns": len(columns)})


def begin_work(pk: int, work: str, *, actor: Actor) -> None:
    """Let a worker begin `work` (a key of `WORK`), or go on where it stopped.

    Raises `Refused` where that can't be now: it is going on already, or another file of the same source is.
    """
    action = _UNDO if work == "undoing" else _IMPORT
    with transaction.atomic():
        job = job_of(pk, actor=actor, lock=True)
        authorise(actor, action, importer_of(actor, job.actor))
        if work != "undoing" and actor.name != job.actor:
            raise refusal("only_who_brought_it")
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
        raise refusal("busy")
    if not may_begin(work, job.step, job.before):
        raise refusal("not_now")
    if work != "undoing" and not job.place:
        raise refusal("file_gone")
    if work == "checking":
        return
    others = ImportJob.objects.filter(
        kind=job.kind, source=job.source, step__in=("importing", "undoing")
    ).exclude(pk=job.pk)
    if any(not is_lost(other.step, other.changed, now) for other in others.select_for_update()):
        raise refusal("source_busy", source=job.source)


def begin_undo(run: int, *, actor: Actor, language: str) -> int:
    """Let a worker take back import `run`, also one of the command line; gives the number of the job.

    Raises `NotFound`, `NotAllowed` for what someone else has read in, and `Refused` where it was taken back already.
    """
    with transaction.atomic():
        found = run_of(run, actor=actor, lock=True)
        authorise(actor, _UNDO, importer_of(actor, found.actor))
        if found.undone:
            raise refusal("undone_already", number=str(run))
        job = found.jobs.last()
        if job is None:
            moment = clock.now()
            job = ImportJob.objects.create(
                kind=found.kind,
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


def drop_job(pk: int, *, actor: Actor) -> str:
    """Forget a file that was brought and not read in; gives its place. Raises `Refused` for one that was."""
    with transaction.atomic():
        job = job_of(pk, actor=actor, lock=True)
        authorise(actor, _IMPORT, importer_of(actor, job.actor))
        if job.run_id or job.step in WORK:
            raise refusal("worked_on")
        place = job.place
        job.delete()
        record(actor=actor, action=_IMPORT, subject=f"import-job:{pk}", details={"dropped": True})
    return place


def forget_jobs(days: int, *, actor: Actor) -> list[str]:
    """Forget files and reports of `days` ago; gives the places of the files. The journal for taking back stays."""
    authorise(actor, _FORGET)
    with transaction.atomic():
        old = ImportJob.objects.filter(changed__lt=clock.now() - timedelta(days=days))
        places = list(old.exclude(place="").values_list("place", flat=True))
        ImportJobRow.objects.filter(job__in=old).delete()
        old.filter(run=None).delete()
        old.update(place="", samples=[])
        if places:
            record(actor=actor, action=_FORGET, subject="imports", details={"files": len(places)})
    return places
