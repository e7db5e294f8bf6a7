"""The quick exit: the way out for who has no scripts, and the page that says how it works."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from binnenuit.ui.headers import not_kept
from binnenuit.ui.pages import public_page

FORGET = '"cache", "cookies", "storage"'
"""What the browser is asked to forget of this site.

"executionContexts" would load pages anew, and no browser has it.
"""


@public_page
def leave(_request: HttpRequest) -> HttpResponse:
    """Lead to the neutral site, and ask the browser to forget this one (Clear-Site-Data)."""
    return HttpResponse(
        status=303,
        headers={
            "Location": settings.EXIT,
            "Cache-Control": "no-store",
            "Clear-Site-Data": FORGET,
            "X-Robots-Tag": "noindex, nofollow",
        },
    )


@public_page
@not_kept
def leaving(request: HttpRequest) -> HttpResponse:
    """Show how the quick exit works, and what it does not do."""
    return render(request, "pages/leaving.html")
