"""What those see of an organisation who keep it: all that is stored, its revisions and their own draft."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice, pairwise

from binnenuit.foundation.organisations.models import Organisation, OrganisationDraft, OrganisationRevision
from binnenuit.foundation.organisations.queries.reading import (
    OrganisationRef,
    OrganisationSourceView,
    OrganisationView,
    view_of,
)
from binnenuit.foundation.organisations.queries.scopes import subject
from binnenuit.foundation.organisations.rules.archive import from_json
from binnenuit.foundation.organisations.rules.differences import differences
from binnenuit.foundation.organisations.rules.records import OrganisationData, SourceData
from binnenuit.kernel.authority import Actor, Subject, authorise, may
from binnenuit.kernel.differences import Difference
from binnenuit.kernel.errors import ChangedSince, NotFound

MOST = 50
"""So many revisions are shown on one page, the newest."""
_BY_FILE = ("organisations.load", "organisations.found")
"""What the data files did, and what was there before."""
_LINES = ("name", "short_name", "kind", "kvk", "website")


@dataclass(frozen=True, slots=True)
class StoredOrganisation:
    """Everything that is kept of an organisation."""

    pk: int
    data: OrganisationData
    example: bool
    changed: datetime
    version: int


@dataclass(frozen=True, slots=True)
class OrganisationDraftView:
    """What someone has typed and not saved."""

    typed: dict[str, list[str]]
    version: int
    changed: datetime


@dataclass(frozen=True, slots=True)
class OrganisationRevisionView:
    """One revision beside the one before it."""

    number: int
    at: datetime
    author: str
    """Empty for what was there before revisions were kept."""
    entered_by: str
    action: str
    reason: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """One organisation in a list of those that one keeps."""

    code: str
    name: str
    changed: datetime
    has_draft: bool


def data_of(row: Organisation) -> OrganisationData:
    """Return what a stored organisation says; `row` has its texts and sources at hand."""
    return OrganisationData(
        code=row.code,
        **{name: getattr(row, name) for name in _LINES},
        part_of=row.part_of.code if row.part_of else "",
        descriptions=tuple(sorted((text.language, text.description) for text in row.texts.all())),
        sources=tuple(SourceData(source.title, source.url, source.checked) for source in row.sources.all()),
    )


def codes_changed_by_hand(codes: Iterable[str]) -> frozenset[str]:
    """Return those of `codes` that people have changed here."""
    revisions = OrganisationRevision.objects.filter(organisation__code__in=codes)
    by_hand = revisions.exclude(action__in=_BY_FILE)
    return frozenset(by_hand.values_list("organisation__code", flat=True))


def stored(code: str) -> StoredOrganisation:
    """Return everything that is kept of an organisation, for actions; raises `NotFound`."""
    row = Organisation.objects.whole().filter(code=code).first()
    if row is None:
        raise NotFound(f"no organisation {code!r}")
    return StoredOrganisation(row.pk, data_of(row), row.example, row.changed, row.version)


def locked(code: str) -> StoredOrganisation:
    """Return the organisation, locked until the transaction ends; raises `NotFound`."""
    # PostgreSQL locks the row; SQLite's transaction has the only write lock from its start
    Organisation.objects.select_for_update().filter(code=code).first()
    return stored(code)


def seen(now: StoredOrganisation, version: int) -> StoredOrganisation:
    """Return `now` back; raises `ChangedSince` where it is not at the `version` that someone has seen."""
    if now.version != version:
        raise ChangedSince(now.version, version)
    return now


def kept_organisation(code: str, *, actor: Actor) -> StoredOrganisation:
    """Return everything of an organisation to who may change it; raises `NotFound`, `NotAllowed`."""
    found = stored(code)
    authorise(actor, "organisations.save", subject(code))
    return found


def organisation_draft(code: str, *, actor: Actor) -> OrganisationDraftView | None:
    """Return the actor's own draft of an organisation, or nothing."""
    row = OrganisationDraft.objects.filter(organisation__code=code, owner=actor.name).first()
    return OrganisationDraftView(row.typed, row.version, row.changed) if row else None


def organisation_at(code: str, number: int) -> OrganisationData:
    """Return what the organisation said at revision `number`, for actions; raises `NotFound`."""
    kept = OrganisationRevision.objects.filter(organisation__code=code, number=number).first()
    if kept is None:
        raise NotFound(f"no revision {number} of {code!r}")
    return from_json(code, kept.content)


def organisation_revisions(
    code: str, *, actor: Actor, before: int = 0, limit: int = MOST
) -> tuple[OrganisationRevisionView, ...]:
    """Return at most `limit` revisions, the newest first, each against the one before it; for who may change it.

    With `before` only those with a lower number. Raises `NotFound`, `NotAllowed`.
    """
    found = kept_organisation(code, actor=actor)
    rows = OrganisationRevision.objects.filter(organisation_id=found.pk)
    if before:
        rows = rows.filter(number__lt=before)
    kept = list(rows[: limit + 1])
    compared = (_revision(code, newer, older) for newer, older in pairwise((*kept, None)) if newer)
    return tuple(islice(compared, limit))


def organisations_kept_by(actor: Actor, *, limit: int = 200) -> list[OrganisationLine]:
    """Return the organisations that the actor holds, by name."""
    held = [grant.scope.removeprefix("organisation:") for grant in actor.grants if grant.role == "holder"]
    return _lines(Organisation.objects.filter(code__in=held).order_by("name")[:limit], actor)


def organisations_found_by(text: str, *, actor: Actor, limit: int = 25) -> list[OrganisationLine]:
    """Return organisations by code or words of the name, as far as the actor may change them."""
    rows = Organisation.objects.all()
    for word in text.split():
        rows = rows.filter(name__icontains=word) | rows.filter(short_name__icontains=word)
    rows = (rows | Organisation.objects.filter(code=text.strip().lower())).order_by("name", "pk")
    everywhere = may(actor, "organisations.save", Subject(actor.name))
    found = [
        row for row in rows[: limit * 4] if everywhere or may(actor, "organisations.save", subject(row.code))
    ]
    return _lines(found[:limit], actor)


def as_shown(data: OrganisationData) -> OrganisationView:
    """Return the organisation's page as visitors would see it once `data` is saved; raises `NotFound`."""
    row = Organisation.objects.whole().filter(code=data.code).first()
    if row is None:
        raise NotFound(f"no organisation {data.code!r}")
    above = Organisation.objects.filter(code=data.part_of).first() if data.part_of else None
    return replace(
        view_of(row),
        **{name: getattr(data, name) for name in _LINES},
        descriptions=dict(data.descriptions),
        part_of=OrganisationRef(above.code, above.name, above.short_name) if above else None,
        sources=tuple(OrganisationSourceView(one.title, one.url, one.checked) for one in data.sources),
    )


def _revision(
    code: str, row: OrganisationRevision, before: OrganisationRevision | None
) -> OrganisationRevisionView:
    differ = differences(from_json(code, before.content), from_json(code, row.content)) if before else ()
    return OrganisationRevisionView(
        row.number, row.at, row.author, row.entered_by, row.action, row.reason, differ
    )


def _lines(rows: Iterable[Organisation], actor: Actor) -> list[OrganisationLine]:
    drafts = set(OrganisationDraft.objects.filter(owner=actor.name).values_list("organisation_id", flat=True))
    return [OrganisationLine(row.code, row.name, row.changed, row.pk in drafts) for row in rows]
