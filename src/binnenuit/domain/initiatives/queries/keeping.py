"""What those who keep initiatives see of them: everything, in their scope."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q, QuerySet

from binnenuit.domain.initiatives.models import Draft, Initiative
from binnenuit.domain.initiatives.queries.initiatives import municipality_facts, stored, subject
from binnenuit.domain.initiatives.queries.whole import whole
from binnenuit.domain.initiatives.rules.choices import STATUSES, Status
from binnenuit.domain.initiatives.rules.public import PublicInitiative, PublicOrganisation, public_view
from binnenuit.domain.initiatives.rules.records import Content, Stored
from binnenuit.foundation.organisations import service as organisations
from binnenuit.kernel.authority import Actor, authorise, may
from binnenuit.kernel.clock import now as moment
from binnenuit.kernel.errors import NotFound
from binnenuit.kernel.ids import CODE_LENGTH

_NO_CODE = "0" * CODE_LENGTH


@dataclass(frozen=True, slots=True)
class Kept:
    """An initiative for who keeps it."""

    stored: Stored
    organisation: str
    """Its name."""
    merged_into: str
    """Code of the one that answers for it, or empty."""
    hidden_since: date | None
    """Since when visitors do not see it, because nobody confirms it."""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What someone has typed and not saved."""

    typed: dict[str, list[str]]
    version: int
    changed: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One initiative in a list of those that one keeps."""

    code: str
    slug: str
    title: str
    organisation: str
    status: Status
    last_confirmed: date | None
    has_draft: bool


def kept(code: str, *, actor: Actor) -> Kept:
    """Return everything of an initiative to who may change it; raises `NotFound`, `NotAllowed`."""
    found = stored(code)
    authorise(actor, "initiatives.save", subject(code, found.content))
    row = Initiative.objects.select_related("organisation", "merged_into").get(pk=found.pk)
    return Kept(
        found, row.organisation.name, row.merged_into.code if row.merged_into else "", row.hidden_since
    )


def draft_of(code: str, *, actor: Actor) -> KeptDraft | None:
    """Return the actor's own draft of an initiative, or nothing."""
    row = Draft.objects.filter(initiative__code=code, owner=actor.name).first()
    return KeptDraft(row.typed, row.version, row.changed) if row else None


def kept_by(actor: Actor, *, limit: int = 200) -> list[Line]:
    """Return the initiatives of the organisations that the actor holds, those that were confirmed longest ago first."""
    held = [grant.scope.removeprefix("organisation:") for grant in actor.grants if grant.role == "holder"]
    rows = Initiative.objects.filter(organisation__code__in=held, merged_into__isnull=True)
    return _lines(rows.order_by("last_confirmed", "pk")[:limit], actor)


def found_by(text: str, *, actor: Actor, limit: int = 25) -> list[Line]:
    """Return initiatives by code or words of the title, also drafts, as far as the actor may change them."""
    words = text.split()
    if not words:
        return []
    titled = Q()
    for word in words:
        titled &= Q(texts__title__icontains=word)
    rows = Initiative.objects.filter(Q(code=text.strip()) | titled).distinct().order_by("-pk")[: limit * 4]
    seen = []
    for initiative, _organisation in whole(Initiative.objects.filter(pk__in=[row.pk for row in rows])):
        if _may_keep(actor, initiative):
            seen.append(initiative.pk)
    return _lines(Initiative.objects.filter(pk__in=seen).order_by("-pk")[:limit], actor)


def as_public(content: Content, *, like: Stored | None = None) -> PublicInitiative:
    """Return a content as visitors would see it once it is saved; raises `NotFound` for an unknown organisation."""
    fresh = Stored(
        pk=0,
        code=_NO_CODE,
        slug="voorbeeld",
        status="published",
        content=content,
        last_confirmed=None,
        example=False,
        changed=moment(),
        version=1,
    )
    base = like or fresh
    shown = replace(base, content=content, status="published" if base.status == "draft" else base.status)
    return public_view(
        shown, organisation=_organisation(content.organisation), municipality=municipality_facts
    )


def _organisation(code: str) -> PublicOrganisation:
    try:
        found = organisations.organisation(code)
    except NotFound:
        return PublicOrganisation(code, code)
    return PublicOrganisation(found.code, found.name, found.website)


def _may_keep(actor: Actor, initiative: Stored) -> bool:
    return may(actor, "initiatives.save", subject(initiative.code, initiative.content))


def _lines(rows: QuerySet[Initiative], actor: Actor) -> list[Line]:
    found = rows.select_related("organisation").prefetch_related("texts")
    drafts = set(Draft.objects.filter(owner=actor.name).values_list("initiative_id", flat=True))
    return [_line(row, has_draft=row.pk in drafts) for row in found]


def _line(row: Initiative, *, has_draft: bool) -> Line:
    titles = {text.language: text.title for text in row.texts.all()}
    return Line(
        code=row.code,
        slug=row.slug,
        title=titles.get("nl") or next(iter(titles.values()), row.code),
        organisation=row.organisation.name,
        status=next(status for status in STATUSES if status == row.status),
        last_confirmed=row.last_confirmed,
        has_draft=has_draft,
    )
