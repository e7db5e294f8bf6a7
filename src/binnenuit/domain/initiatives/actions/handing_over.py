"""Handing an initiative over to another organisation, which accepts; and closing a programme."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.actions.revising import Change
from binnenuit.domain.initiatives.events import InitiativesChanged
from binnenuit.domain.initiatives.models import Initiative, Submission, SubmissionScope
from binnenuit.domain.initiatives.queries import locked, stored, subject
from binnenuit.domain.initiatives.queries.submissions import SubmissionView, offered
from binnenuit.domain.initiatives.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.domain.initiatives.rules.lifecycle import may_become
from binnenuit.foundation.audit.service import record
from binnenuit.foundation.organisations.service import keys_of
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, Subject, authorise
from binnenuit.kernel.errors import BadInput
from binnenuit.kernel.events import publish
from binnenuit.kernel.ids import new_code

_BATCH = 200


def hand_over(code: str, organisation: str, message: str, *, actor: Actor) -> int:
    """Offer an initiative to another organisation; gives the number of the offer.

    Offering it again to the same one is the same offer. Raises `BadInput` for the organisation that has it, or none.
    """
    with transaction.atomic():
        now = locked(code)
        here = subject(code, now.content)
        authorise(actor, "initiatives.hand_over", here)
        if organisation == now.content.organisation or not keys_of([organisation]):
            raise BadInput(_("Kies een andere organisatie, een die wij kennen."))
        typed = {"organisation": organisation, "what": message.strip()[:2_000]}
        waiting = Submission.objects.waiting().filter(kind="handover", initiative=now.pk)
        same = waiting.filter(typed__organisation=organisation).first()
        if same:
            return same.pk
        moment = clock.now()
        row = Submission.objects.create(
            code=new_code(),
            kind="handover",
            initiative_id=now.pk,
            typed=typed,
            person=actor.pk,
            person_name=actor.name[:100],
            created=moment,
            changed=moment,
        )
        scopes = (here.scopes - {f"organisation:{now.content.organisation}"}) | {
            f"organisation:{organisation}"
        }
        SubmissionScope.objects.bulk_create(
            SubmissionScope(submission=row, scope=scope) for scope in sorted(scopes)
        )
        record(
            actor=actor,
            action="initiatives.hand_over",
            subject=f"initiative:{now.pk}",
            details={"to": organisation},
        )
        return row.pk


def answer_handover(pk: int, *, actor: Actor, accepted: bool) -> str:
    """Take over what was offered, or not; gives the initiative's code. The page stays, with another organisation.

    Raises `NotFound`, `NotAllowed`, and `BadInput` where it was answered already.
    """
    with transaction.atomic():
        Submission.objects.select_for_update().filter(pk=pk).first()
        offer = offered(pk)
        authorise(actor, "initiatives.accept_handover", Subject(f"submission:{pk}", offer.scopes))
        if offer.decided or offer.about is None:
            raise BadInput(_("Hier is al op geantwoord."))
        state = "accepted" if accepted else "refused"
        Submission.objects.filter(pk=pk).update(state=state, changed=clock.now(), decided_by=actor.name[:100])
        record(
            actor=actor,
            action="initiatives.accept_handover",
            subject=f"submission:{pk}",
            details={"accepted": accepted},
        )
        if accepted:
            _give(offer.about.code, offer, actor)
        return offer.about.code


def _give(code: str, offer: SubmissionView, actor: Actor) -> None:
    now = locked(code)
    content = replace(now.content, organisation=offer.typed["organisation"])
    keys = keys_of([content.organisation])
    Initiative.objects.filter(pk=now.pk).update(
        organisation=keys[content.organisation], version=now.version + 1, changed=clock.now()
    )
    change = Change(actor, "initiatives.hand_over", author=offer.person_name)
    change.keep_baseline(now)
    change.keep(now.pk, now.version + 1, content, now.status)
    change.record(now.pk, {"fields": ["organisation"], "version": now.version + 1})
    publish(InitiativesChanged(now.pk, now.pk))


def archive_programme(programme: str, *, actor: Actor, reason: str = "") -> int:
    """End every initiative of a programme that still goes on; gives how many. They stay to be found, as ended.

    Each batch is one transaction: an interrupted run can be taken up again.
    """
    authorise(actor, "initiatives.archive", Subject(programme, frozenset({f"programme:{programme}"})))
    ended = 0
    goes_on = Initiative.objects.filter(programme=programme, status__in=("published", "paused"))
    while codes := list(goes_on.order_by("pk").values_list("code", flat=True)[:_BATCH]):
        with transaction.atomic():
            for code in codes:
                now = stored(code)
                if may_become(now.status, "ended"):
                    change = Change(actor, "initiatives.archive", reason)
                    change.record(now.pk, {"from": now.status, "to": "ended"})
                    change.step(now, "ended", confirmed=False)
            record(
                actor=actor,
                action="initiatives.archive",
                subject=f"programme:{programme}",
                details={"ended": len(codes)},
            )
        ended += len(codes)
    return ended
