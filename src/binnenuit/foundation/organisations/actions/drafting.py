"""Keeping what was typed about an organisation and is not to be published yet: a draft beside what everyone sees."""

from django.db import transaction

from binnenuit.foundation.audit.service import record
from binnenuit.foundation.organisations.models import OrganisationDraft
from binnenuit.foundation.organisations.queries.keeping import locked
from binnenuit.foundation.organisations.queries.scopes import subject
from binnenuit.foundation.organisations.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise


def keep_organisation_draft(code: str, typed: dict[str, list[str]], *, actor: Actor, version: int) -> None:
    """Keep what the actor has typed, as it is; `version` is what they saw. Raises `NotFound`."""
    with transaction.atomic():
        now = locked(code)
        authorise(actor, "organisations.keep_draft", subject(code))
        OrganisationDraft.objects.update_or_create(
            organisation_id=now.pk,
            owner=actor.name,
            defaults={"typed": typed, "version": version, "changed": clock.now()},
        )
        record(actor=actor, action="organisations.keep_draft", subject=f"organisation:{code}")


def drop_organisation_draft(code: str, *, actor: Actor) -> None:
    """Throw the actor's draft away; nothing where there is none."""
    with transaction.atomic():
        now = locked(code)
        authorise(actor, "organisations.keep_draft", subject(code))
        mine = OrganisationDraft.objects.filter(organisation_id=now.pk, owner=actor.name)
        number, _kinds = mine.delete()
        if number:
            record(actor=actor, action="organisations.drop_draft", subject=f"organisation:{code}")
