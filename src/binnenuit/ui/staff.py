# texts for staff
"""Pages that know who is logged in: who may see them, and the cards on the staff's start page.

`account_page` is for everyone who is logged in, `staff_page("room.verb")` for who may do that to something; both
lead others to where they log in, or set up the second factor that their role needs. `account_door` is for pages on
the way in, that everyone may see. All of them stand under /account/ or /beheer/, where there are sessions.
The exact subject is the action's business: a guard lets in who may do it to anything at all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.foundation.accounts import service as accounts
from binnenuit.kernel.authority import Actor, Subject, may
from binnenuit.kernel.errors import NotAllowed
from binnenuit.kernel.registry import Registry

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def may_somewhere(actor: Actor, action: str) -> bool:
    """Say whether `actor` may do `action` to something: to what lies in all scopes of their roles."""
    scopes = frozenset(grant.scope for grant in actor.grants if grant.scope)
    return may(actor, action, Subject(actor.name, scopes))


def account_door(view: View[P]) -> View[P]:
    """Declare that everyone may see this page of the account: logging in, and what comes before it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    guarded.audience = "everyone"  # type: ignore[attr-defined]
    return cast("View[P]", guarded)


def account_page(view: View[P]) -> View[P]:
    """Declare that everyone who is logged in may see this page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if accounts.account_of(request) is None:
            return to_log_in(request)
        return view(request, *args, **kwargs)

    guarded.audience = "person"  # type: ignore[attr-defined]
    return cast("View[P]", guarded)


def staff_page(*actions: str) -> Callable[[View[P]], View[P]]:
    """Declare that who may do one of `actions` ("initiatives.moderate") to something may see this page.

    Who is not logged in is led there; whose role counts only with a second factor is led to setting one up;
    others get `NotAllowed`, a page that does not exist for them.
    """

    def declare(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if elsewhere := _elsewhere(request, actions):
                return elsewhere
            return view(request, *args, **kwargs)

        guarded.audience = " or ".join(actions)  # type: ignore[attr-defined]
        return cast("View[P]", guarded)

    return declare


def _elsewhere(request: HttpRequest, actions: Iterable[str]) -> HttpResponseBase | None:
    """Return where to go first, or nothing for who may see the page; raises `NotAllowed`."""
    if accounts.account_of(request) is None:
        return to_log_in(request)
    actor = accounts.actor_of(request)
    if any(may_somewhere(actor, action) for action in actions):
        return None
    potential = accounts.potential_actor_of(request)
    if any(may_somewhere(potential, action) for action in actions):
        return to_second_factor(request)
    raise NotAllowed(f"{actor.name} may not see {request.path}")


def to_log_in(request: HttpRequest) -> HttpResponseBase:
    """Lead to logging in, and back to this page."""
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")


def to_second_factor(request: HttpRequest) -> HttpResponseBase:
    """Lead to setting up a second factor; who has one, but not in this session, logs in anew."""
    account = accounts.account_of(request)
    if account and accounts.knows_second_factor(account.pk):
        logout(request)
        messages.info(request, _("Log opnieuw in, nu met je tweede stap. Dan kun je verder."))
        return to_log_in(request)
    messages.info(
        request,
        _(
            "Met jouw rol kun je gegevens van anderen zien of veranderen. Stel daarom eerst een tweede stap in."
        ),
    )
    return HttpResponseRedirect(reverse("mfa_index"))


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to do on the staff's start page."""

    title: str
    address: str
    text: str
    count: int | None = None
    """How much waits; nothing where there is nothing to count."""


@dataclass(frozen=True, slots=True)
class DeskCards:
    """What a room puts on the staff's start page."""

    name: str
    """Of the room."""
    make: Callable[[Actor], Iterable[Card]]
    """Returns the cards for a person with their roles."""
    order: int = 500


desk_cards: Registry[DeskCards] = Registry("set of cards")


def cards(actor: Actor) -> list[Card]:
    """Return the cards of all rooms for this person."""
    return [card for each in desk_cards for card in each.make(actor)]
