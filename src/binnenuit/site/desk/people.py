# texts for staff
"""People and roles: find someone, invite, give a role, end one."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from binnenuit.foundation.accounts import service as accounts
from binnenuit.foundation.accounts.service import SCOPES, PersonView, RoleGift
from binnenuit.kernel import clock
from binnenuit.kernel.errors import BadInput, NotFound
from binnenuit.site.desk import scopes
from binnenuit.ui.mail import MAIL_LANGUAGES
from binnenuit.ui.role_labels import labels_of_roles
from binnenuit.ui.staff import staff_page

KIND_NAMES = {
    "organisation": gettext_lazy("een organisatie"),
    "municipality": gettext_lazy("een gemeente"),
    "province": gettext_lazy("een provincie"),
    "theme": gettext_lazy("een thema"),
    "programme": gettext_lazy("een programma"),
    "fund": gettext_lazy("een fonds"),
    "": gettext_lazy("overal"),
}
LARGEST_PAGE = 10_000


class InvitationForm(forms.Form):
    """Whom to invite."""

    email = forms.EmailField(label=gettext_lazy("E-mailadres"), max_length=254)
    language = forms.ChoiceField(label=gettext_lazy("Taal van mails"), choices=MAIL_LANGUAGES)


class RoleForm(forms.Form):
    """A role to give."""

    role = forms.ChoiceField(label=gettext_lazy("Rol"), choices=lambda: list(labels_of_roles().items()))
    kind = forms.ChoiceField(label=gettext_lazy("Waarvoor"), choices=list(KIND_NAMES.items()), required=False)
    scope = forms.CharField(
        label=gettext_lazy("Welke"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "waarvoor", "autocomplete": "off"}),
    )
    starts = forms.DateField(
        label=gettext_lazy("Eerste dag"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last = forms.DateField(
        label=gettext_lazy("Laatste dag"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(label=gettext_lazy("Reden"), max_length=300, required=False)

    def gift(self) -> RoleGift:
        """Return the role that the form describes; raises `BadInput`."""
        asked = self.cleaned_data
        return RoleGift(
            role=asked["role"],
            scope_kind=asked["kind"],
            scope_code=scopes.find(asked["kind"], asked["scope"]),
            starts=asked["starts"],
            until=asked["last"] + timedelta(days=1) if asked["last"] else None,
            reason=asked["reason"],
        )


@staff_page("accounts.read_people")
def people(request: HttpRequest) -> HttpResponse:
    """List people, by words and role; invite someone."""
    actor = accounts.actor_of(request)
    form = InvitationForm(request.POST or None, initial={"language": settings.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        pk = accounts.find_or_invite(asked["email"], actor=actor, language=asked["language"])
        messages.success(request, _("Geef nu een rol. Wie nog geen account had, krijgt een mail."))
        return HttpResponseRedirect(reverse("person", kwargs={"pk": pk}))
    words, role = (request.GET.get(name, "").replace("\0", "")[:200] for name in ("q", "rol"))
    page = _page(request.GET.get("pagina", ""))
    found, total = accounts.people(actor=actor, words=words, role=role, page=page)
    context = {
        "people": found,
        "total": total,
        "page": page,
        "pages": -(-total // accounts.PAGE),
        "q": words,
        "role": role,
        "role_names": labels_of_roles(),
        "form": form,
        "label": scopes.label,
    }
    return render(request, "desk/people.html", context)


def _page(text: str) -> int:
    return min(max(int(text), 1), LARGEST_PAGE) if text.isascii() and text.isdigit() and len(text) < 9 else 1  # noqa: PLR2004 -- digits that surely fit


@staff_page("accounts.read_people")
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a person with their roles; give one."""
    actor = accounts.actor_of(request)
    found = _found(request, pk)
    form = RoleForm(request.POST or None, initial={"kind": "organisation", "starts": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            accounts.give_role(pk, form.gift(), actor=actor)
        except BadInput as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("De rol is gegeven."))
            return HttpResponseRedirect(reverse("person", kwargs={"pk": pk}))
    context = {
        "person": found,
        "form": form,
        "names": accounts.actor_names({role.given_by for role in found.roles}),
        "choices": [
            choice
            for kind in ("municipality", "province", "theme", "programme")
            for choice in scopes.choices(kind)
        ],
        "possible": SCOPES,
        "role_names": labels_of_roles(),
        "kind_names": KIND_NAMES,
        "label": scopes.label,
    }
    return render(request, "desk/person.html", context)


@staff_page("accounts.end_role")
def end_role(request: HttpRequest, pk: int, role: int) -> HttpResponse:
    """End a role, after asking whether that is meant."""
    found = _found(request, pk)
    held = next((one for one in found.roles if one.pk == role and one.counts), None)
    if held is None:
        raise NotFound(f"role {role}")
    problem = ""
    if request.method == "POST":
        try:
            reason = request.POST.get("reason", "")[:300]
            accounts.end_role(role, actor=accounts.actor_of(request), reason=reason)
        except BadInput as error:
            problem = str(error)
        else:
            messages.success(request, _("De rol is beëindigd."))
            return HttpResponseRedirect(reverse("person", kwargs={"pk": pk}))
    context = {
        "person": found,
        "role": held,
        "problem": problem,
        "role_names": labels_of_roles(),
        "label": scopes.label,
    }
    return render(request, "desk/end_role.html", context, status=400 if problem else 200)


def _found(request: HttpRequest, pk: int) -> PersonView:
    found = accounts.one_person(pk, actor=accounts.actor_of(request))
    if found is None:
        raise NotFound(f"person {pk}")
    return found
