"""Writing an organisation into its rows: columns, place in the tree, texts and sources."""

from dataclasses import dataclass

from binnenuit.foundation.organisations.events import OrganisationRenamed
from binnenuit.foundation.organisations.models import Organisation, OrganisationSource, OrganisationText
from binnenuit.foundation.organisations.rules.records import OrganisationData
from binnenuit.foundation.organisations.rules.tree import MAX_DEPTH, child_path, depth, moved
from binnenuit.kernel.errors import BadInput

_FIELDS = ("name", "short_name", "kind", "kvk", "website")


class TooDeep(BadInput):
    """The tree would have too many levels."""

    def __init__(self) -> None:
        super().__init__(f"a tree of organisations has at most {MAX_DEPTH} levels")


@dataclass(frozen=True, slots=True)
class Writing:
    """One organisation that is written, in the transaction of an action that authorised it."""

    row: Organisation

    def write(self, data: OrganisationData, part_of: Organisation | None) -> list[Organisation]:
        """Write all of it, and give the organisations below it whose place moved along; raises `TooDeep`."""
        for field in _FIELDS:
            setattr(self.row, field, getattr(data, field))
        self.row.part_of = part_of
        self.row.save()
        moved_along = self._place()
        self._write_details(data)
        return moved_along

    def renamed(self) -> OrganisationRenamed:
        """Return the event of another name, which stands on pages of others too."""
        return OrganisationRenamed(self.row.pk, tuple(self.row.parts.values_list("pk", flat=True)))

    def _place(self) -> list[Organisation]:
        row = self.row
        old, new = row.path, child_path(row.part_of.path if row.part_of else "", row.pk)
        if old == new:
            return []
        below = list(Organisation.objects.below(row)) if old else []
        for part in below:
            part.path = moved(part.path, old, new)
        if any(depth(path) > MAX_DEPTH for path in [new, *(part.path for part in below)]):
            raise TooDeep
        row.path = new
        row.save(update_fields=["path"])
        Organisation.objects.bulk_update(below, ["path"])
        return below

    def _write_details(self, data: OrganisationData) -> None:
        OrganisationText.objects.filter(organisation=self.row).delete()
        OrganisationText.objects.bulk_create(
            OrganisationText(organisation=self.row, language=language, description=text)
            for language, text in data.descriptions
        )
        OrganisationSource.objects.filter(organisation=self.row).delete()
        OrganisationSource.objects.bulk_create(
            OrganisationSource(
                organisation=self.row,
                position=position,
                title=source.title,
                url=source.url,
                checked=source.checked,
            )
            for position, source in enumerate(data.sources)
        )
