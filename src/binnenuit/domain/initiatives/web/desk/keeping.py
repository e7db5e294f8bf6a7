# texts for staff
"""The page on which one keeps an initiative: its state, the steps, its history; and the list of one's own."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.actions.merging import merge as merge_into
from binnenuit.domain.initiatives.actions.merging import split
from binnenuit.domain.initiatives.actions.saving import revert
from binnenuit.domain.initiatives.actions.steps import confirm, end, pause, publish_initiative
from binnenuit.domain.initiatives.queries.duplicates import profile_of, twins
from binnenuit.domain.initiatives.queries.keeping import Kept, as_public, draft_of, found_by, kept, kept_by
from binnenuit.domain.initiatives.queries.revisions import MOST, revisions
from binnenuit.domain.initiatives.queries.submissions import offers_to
from binnenuit.domain.initiatives.rules.differences import differences
from binnenuit.domain.initiatives.rules.lifecycle import is_stale, may_become
from binnenuit.domain.initiatives.rules.submissions import as_code
from binnenuit.domain.initiatives.service import submission_labels as submission_wording
from binnenuit.domain.initiatives.web.desk import wording
from binnenuit.foundation.accounts.service import actor_of
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, may
from binnenuit.kernel.errors import BadInput, ChangedSince, NotAllowed, NotFound
from binnenuit.ui.formats import language
from binnenuit.ui.staff import staff_page

_STEPS: dict[str, Callable[..., int]] = {
    "publish": publish_initiative,
    "pause": pause,
    "end": end,
}


@staff_page("initiatives.save")
def own(request: HttpRequest) -> HttpResponse:
    """List the initiatives of one's own organisations; who keeps more finds them by name or code."""
    actor = actor_of(request)
    asked = request.GET.get("q", "")[:200]
    return render(
        request,
        "initiatives/desk/own.html",
        {
            "own_lines": kept_by(actor),
            "offers": (offers := offers_to(actor)),
            "names": submission_wording.author_names({offer.person_name for offer in offers}),
            "asked": asked,
            "found": found_by(asked, actor=actor) if asked else None,
            "statuses": wording.STATUS,
            "finds": any(grant.role != "holder" for grant in actor.grants),
            "today": clock.today(),
            "is_stale": is_stale,
        },
    )


@staff_page("initiatives.save")
def keep(request: HttpRequest, code: str) -> HttpResponse:
    """Show what state an initiative is in, and take the steps: publish, pause, end, confirm."""
    actor = actor_of(request)
    found = kept(code, actor=actor)
    if request.method == "POST":
        _step(request, code, actor)
        return HttpResponseRedirect(reverse("keep_initiative", kwargs={"code": code}), status=303)
    stored = found.stored
    texts = stored.content.texts
    return render(
        request,
        "initiatives/desk/keep.html",
        {
            "kept": found,
            "hidden_since": found.hidden_since,
            "stored": stored,
            "title": (texts.get("nl") or next(iter(texts.values()))).title,
            "status": _(wording.STATUS[stored.status]),
            "may_publish": may_become(stored.status, "published"),
            "may_pause": may_become(stored.status, "paused"),
            "may_end": may_become(stored.status, "ended"),
            "draft": draft_of(code, actor=actor),
            "stale": is_stale(stored.last_confirmed, clock.today()),
            "merges": may(actor, "initiatives.merge"),
        },
    )


@staff_page("initiatives.save")
def history(request: HttpRequest, code: str) -> HttpResponse:
    """Show every change with who, when and why; go back to what it was."""
    actor = actor_of(request)
    found = kept(code, actor=actor)
    if request.method == "POST":
        return _revert(request, code, actor)
    before = request.GET.get("voor", "")
    shown = revisions(code, actor=actor, before=int(before) if before.isdigit() and len(before) < 10 else 0)  # noqa: PLR2004 -- what a number can be
    names = submission_wording.author_names(
        {name for one in shown for name in (one.author, one.entered_by) if name}
    )
    texts = found.stored.content.texts
    return render(
        request,
        "initiatives/desk/history.html",
        {
            "stored": found.stored,
            "title": (texts.get("nl") or next(iter(texts.values()))).title,
            "revisions": [(one, wording.action(one), wording.differences(one.differences)) for one in shown],
            "names": names,
            "statuses": wording.STATUS,
            "older": shown[-1].number if len(shown) == MOST else 0,
        },
    )


@staff_page("initiatives.merge")
def merge(request: HttpRequest, code: str) -> HttpResponse:
    """Make this and another record of the same initiative one, or two again."""
    actor = actor_of(request)
    found = kept(code, actor=actor)
    problem, other = "", None
    typed = request.POST.get("met", request.GET.get("met", ""))
    if request.method == "POST" and request.POST.get("doen") == "split":
        return _split(request, code, actor)
    if typed:
        problem, other = _other(typed, code, actor)
    if request.method == "POST" and other and request.POST.get("doen") == "merge":
        return _merge(request, code, other.stored.code, actor)
    here = as_public(found.stored.content, like=found.stored)
    between = differences(found.stored.content, other.stored.content) if other else ()
    return render(
        request,
        "initiatives/desk/merge.html",
        {
            "kept": found,
            "stored": found.stored,
            "title": (here.texts.get("nl") or next(iter(here.texts.values()))).title,
            "twins": [
                (twin, submission_wording.alike(twin.alike.reasons))
                for twin in twins(profile_of(here), language=language(), besides=code)
            ],
            "typed": typed,
            "problem": problem,
            "other": other,
            "between": wording.differences(between),
        },
    )


def _step(request: HttpRequest, code: str, actor: Actor) -> None:
    what, reason = request.POST.get("doen", ""), request.POST.get("reason", "")
    version = _version(request)
    try:
        if what == "confirm":
            confirm(code, actor=actor, version=version)
            messages.success(request, _("Dank je wel. We schrijven erbij dat het vandaag is nagekeken."))
        elif what in _STEPS:
            _STEPS[what](code, actor=actor, version=version, reason=reason)
            messages.success(request, _("Het is gebeurd. Op de site staat het binnen een paar tellen."))
    except ChangedSince:
        messages.error(request, _("Iemand anders heeft dit net veranderd. Kijk het na en kies dan opnieuw."))


def _revert(request: HttpRequest, code: str, actor: Actor) -> HttpResponse:
    number = request.POST.get("naar", "")
    try:
        wanted = int(number) if number.isdigit() and len(number) < 10 else 0  # noqa: PLR2004 -- what a number can be
        revert(code, wanted, actor=actor, version=_version(request), reason=request.POST.get("reason", ""))
        messages.success(request, _("Het is teruggezet. Ook dat staat in de geschiedenis."))
    except ChangedSince:
        messages.error(request, _("Iemand anders heeft dit net veranderd. Kijk het na en kies dan opnieuw."))
    except BadInput as refused:
        messages.error(request, " ".join(wording.refusals(refused)))
    return HttpResponseRedirect(reverse("initiative_history", kwargs={"code": code}), status=303)


def _version(request: HttpRequest) -> int:
    seen = request.POST.get("version", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0  # noqa: PLR2004 -- what a version can be


def _other(typed: str, code: str, actor: Actor) -> tuple[str, Kept | None]:
    wanted = as_code(typed.rpartition("/")[2].rpartition("-")[2])
    try:
        other = kept(wanted, actor=actor)
    except (NotFound, NotAllowed):
        return _("Dit initiatief kennen we niet. Plak het adres van de pagina, of de code."), None
    if wanted == code or other.merged_into:
        return _("Kies een ander initiatief, dat niet zelf is samengevoegd."), None
    return "", other


def _merge(request: HttpRequest, code: str, into: str, actor: Actor) -> HttpResponse:
    try:
        merge_into(code, into, actor=actor, version=_version(request), reason=request.POST.get("reason", ""))
    except ChangedSince:
        messages.error(request, _("Iemand anders heeft dit net veranderd. Kijk het na en kies dan opnieuw."))
        return HttpResponseRedirect(reverse("merge_initiative", kwargs={"code": code}), status=303)
    except BadInput:
        messages.error(request, _("Kies een ander initiatief, dat niet zelf is samengevoegd."))
        return HttpResponseRedirect(reverse("merge_initiative", kwargs={"code": code}), status=303)
    messages.success(request, _("Ze zijn nu één. Het oude adres leidt hierheen."))
    return HttpResponseRedirect(reverse("keep_initiative", kwargs={"code": into}), status=303)


def _split(request: HttpRequest, code: str, actor: Actor) -> HttpResponse:
    split(code, actor=actor, reason=request.POST.get("reason", ""))
    messages.success(request, _("Het staat weer op zichzelf."))
    return HttpResponseRedirect(reverse("keep_initiative", kwargs={"code": code}), status=303)
