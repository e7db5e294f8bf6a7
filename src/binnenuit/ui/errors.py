"""The pages for what went wrong: they say what happened and the way out."""

import logging
from pathlib import Path

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from binnenuit.kernel.errors import BadInput
from binnenuit.ui.quiet import quiet

logger = logging.getLogger(__name__)

RETRY_SECONDS = 120

# Read once, at the start: when everything else fails, this page must not need the disk or the templates.
_SERVER_ERROR = (Path(__file__).parent / "templates/ui/500.html").read_bytes()
_QUIET_SERVER_ERROR = (
    _SERVER_ERROR.replace(b"ui/mark.svg", b"ui/quiet.svg")
    .replace(b">Binnenuit<", b">Notities<")
    .replace(b'="/"', b'="/d/"')
    .replace(b'="/en/"', b'="/d/en/"')
    .replace(b'="/zoeken"', b'="/d/zoeken"')
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400, with the reason where it is ours."""
    ours = isinstance(exception, BadInput | BadRequest) and str(exception)
    reason = str(exception) if ours else _("Deze vraag kunnen we niet lezen.")
    return render(request, "ui/400.html", {"reason": reason}, status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django hands it by name
    """Answer 404."""
    return render(request, "ui/404.html", status=404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """Answer 500, with a page in all our languages that needs nothing that may be broken."""
    return HttpResponse(_bare(), status=500)


def _bare() -> bytes:
    return _QUIET_SERVER_ERROR if quiet() else _SERVER_ERROR


def unavailable(request: HttpRequest, *, search_only: bool = True) -> HttpResponse:
    """Answer 503: the search index is not there (yet), or, unless `search_only`, the database.

    Where even this page can't be made, the page that needs nothing is sent in its place.
    """
    try:
        response = render(request, "ui/503.html", {"search_only": search_only}, status=503)
    except Exception:
        logger.exception("the page for 503 could not be made")
        response = HttpResponse(_bare(), status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
