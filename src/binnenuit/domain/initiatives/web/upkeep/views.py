"""Proposing, correcting, reporting; and reading the answer with a code."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.actions.submissions import HandedIn, reply, submit
from binnenuit.domain.initiatives.queries import public_initiative
from binnenuit.domain.initiatives.queries.duplicates import Twin, twins, typed_profile
from binnenuit.domain.initiatives.queries.submissions import SubmissionView, submission_by_code
from binnenuit.domain.initiatives.rules.public import PublicInitiative
from binnenuit.domain.initiatives.rules.submissions import LONGEST_MESSAGE, Kind, as_code
from binnenuit.domain.initiatives.service import submission_labels
from binnenuit.domain.initiatives.web.upkeep import sending
from binnenuit.domain.initiatives.web.upkeep.sending import Sent
from binnenuit.foundation.organisations import service as organisations
from binnenuit.kernel.authority import VISITOR
from binnenuit.kernel.errors import NotFound
from binnenuit.kernel.ids import is_code
from binnenuit.ui import form_guard
from binnenuit.ui.formats import language, passage
from binnenuit.ui.pages import public_form

_TEMPLATES: dict[Kind, str] = {"correction": "initiatives/correct.html", "report": "initiatives/report.html"}


@dataclass(frozen=True, slots=True)
class Page:
    """The page that someone says something about."""

    title: str
    address: str
    correction: str
    report: str
    is_organisation: bool = False


@public_form
def propose(request: HttpRequest) -> HttpResponse:
    """Take a proposal for a new initiative, after asking whether it is one of those that are there."""
    if request.method != "POST":
        return _proposal(request, sending.fresh("proposal"))
    same_as = request.POST.get("zelfde", "")
    if is_code(same_as):
        return _same(request, same_as)
    form = sending.sent(request, "proposal")
    found: tuple[Twin, ...] = ()
    if form.taken and not request.POST.get("anders"):
        found = twins(typed_profile(form.typed), language=language())
    if not form.taken or found:
        return _proposal(request, form, found)
    return _handed_in(HandedIn("proposal", form.typed, "", language(), form.nonce))


@public_form
def correct(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Take what is not right any more on an initiative's page."""
    return _about(request, slug, code, "correction")


@public_form
def report(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Take a report: what should not stand on an initiative's page."""
    return _about(request, slug, code, "report")


@public_form
def find_submission(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and lead to what was handed in under it."""
    typed = request.POST.get("code", "")
    code = as_code(typed)
    error = ""
    if request.method == "POST":
        try:
            submission_by_code(code)
            return HttpResponseRedirect(reverse("submission", kwargs={"code": code}), status=303)
        except NotFound:
            error = _(
                "Deze code kennen we niet, of we hebben het bericht al gewist. Kijk de code nog eens na."
            )
    return render(request, "initiatives/find_submission.html", {"typed": typed[:40], "error": error})


@public_form
def submission(request: HttpRequest, code: str) -> HttpResponse:
    """Show what was handed in, what the moderators said, and take an answer."""
    found = submission_by_code(code)
    typed, error = "", ""
    if request.method == "POST":
        typed = request.POST.get("antwoord", "").strip()
        error = _reply_problem(request, found, typed)
        if not error:
            reply(code, typed, actor=VISITOR)
            return HttpResponseRedirect(reverse("submission", kwargs={"code": code}), status=303)
    return render(
        request,
        "initiatives/submission.html",
        {
            "submission": found,
            "just_sent": "nieuw" in request.GET,
            "typed": typed,
            "error": error,
            "kinds": submission_labels.KINDS,
            "states": submission_labels.STATES,
            "fields": submission_labels.FIELDS,
            "reasons": submission_labels.REASONS,
            "days": settings.ENVIRONMENT.submissions_kept_days,
        },
    )


def _proposal(request: HttpRequest, form: Sent, found: tuple[Twin, ...] = ()) -> HttpResponse:
    shown = [(twin, submission_labels.alike(twin.alike.reasons)) for twin in found]
    return render(request, "initiatives/propose.html", {"form": form, "twins": shown})


@public_form
def correct_organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Take what is not right any more on an organisation's page."""
    return _about_organisation(request, code, "correction")


@public_form
def report_organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Take a report: what should not stand on an organisation's page."""
    return _about_organisation(request, code, "report")


def _same(request: HttpRequest, code: str) -> HttpResponse:
    """Lead a proposal that is one of those there to the form for corrections, with what was typed."""
    about = public_initiative(code)
    proposed = sending.sent(request, "proposal").typed
    form = sending.fresh("correction")
    lines = (proposed["what"], proposed["where"], proposed["when"], proposed["who"])
    form.typed.update(what="\n".join(filter(None, lines)), link=proposed["link"], reach=proposed["reach"])
    return _shown(request, form, _page_of(about))


def _about(request: HttpRequest, slug: str, code: str, kind: Kind) -> HttpResponse:
    about = public_initiative(code)
    if slug != about.slug:
        address = reverse(kind, kwargs={"slug": about.slug, "code": about.code})
        return HttpResponseRedirect(address, status=303)
    what = HandedIn(kind, {}, initiative=code, language=language())
    return _answered(request, _page_of(about), what)


def _about_organisation(request: HttpRequest, code: str, kind: Kind) -> HttpResponse:
    about = organisations.organisation(code)
    page = Page(
        title=about.name,
        address=reverse("organisation", kwargs={"code": code}),
        correction=reverse("correct_organisation", kwargs={"code": code}),
        report=reverse("report_organisation", kwargs={"code": code}),
        is_organisation=True,
    )
    what = HandedIn(kind, {}, organisation=code, language=language())
    return _answered(request, page, what)


def _page_of(about: PublicInitiative) -> Page:
    where = {"slug": about.slug, "code": about.code}
    return Page(
        title=passage({tag: text.title for tag, text in about.texts.items()}).text,
        address=reverse("initiative", kwargs=where),
        correction=reverse("correction", kwargs=where),
        report=reverse("report", kwargs=where),
    )


def _answered(request: HttpRequest, page: Page, what: HandedIn) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, sending.fresh(what.kind), page)
    form = sending.sent(request, what.kind)
    if not form.taken:
        return _shown(request, form, page)
    return _handed_in(replace(what, typed=form.typed, nonce=form.nonce))


def _shown(request: HttpRequest, form: Sent, page: Page) -> HttpResponse:
    context = {"form": form, "page": page, "reasons": submission_labels.reasons()}
    return render(request, _TEMPLATES[form.kind], context)


def _handed_in(what: HandedIn) -> HttpResponse:
    code = submit(what, actor=VISITOR)
    return HttpResponseRedirect(f"{reverse('submission', kwargs={'code': code})}?nieuw", status=303)


def _reply_problem(request: HttpRequest, found: SubmissionView, typed: str) -> str:
    if found.decided:
        return _("Dit is al afgehandeld. Wil je nog iets zeggen? Stuur dan een nieuw bericht.")
    if not typed:
        return _("Schrijf eerst iets.")
    if len(typed) > LONGEST_MESSAGE:
        return submission_labels.problem("too_long", LONGEST_MESSAGE)
    if not form_guard.LIMIT.passes(request):
        return _(
            "Vanaf deze verbinding is net al veel verstuurd. Wacht tien minuten en verstuur het dan opnieuw."
        )
    return ""
