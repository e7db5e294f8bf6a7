"""Loading programmes and partnerships from the data files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from binnenuit.domain.programmes.actions.reading import DataFiles
from binnenuit.domain.programmes.actions.references import References
from binnenuit.domain.programmes.actions.writing import Writer
from binnenuit.domain.programmes.events import PartnershipsChanged, ProgrammesChanged
from binnenuit.domain.programmes.models import Partnership, Programme
from binnenuit.domain.programmes.queries.stored import stored_partnership, stored_programme
from binnenuit.domain.programmes.rules.data import PartnershipData, ProgrammeData
from binnenuit.domain.programmes.rules.trees import in_order
from binnenuit.foundation.audit.service import record
from binnenuit.foundation.organisations.service import LoadReport
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.events import publish

DATA = Path(__file__).resolve().parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did."""

    programmes: LoadReport
    partnerships: LoadReport


def load(*, actor: Actor, folder: Path = DATA) -> Loaded:
    """Bring the database in line with the data files of `folder`, all or nothing.

    Organisations and thesaurus must have been loaded. What is not in the files stays as it is. Raises
    `DataFileError` (file, line, reason) and then changes nothing.
    """
    authorise(actor, "programmes.load")
    files = DataFiles(folder)
    with transaction.atomic():
        writer = Writer(References(files).organisations)
        loaded = Loaded(
            _load_programmes({code: data for code, (_table, data) in files.programmes.items()}, writer),
            _load_partnerships({code: data for code, (_table, data) in files.partnerships.items()}, writer),
        )
        _note(actor, "programme", loaded.programmes)
        _note(actor, "partnership", loaded.partnerships)
    return loaded


def _note(actor: Actor, kind: str, report: LoadReport) -> None:
    for what, codes in (("created", report.created), ("changed", report.changed)):
        for code in codes:
            record(actor=actor, action="programmes.load", subject=f"{kind}:{code}", details={"what": what})


def _load_programmes(read: Mapping[str, ProgrammeData], writer: Writer) -> LoadReport:
    rows = {row.code: row for row in Programme.objects.all()}
    before = {row.code: stored_programme(row) for row in Programme.objects.whole().filter(code__in=read)}
    differ = [code for code, data in read.items() if before.get(code) != data]
    needs = {code: {read[code].parent, read[code].follows} - {""} for code in differ}
    for code in in_order(needs):
        if code not in needs:
            continue
        data = read[code]
        row = rows.setdefault(code, Programme(code=code, created=clock.now()))
        row.kind, row.term, row.changed = data.kind, data.term, clock.now()
        row.parent, row.follows = rows.get(data.parent), rows.get(data.follows)
        row.save()
        _place(row, rows)
        writer.programme(row, data)
    if differ:
        keys = [rows[code].pk for code in differ]
        publish(ProgrammesChanged(min(keys), max(keys)))
    return _report(read, before, differ)


def _place(row: Programme, rows: Mapping[str, Programme]) -> None:
    old = row.path
    row.path = f"{row.parent.path if row.parent else ''}{row.pk}/"
    if row.path == old:
        return
    row.save(update_fields=["path"])
    if old:
        for below in rows.values():
            if below.pk != row.pk and below.path.startswith(old):
                below.path = row.path + below.path[len(old) :]
                below.save(update_fields=["path"])


def _load_partnerships(read: Mapping[str, PartnershipData], writer: Writer) -> LoadReport:
    rows = {row.code: row for row in Partnership.objects.all()}
    programmes = {row.code: row for row in Programme.objects.all()}
    before = {row.code: stored_partnership(row) for row in Partnership.objects.whole().filter(code__in=read)}
    differ = [code for code, data in read.items() if before.get(code) != data]
    needs = {code: {read[code].follows} - {""} for code in differ}
    for code in in_order(needs):
        if code not in needs:
            continue
        data = read[code]
        row = rows.setdefault(code, Partnership(code=code, created=clock.now()))
        row.kind, row.term, row.changed = data.kind, data.term, clock.now()
        row.programme, row.follows = programmes.get(data.programme), rows.get(data.follows)
        row.save()
        writer.partnership(row, data)
    for code in differ:
        writer.members(rows[code], read[code], rows)
    if differ:
        keys = [rows[code].pk for code in differ]
        publish(PartnershipsChanged(min(keys), max(keys)))
    return _report(read, before, differ)


def _report(read: Mapping[str, object], before: Mapping[str, object], differ: list[str]) -> LoadReport:
    return LoadReport(
        created=tuple(code for code in differ if code not in before),
        changed=tuple(code for code in differ if code in before),
        unchanged=tuple(code for code in read if code not in differ),
    )
