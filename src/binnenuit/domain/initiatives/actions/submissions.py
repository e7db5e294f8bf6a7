"""Handing in without an account, and what moderators do with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.events import SubmissionAnswered
from binnenuit.domain.initiatives.models import Initiative, Submission, SubmissionMessage, SubmissionScope
from binnenuit.domain.initiatives.queries import stored, subject
from binnenuit.domain.initiatives.queries.submissions import SubmissionView, sent_before, submission_by_code
from binnenuit.domain.initiatives.queries.submissions import submission as submission_for
from binnenuit.domain.initiatives.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.domain.initiatives.rules import submissions as rules
from binnenuit.domain.initiatives.rules.submissions import Kind, Sender, State
from binnenuit.foundation.audit.service import record
from binnenuit.foundation.organisations.service import keys_of, organisation_subject
from binnenuit.foundation.places import service as places
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.email_address import is_email_address
from binnenuit.kernel.errors import BadInput, NotFound, Refused
from binnenuit.kernel.events import publish
from binnenuit.kernel.ids import new_code
from binnenuit.kernel.problems import ValidationProblem

_BATCH = 500


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What someone hands in."""

    kind: Kind
    typed: dict[str, str]
    """As `rules.submissions.cleaned` gives it."""
    initiative: str = ""
    """Code of the initiative that it is about; empty for a new one."""
    language: str = "nl"
    nonce: str = ""
    """Of the form: the same form sent twice is one submission."""
    organisation: str = ""
    """Code of the organisation that it is about, where it is about no initiative."""


@dataclass(frozen=True, slots=True)
class _About:
    scopes: frozenset[str]
    initiative: int | None = None
    organisation: int | None = None


def submit(what: HandedIn, *, actor: Actor) -> str:
    """Put it in the queue and give the code under which the proposer reads the answer.

    Raises `BadInput` for what `rules.submissions.problems` finds, `NotFound` for an unknown initiative or organisation.
    """
    authorise(actor, "initiatives.submit")
    if wrong := rules.problems(what.kind, what.typed):
        raise Refused(
            [ValidationProblem(f"submission_{name}", {"field": field}) for field, name in wrong.items()]
        )
    with transaction.atomic():
        if what.nonce and (before := sent_before(what.nonce)):
            return before
        about = _about(what)
        moment = clock.now()
        row = Submission.objects.create(
            code=new_code(),
            kind=what.kind,
            initiative_id=about.initiative,
            organisation_id=about.organisation,
            typed=what.typed,
            language=what.language,
            nonce=what.nonce or None,
            person=actor.pk,
            person_name=actor.name[:100] if actor.kind == "person" else "",
            created=moment,
            changed=moment,
        )
        _lie_in(row, about.scopes)
        record(
            actor=actor,
            action="initiatives.submit",
            subject=f"submission:{row.pk}",
            details={"kind": what.kind},
        )
        return row.code


def reply(code: str, text: str, *, actor: Actor) -> None:
    """Add an answer of the proposer, who knows the code; what was asked is then open again.

    Raises `NotFound`, and `BadInput` for an empty or too long text or a matter that is closed.
    """
    authorise(actor, "initiatives.reply")
    with transaction.atomic():
        now = submission_by_code(code)
        if now.decided:
            raise BadInput(_("Hierover is al beslist. Stuur iets nieuws in."))
        _say(now.pk, "proposer", "", _text(text))
        _become(now, "open")
        record(actor=actor, action="initiatives.reply", subject=f"submission:{now.pk}")


def assign(pk: int, *, actor: Actor, to_me: bool) -> None:
    """Let the actor take it, or put it back for everyone."""
    with transaction.atomic():
        now = _decidable(pk, actor, "initiatives.assign")
        Submission.objects.filter(pk=now.pk).update(
            assignee=actor.pk if to_me else None, assignee_name=actor.name[:100] if to_me else ""
        )
        record(actor=actor, action="initiatives.assign", subject=f"submission:{pk}", details={"taken": to_me})


def ask(pk: int, text: str, *, actor: Actor) -> None:
    """Ask the proposer something; raises `BadInput` where it is decided already."""
    with transaction.atomic():
        now = _decidable(pk, actor, "initiatives.ask")
        _check_step(now, "asked")
        _say(pk, "moderator", actor.name, _text(text))
        _become(now, "asked")
        record(actor=actor, action="initiatives.ask", subject=f"submission:{pk}")


def refuse(pk: int, reason: str, *, actor: Actor) -> None:
    """Refuse it, with the reason that the proposer reads; raises `BadInput` where it is decided already."""
    with transaction.atomic():
        now = _decidable(pk, actor, "initiatives.decide")
        _check_step(now, "refused")
        _say(pk, "moderator", actor.name, _text(reason))
        _become(now, "refused", by=actor.name)
        record(
            actor=actor,
            action="initiatives.decide",
            subject=f"submission:{pk}",
            details={"decision": "refused"},
        )


def accept(pk: int, message: str, *, actor: Actor, initiative: str = "") -> None:
    """Accept it; `initiative` is the code of what a proposal became, `message` (may be empty) goes to the proposer.

    What it asks for has been done by other actions before, in the same transaction where they belong together.
    Raises `BadInput` where it is decided already.
    """
    with transaction.atomic():
        now = _decidable(pk, actor, "initiatives.decide")
        _check_step(now, "accepted")
        if message.strip():
            _say(pk, "moderator", actor.name, _text(message))
        if initiative:
            Submission.objects.filter(pk=pk).update(initiative=Initiative.objects.get(code=initiative))
        _become(now, "accepted", by=actor.name)
        record(
            actor=actor,
            action="initiatives.decide",
            subject=f"submission:{pk}",
            details={"decision": "accepted"},
        )


def forget_submissions(days: int, *, actor: Actor) -> int:
    """Remove what was decided, or asked and not answered, more than `days` days ago; give how many.

    At most 500 at once: call it again until it gives 0.
    """
    authorise(actor, "initiatives.forget")
    limit = rules.forgotten_before(clock.now(), days)
    with transaction.atomic():
        old = Submission.objects.exclude(state="open").filter(changed__lt=limit).order_by("pk")[:_BATCH]
        keys = list(old.values_list("pk", flat=True))
        Submission.objects.filter(pk__in=keys).delete()
        if keys:
            record(actor=actor, action="initiatives.forget", details={"submissions": len(keys)})
    return len(keys)


def _about(what: HandedIn) -> _About:
    if what.organisation:
        key = keys_of([what.organisation]).get(what.organisation)
        if key is None:
            raise NotFound(f"no organisation {what.organisation!r}")
        return _About(organisation_subject(what.organisation).scopes, organisation=key)
    if what.initiative:
        found = stored(what.initiative)
        return _About(subject(found.code, found.content).scopes, initiative=found.pk)
    return _About(frozenset(_scopes_of_place(what.typed)))


def _decidable(pk: int, actor: Actor, action: str) -> SubmissionView:
    Submission.objects.select_for_update().filter(pk=pk).first()
    now = submission_for(pk, actor=actor)
    authorise(actor, action, now.subject)
    return now


def _check_step(now: SubmissionView, then: State) -> None:
    if not rules.may_become(now.state, then):
        raise BadInput(_("Dit kan nu niet. Kijk hoe ver het is en kies opnieuw."))


def _become(now: SubmissionView, then: State, by: str = "") -> None:
    Submission.objects.filter(pk=now.pk).update(state=then, changed=clock.now(), decided_by=by[:100])
    email = now.typed.get("reach", "")
    if then != "open" and is_email_address(email):
        publish(SubmissionAnswered(now.code, email, now.language))


def _say(pk: int, sender: Sender, author: str, text: str) -> None:
    SubmissionMessage.objects.create(
        submission_id=pk, at=clock.now(), sender=sender, author=author[:100], text=text
    )


def _text(text: str) -> str:
    trimmed = text.replace("\r\n", "\n").strip()
    if not trimmed:
        raise BadInput(_("Schrijf eerst iets."))
    if len(trimmed) > rules.LONGEST_MESSAGE:
        raise BadInput(_("Gebruik niet meer dan %(number)s tekens.") % {"number": rules.LONGEST_MESSAGE})
    return trimmed


def _lie_in(row: Submission, scopes: Iterable[str]) -> None:
    SubmissionScope.objects.bulk_create(
        SubmissionScope(submission=row, scope=scope) for scope in sorted(set(scopes))
    )


def _scopes_of_place(typed: dict[str, str]) -> set[str]:
    """Return the scopes of the place that someone typed: who has no role for it there still has one everywhere."""
    found = places.find_place(typed.get("where", ""))
    if found is None:
        return set()
    municipality = places.municipality(found.municipality_code)
    if municipality is None:
        return {f"province:{found.code}"} if found.kind == "province" else set()
    return {f"municipality:{municipality.code}", f"province:{municipality.province_code}"}
