"""The steps in the life of an initiative."""

from django.db import transaction

from binnenuit.domain.initiatives.events import InitiativesChanged
from binnenuit.domain.initiatives.models import Initiative
from binnenuit.domain.initiatives.queries import seen_at
from binnenuit.domain.initiatives.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.domain.initiatives.rules.choices import Status
from binnenuit.domain.initiatives.rules.lifecycle import may_become
from binnenuit.domain.initiatives.rules.records import Stored
from binnenuit.foundation.audit.service import record
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.errors import BadInput
from binnenuit.kernel.events import publish


def publish_initiative(code: str, *, actor: Actor, version: int) -> int:
    """Let visitors find it, as confirmed today; gives the new version. Raises as `_step` does."""
    authorise(actor, "initiatives.publish", code)
    return _step(code, version, "published", "initiatives.publish", actor)


def pause(code: str, *, actor: Actor, version: int) -> int:
    """Mark it as paused: still to be found, not now to be visited; gives the new version."""
    authorise(actor, "initiatives.pause", code)
    return _step(code, version, "paused", "initiatives.pause", actor)


def end(code: str, *, actor: Actor, version: int) -> int:
    """Mark it as ended: what it was stays readable; gives the new version."""
    authorise(actor, "initiatives.end", code)
    return _step(code, version, "ended", "initiatives.end", actor)


def confirm(code: str, *, actor: Actor, version: int) -> int:
    """Note that everything is right as of today; gives the version. A second time on one day changes nothing."""
    authorise(actor, "initiatives.confirm", code)
    with transaction.atomic():
        now = seen_at(code, version)
        if now.last_confirmed == clock.today():
            return version
        return _update(now, actor, "initiatives.confirm", now.status, confirmed=True)


def remove(code: str, *, actor: Actor, version: int) -> None:
    """Take an initiative and everything of it away for good."""
    authorise(actor, "initiatives.remove", code)
    with transaction.atomic():
        now = seen_at(code, version)
        Initiative.objects.filter(pk=now.pk).delete()
        record(
            actor=actor,
            action="initiatives.remove",
            subject=f"initiative:{now.pk}",
            details={"code": code, "slug": now.slug},
        )
        publish(InitiativesChanged(now.pk, now.pk))


def _step(code: str, version: int, then: Status, action: str, actor: Actor) -> int:
    """Go to another state; raises `BadInput` where that step is not to be taken or `version` is old."""
    with transaction.atomic():
        now = seen_at(code, version)
        if now.status == then:
            return version
        if not may_become(now.status, then):
            raise BadInput(f"An initiative that is {now.status} can't become {then}.")
        return _update(now, actor, action, then, confirmed=then == "published")


def _update(now: Stored, actor: Actor, action: str, status: Status, *, confirmed: bool) -> int:
    version = now.version + 1
    Initiative.objects.filter(pk=now.pk).update(
        status=status,
        version=version,
        changed=clock.now(),
        last_confirmed=clock.today() if confirmed else now.last_confirmed,
    )
    record(
        actor=actor, action=action, subject=f"initiative:{now.pk}", details={"from": now.status, "to": status}
    )
    publish(InitiativesChanged(now.pk, now.pk))
    return version
