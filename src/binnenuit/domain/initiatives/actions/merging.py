# texts for staff
"""Making two records of the same initiative one: both addresses keep working."""

from django.db import transaction
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.actions.revising import Change
from binnenuit.domain.initiatives.events import InitiativesChanged
from binnenuit.domain.initiatives.models import Initiative
from binnenuit.domain.initiatives.queries import locked, seen, subject
from binnenuit.domain.initiatives.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.errors import BadInput
from binnenuit.kernel.events import publish


def merge(code: str, into: str, *, actor: Actor, version: int, reason: str = "") -> None:
    """Let the initiative `code` (at `version`) be answered for by `into` from now on; its record stays.

    What had been merged into it before goes along. Raises `BadInput` for itself or one that is merged already,
    `NotFound`, `ChangedSince`.
    """
    change = Change(actor, "initiatives.merge", reason, details={"into": into})
    with transaction.atomic():
        one, other = locked(code), locked(into)
        for each in (one, other):
            authorise(actor, "initiatives.merge", subject(each.code, each.content))
        seen(one, version)
        merged = Initiative.objects.filter(pk__in=(one.pk, other.pk), merged_into__isnull=False).exists()
        if one.pk == other.pk or merged:
            raise BadInput(_("Kies twee initiatieven die niet zijn samengevoegd."))
        Initiative.objects.filter(merged_into=one.pk).update(merged_into=other.pk)
        Initiative.objects.filter(pk=one.pk).update(
            merged_into=other.pk, version=version + 1, changed=clock.now()
        )
        change.keep_baseline(one)
        change.keep(one.pk, version + 1, one.content, one.status)
        change.record(one.pk, {})
        publish(InitiativesChanged(min(one.pk, other.pk), max(one.pk, other.pk)))


def split(code: str, *, actor: Actor, reason: str = "") -> None:
    """Let a merged initiative stand by itself again. Raises `BadInput` where it is not merged."""
    change = Change(actor, "initiatives.split", reason)
    with transaction.atomic():
        now = locked(code)
        authorise(actor, "initiatives.merge", subject(code, now.content))
        changed = Initiative.objects.filter(pk=now.pk, merged_into__isnull=False).update(
            merged_into=None, version=now.version + 1, changed=clock.now()
        )
        if not changed:
            raise BadInput(_("Dit initiatief is niet samengevoegd."))
        change.keep_baseline(now)
        change.keep(now.pk, now.version + 1, now.content, now.status)
        change.record(now.pk, {})
        publish(InitiativesChanged(now.pk, now.pk))
