"""The quiet view: the whole site under /d/, with a title and an icon that say nothing.

It is in the address and nowhere else: a cookie or the browser's storage would be a trace, and would not work without
scripts. The prefix is the script's name (WSGI), so that every address that a page makes keeps it by itself.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, set_script_prefix

Answer = Callable[[HttpRequest], HttpResponse]

PREFIX = "/d/"
NOT_FOR_MACHINES = (
    ".ttl",
    ".jsonld",
    ".csv",
    ".atom",
    ".geojson",
    ".ics",
    ".pdf",
    ".xml",
    ".txt",
    ".webmanifest",
)
"""What is taken out of the site names the addresses that everybody uses."""


class QuietView:
    """Answers under /d/ as at the root, with addresses that stay under /d/."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        request.path_info = request.path_info.removeprefix(PREFIX.rstrip("/"))
        if request.path_info.endswith(NOT_FOR_MACHINES):
            return self.get_response(request)
        before = get_script_prefix()
        set_script_prefix(before.rstrip("/") + PREFIX)
        try:
            response = self.get_response(request)
        finally:
            set_script_prefix(before)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response


def quiet() -> bool:
    """Say whether this page is shown in the quiet view."""
    return get_script_prefix().endswith(PREFIX)


def other_view(request: HttpRequest) -> str:
    """Return the address of this very page, with its question, in the other view."""
    prefix = get_script_prefix()
    root = prefix.removesuffix(PREFIX) if quiet() else prefix.rstrip("/") + PREFIX.rstrip("/")
    query = request.META.get("QUERY_STRING", "")
    return f"{root}{request.path_info}" + (f"?{query}" if query else "")


def plain(address: str) -> str:
    """Return an address of the quiet view as everybody uses it; another one as it is."""
    return (
        get_script_prefix().removesuffix(PREFIX) + "/" + address.removeprefix(get_script_prefix())
        if quiet()
        else address
    )
