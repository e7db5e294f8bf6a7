"""Loading organisations from the data files."""

from pathlib import Path

from django.db import transaction

from binnenuit.foundation.audit.service import record
from binnenuit.foundation.organisations.actions.data_files import DataFiles
from binnenuit.foundation.organisations.actions.revising import Change
from binnenuit.foundation.organisations.actions.storing import TooDeep, Writing
from binnenuit.foundation.organisations.events import OrganisationsChanged
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.foundation.organisations.queries.keeping import (
    StoredOrganisation,
    codes_changed_by_hand,
    data_of,
)
from binnenuit.foundation.organisations.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.foundation.organisations.rules.records import LoadReport, OrganisationData
from binnenuit.foundation.organisations.rules.tree import (
    CycleFound,
    parents_first,
)
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.datafiles import Record
from binnenuit.kernel.events import publish

DATA = Path(__file__).resolve().parents[1] / "data"


def load(*, actor: Actor, folder: Path = DATA) -> LoadReport:
    """Bring the database in line with the data files of `folder`, all or nothing.

    What is in the files is created or changed; what is not in them stays as it is, since other records may
    refer to it, and what people have changed here stays theirs (`kept` names it). Raises `DataFileError`
    (file, line, reason) and then changes nothing.
    """
    authorise(actor, "organisations.load")
    read = DataFiles(folder)
    with transaction.atomic():
        order = _order(read)
        loading = _Loading(read, actor)
        report = loading.run(order)
        for what, codes in (("created", report.created), ("changed", report.changed)):
            for code in codes:
                details: dict[str, object] = {"what": what}
                record(
                    actor=actor, action="organisations.load", subject=f"organisation:{code}", details=details
                )
        touched = [loading.rows[code].pk for code in (*report.created, *report.changed)]
        if touched:
            publish(OrganisationsChanged(min(touched), max(touched)))
    return report


def _order(read: DataFiles) -> tuple[str, ...]:
    # the tree of the files laid over that of the database: a cycle may run through both
    stored = dict(
        Organisation.objects.filter(part_of__isnull=False).values_list("code", "part_of__code").iterator()
    )
    parents = {**stored, **{code: data.part_of for code, (_record, data) in read.items()}}
    wanted = {data.part_of for _record, data in read.values() if data.part_of and data.part_of not in read}
    known = set(Organisation.objects.filter(code__in=wanted, example=False).values_list("code", flat=True))
    for place, data in read.values():
        if data.part_of in wanted - known:
            raise place.error(f"there is no organisation {data.part_of!r}", "part_of")
    try:
        order = parents_first(parents)
    except CycleFound as cycle:
        guilty = next(code for code in cycle.codes if code in read)
        raise read[guilty][0].error(
            f"an organisation can't be a part of itself: {cycle}", "part_of"
        ) from cycle
    return tuple(code for code in order if code in read)


class _Loading:
    """One run of loading: what it has found in the database and what it has done."""

    def __init__(self, read: DataFiles, actor: Actor) -> None:
        self.read, self.actor, self.moment = read, actor, clock.now()
        rows = Organisation.objects.whole().filter(code__in=read)
        self.rows = {row.code: row for row in rows}
        self.by_hand = codes_changed_by_hand(read)
        self.done: dict[str, list[str]] = {"created": [], "changed": [], "unchanged": [], "kept": []}

    def run(self, order: tuple[str, ...]) -> LoadReport:
        """Create or change the organisations, parents first, and say what was done."""
        for code in order:
            self.done[self._load(code)].append(code)
        return LoadReport(**{what: tuple(codes) for what, codes in self.done.items()})

    def _load(self, code: str) -> str:
        place, data = self.read[code]
        row = self.rows.get(code)
        if row is not None and data_of(row) == data:
            return "unchanged"
        if row is None:
            row = Organisation(code=code, created=self.moment, changed=self.moment)
            self._write(place, row, data)
            return "created"
        if code in self.by_hand:
            return "kept"
        change = Change(self.actor, "organisations.load")
        renamed = (row.name, row.short_name) != (data.name, data.short_name)
        change.keep_baseline(StoredOrganisation(row.pk, data_of(row), row.example, row.changed, row.version))
        row.version, row.changed = row.version + 1, self.moment
        self._write(place, row, data)
        change.keep(row.pk, row.version, data)
        if renamed:
            publish(Writing(row).renamed())
        return "changed"

    def _write(self, place: Record, row: Organisation, data: OrganisationData) -> None:
        try:
            moved_along = Writing(row).write(data, self._parent(data.part_of))
        except TooDeep as error:
            raise place.error(str(error), "part_of") from error
        self.rows[data.code] = row
        for part in moved_along:
            if part.code in self.rows:
                self.rows[part.code].path = part.path

    def _parent(self, code: str) -> Organisation | None:
        if not code:
            return None
        return self.rows.get(code) or Organisation.objects.get(code=code)
