"""The quick exit: the way out for who has no scripts, and the page that says how it works."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from binnenuit.ui.exit import exit_response
from binnenuit.ui.headers import not_kept
from binnenuit.ui.pages import public_page


@public_page
def leave(_request: HttpRequest) -> HttpResponse:
    """Lead away, for who has no scripts."""
    return exit_response()


@public_page
@not_kept
def leaving(request: HttpRequest) -> HttpResponse:
    """Show how the quick exit works, and what it does not do."""
    return render(request, "pages/leaving.html")
