"""Loading organisations from the data files."""

from pathlib import Path

from django.db import transaction

from binnenuit.foundation.audit.service import record
from binnenuit.foundation.organisations.actions.data_files import DataFiles
from binnenuit.foundation.organisations.events import OrganisationsChanged
from binnenuit.foundation.organisations.models import Organisation, OrganisationSource, OrganisationText
from binnenuit.foundation.organisations.rules import (
    MAX_DEPTH,
    CycleFound,
    LoadReport,
    OrganisationData,
    SourceData,
    child_path,
    depth,
    moved,
    parents_first,
)
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.datafiles import Record
from binnenuit.kernel.events import publish

DATA = Path(__file__).resolve().parents[1] / "data"
FIELDS = ("name", "short_name", "kind", "kvk", "website")


def load(*, actor: Actor, folder: Path = DATA) -> LoadReport:
    """Bring the database in line with the data files of `folder`, all or nothing.

    What is in the files is created or changed; what is not in them stays as it is, since other records may
    refer to it. Raises `DataFileError` (file, line, reason) and then changes nothing.
    """
    authorise(actor, "organisations.load")
    read = DataFiles(folder)
    with transaction.atomic():
        order = _order(read)
        loading = _Loading(read)
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

    def __init__(self, read: DataFiles) -> None:
        self.read, self.moment = read, clock.now()
        rows = Organisation.objects.whole().filter(code__in=read)
        self.rows = {row.code: row for row in rows}
        self.done: dict[str, list[str]] = {"created": [], "changed": [], "unchanged": []}

    def run(self, order: tuple[str, ...]) -> LoadReport:
        """Create or change the organisations, parents first, and say what was done."""
        for code in order:
            self.done[self._load(code)].append(code)
        return LoadReport(**{what: tuple(codes) for what, codes in self.done.items()})

    def _load(self, code: str) -> str:
        place, data = self.read[code]
        row = self.rows.get(code)
        if row is not None and _stored(row) == data:
            return "unchanged"
        what = "created" if row is None else "changed"
        row = row or Organisation(code=code, created=self.moment)
        for field in FIELDS:
            setattr(row, field, getattr(data, field))
        row.part_of = self._parent(data.part_of)
        row.changed = self.moment
        row.save()
        self.rows[code] = row
        self._place(place, row)
        _write_details(row, data)
        return what

    def _parent(self, code: str) -> Organisation | None:
        if not code:
            return None
        return self.rows.get(code) or Organisation.objects.get(code=code)

    def _place(self, place: Record, row: Organisation) -> None:
        old, new = row.path, child_path(row.part_of.path if row.part_of else "", row.pk)
        if old == new:
            return
        below = list(Organisation.objects.below(row)) if old else []
        for part in below:
            part.path = moved(part.path, old, new)
        if any(depth(path) > MAX_DEPTH for path in [new, *(part.path for part in below)]):
            raise place.error(f"a tree of organisations has at most {MAX_DEPTH} levels", "part_of")
        row.path = new
        row.save(update_fields=["path"])
        Organisation.objects.bulk_update(below, ["path"])
        for part in below:
            if part.code in self.rows:
                self.rows[part.code].path = part.path


def _stored(row: Organisation) -> OrganisationData:
    return OrganisationData(
        code=row.code,
        **{field: getattr(row, field) for field in FIELDS},
        part_of=row.part_of.code if row.part_of else "",
        descriptions=tuple(sorted((text.language, text.description) for text in row.texts.all())),
        sources=tuple(SourceData(source.title, source.url, source.checked) for source in row.sources.all()),
    )


def _write_details(row: Organisation, data: OrganisationData) -> None:
    OrganisationText.objects.filter(organisation=row).delete()
    OrganisationText.objects.bulk_create(
        OrganisationText(organisation=row, language=language, description=text)
        for language, text in data.descriptions
    )
    OrganisationSource.objects.filter(organisation=row).delete()
    OrganisationSource.objects.bulk_create(
        OrganisationSource(
            organisation=row, position=position, title=source.title, url=source.url, checked=source.checked
        )
        for position, source in enumerate(data.sources)
    )
