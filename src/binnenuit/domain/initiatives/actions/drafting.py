"""Keeping what was typed and is not to be published yet: a draft beside the published version."""

from django.db import transaction

from binnenuit.domain.initiatives.models import Draft
from binnenuit.domain.initiatives.queries import locked, subject
from binnenuit.domain.initiatives.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.foundation.audit.service import record
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise


def keep_draft(code: str, typed: dict[str, list[str]], *, actor: Actor, version: int) -> None:
    """Keep what the actor has typed about the initiative, as it is; `version` is what they saw. Raises `NotFound`."""
    with transaction.atomic():
        now = locked(code)
        authorise(actor, "initiatives.keep_draft", subject(code, now.content))
        Draft.objects.update_or_create(
            initiative_id=now.pk,
            owner=actor.name,
            defaults={"typed": typed, "version": version, "changed": clock.now()},
        )
        record(actor=actor, action="initiatives.keep_draft", subject=f"initiative:{now.pk}")


def drop_draft(code: str, *, actor: Actor) -> None:
    """Throw the actor's draft away; nothing where there is none."""
    with transaction.atomic():
        now = locked(code)
        authorise(actor, "initiatives.keep_draft", subject(code, now.content))
        number, _kinds = Draft.objects.filter(initiative_id=now.pk, owner=actor.name).delete()
        if number:
            record(actor=actor, action="initiatives.drop_draft", subject=f"initiative:{now.pk}")
