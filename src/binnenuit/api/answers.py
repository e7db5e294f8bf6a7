"""What every answer of an API has: its version, leave for other sites to read it, and whether it has changed."""

import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from binnenuit.ui.weight import light

METHODS = ("GET", "HEAD", "OPTIONS")
_SECONDS = 60
_EXPOSED = ("API-Version", "Content-Crs", "ETag", "Link", "Retry-After")
_FIRST_ERROR = 400


def allow_reading(response: HttpResponseBase) -> HttpResponseBase:
    """Let any site's pages read this answer (CORS); there are no credentials that could come along."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = ", ".join(_EXPOSED)
    return response


def preflight() -> HttpResponseBase:
    """Answer a browser that asks whether it may ask."""
    response = allow_reading(HttpResponse(status=204))
    response.headers["Allow"] = ", ".join(METHODS)
    response.headers["Access-Control-Allow-Methods"] = ", ".join(METHODS)
    response.headers["Access-Control-Allow-Headers"] = "*"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def finished(request: HttpRequest, response: HttpResponseBase, version: str) -> HttpResponseBase:
    """Add what every answer has; an answer that the caller has already becomes 304."""
    if response.status_code < _FIRST_ERROR:
        response.headers.setdefault("Cache-Control", f"public, max-age={_SECONDS}")
        response = _conditional(request, response)
        response = light(request, response)
        response.headers["API-Version"] = version
    else:
        response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return allow_reading(response)


def _conditional(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if not isinstance(response, HttpResponse):
        return response  # streamed: what it says is not known before it has been said
    etag = f'"{hashlib.blake2b(response.content, digest_size=16).hexdigest()}"'
    response.headers["ETag"] = etag
    unchanged = get_conditional_response(request, etag=etag, response=response) or response
    unchanged.headers.setdefault("Cache-Control", response.headers["Cache-Control"])
    return unchanged
