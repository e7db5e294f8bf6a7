"""Making initiatives of the rows of a file, each on its own; `undoing` takes them back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import DatabaseError, transaction

from binnenuit.domain.initiatives.actions.revising import Change
from binnenuit.domain.initiatives.actions.saving import _change_initiative, _checked, _make_initiative
from binnenuit.domain.initiatives.models import (
    ImportedChange,
    ImportedKey,
    ImportedOrganisation,
    Initiative,
)
from binnenuit.domain.initiatives.queries import locked, subject
from binnenuit.domain.initiatives.queries.imported_rows import organisation_code
from binnenuit.domain.initiatives.rules.findings import refusal, wrong
from binnenuit.domain.initiatives.rules.importing import Incoming, digest, step
from binnenuit.domain.initiatives.rules.records import Content, Stored
from binnenuit.foundation.audit.service import record
from binnenuit.foundation.imports.service import OngoingRun, Outcome
from binnenuit.foundation.organisations.service import (
    EXAMPLE_PREFIX,
    OrganisationData,
    SourceData,
    bring_organisation,
    code_problem,
    create_organisation,
    find_organisations,
    keys_of,
    place_made,
    problems,
)
from binnenuit.kernel.authority import Actor, Subject, authorise
from binnenuit.kernel.errors import BinnenuitError, NotFound

_ACTION = "initiatives.import"


def import_row(row: Incoming, run: OngoingRun, *, actor: Actor) -> tuple[Outcome, str]:
    """Make or change the initiative that `row` is; gives what happened and the public id.

    Raises `Refused` with every finding, and `NotAllowed`; then nothing has happened.
    """
    organisation_code(row, run)
    known_before = len(run.lookups)
    try:
        return _import_row(row, run, actor)
    except (BinnenuitError, DatabaseError):
        if len(run.lookups) != known_before:
            # the organisation that was made for this row is gone with it
            run.lookups.clear()
        raise


def _import_row(row: Incoming, run: OngoingRun, actor: Actor) -> tuple[Outcome, str]:
    with transaction.atomic():
        here = subject(row.code, row.content)
        authorise(actor, _ACTION, here)
        content = _with_organisation(row, here, run, actor)
        known = ImportedKey.objects.filter(source=run.source, key=row.key).first()
        now = _there(row, known)
        if now is None:
            return "created", _make(row, content, run, actor)
        return _take_over(row, content, _Known(run, known, now), actor)


def _somewhere(actor: Actor) -> Subject:
    """Return what lies in every scope that the actor has a role for: of a file it is not yet known what is in it."""
    return Subject("import", frozenset(grant.scope for grant in actor.grants))


@dataclass(frozen=True, slots=True)
class _Known:
    run: OngoingRun
    key: ImportedKey | None
    now: Stored


def _with_organisation(row: Incoming, here: Subject, run: OngoingRun, actor: Actor) -> Content:
    if (code := organisation_code(row, run)) is not None:
        return row.with_organisation(code)
    named = " ".join(row.organisation_name.split())
    for found in find_organisations(named):
        # somebody made it after the import began
        if named.casefold() in {found.code, found.name.casefold(), found.short_name.casefold()}:
            return row.with_organisation(found.code)
    code, awaits = _make_organisation(row, named, here, actor)
    ImportedOrganisation.objects.create(
        run_id=run.pk, organisation_id=keys_of([code])[code], awaits=awaits[:100]
    )
    run.lookups.update({named.casefold(): code, code: code})
    return row.with_organisation(code)


def _would_make_organisation(row: Incoming, here: Subject, actor: Actor) -> None:
    """Raise what making the organisation of a row would raise."""
    named = " ".join(row.organisation_name.split())
    create_organisation(named, actor=actor, within=here.scopes, dry=True)


def _make_organisation(row: Incoming, named: str, here: Subject, actor: Actor) -> tuple[str, str]:
    """Make an organisation out of all that the file says of it, or its name alone; gives what it awaits, too."""
    said = row.organisation
    if said is not None and not code_problem(said.code):
        data = OrganisationData(
            code=said.code,
            name=said.name,
            kind=said.kind,
            short_name=said.short_name,
            kvk=said.kvk,
            website=said.website,
            descriptions=said.descriptions,
            sources=tuple(SourceData(*each) for each in said.sources),
        )
        if not problems(data) and not said.code.startswith(EXAMPLE_PREFIX):
            return bring_organisation(data, actor=actor, within=here.scopes), said.part_of
    return create_organisation(named, actor=actor, within=here.scopes), ""


def place_organisations(run: OngoingRun, code_of: Callable[[str], str | None], *, actor: Actor) -> None:
    """Make the organisations that an import has made a part of what the file says, once all of them are there.

    `code_of` gives the code of the organisation for the file's own name of it. One whose whole is not
    there stays as it is.
    """
    here = _somewhere(actor)
    authorise(actor, _ACTION, here)
    waiting = (
        ImportedOrganisation.objects.filter(run=run.pk).exclude(awaits="").select_related("organisation")
    )
    with transaction.atomic():
        for each in waiting:
            parent = code_of(each.awaits)
            if parent:
                place_made(each.organisation.code, parent, actor=actor, within=here.scopes)
        if waiting.update(awaits=""):
            record(actor=actor, action=_ACTION, subject=f"import:{run.pk}", details={"placed": True})


def _there(row: Incoming, known: ImportedKey | None) -> Stored | None:
    code = known.initiative.code if known else row.code
    try:
        now = locked(code)
    except NotFound:
        return None
    if Initiative.objects.filter(pk=now.pk, merged_into__isnull=False).exists():
        raise refusal([wrong("merged", code=code)])
    return now


def _make(row: Incoming, content: Content, run: OngoingRun, actor: Actor) -> str:
    change = Change(actor, _ACTION, f"import {run.pk}: {run.source}")
    organisation = _checked(content)
    saved = _make_initiative(content, change, organisation, example=row.example, code=row.code)
    version = saved.version
    if row.status != "draft":
        version = change.step(locked(saved.code), row.status, confirmed=not row.confirmed)
    if row.confirmed:
        Initiative.objects.filter(pk=saved.pk).update(last_confirmed=date.fromisoformat(row.confirmed))
    _remember(row.key, run, saved.pk, digest(content))
    ImportedChange.objects.create(
        run_id=run.pk, initiative_id=saved.pk, key=row.key, made=True, after=version
    )
    return saved.code


def _take_over(row: Incoming, content: Content, what: _Known, actor: Actor) -> tuple[Outcome, str]:
    run, now = what.run, what.now
    said, last = digest(content), what.key.digest if what.key else ""
    todo = step(said, last, digest(now.content))
    if todo == "keep" and last:
        raise refusal([wrong("changed_here")])
    if todo == "keep":
        raise refusal([wrong("of_another_source")])
    if todo == "nothing":
        if not what.key:
            _remember(row.key, run, now.pk, said)
        return "unchanged", now.code
    change = Change(actor, _ACTION, f"import {run.pk}: {run.source}")
    saved = _change_initiative(content, change, now.code, now.version)
    _remember(row.key, run, now.pk, said)
    ImportedChange.objects.create(
        run_id=run.pk,
        initiative_id=now.pk,
        key=row.key,
        made=False,
        before=now.version,
        after=saved.version,
        digest_before=last,
    )
    return "changed", now.code


def _remember(key: str, run: OngoingRun, initiative: int, said: str) -> None:
    ImportedKey.objects.update_or_create(
        source=run.source, key=key, defaults={"initiative_id": initiative, "digest": said}
    )
