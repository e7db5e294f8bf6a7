"""Following a search by mail: asking for it, saying yes, looking at it, stopping."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.foundation.saved_searches.service import (
    FREQUENCIES,
    LASTS_DAYS,
    MOST_RESULTS,
    UNANSWERED_DAYS,
    FollowedSearch,
    ask_saved_search,
    code_of,
    ends,
    saved_search_by_token,
    sign,
    start_saved_search,
    stop_saved_search,
)
from binnenuit.kernel import email_address
from binnenuit.kernel.authority import VISITOR
from binnenuit.kernel.errors import BadInput, NotFound
from binnenuit.search import engine
from binnenuit.site.search import search_url
from binnenuit.site.search.alerts import matches
from binnenuit.site.search.outputs import results
from binnenuit.site.search.search_url import Question
from binnenuit.ui import form_guard
from binnenuit.ui.form_guard import FormProblem
from binnenuit.ui.formats import language
from binnenuit.ui.pages import public_form

_PURPOSE = "alert"


@dataclass(frozen=True, slots=True)
class _Form:
    email: str
    every: str
    alone: bool
    stamp: form_guard.Stamp
    problems: tuple[FormProblem, ...] = ()

    def error(self, name: str) -> str:
        return next((problem.text for problem in self.problems if problem.name == name), "")


@public_form
def ask(request: HttpRequest) -> HttpResponse:
    """Take an address for a search; where the search can't be followed, say why and what can be done."""
    question = search_url.with_page(search_url.parse(request.GET, language()), 1)
    hindrance = _hindrance(question)
    form = _Form("", "week", alone=False, stamp=form_guard.new_stamp(_PURPOSE))
    if request.method == "POST" and not hindrance:
        form = _sent(request)
        if not form.problems:
            followed = FollowedSearch(form.email, search_url.address(question), language())
            ask_saved_search(followed, "day" if form.every == "day" else "week", actor=VISITOR)
            return HttpResponseRedirect(reverse("alert_asked"), status=303)
    context = {
        "form": form,
        "search": results.title_of(question),
        "here": reverse("alert_new") + search_url.address(question),
        "back": reverse("search") + search_url.address(question),
        "feed": reverse("search_atom") + search_url.address(question),
        "hindrance": hindrance,
        "every": [
            ("day", _("Elke dag, als er iets nieuws is")),
            ("week", _("Eén keer per week, als er iets nieuws is")),
        ],
        "days": LASTS_DAYS,
    }
    return render(request, "search/alerts/ask.html", context)


@public_form
def asked(request: HttpRequest) -> HttpResponse:
    """Say that there is a mail to answer; the same to everyone, whatever became of it."""
    return render(request, "search/alerts/asked.html", {"days": UNANSWERED_DAYS})


@public_form
def start(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether mail may come; the button lets it begin."""
    try:
        own = sign("alert", code_of("start_alert", token))
        alert = saved_search_by_token(own)
        if request.method == "POST":
            start_saved_search(token, actor=VISITOR)
            return HttpResponseRedirect(reverse("alert", kwargs={"token": own}), status=303)
    except NotFound:
        return _gone(request)
    return render(request, "search/alerts/start.html", {"token": token, "search": _title(alert.followed)})


@public_form
def alert(request: HttpRequest, token: str) -> HttpResponse:
    """Lead to the search that is followed, and to stopping."""
    try:
        found = saved_search_by_token(token)
    except NotFound:
        return _gone(request)
    context = {
        "token": token,
        "search": _title(found.followed),
        "address": reverse("search") + _latest_first(found.followed),
        "every": found.frequency,
        "ends": ends(found.started).date() if found.started else None,
    }
    return render(request, "search/alerts/alert.html", context)


@public_form
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to stop; the button, or a mail program's own (RFC 8058), stops."""
    try:
        code_of("alert", token)
        if request.method == "POST":
            stop_saved_search(token, actor=VISITOR)
    except NotFound:
        return _gone(request)
    return render(request, "search/alerts/stop.html", {"token": token, "done": request.method == "POST"})


def _sent(request: HttpRequest) -> _Form:
    """Return what was posted, with everything that is wrong at once."""
    posted = {name: str(value) for name, value in request.POST.items()}
    email = posted.get("email", "").strip()
    every, alone = posted.get("every", ""), posted.get("alone", "") == "yes"
    problems = []
    if not email_address.is_email_address(email):
        problems.append(FormProblem("email", _("Vul je mailadres in, zoals naam@voorbeeld.nl.")))
    if every not in FREQUENCIES:
        problems.append(FormProblem("every", _("Kies hoe vaak je bericht wilt.")))
    if not alone:
        problems.append(
            FormProblem(
                "alone", _("Kruis aan dat alleen jij deze mail leest. Is dat niet zo? Kies dan iets anders.")
            )
        )
    verdict = form_guard.judge(posted, _PURPOSE)
    if verdict.problem:
        name = form_guard.ANSWER if verdict.problem == "unproven" else ""
        problems.append(FormProblem(name, form_guard.problem_text(verdict.problem)))
    if not problems and not form_guard.LIMIT.passes(request):
        problems.append(
            FormProblem(
                "",
                _(
                    "Vanaf deze verbinding is net al veel verstuurd. Wacht tien minuten en verstuur het dan opnieuw."
                ),
            )
        )
    stamp = form_guard.stamp_again(posted, _PURPOSE)
    return _Form(email[: email_address.LONGEST], every, alone, stamp, tuple(problems))


def _hindrance(question: Question) -> str:
    """Say why this search can't be followed; empty where it can."""
    if question.asks_nothing() or question.place_unknown:
        return _("Zoek eerst iets. Daarna kun je er bericht over krijgen.")
    if question.request.kinds != ("initiative",):
        return _("Je krijgt alleen bericht over initiatieven. Zoek eerst een initiatief.")
    if engine.search(replace(question.request, size=1, facets=())).total > MOST_RESULTS:
        return _("Deze zoekvraag geeft te veel resultaten. Kies er een plaats of een onderwerp bij.")
    return ""


def _latest_first(followed: FollowedSearch) -> str:
    try:
        question = matches.question_of(followed)
    except BadInput:
        return followed.search
    return search_url.address(replace(question, request=replace(question.request, sort="confirmed")))


def _title(followed: FollowedSearch) -> str:
    try:
        return results.title_of(matches.question_of(followed))
    except BadInput:
        return ""


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "search/alerts/gone.html", status=404)
