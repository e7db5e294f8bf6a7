"""What every answer tells the browser not to do, and whether it may keep the answer."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)

NOT_FOUND_AND_WORSE = 400

# Every feature of a browser that could look, listen, locate, measure, pay or tell on a visitor; not every browser
# knows all of them.
_NOBODY = (
    "accelerometer", "attribution-reporting", "autoplay", "bluetooth", "browsing-topics", "camera",
    "captured-surface-control", "clipboard-read", "compute-pressure", "cross-origin-isolated", "display-capture",
    "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get",
    "idle-detection", "keyboard-map", "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials",
    "payment", "picture-in-picture", "private-state-token-issuance", "private-state-token-redemption",
    "screen-wake-lock", "serial", "storage-access", "unload", "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in _NOBODY)
"""What is not in it (copying or sharing an address, a passkey) a browser leaves to ourselves alone by default."""

NOT_KEPT = "no-store"
"""Neither on disk nor for the back button.

For what answers something typed, for what tells what somebody looks for (an initiative,
a concept), and for pages about safety."""
ASKED_AGAIN = "private, no-cache"
"""Kept by the browser alone, and only shown after asking whether it is still right."""


def say_what_may_be_kept(request: HttpRequest, response: HttpResponseBase) -> None:
    """Set Cache-Control on a page whose view did not, and keep answers to a question out of search engines.

    A page that answers what somebody asked (anything behind a "?"), or says that something went wrong, is not kept.
    """
    asked = bool(request.META.get("QUERY_STRING"))
    if asked:
        response.headers.setdefault("X-Robots-Tag", "noindex")
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return
    fleeting = asked or request.method == "POST" or response.status_code >= NOT_FOUND_AND_WORSE
    response.headers.setdefault("Cache-Control", NOT_KEPT if fleeting else ASKED_AGAIN)


def not_kept(view: Callable[Concatenate[HttpRequest, P], R]) -> Callable[Concatenate[HttpRequest, P], R]:
    """Have the browser forget this page as soon as it is left: neither on disk nor for the back button."""

    @wraps(view)
    def fleeting(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> R:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = NOT_KEPT
        return response

    return cast("Callable[Concatenate[HttpRequest, P], R]", fleeting)
