# texts for staff
"""The one queue: proposals, corrections, claims, reports, handovers and broken links."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.actions import submissions as act
from binnenuit.domain.initiatives.actions.claiming import accept_claim
from binnenuit.domain.initiatives.actions.handing_over import answer_handover
from binnenuit.domain.initiatives.queries.duplicates import twins, typed_profile, waiting_twins
from binnenuit.domain.initiatives.queries.submissions import QueueFilter, SubmissionView, queue, submission
from binnenuit.domain.initiatives.rules.submissions import KINDS, LONGEST_MESSAGE, STATES, Kind
from binnenuit.domain.initiatives.service import submission_labels
from binnenuit.domain.initiatives.web.desk import wording
from binnenuit.foundation.accounts.service import actor_of
from binnenuit.kernel.authority import Actor
from binnenuit.kernel.errors import BadInput
from binnenuit.ui.formats import language
from binnenuit.ui.staff import staff_page

SIZE = 25
_CLOSING = ("accept", "refuse", "accept_claim", "accept_handover")
_NEEDS_WORDS = ("ask", "refuse")


@staff_page("initiatives.decide")
def waiting(request: HttpRequest) -> HttpResponse:
    """Show the queue, the oldest first, filtered."""
    kind, state = request.GET.get("soort", ""), request.GET.get("stand", "")
    wanted = QueueFilter(
        kind=kind if kind in KINDS else "",
        state=state if state in STATES else "",
        mine=request.GET.get("van") == "mij",
    )
    number = request.GET.get("pagina", "1")
    page = int(number) if number.isdigit() and 0 < len(number) < 7 and int(number) else 1  # noqa: PLR2004 -- what a page can be
    rows, total = queue(wanted, actor=actor_of(request), page=page, size=SIZE)
    query = f"soort={wanted.kind}&stand={wanted.state}&van={'mij' if wanted.mine else ''}"
    return render(
        request,
        "initiatives/desk/queue.html",
        {
            "rows": rows,
            "total": total,
            "page": page,
            "pages": -(-total // SIZE),
            "address": f"{reverse('queue')}?{query}&pagina=",
            "wanted": wanted,
            "kinds": [("", _("Alles")), *((each, _(submission_labels.KINDS[each])) for each in KINDS)],
            "states": [
                ("", _("Wat nog wacht")),
                *((each, _(submission_labels.STATES[each])) for each in STATES),
            ],
            "kind_names": submission_labels.KINDS,
            "state_names": submission_labels.STATES,
            "names": submission_labels.author_names({row.assignee_name for row in rows if row.assignee_name}),
        },
    )


@staff_page("initiatives.decide")
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one submission with what is like it; take it, ask, refuse or accept."""
    actor = actor_of(request)
    found = submission(pk, actor=actor)
    text, problem = "", ""
    if request.method == "POST":
        text = request.POST.get("message", "")
        problem = _problem(request.POST.get("doen", ""), text, found.kind)
        if not problem:
            return _decide(request, found, actor, text)
    like = twins(typed_profile(dict(found.typed)), language=language()) if found.kind == "proposal" else ()
    people = {
        found.assignee_name,
        found.decided_by,
        found.person_name,
        *(one.author for one in found.messages),
    }
    return render(
        request,
        "initiatives/desk/queue_item.html",
        {
            "item": found,
            "twins": [(twin, submission_labels.alike(twin.alike.reasons)) for twin in like],
            "waiting_twins": [
                (other, typed, submission_labels.alike(reasons))
                for other, typed, reasons in (
                    waiting_twins(found.pk, dict(found.typed)) if found.kind == "proposal" else ()
                )
            ],
            "names": submission_labels.author_names(people - {""}),
            "mine": found.assignee is not None and found.assignee == actor.pk,
            "kinds": submission_labels.KINDS,
            "states": submission_labels.STATES,
            "fields": {**submission_labels.FIELDS, **wording.LINK_FIELDS},
            "of_link": wording.of_link,
            "reasons": submission_labels.REASONS,
            "organisation_name": wording.organisation_name,
            "text": text,
            "problem": problem,
        },
    )


def _problem(what: str, text: str, kind: Kind) -> str:
    if what in _NEEDS_WORDS and not text.strip():
        if kind == "link":
            return _("Schrijf erbij waarom de link goed is.")
        return _("Schrijf erbij wat je vraagt of waarom. De indiener leest dat.")
    if len(text) > LONGEST_MESSAGE:
        return submission_labels.problem("too_long", LONGEST_MESSAGE)
    return ""


def _decide(request: HttpRequest, found: SubmissionView, actor: Actor, text: str) -> HttpResponse:
    what = request.POST.get("doen", "")
    try:
        _carry_out(what, found.pk, text, actor)
    except BadInput:
        messages.error(request, _("Dit is al afgehandeld. Kijk hieronder hoe."))
        what = ""
    if what in _CLOSING:
        said = (
            _("Het is afgehandeld.")
            if found.kind == "link"
            else _("Het is afgehandeld. De indiener leest je antwoord met de code.")
        )
        messages.success(request, said)
        return HttpResponseRedirect(reverse("queue"), status=303)
    return HttpResponseRedirect(reverse("queue_item", kwargs={"pk": found.pk}), status=303)


def _carry_out(what: str, pk: int, text: str, actor: Actor) -> None:
    if what in {"take", "leave"}:
        act.assign(pk, actor=actor, to_me=what == "take")
    elif what == "ask":
        act.ask(pk, text, actor=actor)
    elif what == "refuse":
        act.refuse(pk, text, actor=actor)
    elif what == "accept":
        act.accept(pk, text, actor=actor)
    elif what == "accept_claim":
        accept_claim(pk, text, actor=actor)
    elif what == "accept_handover":
        answer_handover(pk, actor=actor, accepted=True)
