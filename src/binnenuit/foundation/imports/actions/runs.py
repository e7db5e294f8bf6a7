"""Runs: one file that is read in from its first row to its last, here or on the command line, and taken back."""

from collections.abc import Callable, Sequence

from django.db import transaction

from binnenuit.foundation.audit.service import record
from binnenuit.foundation.imports.models import ImportRun
from binnenuit.foundation.imports.queries.jobs import importer_of, run_of
from binnenuit.foundation.imports.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.foundation.imports.rules.problems import refusal
from binnenuit.foundation.imports.rules.rows import UndoneRecord
from binnenuit.foundation.imports.rules.targets import OngoingRun, target_of
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise

_IMPORT = "imports.import"
_UNDO = "imports.undo"


def _always() -> bool:
    """Go on as long as there is something to do."""
    return True


def begin_run(kind: str, source: str, file_digest: str, *, actor: Actor) -> OngoingRun:
    """Begin to read in a file, or go on with the same file where that stopped; each row is authorised on its own."""
    here = importer_of(actor, actor.name)
    authorise(actor, _IMPORT, here)
    with transaction.atomic():
        going = ImportRun.objects.filter(
            kind=kind, source=source, digest=file_digest, actor=actor.name, finished=None, undone=None
        ).last()
        if going is None:
            going = ImportRun.objects.create(
                kind=kind, source=source, digest=file_digest, actor=actor.name[:100], started=clock.now()
            )
            record(actor=actor, action=_IMPORT, subject=f"import:{going.pk}", details={"source": source})
        return OngoingRun(going.pk, source, going.position, scopes=here.scopes)


def note_position(run: OngoingRun, position: int, *, finished: bool, actor: Actor) -> None:
    """Note how many rows have been dealt with, in the transaction of the last of them."""
    authorise(actor, _IMPORT, importer_of(actor, actor.name))
    ImportRun.objects.filter(pk=run.pk).update(position=position, finished=clock.now() if finished else None)
    if finished:
        record(actor=actor, action=_IMPORT, subject=f"import:{run.pk}", details={"rows": position})


def undo_run(
    number: int,
    *,
    actor: Actor,
    tell: Callable[[Sequence[UndoneRecord]], None],
    go_on: Callable[[], bool] = _always,
) -> bool:
    """Take back what run `number` did; says whether all of it is done, and goes on from there when called again.

    What becomes of each record, its kind says (`ImportTarget.take_back`). `tell` hears of each batch, within its
    transaction; before each one `go_on` is asked. Raises `NotFound`, `Refused` for one that was taken back already,
    `NotAllowed`; batches before the error stay taken back.
    """
    run = run_of(number, actor=actor)
    here = importer_of(actor, run.actor)
    authorise(actor, _UNDO, here)
    if run.undone:
        raise refusal("undone_already", number=str(number))
    ongoing = OngoingRun(run.pk, run.source, run.position, scopes=here.scopes)
    take_back = target_of(run.kind).take_back
    while go_on():
        with transaction.atomic():
            done = take_back(ongoing, actor=actor)
            tell(done)
            if not done:
                ImportRun.objects.filter(pk=number).update(undone=clock.now())
                record(actor=actor, action=_UNDO, subject=f"import:{number}")
                return True
    return False
