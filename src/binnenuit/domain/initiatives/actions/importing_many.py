"""Reading in many rows at once: what is new is written in a few statements; everything else goes row by row.

Each row is authorised and checked on its own, and leaves its own revision and audit entry, as `import_row` does it.
"""

from collections.abc import Sequence
from datetime import date

from django.db import DatabaseError, transaction

from binnenuit.domain.initiatives.actions.importing import (
    _ACTION,
    _somewhere,
    _with_organisation,
    _would_make_organisation,
    import_row,
)
from binnenuit.domain.initiatives.actions.revising import Change
from binnenuit.domain.initiatives.actions.saving import _columns, _write_parts
from binnenuit.domain.initiatives.events import InitiativesChanged
from binnenuit.domain.initiatives.models import ImportedChange, ImportedKey, Initiative, Revision
from binnenuit.domain.initiatives.queries import known, subject
from binnenuit.domain.initiatives.queries.imported_rows import organisation_code
from binnenuit.domain.initiatives.rules.findings import refusal, wrong
from binnenuit.domain.initiatives.rules.importing import Incoming, digest
from binnenuit.domain.initiatives.rules.records import Content
from binnenuit.domain.initiatives.rules.validation import Known, findings
from binnenuit.foundation.audit.service import record_all
from binnenuit.foundation.imports.service import Became, OngoingRun
from binnenuit.foundation.organisations.service import keys_of
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.errors import BinnenuitError
from binnenuit.kernel.events import publish
from binnenuit.kernel.ids import new_code


def import_rows(rows: Sequence[Incoming], run: OngoingRun, *, actor: Actor) -> list[Became]:
    """Make or change the initiatives that `rows` are, whose keys differ; gives what became of each, in their order.

    Call it in a transaction. A row that is refused stops no other.
    """
    authorise(actor, _ACTION, _somewhere(actor))
    keys = ImportedKey.objects.filter(source=run.source, key__in=[row.key for row in rows])
    by_key = {each.key: each for each in keys.select_related("initiative")}
    codes = Initiative.objects.filter(code__in=[row.code for row in rows if row.code])
    there = set(codes.values_list("code", flat=True))
    became: dict[int, Became] = {}
    fresh: dict[int, Incoming] = {}
    for place, row in enumerate(rows):
        if row.key not in by_key and row.code not in there:
            fresh[place] = row
        elif row.key in by_key and _says_the_same(row, by_key[row.key], run, actor):
            became[place] = "unchanged", by_key[row.key].initiative.code
        else:
            became[place] = _one(row, run, actor)
    became.update(zip(fresh, _make_many(list(fresh.values()), run, actor), strict=True))
    return [became[place] for place in range(len(rows))]


def _one(row: Incoming, run: OngoingRun, actor: Actor) -> Became:
    try:
        return import_row(row, run, actor=actor)
    except (BinnenuitError, DatabaseError) as error:
        return error


def _says_the_same(row: Incoming, last: ImportedKey, run: OngoingRun, actor: Actor) -> bool:
    """Say whether a row says what it said last time, so that nothing is to be looked at; one may not know is False."""
    code = organisation_code(row, run)
    if code is None or last.initiative.merged_into_id is not None:
        return False
    try:
        authorise(actor, _ACTION, subject(row.code, row.content))
    except BinnenuitError:
        return False
    return digest(row.with_organisation(code)) == last.digest


def _make_many(rows: Sequence[Incoming], run: OngoingRun, actor: Actor) -> list[Became]:
    try:
        with transaction.atomic():
            return _checked_and_written(rows, run, actor)
    except DatabaseError:
        # something in one of them is not taken: which one, they find out for themselves
        run.lookups.clear()
        return [_one(row, run, actor) for row in rows]


def _checked_and_written(rows: Sequence[Incoming], run: OngoingRun, actor: Actor) -> list[Became]:
    words = known()
    checked = _with_keys([_checked(row, run, words, actor) for row in rows], run)
    if run.dry:
        return [("created", "") if isinstance(found, Content) else found for found in checked]
    good = [(row, found) for row, found in zip(rows, checked, strict=True) if isinstance(found, Content)]
    codes = iter(_write(good, run, actor) if good else ())
    return [("created", next(codes)) if isinstance(found, Content) else found for found in checked]


def _checked(row: Incoming, run: OngoingRun, words: Known, actor: Actor) -> Content | BinnenuitError:
    try:
        here = subject(row.code, row.content)
        authorise(actor, _ACTION, here)
        if found := findings(row.content, words):
            raise refusal(found)
        if run.dry and organisation_code(row, run) is None:
            _would_make_organisation(row, here, actor)
            return row.content
        return _with_organisation(row, here, run, actor)
    except BinnenuitError as error:
        return error


def _with_keys(checked: list[Content | BinnenuitError], run: OngoingRun) -> list[Content | BinnenuitError]:
    """Refuse what names an organisation that is not there; in a dry run one without a code would be made."""
    there = keys_of({found.organisation for found in checked if isinstance(found, Content)})
    return [
        refusal([wrong("no_such_organisation", text=found.organisation)])
        if isinstance(found, Content)
        and found.organisation not in there
        and (found.organisation or not run.dry)
        else found
        for found in checked
    ]


def _write(rows: Sequence[tuple[Incoming, Content]], run: OngoingRun, actor: Actor) -> list[str]:
    change = Change(actor, _ACTION, f"import {run.pk}: {run.source}")
    organisations = keys_of({content.organisation for _row, content in rows})
    made = Initiative.objects.bulk_create(
        _initiative(row, content, organisations[content.organisation]) for row, content in rows
    )
    whole = [(one.pk, row, content) for one, (row, content) in zip(made, rows, strict=True)]
    _write_parts((pk, content) for pk, _row, content in whole)
    Revision.objects.bulk_create(
        change.revision(pk, number, content, status)
        for pk, row, content in whole
        for number, status in enumerate(dict.fromkeys(("draft", row.status)), start=1)
    )
    ImportedKey.objects.bulk_create(
        ImportedKey(source=run.source, key=row.key, initiative_id=pk, digest=digest(content))
        for pk, row, content in whole
    )
    ImportedChange.objects.bulk_create(
        ImportedChange(run_id=run.pk, initiative_id=one.pk, key=row.key, made=True, after=one.version)
        for one, (row, _content) in zip(made, rows, strict=True)
    )
    record_all(
        actor=actor, action=_ACTION, entries=[(f"initiative:{one.pk}", {"made": True}) for one in made]
    )
    keys = [one.pk for one in made]
    publish(InitiativesChanged(min(keys), max(keys)))
    return [one.code for one in made]


def _initiative(row: Incoming, content: Content, organisation: int) -> Initiative:
    """Return what `_make` would leave behind: a draft at version 1, anything else at version 2."""
    moment, known_right = clock.now(), None
    if row.confirmed:
        known_right = date.fromisoformat(row.confirmed)
    elif row.status != "draft":
        known_right = clock.today()
    return Initiative(
        code=row.code or new_code(),
        status=row.status,
        example=row.example,
        created=moment,
        changed=moment,
        version=1 if row.status == "draft" else 2,
        last_confirmed=known_right,
        **_columns(content, organisation),
    )
