"""Noting what the night showed of a link, with one entry in the queue while it is broken."""

from collections.abc import Iterable

from django.db import transaction

from binnenuit.domain.initiatives.models import CheckedLink, Submission, SubmissionScope
from binnenuit.domain.initiatives.queries import stored, subject
from binnenuit.domain.initiatives.queries.link_check import LinkOnPages, state_of
from binnenuit.domain.initiatives.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.domain.initiatives.rules.link_check import Finding, LinkState, after, is_broken
from binnenuit.domain.initiatives.rules.submissions import DECIDED
from binnenuit.foundation.audit.service import record
from binnenuit.foundation.organisations.service import keys_of, organisation_subject
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.ids import new_code

_OTHERS = 8
"""So many other pages with the same link are named in the queue."""


def note_link(link: LinkOnPages, found: Finding, *, actor: Actor) -> LinkState:
    """Note what asking for a link has shown; gives what is remembered of it.

    Once it has failed for enough nights it stands in the queue, once; when it works again that is closed. What a
    moderator has refused is not handed in again until the link has worked once.
    """
    authorise(actor, "initiatives.check_links")
    with transaction.atomic():
        row, _made = CheckedLink.objects.select_for_update().get_or_create(address=link.address)
        before = row.failures
        state = after(_as_answered(row), found, clock.today())
        if is_broken(state) and row.submission is None:
            row.submission = _hand_in(link, state)
        elif state.failures == 0 and row.submission is not None:
            _close(row.submission)
            row.submission = None
        _keep(row, state)
        if state.failures != before:
            # that all is still well is no news: a line for each link and night would hide the others
            details: dict[str, object] = {"works": found.works, "failures": state.failures}
            record(actor=actor, action="initiatives.check_links", subject=f"link:{row.pk}", details=details)
    return state


def forget_links(addresses: Iterable[str], *, actor: Actor) -> int:
    """Forget all links but `addresses`, which stand on no page any more; closes what the queue holds of them."""
    authorise(actor, "initiatives.check_links")
    with transaction.atomic():
        wanted = set(addresses)
        gone = [row for row in CheckedLink.objects.select_related("submission") if row.address not in wanted]
        for row in gone:
            if row.submission is not None:
                _close(row.submission)
            row.delete()
        if gone:
            record(actor=actor, action="initiatives.check_links", details={"forgotten": len(gone)})
    return len(gone)


def _as_answered(row: CheckedLink) -> LinkState:
    """Return what is remembered; where a moderator says that it was solved, the nights count anew."""
    if row.submission is not None and row.submission.state == "accepted":
        row.submission = None
        return LinkState(checked=row.checked)
    return state_of(row)


def _keep(row: CheckedLink, state: LinkState) -> None:
    row.failures, row.failing_since = state.failures, state.failing_since
    row.why, row.checked = state.why or "", state.checked
    row.save()


def _hand_in(link: LinkOnPages, state: LinkState) -> Submission:
    first, *others = link.places
    initiative, organisation = None, None
    if first.kind == "initiative":
        about = stored(first.code)
        initiative, scopes = about.pk, subject(about.code, about.content).scopes
    else:
        organisation, scopes = keys_of([first.code])[first.code], organisation_subject(first.code).scopes
    moment = clock.now()
    since = state.failing_since.isoformat() if state.failing_since else ""
    made = Submission.objects.create(
        code=new_code(),
        kind="link",
        initiative_id=initiative,
        organisation_id=organisation,
        typed={
            "link": link.address,
            "why": state.why or "",
            "since": since,
            "also": ", ".join(place.name for place in others[:_OTHERS]),
        },
        created=moment,
        changed=moment,
    )
    SubmissionScope.objects.bulk_create(
        SubmissionScope(submission=made, scope=scope) for scope in sorted(scopes)
    )
    return made


def _close(entry: Submission) -> None:
    if entry.state not in DECIDED:
        Submission.objects.filter(pk=entry.pk).update(
            state="accepted", changed=clock.now(), decided_by="system"
        )
