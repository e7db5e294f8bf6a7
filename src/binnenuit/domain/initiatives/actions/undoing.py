"""Taking a whole import back: initiatives, the last first, then the organisations that it made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Length, Replace
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.actions.revising import Change
from binnenuit.domain.initiatives.actions.saving import _change_initiative
from binnenuit.domain.initiatives.events import InitiativesChanged
from binnenuit.domain.initiatives.models import (
    Import,
    ImportedChange,
    ImportedKey,
    ImportedOrganisation,
    Initiative,
    Submission,
)
from binnenuit.domain.initiatives.queries import content_at, locked, subject
from binnenuit.domain.initiatives.queries.import_jobs import importer_of
from binnenuit.domain.initiatives.queries.whole import whole
from binnenuit.domain.initiatives.rules.findings import Left
from binnenuit.domain.initiatives.rules.importing import Back
from binnenuit.domain.initiatives.rules.records import Stored
from binnenuit.foundation.accounts import service as accounts
from binnenuit.foundation.audit.service import record, record_all
from binnenuit.foundation.organisations.service import remove_made
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, Subject, authorise
from binnenuit.kernel.errors import BadInput, NotFound
from binnenuit.kernel.events import publish
from binnenuit.kernel.problems import ValidationProblem

_ACTION = "initiatives.undo_import"
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of one thing that an import had made or changed."""

    back: Back
    code: str
    """Of an initiative, or of an organisation."""
    title: str
    reason: ValidationProblem | None = None
    """Why it stays."""
    organisation: bool = False


def _left(why: Left) -> ValidationProblem:
    return ValidationProblem(why)


def _always() -> bool:
    """Go on as long as there is something to do."""
    return True


def undo_import(
    number: int,
    *,
    actor: Actor,
    tell: Callable[[Sequence[Undone]], None],
    go_on: Callable[[], bool] = _always,
) -> bool:
    """Take back what import `number` did; says whether all of it is done, and goes on from there when called again.

    What it made is removed, or ended where someone changed it since; what it changed says again what it said before,
    and is left where someone changed it since. An organisation that it made goes too, unless somebody uses or has
    changed it. `tell` hears of each batch, within its transaction; before each one `go_on` is asked. Raises `NotFound`,
    `BadInput` for one that was taken back already, `NotAllowed`; batches before the error stay taken back.
    """
    run = Import.objects.filter(pk=number).first()
    if run is None:
        raise NotFound(_("Er is geen import %(number)s.") % {"number": number})
    here = importer_of(actor, run.actor)
    authorise(actor, _ACTION, here)
    if run.undone:
        raise BadInput(_("Import %(number)s is al teruggedraaid.") % {"number": number})
    while go_on():
        with transaction.atomic():
            done = _changes(run, actor) or _organisations(run, here, actor)
            tell(done)
            if not done:
                Import.objects.filter(pk=number).update(undone=clock.now())
                record(actor=actor, action=_ACTION, subject=f"import:{number}")
                return True
    return False


def _changes(run: Import, actor: Actor) -> list[Undone]:
    changes = list(run.changes.select_related("initiative").order_by("-pk")[:_BATCH])
    removed = _removed([change for change in changes if change.made], actor)
    done = [removed.get(change.pk) or _undo_one(change, run.source, actor) for change in changes]
    ImportedChange.objects.filter(pk__in=[change.pk for change in changes]).delete()
    return done


def _removed(changes: Sequence[ImportedChange], actor: Actor) -> dict[int, Undone]:
    """Take away, all at once, what the import made and nobody has changed since nor merged; by key of the change."""
    keys = [change.initiative_id for change in changes]
    # PostgreSQL locks the rows, so that nobody changes one between looking and taking away
    list(Initiative.objects.select_for_update().filter(pk__in=keys).values_list("pk"))
    merged = set(Initiative.objects.filter(merged_into__in=keys).values_list("merged_into_id", flat=True))
    now = {stored.pk: stored for stored, _organisation in whole(Initiative.objects.filter(pk__in=keys))}
    gone: dict[int, Undone] = {}
    for change in changes:
        here = now[change.initiative_id]
        if here.version == change.after and here.pk not in merged:
            authorise(actor, _ACTION, subject(here.code, here.content))
            gone[change.pk] = Undone("removed", here.code, _title(here))
    pks = sorted(change.initiative_id for change in changes if change.pk in gone)
    Initiative.objects.filter(pk__in=pks).delete()
    entries = [(f"initiative:{pk}", {"code": now[pk].code, "removed": True}) for pk in pks]
    record_all(actor=actor, action=_ACTION, entries=entries)
    for first, last in _ranges(pks):
        publish(InitiativesChanged(first, last))
    return gone


def _ranges(keys: Sequence[int]) -> list[tuple[int, int]]:
    """Return keys, in order, as ranges without a gap."""
    found: list[tuple[int, int]] = []
    for key in keys:
        if found and key == found[-1][1] + 1:
            found[-1] = found[-1][0], key
        else:
            found.append((key, key))
    return found


def _title(now: Stored) -> str:
    return next((text.title for text in now.content.texts.values()), "")


def _undo_one(done: ImportedChange, source: str, actor: Actor) -> Undone:
    now = locked(done.initiative.code)
    authorise(actor, _ACTION, subject(now.code, now.content))
    change = Change(actor, _ACTION, f"import {done.run_id}: {source}")
    title = _title(now)
    if done.made:
        return _end(now, change, title)
    if now.version != done.after:
        return Undone("left", now.code, title, _left("changed_since"))
    _change_initiative(content_at(now.code, done.before), change, now.code, now.version)
    ImportedKey.objects.filter(source=source, key=done.key).update(digest=done.digest_before)
    return Undone("reverted", now.code, title)


def _end(now: Stored, change: Change, title: str) -> Undone:
    """End what the import made and someone has changed since, or merged another one with."""
    merged = Initiative.objects.filter(merged_into_id=now.pk).exists()
    reason = _left("merged_with" if merged else "changed_since")
    if now.status == "ended":
        return Undone("left", now.code, title, reason)
    change.record(now.pk, {"from": now.status, "to": "ended"})
    change.step(now, "ended", confirmed=False)
    return Undone("ended", now.code, title, reason)


def _organisations(run: Import, here: Subject, actor: Actor) -> list[Undone]:
    rows = list(
        # parts first: what still has a part can't go
        ImportedOrganisation.objects.filter(run=run)
        .select_related("organisation")
        .order_by(Length(Replace("organisation__path", Value("/"))) - Length("organisation__path"), "-pk")[
            :_BATCH
        ]
    )
    done = [_take_organisation(row.organisation.code, row.organisation.name, here, actor) for row in rows]
    ImportedOrganisation.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return done


def _take_organisation(code: str, name: str, here: Subject, actor: Actor) -> Undone:
    if accounts.is_scope("organisation", code):
        return Undone("left", code, name, _left("has_a_role"), organisation=True)
    if Submission.objects.filter(organisation__code=code).exists():
        return Undone("left", code, name, _left("has_a_message"), organisation=True)
    became = remove_made(code, actor=actor, within=here.scopes)
    if became == "removed":
        return Undone("removed", code, name, organisation=True)
    reason = _left("organisation_changed" if became == "changed" else "in_use")
    return Undone("left", code, name, reason, organisation=True)
