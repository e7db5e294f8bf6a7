# texts for staff
"""Becoming a holder, handing over to another organisation, and closing a programme."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.actions.claiming import claim as claim_organisation
from binnenuit.domain.initiatives.actions.handing_over import answer_handover, archive_programme, hand_over
from binnenuit.domain.initiatives.queries import public_initiative
from binnenuit.domain.initiatives.queries.keeping import kept
from binnenuit.domain.initiatives.queries.submissions import going_on_in
from binnenuit.domain.initiatives.rules.submissions import cleaned, problems
from binnenuit.domain.initiatives.service import submission_labels
from binnenuit.foundation.accounts.service import actor_of
from binnenuit.kernel.authority import Subject, authorise
from binnenuit.kernel.errors import BadInput
from binnenuit.ui.formats import language, passage
from binnenuit.ui.organisations import organisation_named
from binnenuit.ui.staff import account_page, staff_page


@account_page
def claim(request: HttpRequest, code: str) -> HttpResponse:
    """Ask to keep an organisation's pages: by a link to its own address, or by an editor."""
    about = public_initiative(code)
    actor = actor_of(request)
    typed = cleaned("claim", {name: str(value) for name, value in request.POST.items()})
    errors: dict[str, str] = {}
    if request.method == "POST":
        longest = {"email": 254, "what": 2_000}
        errors = {
            name: submission_labels.problem(what, longest[name])
            for name, what in problems("claim", typed).items()
        }
        if not errors:
            claim_organisation(about.code, typed, actor=actor, language=language())
            # one answer, whatever the address: it must not tell which address is the organisation's
            messages.success(
                request,
                _(
                    "We hebben je vraag. Hoort het adres bij de organisatie? Dan staat daar nu een mail met een link. "
                    "Anders kijkt een redacteur ernaar."
                ),
            )
            return HttpResponseRedirect(reverse("claim_initiative", kwargs={"code": about.code}), status=303)
    title = passage({tag: text.title for tag, text in about.texts.items()})
    context = {"initiative": about, "claimed": title, "typed": typed, "errors": errors}
    return render(request, "initiatives/desk/claim.html", context)


@staff_page("initiatives.hand_over")
def handover(request: HttpRequest, code: str) -> HttpResponse:
    """Offer an initiative to another organisation."""
    actor = actor_of(request)
    found = kept(code, actor=actor)
    name, message = request.POST.get("organisation", "").strip(), request.POST.get("what", "")
    error = ""
    if request.method == "POST":
        wanted, error = organisation_named(name)
        if not error:
            try:
                hand_over(code, wanted, message, actor=actor)
            except BadInput:
                error = _("Kies een andere organisatie dan die het nu heeft.")
        if not error:
            messages.success(
                request, _("Het is aangeboden. De andere organisatie of een redacteur moet ja zeggen.")
            )
            return HttpResponseRedirect(reverse("keep_initiative", kwargs={"code": code}), status=303)
    texts = found.stored.content.texts
    context = {
        "kept": found,
        "stored": found.stored,
        "title": (texts.get("nl") or next(iter(texts.values()))).title,
        "organisation": name,
        "what": message,
        "error": error,
    }
    return render(request, "initiatives/desk/handover.html", context)


@staff_page("initiatives.accept_handover")
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over what was offered, or not."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("own_initiatives"), status=303)
    accepted = request.POST.get("doen") == "accept"
    try:
        code = answer_handover(pk, actor=actor_of(request), accepted=accepted)
    except BadInput:
        messages.error(request, _("Dit is al afgehandeld. Kijk hieronder hoe."))
        return HttpResponseRedirect(reverse("own_initiatives"), status=303)
    if not accepted:
        messages.success(request, _("Je hebt nee gezegd. Het blijft bij de organisatie die het had."))
        return HttpResponseRedirect(reverse("own_initiatives"), status=303)
    messages.success(request, _("Het is overgenomen. Kijk na of alles nog klopt."))
    return HttpResponseRedirect(reverse("keep_initiative", kwargs={"code": code}), status=303)


@staff_page("initiatives.archive")
def close_programme(request: HttpRequest, programme: str) -> HttpResponse:
    """End all initiatives of a programme."""
    actor = actor_of(request)
    authorise(actor, "initiatives.archive", Subject(programme, frozenset({f"programme:{programme}"})))
    if request.method == "POST":
        ended = archive_programme(programme, actor=actor, reason=request.POST.get("reason", ""))
        messages.success(
            request, _("%(number)s initiatieven zijn nu afgelopen. Ze blijven te vinden.") % {"number": ended}
        )
        return HttpResponseRedirect(reverse("close_programme", kwargs={"programme": programme}), status=303)
    context = {"programme": programme, "number": going_on_in(programme)}
    return render(request, "initiatives/desk/close_programme.html", context)
