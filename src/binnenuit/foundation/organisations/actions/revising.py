"""What every change of an organisation leaves behind: a revision, and an entry in the audit trail."""

from dataclasses import dataclass, field

from binnenuit.foundation.audit.service import record
from binnenuit.foundation.organisations.models import OrganisationRevision
from binnenuit.foundation.organisations.models.revision import REASON_LENGTH
from binnenuit.foundation.organisations.queries.keeping import StoredOrganisation
from binnenuit.foundation.organisations.rules.archive import to_json
from binnenuit.foundation.organisations.rules.records import OrganisationData
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor


@dataclass(frozen=True, slots=True)
class Change:
    """One change: who makes it, what it is, why, and in whose name."""

    actor: Actor
    action: str
    reason: str = ""
    author: str = ""
    """In whose name, where that is not the actor's: a visitor's."""
    details: dict[str, object] = field(default_factory=dict)
    """For the audit trail: no values of fields."""

    def keep(self, organisation: int, number: int, data: OrganisationData) -> None:
        """Keep the revision that this change has made."""
        author = self.author or self.actor.name
        OrganisationRevision.objects.create(
            organisation_id=organisation,
            number=number,
            content=to_json(data),
            at=clock.now(),
            author=author[:100],
            entered_by=self.actor.name[:100] if author != self.actor.name else "",
            action=self.action,
            reason=self.reason.strip()[:REASON_LENGTH],
        )

    def keep_baseline(self, now: StoredOrganisation) -> None:
        """Keep what was there before, where no revision does: organisations out of files and examples have none."""
        if not OrganisationRevision.objects.filter(organisation_id=now.pk, number=now.version).exists():
            OrganisationRevision.objects.create(
                organisation_id=now.pk,
                number=now.version,
                content=to_json(now.data),
                at=now.changed,
                action="organisations.found",
            )

    def record(self, code: str, details: dict[str, object]) -> None:
        """Write the entry in the audit trail."""
        record(
            actor=self.actor,
            action=self.action,
            subject=f"organisation:{code}",
            details={**details, **self.details},
        )
