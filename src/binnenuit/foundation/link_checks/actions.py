"""Noting what the night showed of a link, with one report in the queue while it is broken."""

from collections.abc import Iterable

from django.db import transaction

from binnenuit.foundation.audit.service import record
from binnenuit.foundation.link_checks.models import CheckedLink
from binnenuit.foundation.link_checks.queries import PublishedLink, history_of
from binnenuit.foundation.link_checks.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.foundation.link_checks.rules.sources import DeadLink, ReportState, link_sources
from binnenuit.foundation.link_checks.rules.status import LinkHistory, LinkStatus, after, is_broken
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise

_ACTION = "link_checks.check"


def note_link(link: PublishedLink, status: LinkStatus, *, actor: Actor) -> LinkHistory:
    """Note what asking for a link has shown; gives what is remembered of it.

    Once it has failed for enough nights it is reported, once; when it works again the report is closed. What a
    moderator has refused is not reported again until the link has worked once.
    """
    authorise(actor, _ACTION)
    with transaction.atomic():
        row, _made = CheckedLink.objects.select_for_update().get_or_create(address=link.address)
        before = row.failures
        history = after(_as_answered(row), status, clock.today())
        if is_broken(history) and not row.report:
            _report(row, link, history, actor)
        elif history.failures == 0:
            _close(row, actor)
        _keep(row, history)
        if history.failures != before:
            # that all is still well is no news: a line for each link and night would hide the others
            details: dict[str, object] = {"works": status.works, "failures": history.failures}
            record(actor=actor, action=_ACTION, subject=f"link:{row.pk}", details=details)
    return history


def forget_links(addresses: Iterable[str], *, actor: Actor) -> int:
    """Forget all links but `addresses`, which stand on no page any more, and close their reports; gives how many."""
    authorise(actor, _ACTION)
    with transaction.atomic():
        wanted = set(addresses)
        gone = [row for row in CheckedLink.objects.all() if row.address not in wanted]
        for row in gone:
            _close(row, actor)
            row.delete()
        if gone:
            record(actor=actor, action=_ACTION, details={"forgotten": len(gone)})
    return len(gone)


def _as_answered(row: CheckedLink) -> LinkHistory:
    """Return what is remembered; where a moderator says that it was solved, the nights count anew."""
    state = _report_state(row)
    if state in {"solved", "gone"}:
        row.report = row.reported_as = ""
    return LinkHistory(checked=row.checked) if state == "solved" else history_of(row)


def _report_state(row: CheckedLink) -> ReportState | None:
    if not row.report:
        return None
    source = link_sources.get(row.reported_as)
    return source.reports.state(row.report) if source else "gone"


def _keep(row: CheckedLink, history: LinkHistory) -> None:
    row.failures, row.failing_since = history.failures, history.failing_since
    row.cause, row.checked = history.cause or "", history.checked
    row.save()


def _report(row: CheckedLink, link: PublishedLink, history: LinkHistory, actor: Actor) -> None:
    source = link_sources.get(link.places[0].kind)
    if source is None:
        raise LookupError(f"no link source named {link.places[0].kind}")
    dead = DeadLink(link.address, tuple(link.places), history.cause, history.failing_since)
    row.reported_as, row.report = source.name, source.reports.open(dead, actor=actor)


def _close(row: CheckedLink, actor: Actor) -> None:
    source = link_sources.get(row.reported_as)
    if row.report and source:
        source.reports.close(row.report, actor=actor)
    row.report = row.reported_as = ""
