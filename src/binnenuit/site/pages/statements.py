"""What visitors may count on: privacy, accessibility, and help with the traces that a visit leaves."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from binnenuit.ui.headers import not_kept
from binnenuit.ui.pages import public_page

ACCESSIBILITY_REVISED = date(2026, 11, 24)
"""When somebody last went through the accessibility statement; the model asks for once a year at least."""


@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is stored and what is not, and who answers for it."""
    context = {
        "tiles": settings.TILES,
        "operator": settings.OPERATOR,
        "days": settings.ENVIRONMENT.submissions_kept_days,
    }
    return render(request, "pages/privacy.html", context)


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement, in the form of the model of decision (EU) 2018/1523."""
    return render(
        request,
        "pages/accessibility.html",
        {"operator": settings.OPERATOR, "revised": ACCESSIBILITY_REVISED},
    )


@public_page
@not_kept
def traces(request: HttpRequest) -> HttpResponse:
    """Help to take away what a visit leaves on one's own telephone or computer."""
    return render(request, "pages/traces.html")
