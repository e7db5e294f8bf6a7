"""The staff's start page: a card for everything that this person may do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from binnenuit.foundation.accounts import service as accounts
from binnenuit.ui.staff import account_page, cards


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
