# texts for staff
"""The list of organisations that one keeps, the page of one of them, and its history."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.service.submission_labels import author_names
from binnenuit.foundation.accounts.service import actor_of
from binnenuit.foundation.organisations import service as organisations
from binnenuit.kernel.authority import Actor
from binnenuit.kernel.errors import BadInput, ChangedSince, NotAllowed
from binnenuit.site.desk.organisations import wording
from binnenuit.ui.staff import Card, may_somewhere, staff_page

_DIGITS = 9


def organisation_cards(actor: Actor) -> list[Card]:
    """Return the card of who keeps organisations."""
    if not may_somewhere(actor, "organisations.save"):
        return []
    text = _("Verander wat er over een organisatie staat, of kijk wie dat deed.")
    return [Card(_("Organisaties bijhouden"), reverse("own_organisations"), text)]


def number(text: str) -> int:
    """Return what was sent as a number; 0 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0


@staff_page("organisations.save")
def own(request: HttpRequest) -> HttpResponse:
    """List the organisations that one holds; who keeps more finds them by name or code."""
    actor = actor_of(request)
    asked = request.GET.get("q", "")[:200].strip()
    context = {
        "own_lines": organisations.organisations_kept_by(actor),
        "asked": asked,
        "found": organisations.organisations_found_by(asked, actor=actor) if asked else None,
        "finds": any(grant.role != "holder" for grant in actor.grants),
    }
    return render(request, "desk/organisations.html", context)


@staff_page("organisations.save")
def keep(request: HttpRequest, code: str) -> HttpResponse:
    """Show an organisation to who keeps it, with where to change it."""
    actor = actor_of(request)
    found = organisations.kept_organisation(code, actor=actor)
    return render(
        request,
        "desk/organisation.html",
        {
            "stored": found,
            "kind": dict(wording.kinds())[found.data.kind],
            "part_of": wording.organisation_name(found.data.part_of) if found.data.part_of else "",
            "draft": organisations.organisation_draft(code, actor=actor),
        },
    )


@staff_page("organisations.save")
def history(request: HttpRequest, code: str) -> HttpResponse:
    """Show every change with who, when and why; go back to what it was."""
    actor = actor_of(request)
    found = organisations.kept_organisation(code, actor=actor)
    if request.method == "POST":
        return _revert(request, code, actor)
    before = number(request.GET.get("voor", ""))
    shown = organisations.organisation_revisions(code, actor=actor, before=before)
    authors = {name for one in shown for name in (one.author, one.entered_by) if name}
    return render(
        request,
        "desk/organisation_history.html",
        {
            "stored": found,
            "revisions": [
                (one, wording.action(one.action), wording.differences(one.differences)) for one in shown
            ],
            "names": author_names(authors),
            "older": shown[-1].number if len(shown) == organisations.MOST else 0,
        },
    )


def _revert(request: HttpRequest, code: str, actor: Actor) -> HttpResponse:
    wanted, seen = number(request.POST.get("naar", "")), number(request.POST.get("version", ""))
    try:
        organisations.revert_organisation(code, wanted, actor=actor, version=seen)
        messages.success(request, _("Het is teruggezet. Ook dat staat in de geschiedenis."))
    except ChangedSince:
        messages.error(request, _("Iemand anders heeft dit net veranderd. Kijk het na en kies dan opnieuw."))
    except NotAllowed:
        messages.error(
            request,
            _(
                "In die versie hoort de organisatie ergens anders bij. Alleen een redacteur kan dat veranderen."
            ),
        )
    except BadInput as refused:
        messages.error(request, " ".join(wording.refusals(refused).values()))
    return HttpResponseRedirect(reverse("organisation_history", kwargs={"code": code}), status=303)
