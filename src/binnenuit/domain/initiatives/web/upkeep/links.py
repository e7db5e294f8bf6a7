"""Where the links in mails lead: a page with one button. Opening it changes nothing, since mail scanners open links."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.actions.claiming import confirm_claim
from binnenuit.domain.initiatives.actions.submissions import HandedIn, submit
from binnenuit.domain.initiatives.actions.upkeep import confirm_by_link
from binnenuit.domain.initiatives.queries.links import Purpose, opened
from binnenuit.domain.initiatives.queries.upkeep import claimed_title, title_of
from binnenuit.domain.initiatives.rules.submissions import cleaned, problems
from binnenuit.domain.initiatives.service import submission_labels
from binnenuit.kernel.authority import VISITOR
from binnenuit.kernel.errors import NotFound
from binnenuit.ui import form_guard
from binnenuit.ui.formats import language
from binnenuit.ui.pages import public_form


@public_form
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether everything is right; the button confirms it."""
    try:
        (code,) = opened("confirm", token)
        if request.method == "POST":
            confirm_by_link(token, actor=VISITOR)
        title, visible = title_of(code)
    except NotFound:
        return _too_late(request, "confirm")
    context = {
        "token": token,
        "code": code,
        "title": title,
        "visible": visible,
        "done": request.method == "POST",
    }
    return render(request, "initiatives/confirm_by_link.html", context)


@public_form
def change(request: HttpRequest, token: str) -> HttpResponse:
    """Take from the organisation what is not right any more."""
    try:
        (code,) = opened("confirm", token)
        title, _visible = title_of(code)
    except NotFound:
        return _too_late(request, "confirm")
    typed = cleaned("correction", {name: str(value) for name, value in request.POST.items()})
    error = ""
    if request.method == "POST":
        wrong = problems("correction", typed)
        error = submission_labels.problem(wrong["what"], 4_000) if "what" in wrong else ""
        if not error and not form_guard.LIMIT.passes(request):
            error = _(
                "Vanaf deze verbinding is net al veel verstuurd. Wacht tien minuten en verstuur het dan opnieuw."
            )
        if not error:
            made = submit(HandedIn("correction", typed, code, language()), actor=VISITOR)
            address = reverse("submission", kwargs={"code": made})
            return HttpResponseRedirect(f"{address}?nieuw", status=303)
    context = {"token": token, "title": title, "typed": typed, "error": error, "code": code}
    return render(request, "initiatives/change_by_link.html", context)


@public_form
def claim(request: HttpRequest, token: str) -> HttpResponse:
    """Ask the organisation whether someone may keep its pages; the button gives the role."""
    try:
        (key,) = opened("claim", token)
        title = claimed_title(int(key))
        if request.method == "POST":
            confirm_claim(token, actor=VISITOR)
    except NotFound:
        return _too_late(request, "claim")
    context = {"token": token, "title": title, "done": request.method == "POST"}
    return render(request, "initiatives/claim_by_link.html", context)


def _too_late(request: HttpRequest, purpose: Purpose) -> HttpResponse:
    return render(request, "initiatives/link_too_old.html", {"purpose": purpose}, status=404)
