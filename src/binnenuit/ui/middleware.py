"""What stands around every answer, kept short: the visitor's way has no session, cookie or account."""

import logging
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse

from binnenuit.kernel.errors import BadInput, NotAllowed, NotFound
from binnenuit.search.errors import IndexMissing
from binnenuit.ui import errors
from binnenuit.ui.headers import PERMISSIONS_POLICY, say_what_may_be_kept

logger = logging.getLogger(__name__)

Answer = Callable[[HttpRequest], HttpResponse]


def content_security_policy(images: str = "", frames: str = "", framed_by: str = "'none'") -> str:
    """Return the policy of a page.

    `images` is one origin whose images it may show beside our own (a tile service), `frames` what it may
    show in a frame
    (nothing where empty), `framed_by` who may show it in one.
    """
    sources = f"'self' data: {images}".strip()
    framed = f"frame-src {frames}; " if frames else ""
    return (
        f"default-src 'none'; style-src 'self'; script-src 'self'; img-src {sources}; font-src 'self'; "
        f"connect-src 'self'; form-action 'self'; manifest-src 'self'; {framed}base-uri 'none'; "
        f"frame-ancestors {framed_by}"
    )


CONTENT_SECURITY_POLICY = content_security_policy()


class VisitorHeaders:
    """Adds the headers that keep third parties out (design, promise 1)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        say_what_may_be_kept(request, response)
        return response


class TrustedProxy:
    """Believes that a visitor came over TLS only where one of the operator's own proxies says so."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _from_a_proxy(request.META.get("REMOTE_ADDR", "")):
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        return self.get_response(request)


def _from_a_proxy(address: str) -> bool:
    try:
        sender = ip_address(address)
    except ValueError:
        return False
    return any(sender in network for network in settings.TLS_PROXIES)


class ClearRefusals:
    """Turns the rooms' errors into pages that say what to do."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer with a page for what rooms raise.

        400 with the reason; 404 also for what someone may not see, whose existence is no business of theirs;
        503 while there is no search index, or the database does not answer.
        """
        if isinstance(exception, BadInput):
            return errors.bad_request(request, exception)
        if isinstance(exception, NotFound | NotAllowed):
            return errors.not_found(request, Http404())
        if isinstance(exception, IndexMissing):
            return errors.unavailable(request)
        if isinstance(exception, OperationalError | InterfaceError):
            logger.error("the database does not answer", exc_info=exception)
            return errors.unavailable(request, search_only=False)
        return None
