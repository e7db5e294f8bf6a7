# texts for staff
"""The steps in the life of an initiative."""

from django.db import transaction
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.actions.revising import Change
from binnenuit.domain.initiatives.events import InitiativesChanged
from binnenuit.domain.initiatives.models import Initiative
from binnenuit.domain.initiatives.queries import locked, seen, subject
from binnenuit.domain.initiatives.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.domain.initiatives.rules.choices import Status
from binnenuit.domain.initiatives.rules.lifecycle import may_become
from binnenuit.foundation.audit.service import record
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.errors import BadInput
from binnenuit.kernel.events import publish


def publish_initiative(code: str, *, actor: Actor, version: int, reason: str = "") -> int:
    """Let visitors find it, as confirmed today; gives the new version. Raises as `_step` does."""
    return _step(code, version, "published", Change(actor, "initiatives.publish", reason))


def pause(code: str, *, actor: Actor, version: int, reason: str = "") -> int:
    """Mark it as paused: still to be found, not now to be visited; gives the new version."""
    return _step(code, version, "paused", Change(actor, "initiatives.pause", reason))


def end(code: str, *, actor: Actor, version: int, reason: str = "") -> int:
    """Mark it as ended: what it was stays readable; gives the new version."""
    return _step(code, version, "ended", Change(actor, "initiatives.end", reason))


def confirm(code: str, *, actor: Actor, version: int) -> int:
    """Note that everything is right as of today; gives the version. A second time on one day changes nothing."""
    with transaction.atomic():
        now = locked(code)
        authorise(actor, "initiatives.confirm", subject(code, now.content))
        seen(now, version)
        if now.last_confirmed == clock.today():
            return version
        change = Change(actor, "initiatives.confirm")
        change.record(now.pk, {"from": now.status, "to": now.status})
        return change.step(now, now.status, confirmed=True)


def remove(code: str, *, actor: Actor, version: int) -> None:
    """Take an initiative and everything of it away for good."""
    authorise(actor, "initiatives.remove", code)
    with transaction.atomic():
        now = seen(locked(code), version)
        Initiative.objects.filter(pk=now.pk).delete()
        record(
            actor=actor,
            action="initiatives.remove",
            subject=f"initiative:{now.pk}",
            details={"code": code, "slug": now.slug},
        )
        publish(InitiativesChanged(now.pk, now.pk))


def _step(code: str, version: int, then: Status, change: Change) -> int:
    """Go to another state; raises `BadInput` for no such step, `ChangedSince` where `version` is old."""
    with transaction.atomic():
        now = locked(code)
        authorise(change.actor, change.action, subject(code, now.content))
        seen(now, version)
        if now.status == then:
            return version
        if not may_become(now.status, then):
            raise BadInput(
                _("Dit kan nu niet met dit initiatief. Kijk hoe het ervoor staat en kies opnieuw.")
            )
        change.record(now.pk, {"from": now.status, "to": then})
        return change.step(now, then, confirmed=then == "published")
