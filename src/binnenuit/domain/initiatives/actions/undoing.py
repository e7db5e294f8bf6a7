"""Taking an import back: initiatives, the last first, then the organisations that it made."""

from collections.abc import Sequence

from django.db.models import Value
from django.db.models.functions import Length, Replace

from binnenuit.domain.initiatives.actions.revising import Change
from binnenuit.domain.initiatives.actions.saving import _change_initiative
from binnenuit.domain.initiatives.events import InitiativesChanged
from binnenuit.domain.initiatives.models import (
    ImportedChange,
    ImportedKey,
    ImportedOrganisation,
    Initiative,
    Submission,
)
from binnenuit.domain.initiatives.queries import content_at, locked, subject
from binnenuit.domain.initiatives.queries.whole import whole
from binnenuit.domain.initiatives.rules.findings import Left
from binnenuit.domain.initiatives.rules.records import Stored
from binnenuit.foundation.accounts import service as accounts
from binnenuit.foundation.audit.service import record_all
from binnenuit.foundation.imports.service import OngoingRun, UndoneRecord
from binnenuit.foundation.organisations.service import remove_made
from binnenuit.kernel.authority import Actor, Subject, authorise
from binnenuit.kernel.events import publish
from binnenuit.kernel.problems import ValidationProblem

_ACTION = "initiatives.undo_import"
_BATCH = 100


def _left(why: Left) -> ValidationProblem:
    return ValidationProblem(why)


def take_back(run: OngoingRun, *, actor: Actor) -> Sequence[UndoneRecord]:
    """Take back the next of what an import did: the last first, then the organisations that it made.

    What it made is removed, or ended where someone changed it since; what it changed says again what it said before,
    and is left where someone changed it since. An organisation that it made goes too, unless somebody uses or has
    changed it. Raises `NotAllowed`.
    """
    here = Subject(f"import:{run.pk}", run.scopes)
    authorise(actor, _ACTION, here)
    return _changes(run, actor) or _organisations(run, here, actor)


def _changes(run: OngoingRun, actor: Actor) -> list[UndoneRecord]:
    changes = list(
        ImportedChange.objects.filter(run=run.pk).select_related("initiative").order_by("-pk")[:_BATCH]
    )
    removed = _removed([change for change in changes if change.made], actor)
    done = [removed.get(change.pk) or _undo_one(change, run.source, actor) for change in changes]
    ImportedChange.objects.filter(pk__in=[change.pk for change in changes]).delete()
    return done


def _removed(changes: Sequence[ImportedChange], actor: Actor) -> dict[int, UndoneRecord]:
    """Take away, all at once, what the import made and nobody has changed since nor merged; by key of the change."""
    keys = [change.initiative_id for change in changes]
    # PostgreSQL locks the rows, so that nobody changes one between looking and taking away
    list(Initiative.objects.select_for_update().filter(pk__in=keys).values_list("pk"))
    merged = set(Initiative.objects.filter(merged_into__in=keys).values_list("merged_into_id", flat=True))
    now = {stored.pk: stored for stored, _organisation in whole(Initiative.objects.filter(pk__in=keys))}
    gone: dict[int, UndoneRecord] = {}
    for change in changes:
        here = now[change.initiative_id]
        if here.version == change.after and here.pk not in merged:
            authorise(actor, _ACTION, subject(here.code, here.content))
            gone[change.pk] = UndoneRecord("removed", here.code, _title(here))
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


def _undo_one(done: ImportedChange, source: str, actor: Actor) -> UndoneRecord:
    now = locked(done.initiative.code)
    authorise(actor, _ACTION, subject(now.code, now.content))
    change = Change(actor, _ACTION, f"import {done.run_id}: {source}")
    title = _title(now)
    if done.made:
        return _end(now, change, title)
    if now.version != done.after:
        return UndoneRecord("left", now.code, title, _left("changed_since"))
    _change_initiative(content_at(now.code, done.before), change, now.code, now.version)
    ImportedKey.objects.filter(source=source, key=done.key).update(digest=done.digest_before)
    return UndoneRecord("reverted", now.code, title)


def _end(now: Stored, change: Change, title: str) -> UndoneRecord:
    """End what the import made and someone has changed since, or merged another one with."""
    merged = Initiative.objects.filter(merged_into_id=now.pk).exists()
    reason = _left("merged_with" if merged else "changed_since")
    if now.status == "ended":
        return UndoneRecord("left", now.code, title, reason)
    change.record(now.pk, {"from": now.status, "to": "ended"})
    change.step(now, "ended", confirmed=False)
    return UndoneRecord("ended", now.code, title, reason)


def _organisations(run: OngoingRun, here: Subject, actor: Actor) -> list[UndoneRecord]:
    rows = list(
        # parts first: what still has a part can't go
        ImportedOrganisation.objects.filter(run=run.pk)
        .select_related("organisation")
        .order_by(Length(Replace("organisation__path", Value("/"))) - Length("organisation__path"), "-pk")[
            :_BATCH
        ]
    )
    done = [_take_organisation(row.organisation.code, row.organisation.name, here, actor) for row in rows]
    ImportedOrganisation.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return done


def _take_organisation(code: str, name: str, here: Subject, actor: Actor) -> UndoneRecord:
    if accounts.is_scope("organisation", code):
        return UndoneRecord("left", code, name, _left("has_a_role"), beside="organisation")
    if Submission.objects.filter(organisation__code=code).exists():
        return UndoneRecord("left", code, name, _left("has_a_message"), beside="organisation")
    became = remove_made(code, actor=actor, within=here.scopes)
    if became == "removed":
        return UndoneRecord("removed", code, name, beside="organisation")
    reason = _left("organisation_changed" if became == "changed" else "in_use")
    return UndoneRecord("left", code, name, reason, beside="organisation")
