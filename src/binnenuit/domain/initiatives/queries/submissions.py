"""Reading what was handed in: by its code for the proposer, as a queue for those who decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Case, Q, When

from binnenuit.domain.initiatives.models import Initiative, Submission
from binnenuit.domain.initiatives.models.submission import SubmissionQuerySet
from binnenuit.domain.initiatives.rules import submissions as rules
from binnenuit.domain.initiatives.rules.submissions import KINDS, SENDERS, STATES, Kind, Sender, State
from binnenuit.kernel.authority import Actor, Subject, authorise
from binnenuit.kernel.errors import NotFound
from binnenuit.kernel.ids import is_code

DECIDING = ("editor", "moderator")
AboutKind = Literal["initiative", "organisation"]


@dataclass(frozen=True, slots=True)
class About:
    """The initiative that a submission is about, or became; or the organisation that it is about."""

    code: str
    slug: str
    """Of an initiative; empty for an organisation."""
    title: str
    visible: bool
    """Whether visitors may see it."""
    kind: AboutKind = "initiative"


@dataclass(frozen=True, slots=True)
class Message:
    """One message."""

    at: datetime
    sender: Sender
    author: str
    """For moderators' eyes."""
    text: str


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """One submission, whole."""

    pk: int
    code: str
    kind: Kind
    state: State
    about: About | None
    typed: Mapping[str, str]
    language: str
    person: int | None
    person_name: str
    assignee: int | None
    assignee_name: str
    created: datetime
    changed: datetime
    decided_by: str
    messages: tuple[Message, ...]
    scopes: frozenset[str]

    @property
    def title(self) -> str:
        """Return the name that it goes by in a list."""
        return self.about.title if self.about else self.typed.get("name", "")

    @property
    def decided(self) -> bool:
        """Say whether the matter is closed."""
        return self.state in rules.DECIDED

    @property
    def subject(self) -> Subject:
        """Return it as what an action is done to."""
        return Subject(f"submission:{self.pk}", self.scopes)


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What one wants to see of the queue; empty is everything that waits."""

    kind: str = ""
    state: str = ""
    """Empty: what waits for a decision."""
    mine: bool = False


def submission_by_code(code: str) -> SubmissionView:
    """Return what was handed in under `code`, to who knows that; raises `NotFound`."""
    # what the night handed in about a link has no proposer who could have its code
    rows = Submission.objects.exclude(kind="link")
    row = rows.filter(code=code).first() if is_code(code) else None
    if row is None:
        raise NotFound("no such submission")
    return _view(row)


def submission(pk: int, *, actor: Actor) -> SubmissionView:
    """Return one submission to who may decide about it; raises `NotFound`, `NotAllowed`."""
    row = Submission.objects.filter(pk=pk).first()
    if row is None:
        raise NotFound(f"no submission {pk}")
    view = _view(row)
    authorise(actor, "initiatives.decide", view.subject)
    return view


def queue(
    wanted: QueueFilter, *, actor: Actor, page: int = 1, size: int = 25
) -> tuple[list[SubmissionView], int]:
    """Return one page of the queue, reports first, the oldest first, and how many there are.

    Only what the actor may decide about.
    """
    rows = _seen_by(actor)
    rows = rows.filter(state=wanted.state) if wanted.state else rows.waiting()
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.mine:
        rows = rows.filter(assignee=actor.pk)
    first = (page - 1) * size
    urgent = Case(When(kind="report", then=0), default=1)
    return [_view(row) for row in rows.order_by(urgent, "pk")[first : first + size]], rows.count()


def offered(pk: int) -> SubmissionView:
    """Return an offer to hand an initiative over; raises `NotFound`."""
    row = Submission.objects.filter(pk=pk, kind="handover").first()
    if row is None:
        raise NotFound(f"no offer {pk}")
    return _view(row)


def offers_to(actor: Actor) -> list[SubmissionView]:
    """Return the offers that wait for the organisations that the actor holds."""
    held = frozenset(grant.scope for grant in actor.grants if grant.role == "holder" and grant.scope)
    rows = Submission.objects.waiting().filter(kind="handover").within(held).order_by("pk")
    organisations = {scope.removeprefix("organisation:") for scope in held}
    return [_view(row) for row in rows if row.typed.get("organisation") in organisations]


def going_on_in(programme: str) -> int:
    """Return how many initiatives of a programme still go on."""
    return Initiative.objects.filter(programme=programme, status__in=("published", "paused")).count()


def waiting_proposals(limit: int = 300) -> list[tuple[int, str, Mapping[str, str]]]:
    """Return (pk, code, typed) of the newest new proposals that wait, to see whether two are the same."""
    rows = Submission.objects.waiting().filter(kind="proposal").order_by("-pk")[:limit]
    return list(rows.values_list("pk", "code", "typed"))


def _seen_by(actor: Actor) -> SubmissionQuerySet:
    """Return what an actor may decide about: everything for a role everywhere, else what lies in a role's scope."""
    rows = Submission.objects.all()
    if actor.kind == "operator":
        return rows
    scopes = frozenset(grant.scope for grant in actor.grants if grant.role in DECIDING)
    if "" in scopes:
        return rows
    return rows.within(scopes)


def about(initiative: Initiative | None) -> About | None:
    """Return an initiative as what a submission is about."""
    if initiative is None:
        return None
    texts = {text.language: text.title for text in initiative.texts.all()}
    title = texts.get("nl") or next(iter(texts.values()), "")
    visible = Initiative.objects.visible().filter(pk=initiative.pk).exists()
    return About(initiative.code, initiative.slug, title, visible)


def _about(row: Submission) -> About | None:
    if row.organisation is not None:
        return About(row.organisation.code, "", row.organisation.name, visible=True, kind="organisation")
    return about(row.initiative)


def _view(row: Submission) -> SubmissionView:
    return SubmissionView(
        pk=row.pk,
        code=row.code,
        kind=next(kind for kind in KINDS if kind == row.kind),
        state=next(state for state in STATES if state == row.state),
        about=_about(row),
        typed=row.typed,
        language=row.language,
        person=row.person,
        person_name=row.person_name,
        assignee=row.assignee,
        assignee_name=row.assignee_name,
        created=row.created,
        changed=row.changed,
        decided_by=row.decided_by,
        messages=tuple(
            Message(one.at, next(s for s in SENDERS if s == one.sender), one.author, one.text)
            for one in row.messages.all()
        ),
        scopes=frozenset(row.scopes.values_list("scope", flat=True)),
    )


def sent_before(nonce: str) -> str:
    """Return the code of what was handed in with the form that carried `nonce`, or nothing."""
    return Submission.objects.filter(Q(nonce=nonce)).values_list("code", flat=True).first() or ""
