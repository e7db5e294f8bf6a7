"""The quick exit: the answer that leads away from this site, and leaves nothing of it behind."""

from django.conf import settings
from django.http import HttpResponse

FORGET = '"cache", "cookies", "storage"'
"""What the browser is asked to forget of this site.

"executionContexts" would load pages anew, and no browser has it.
"""


def exit_response() -> HttpResponse:
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
