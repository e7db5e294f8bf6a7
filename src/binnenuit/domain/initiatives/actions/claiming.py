# texts for staff
"""Becoming the holder of an organisation: by a link to its own e-mail address, or by an editor."""

from django.db import transaction
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.actions.submissions import HandedIn, accept, submit
from binnenuit.domain.initiatives.events import ClaimMade
from binnenuit.domain.initiatives.models import Submission
from binnenuit.domain.initiatives.queries import stored
from binnenuit.domain.initiatives.queries.links import opened
from binnenuit.domain.initiatives.queries.submissions import submission, submission_by_code
from binnenuit.domain.initiatives.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.domain.initiatives.rules.submissions import DECIDED
from binnenuit.domain.initiatives.rules.upkeep import belongs_to
from binnenuit.foundation.accounts.service import RoleGift, give_role
from binnenuit.foundation.audit.service import record
from binnenuit.foundation.organisations.service import organisation
from binnenuit.kernel import clock
from binnenuit.kernel.authority import SYSTEM, Actor, authorise
from binnenuit.kernel.errors import BadInput, NotFound
from binnenuit.kernel.events import publish


def claim(code: str, typed: dict[str, str], *, actor: Actor, language: str = "nl") -> str:
    """Ask to hold the organisation of an initiative; gives the code of what was handed in.

    Where `typed["email"]` is the organisation's own, a link goes there; every claim also stands in the queue.
    Asking again while the first one waits is the same one. Raises `NotFound`, `BadInput`.
    """
    authorise(actor, "initiatives.claim")
    with transaction.atomic():
        about = stored(code)
        before = (
            Submission.objects.waiting().filter(kind="claim", person=actor.pk, initiative=about.pk).first()
        )
        made = before.code if before else submit(HandedIn("claim", typed, code, language), actor=actor)
        record(actor=actor, action="initiatives.claim", subject=f"initiative:{about.pk}")
        carrier = organisation(about.content.organisation)
        websites = (carrier.website, about.content.contact.website)
        if belongs_to(typed["email"], websites=websites, known=(about.content.contact.email,)):
            title = (about.content.texts.get("nl") or next(iter(about.content.texts.values()))).title
            publish(ClaimMade(submission_by_code(made).pk, title, typed["email"], language))
    return made


def confirm_claim(token: str, *, actor: Actor) -> str:
    """Return the role to who claimed it, for who has the link that went to the organisation; gives the title.

    Works once. Raises `NotFound` for a link that is none, or a claim that was decided meanwhile.
    """
    authorise(actor, "initiatives.confirm_claim")
    (key,) = opened("claim", token)
    with transaction.atomic():
        row = Submission.objects.select_for_update().filter(pk=int(key), kind="claim").first()
        if row is None or row.state in DECIDED or row.person is None or row.initiative is None:
            raise NotFound("no claim that waits")
        code = row.initiative.code
        give_role(row.person, _holder(code), actor=SYSTEM)
        Submission.objects.filter(pk=row.pk).update(
            state="accepted", changed=clock.now(), decided_by=SYSTEM.name
        )
        record(actor=SYSTEM, action="initiatives.confirm_claim", subject=f"submission:{row.pk}")
    return code


def accept_claim(pk: int, message: str, *, actor: Actor) -> None:
    """Return the role to who claimed it, by the word of an editor or moderator. Raises `BadInput` where decided."""
    with transaction.atomic():
        found = submission(pk, actor=actor)
        authorise(actor, "initiatives.accept_claim", found.subject)
        if found.kind != "claim" or found.person is None or found.about is None:
            raise BadInput(_("Deze aanvraag is niet van iemand met een account."))
        accept(pk, message, actor=actor)
        give_role(found.person, _holder(found.about.code), actor=actor, within=found.scopes)
        record(actor=actor, action="initiatives.accept_claim", subject=f"submission:{pk}")


def _holder(code: str) -> RoleGift:
    return RoleGift("holder", "organisation", stored(code).content.organisation, clock.today())
