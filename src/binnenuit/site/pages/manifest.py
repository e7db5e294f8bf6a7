"""What a browser may know of the site to keep it under an icon; without a service worker, which leaves traces."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.ui.formats import direction, language
from binnenuit.ui.pages import public_page
from binnenuit.ui.pieces import static

_SECONDS = 24 * 3600
_COLOUR, _PAPER = "#17544f", "#fbf8f3"
"""The colours of the mark."""


@public_page
def manifest(_request: HttpRequest) -> HttpResponse:
    """Return the web app manifest in the language of the address.

    `display` stays "browser": as an app of its own it would have no address bar, and a name in the list of apps.
    """
    content: dict[str, Any] = {
        "name": "Binnenuit",
        "short_name": "Binnenuit",
        "description": _("Vind initiatieven voor zelfbeschikking en sociaal contact bij jou in de buurt."),
        "lang": language(),
        "dir": direction(),
        "start_url": reverse("home"),
        "scope": "/",
        "display": "browser",
        "theme_color": _COLOUR,
        "background_color": _PAPER,
        "icons": [
            {"src": static("ui/mark.svg"), "type": "image/svg+xml", "sizes": "any"},
            *(_icon(size) for size in (192, 512)),
        ],
    }
    response = HttpResponse(orjson.dumps(content), content_type="application/manifest+json")
    response.headers["Cache-Control"] = f"public, max-age={_SECONDS}"
    return response


def _icon(size: int) -> dict[str, str]:
    return {"src": static(f"ui/icon-{size}.png"), "type": "image/png", "sizes": f"{size}x{size}"}
