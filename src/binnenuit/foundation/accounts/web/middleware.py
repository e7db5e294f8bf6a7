# texts for staff
"""Puts session, account, CSRF and messages around the addresses of accounts and staff, and around nothing else."""

import re
import time
from collections.abc import Callable
from typing import Any

from allauth.account.middleware import AccountMiddleware
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.translation import gettext as _

from binnenuit.foundation.accounts.models.sessions import BROWSER, STARTED, USED
from binnenuit.foundation.accounts.queries.acting import account_of, grants_of
from binnenuit.foundation.accounts.rules import browser_kind, rest

Answer = Callable[[HttpRequest], HttpResponse]
AREAS = ("account", "beheer")
"""The first word of the addresses that know who is logged in; a language's tag may stand before it."""
_IN_AREA = re.compile(rf"^/(?:[a-z]{{2,3}}(?:-[a-z]+)?/)?(?:{'|'.join(AREAS)})(?:/|$)")
_NOTED_EVERY = 60
"""Seconds: using a session is noted at most once a minute."""


def in_area(path: str) -> bool:
    """Say whether this address is one of accounts or staff."""
    return _IN_AREA.match(path) is not None


class AccountArea:
    """Everything that a logged-in person needs, for the account's and staff's addresses.

    Other pages go past it: they read no cookie, know of no session and set none, whoever looks at them.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        inner: Answer = AccountMiddleware(_Rest(get_response))
        self._exception = inner.process_exception  # type: ignore[attr-defined]
        self._csrf = CsrfViewMiddleware(AuthenticationMiddleware(MessageMiddleware(inner)))
        self._area = SessionMiddleware(self._csrf)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not in_area(request.path_info):
            return self.get_response(request)
        response: HttpResponse = self._area(request)  # type: ignore[assignment]
        # What a person sees of themselves is for their eyes only, also after logging out and pressing "back".
        response.headers.setdefault("Cache-Control", "no-store")
        # With "no-referrer" browsers send the origin "null" with forms, and CSRF could not be checked.
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("X-Robots-Tag", "noindex")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Check the CSRF token of what is sent in the area."""
        if not in_area(request.path_info):
            return None
        return self._csrf.process_view(request, view, args, kwargs)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Let allauth lead on to where it needs the person first (to prove once more who they are)."""
        if not in_area(request.path_info):
            return None
        answer: HttpResponse | None = self._exception(request, exception)
        return answer


class _Rest:
    """Ends a session that stood unused too long, and notes when it was used and in what kind of browser."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if account := account_of(request):
            now = int(time.time())
            used = request.session.get(USED, now)
            limit = rest(grant.role for grant in grants_of(account.pk))
            if now - used > limit.total_seconds():
                logout(request)
                messages.info(request, _("Je was een tijd weg. Log opnieuw in; zo blijft je account veilig."))
            else:
                _note(request, now)
        return self.get_response(request)


def _note(request: HttpRequest, now: int) -> None:
    session = request.session
    if STARTED not in session:
        session[STARTED] = now
        session[BROWSER] = browser_kind(request.headers.get("User-Agent", ""))
    if now - session.get(USED, 0) >= _NOTED_EVERY:
        session[USED] = now
