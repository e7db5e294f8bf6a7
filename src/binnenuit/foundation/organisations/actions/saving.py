"""Changing what the page of an organisation says, and going back to what it said."""

from dataclasses import fields

from django.db import transaction

from binnenuit.foundation.organisations.actions.revising import Change
from binnenuit.foundation.organisations.actions.storing import TooDeep, Writing
from binnenuit.foundation.organisations.events import OrganisationsChanged
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.foundation.organisations.queries.keeping import (
    StoredOrganisation,
    locked,
    organisation_at,
    seen,
)
from binnenuit.foundation.organisations.queries.scopes import subject
from binnenuit.foundation.organisations.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.foundation.organisations.rules.records import OrganisationData
from binnenuit.foundation.organisations.rules.validation import named_problems, problems
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.errors import Refused
from binnenuit.kernel.events import publish


def save_organisation(
    data: OrganisationData, *, actor: Actor, version: int, reason: str = "", author: str = ""
) -> int:
    """Change the organisation `data.code`, whose `version` the actor has seen; gives the new version.

    `reason` is kept with the revision, and `author` in whose name it is (default: the actor). Saving what is there
    already changes nothing. Raises `Refused` with everything that is wrong; `ChangedSince`
    where someone else has changed it since; `NotFound`; `NotAllowed`, also where the actor may not say what the
    organisation is a part of.
    """
    with transaction.atomic():
        return _change(data, Change(actor, "organisations.save", reason, author), version)


def revert_organisation(code: str, number: int, *, actor: Actor, version: int, reason: str = "") -> int:
    """Make the organisation say again what it said at revision `number`, as a new revision.

    Raises as `save_organisation` does, and `NotFound` where there is no such revision.
    """
    change = Change(actor, "organisations.revert", reason, details={"to": number})
    with transaction.atomic():
        return _change(organisation_at(code, number), change, version)


def _change(data: OrganisationData, change: Change, version: int) -> int:
    now = locked(data.code)
    here = subject(data.code)
    authorise(change.actor, change.action, here)
    if now.data.part_of != data.part_of:
        authorise(change.actor, "organisations.place", here)
    seen(now, version)
    parent = _checked(data, now)
    if now.data == data:
        return version
    row = Organisation.objects.get(pk=now.pk)
    row.version, row.changed = version + 1, clock.now()
    try:
        Writing(row).write(data, parent)
    except TooDeep as error:
        raise Refused(named_problems({"part_of": "too_deep"})) from error
    names = [
        field.name for field in fields(data) if getattr(data, field.name) != getattr(now.data, field.name)
    ]
    change.keep_baseline(now)
    change.keep(now.pk, version + 1, data)
    change.record(data.code, {"fields": names, "version": version + 1})
    publish(OrganisationsChanged(now.pk, now.pk))
    if {"name", "short_name"} & set(names):
        publish(Writing(row).renamed())
    return version + 1


def _checked(data: OrganisationData, now: StoredOrganisation) -> Organisation | None:
    """Return what the organisation is a part of; raises `Refused` with everything that is wrong."""
    wrong: dict[str, str] = {**problems(data, example=now.example)}
    parent = None
    if data.part_of:
        parent = Organisation.objects.filter(code=data.part_of, example=now.example).first()
        if parent is None:
            wrong["part_of"] = "unknown"
        elif f"/{now.pk}/" in f"/{parent.path}":
            wrong["part_of"] = "own_part"
    if wrong:
        raise Refused(named_problems(wrong))
    return parent
