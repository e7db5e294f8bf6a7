"""Making and changing an initiative."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db import transaction

from binnenuit.domain.initiatives.actions.revising import Change
from binnenuit.domain.initiatives.events import InitiativesChanged
from binnenuit.domain.initiatives.models import (
    Initiative,
    InitiativeArea,
    InitiativeLocation,
    InitiativeSchedule,
    InitiativeText,
)
from binnenuit.domain.initiatives.queries import content_at, known, locked, seen, subject
from binnenuit.domain.initiatives.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.domain.initiatives.rules.findings import refusal, wrong
from binnenuit.domain.initiatives.rules.names import slug_of
from binnenuit.domain.initiatives.rules.records import Content
from binnenuit.domain.initiatives.rules.validation import findings
from binnenuit.foundation.organisations.service import keys_of
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.events import publish
from binnenuit.kernel.ids import new_code
from binnenuit.kernel.record_fields import declared_values


@dataclass(frozen=True, slots=True)
class Saved:
    """Where to find what was saved, and the version to give with the next change."""

    pk: int
    code: str
    slug: str
    version: int


def save_initiative(  # noqa: PLR0913 -- what is saved, where it is saved, and why
    content: Content,
    *,
    actor: Actor,
    code: str = "",
    version: int = 0,
    example: bool = False,
    reason: str = "",
    author: str = "",
) -> Saved:
    """Make an initiative (a draft), or change the one with `code` whose `version` the actor has seen.

    `reason` is kept with the revision, and `author` in whose name it is (default: the actor). Saving what is
    there already changes nothing. Raises `Refused` with every finding; `ChangedSince` where someone
    else has changed it since; `NotFound` for an unknown code; `NotAllowed`, also where the actor may not give it
    to another organisation.
    """
    change = Change(actor, "initiatives.save", reason, author)
    with transaction.atomic():
        if code:
            return _change_initiative(content, change, code, version)
        authorise(actor, "initiatives.save", subject("", content))
        return _make_initiative(content, change, _checked(content), example=example)


def revert(code: str, number: int, *, actor: Actor, version: int, reason: str = "") -> Saved:
    """Make the initiative say again what it said at revision `number`, as a new revision; its state stays.

    Raises as `save_initiative` does, and `NotFound` where there is no such revision.
    """
    change = Change(actor, "initiatives.revert", reason, details={"to": number})
    with transaction.atomic():
        return _change_initiative(content_at(code, number), change, code, version)


def _checked(content: Content) -> int:
    """Return the primary key of the organisation; raises `Refused` with every finding."""
    found = findings(content, known())
    organisation = keys_of([content.organisation]).get(content.organisation)
    if organisation is None:
        found.append(wrong("no_such_organisation", text=content.organisation))
    if found or organisation is None:
        raise refusal(found)
    return organisation


def _make_initiative(
    content: Content, change: Change, organisation: int, *, example: bool, code: str = ""
) -> Saved:
    """Make a draft out of what was checked, in the transaction of an action that authorised it.

    `code` is the public id that it has elsewhere; without one it gets a new one.
    """
    moment = clock.now()
    row = Initiative.objects.create(
        code=code or new_code(),
        status="draft",
        example=example,
        created=moment,
        changed=moment,
        **_columns(content, organisation),
    )
    _write_parts([(row.pk, content)])
    change.keep(row.pk, 1, content, "draft")
    change.record(row.pk, {"made": True})
    publish(InitiativesChanged(row.pk, row.pk))
    return Saved(row.pk, row.code, row.slug, row.version)


def _change_initiative(content: Content, change: Change, code: str, version: int) -> Saved:
    """Authorise, check and make a change, in the transaction of an action; raises as `save_initiative` does."""
    now = locked(code)
    here = subject(code, now.content)
    authorise(change.actor, change.action, here)
    if now.content.organisation != content.organisation:
        authorise(change.actor, "initiatives.reassign", here)
    seen(now, version)
    organisation = _checked(content)
    if now.content == content:
        return Saved(now.pk, code, now.slug, version)
    columns = _columns(content, organisation)
    Initiative.objects.filter(pk=now.pk).update(changed=clock.now(), version=version + 1, **columns)
    for part in (InitiativeText, InitiativeLocation, InitiativeArea, InitiativeSchedule):
        part.objects.filter(initiative_id=now.pk).delete()
    _write_parts([(now.pk, content)])
    names = [field.name for field in fields(Content)]
    changed = [name for name in names if getattr(content, name) != getattr(now.content, name)]
    change.keep_baseline(now)
    change.keep(now.pk, version + 1, content, now.status)
    # names of fields, no values: what is hidden stays out of the audit trail, too
    change.record(now.pk, {"fields": changed, "version": version + 1})
    publish(InitiativesChanged(now.pk, now.pk))
    return Saved(now.pk, code, str(columns["slug"]), version + 1)


def _columns(content: Content, organisation: int) -> dict[str, object]:
    """Return the columns of the initiative's own table, for the organisation with this primary key."""
    first = content.texts.get("nl") or next(iter(content.texts.values()))
    return {
        "slug": slug_of(first.title),
        "organisation_id": organisation,
        "themes": list(content.themes),
        "target_groups": list(content.target_groups),
        "forms": list(content.forms),
        "languages": list(content.languages),
        "cost": content.cost,
        "cost_cents": content.cost_cents,
        "accessibility": list(content.accessibility),
        "participation": list(content.participation),
        "contact_name": content.contact.name,
        "contact_email": content.contact.email,
        "contact_phone": content.contact.phone,
        "contact_website": content.contact.website,
        **declared_values(content),
    }


def _write_parts(contents: Iterable[tuple[int, Content]]) -> None:
    """Store what initiatives (pk, content) have several of; they have none of it yet."""
    whole = list(contents)
    InitiativeText.objects.bulk_create(
        InitiativeText(
            initiative_id=pk,
            language=language,
            title=text.title,
            summary=text.summary,
            description=text.description,
            how_to_take_part=text.how_to_take_part,
            cost_note=text.cost_note,
        )
        for pk, content in whole
        for language, text in content.texts.items()
    )
    InitiativeLocation.objects.bulk_create(
        InitiativeLocation(initiative_id=pk, **_values(location))
        for pk, content in whole
        for location in content.locations
    )
    InitiativeArea.objects.bulk_create(
        InitiativeArea(initiative_id=pk, kind=area.kind, code=area.code)
        for pk, content in whole
        for area in content.areas
    )
    InitiativeSchedule.objects.bulk_create(
        InitiativeSchedule(
            initiative_id=pk,
            starts_on=item.starts.date(),
            starts_at=item.starts.time(),
            rrule=item.rrule,
            minutes=item.minutes,
            valid_from=item.valid_from,
            valid_until=item.valid_until,
            note=item.note,
        )
        for pk, content in whole
        for item in content.schedules
    )


def _values(part: object) -> dict[str, object]:
    return {field: getattr(part, field) for field in type(part).__slots__}  # type: ignore[attr-defined]
