# texts for staff
"""The audit trail on a page and as a table to take along."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from binnenuit.foundation.accounts import service as accounts
from binnenuit.foundation.audit import service as audit
from binnenuit.foundation.audit.service import EntryView, Question
from binnenuit.kernel import clock
from binnenuit.kernel.authority import may, permissions
from binnenuit.kernel.errors import BadInput
from binnenuit.ui.staff import staff_page
from binnenuit.ui.tables import BYTE_ORDER_MARK, CSV_TYPE, lines

_ASKED = ("wie", "wat", "waarop", "van", "tot")
_LONGEST = 100
_ROWS = 500
"""Rows of a table that are made and sent at once."""


@staff_page("audit.read", "audit.read_moderated")
def trail(request: HttpRequest) -> HttpResponse:
    """Show who did what, newest first, by person, action, subject and period."""
    actor = accounts.actor_of(request)
    problem, more = "", False
    entries: list[EntryView] = []
    try:
        question = _question(request)
        before = request.GET.get("voor", "")
        entries, more = audit.trail(question, actor=actor, before=int(before) if _is_key(before) else None)
    except BadInput as error:
        problem = str(error)
    asked = _asked(request)
    context = {
        "entries": entries,
        "names": accounts.actor_names({entry.actor for entry in entries}),
        "asked": asked,
        "query": urlencode({name: value for name, value in asked.items() if value}),
        "older": entries[-1].pk if more else None,
        "rooms": sorted({f"{action.split('.')[0]}." for action in permissions()}),
        "actions": list(permissions()),
        "everything": may(actor, "audit.read"),
        "problem": problem,
    }
    return render(request, "desk/trail.html", context, status=400 if problem else 200)


@staff_page("audit.read", "audit.read_moderated")
def trail_csv(request: HttpRequest) -> HttpResponseBase:
    """Return the same as CSV, all of it; raises `BadInput` for a day that is none."""
    entries = audit.whole_trail(_question(request), actor=accounts.actor_of(request))
    response = StreamingHttpResponse(_table(entries), content_type=CSV_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="logboek-{clock.today()}.csv"'
    return response


def _table(entries: Iterator[EntryView]) -> Iterator[str]:
    yield BYTE_ORDER_MARK + lines([("at", "actor", "action", "subject", "details")])
    rows: list[tuple[str, ...]] = []
    for entry in entries:
        rows.append((entry.at.isoformat(), entry.actor, entry.action, entry.subject, entry.details_text))
        if len(rows) == _ROWS:
            yield lines(rows)
            rows = []
    yield lines(rows)


def _asked(request: HttpRequest) -> dict[str, str]:
    # PostgreSQL knows no text with a null character in it
    return {name: request.GET.get(name, "").replace("\0", "")[:_LONGEST].strip() for name in _ASKED}


def _question(request: HttpRequest) -> Question:
    asked = _asked(request)
    return Question(
        actor=_actor(asked["wie"]),
        action=asked["wat"],
        subject=asked["waarop"],
        first=_day(asked["van"]),
        last=_day(asked["tot"]),
    )


def _actor(text: str) -> str:
    """Return the name in the trail for a number of an account; other names stay as they are."""
    return accounts.person_name(int(text)) if _is_key(text) else text


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16  # noqa: PLR2004 -- fits a key of the database


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(_("Schrijf een dag als 2026-11-24.")) from error
