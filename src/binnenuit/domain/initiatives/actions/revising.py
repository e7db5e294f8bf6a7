"""What every change of an initiative leaves behind: a revision, and an entry in the audit trail."""

from dataclasses import dataclass, field

from binnenuit.domain.initiatives.events import InitiativesChanged
from binnenuit.domain.initiatives.models import Initiative, Revision
from binnenuit.domain.initiatives.models.revision import REASON_LENGTH
from binnenuit.domain.initiatives.rules.archive import to_json
from binnenuit.domain.initiatives.rules.choices import Status
from binnenuit.domain.initiatives.rules.records import Content, Stored
from binnenuit.foundation.audit.service import record
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor
from binnenuit.kernel.events import publish


@dataclass(frozen=True, slots=True)
class Change:
    """One change: who makes it, what it is, why, and in whose name."""

    actor: Actor
    action: str
    reason: str = ""
    author: str = ""
    """In whose name, where that is not the actor's: a proposer's."""
    details: dict[str, object] = field(default_factory=dict)
    """For the audit trail: no values of fields, no names of proposers."""

    def keep(self, initiative: int, number: int, content: Content, status: Status) -> None:
        """Keep the revision that this change has made."""
        self.revision(initiative, number, content, status).save(force_insert=True)

    def revision(self, initiative: int, number: int, content: Content, status: Status) -> Revision:
        """Return the revision that this change has made, not stored yet."""
        author = self.author or self.actor.name
        return Revision(
            initiative_id=initiative,
            number=number,
            content=to_json(content),
            at=clock.now(),
            author=author[:100],
            entered_by=self.actor.name[:100] if author != self.actor.name else "",
            action=self.action,
            reason=self.reason.strip()[:REASON_LENGTH],
            status=status,
        )

    def keep_baseline(self, now: Stored) -> None:
        """Keep what was there before, where no revision does: records that were loaded in bulk have none."""
        if not Revision.objects.filter(initiative_id=now.pk, number=now.version).exists():
            Revision.objects.add_to(
                now.pk,
                now.version,
                now.content,
                at=now.changed,
                action="initiatives.found",
                status=now.status,
            )

    def record(self, initiative: int, details: dict[str, object]) -> None:
        """Write the entry in the audit trail."""
        record(
            actor=self.actor,
            action=self.action,
            subject=f"initiative:{initiative}",
            details={**details, **self.details},
        )

    def step(self, now: Stored, status: Status, *, confirmed: bool) -> int:
        """Return the initiative a state, and note where it was confirmed today; gives the new version.

        The entry in the audit trail is the action's own.
        """
        version = now.version + 1
        Initiative.objects.filter(pk=now.pk).update(
            status=status,
            version=version,
            changed=clock.now(),
            last_confirmed=clock.today() if confirmed else now.last_confirmed,
        )
        if confirmed:
            Initiative.objects.filter(pk=now.pk).update(hidden_since=None)
        self.keep_baseline(now)
        self.keep(now.pk, version, now.content, status)
        publish(InitiativesChanged(now.pk, now.pk))
        return version
