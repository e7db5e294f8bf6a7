"""The visitor's page of an initiative."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from binnenuit.domain.initiatives.queries import public_initiative
from binnenuit.domain.initiatives.web import initiative_page, linked_data
from binnenuit.kernel import clock
from binnenuit.ui.formats import language
from binnenuit.ui.headers import not_kept
from binnenuit.ui.pages import public_page


@public_page
@not_kept
def initiative(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Show one initiative; a renamed or merged one is found under its code."""
    found = public_initiative(code)
    if (slug, code) != (found.slug, found.code):
        return HttpResponsePermanentRedirect(
            reverse("initiative", kwargs={"slug": found.slug, "code": found.code})
        )
    now = clock.now().astimezone(clock.AMSTERDAM).replace(tzinfo=None)
    page = initiative_page.shown(found, language(), now)
    context = {"page": page, "initiative": found, "schema_org": linked_data.about(page)}
    return render(request, "initiatives/initiative.html", context)
