"""Putting a dead link before the moderators, and closing that again: what the room of link checks asks for."""

from django.db import transaction

from binnenuit.domain.initiatives.models import Submission, SubmissionScope
from binnenuit.domain.initiatives.queries import stored, subject
from binnenuit.domain.initiatives.queries.link_reports import link_report_state
from binnenuit.domain.initiatives.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.domain.initiatives.rules.submissions import DECIDED
from binnenuit.foundation.audit.service import record
from binnenuit.foundation.link_checks.service import DeadLink, LinkReports
from binnenuit.foundation.organisations.service import keys_of, organisation_subject
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, Subject, authorise
from binnenuit.kernel.ids import new_code

_ACTION = "initiatives.report_link"
_OTHERS = 8
"""Other pages with the same link that are named in the queue."""


def report_link(dead: DeadLink, *, actor: Actor) -> str:
    """Put a dead link in the queue, about the first page on which it stands; gives the code of the report."""
    authorise(actor, _ACTION)
    first, *others = dead.places
    initiative, organisation = None, None
    if first.kind == "initiative":
        about = stored(first.code)
        initiative, scopes = about.pk, subject(about.code, about.content).scopes
    else:
        organisation, scopes = keys_of([first.code])[first.code], organisation_subject(first.code).scopes
    moment = clock.now()
    since = dead.failing_since.isoformat() if dead.failing_since else ""
    with transaction.atomic():
        made = Submission.objects.create(
            code=new_code(),
            kind="link",
            initiative_id=initiative,
            organisation_id=organisation,
            typed={
                "link": dead.address,
                "why": dead.cause or "",
                "since": since,
                "also": ", ".join(place.name for place in others[:_OTHERS]),
            },
            created=moment,
            changed=moment,
        )
        SubmissionScope.objects.bulk_create(
            SubmissionScope(submission=made, scope=scope) for scope in sorted(scopes)
        )
        record(actor=actor, action=_ACTION, subject=Subject(f"submission:{made.pk}", scopes))
    return made.code


def close_link_report(code: str, *, actor: Actor) -> None:
    """Close a report that nobody need look at any more; nothing happens to one that is decided or gone."""
    authorise(actor, _ACTION)
    with transaction.atomic():
        row = Submission.objects.select_for_update().filter(code=code, kind="link").first()
        if row is not None and row.state not in DECIDED:
            row.state, row.changed, row.decided_by = "accepted", clock.now(), "system"
            row.save(update_fields=["state", "changed", "decided_by"])
            scopes = frozenset(row.scopes.values_list("scope", flat=True))
            record(actor=actor, action=_ACTION, subject=Subject(f"submission:{row.pk}", scopes))


LINK_REPORTS = LinkReports(report_link, link_report_state, close_link_report)
