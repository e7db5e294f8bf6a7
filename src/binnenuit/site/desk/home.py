# texts for staff
"""The staff's start page: a card for everything that this person may do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.foundation.accounts import service as accounts
from binnenuit.kernel.authority import Actor
from binnenuit.ui.staff import Card, account_page, cards, may_somewhere


@account_page
def home(request: HttpRequest) -> HttpResponse:
    """Show the cards of all rooms; say what to do where a second factor is missing, or a role."""
    actor, potential = accounts.actor_of(request), accounts.potential_actor_of(request)
    context = {
        "cards": cards(actor),
        "factor_missing": len(potential.grants) > len(actor.grants),
        "name": accounts.display_name(actor.pk) if actor.pk else "",
    }
    return render(request, "desk/home.html", context)


def own_cards(actor: Actor) -> list[Card]:
    """Return the cards of accounts, imports and audit."""
    found = []
    if may_somewhere(actor, "accounts.read_people"):
        text = _("Wie heeft een account, en wie mag wat? Nodig iemand uit of geef een rol.")
        found.append(Card(_("Mensen en rollen"), reverse("people"), text))
    if may_somewhere(actor, "imports.import"):
        text = _("Lees een lijst met initiatieven in, eerst op proef. Een import kun je weer terugdraaien.")
        found.append(Card(_("Importeren"), reverse("imports"), text))
    if may_somewhere(actor, "audit.read") or may_somewhere(actor, "audit.read_moderated"):
        text = _("Wie heeft wat gedaan, en wanneer?")
        found.append(Card(_("Logboek"), reverse("audit"), text))
    return found
