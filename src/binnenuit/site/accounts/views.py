# texts for staff
"""What a person sees of their own account: profile, sessions, data; and what goes wrong on the way in."""

from allauth.account.decorators import reauthentication_required
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from binnenuit.foundation.accounts import service as accounts
from binnenuit.kernel.errors import BadInput
from binnenuit.ui.exit import exit_response
from binnenuit.ui.mail import MAIL_LANGUAGES
from binnenuit.ui.staff import account_door, account_page

# Letters are in the languages that are complete.


class ProfileForm(forms.Form):
    """One's own name and language."""

    display_name = forms.CharField(label=gettext_lazy("Je naam"), max_length=80, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Taal van mails aan jou"), choices=MAIL_LANGUAGES)


@account_page
def home(request: HttpRequest) -> HttpResponse:
    """Show who one is here and for what one holds a role; change name and language."""
    account = accounts.person_of(request)
    initial = {"display_name": account.display_name, "language": account.language}
    form = ProfileForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        accounts.save_profile(account.pk, actor=accounts.actor_of(request), **form.cleaned_data)
        messages.success(request, _("Je gegevens zijn bewaard."))
        return HttpResponseRedirect(reverse("account_home"))
    context = {
        "form": form,
        "account": account,
        "roles": [role for role in accounts.roles_of(account.pk) if role.counts],
        "oidc": bool(settings.ENVIRONMENT.oidc),
        "second_factor": accounts.knows_second_factor(account.pk),
    }
    return render(request, "accounts/home.html", context)


@account_page
def sessions(request: HttpRequest) -> HttpResponse:
    """Show in which browsers one is logged in; end one, or all others."""
    account = accounts.person_of(request)
    here = request.session.session_key or ""
    if request.method == "POST":
        number = request.POST.get("session", "")
        key = _session_key(account.pk, number) if number else ""
        if key is not None:
            accounts.end_sessions(account.pk, actor=accounts.actor_of(request), key=key, keep=here)
            messages.success(
                request, _("De sessie is beëindigd.") if key else _("Alle andere sessies zijn beëindigd.")
            )
        return HttpResponseRedirect(reverse("account_sessions"))
    context = {"sessions": accounts.sessions_of(account.pk), "here": here}
    return render(request, "accounts/sessions.html", context)


def _session_key(pk: int, number: str) -> str | None:
    """Return the key of the session with this mark on the page; the key itself is a secret and stays here."""
    return next((one.key for one in accounts.sessions_of(pk) if one.mark == number), None)


@account_page
def data(request: HttpRequest) -> HttpResponse:
    """Show what can be done with one's data; by POST give them, as a file."""
    account = accounts.person_of(request)
    if request.method != "POST":
        return render(request, "accounts/data.html")
    response = JsonResponse(
        accounts.export(account.pk, actor=accounts.actor_of(request)),
        json_dumps_params={"indent": 2, "ensure_ascii": False},
    )
    response.headers["Content-Disposition"] = 'attachment; filename="binnenuit-account.json"'
    return response


@account_page
@reauthentication_required  # type: ignore[untyped-decorator]
def delete(request: HttpRequest) -> HttpResponse:
    """Delete one's account, after saying what that means and asking for the word."""
    account = accounts.person_of(request)
    problem = ""
    if request.method == "POST":
        try:
            accounts.delete_account(account.pk, actor=accounts.actor_of(request))
        except BadInput as error:
            problem = str(error)
        else:
            logout(request)
            messages.success(request, _("Je account is verwijderd."))
            return HttpResponseRedirect(reverse("account_login"))
    roles = [role for role in accounts.roles_of(account.pk) if role.counts]
    return render(
        request, "accounts/delete.html", {"problem": problem, "roles": roles}, status=400 if problem else 200
    )


@account_door
def leave(request: HttpRequest) -> HttpResponse:
    """Lead to the neutral site like `/weg`, and end this session: whoever opens the site here next is nobody."""
    logout(request)
    response = exit_response()
    # the area's own policy would name this site to the next one
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Answer a form without a valid token: mostly one that stood open too long."""
    return render(request, "accounts/form_expired.html", status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer 429: too many attempts in too short a time."""
    response = render(request, "accounts/too_many.html", status=429)
    response.headers["Retry-After"] = "300"
    return response
