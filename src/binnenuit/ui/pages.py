"""What every visitor page has in common."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt

from binnenuit.ui.languages import LANGUAGES
from binnenuit.ui.weight import light

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)
V = TypeVar("V", bound=Callable[..., object])


def public_page(
    view: Callable[Concatenate[HttpRequest, P], R],
) -> Callable[Concatenate[HttpRequest, P], R | HttpResponseNotAllowed]:
    """Declare that everyone may see this page, by GET or HEAD; the architecture tests ask it of every view.

    It is sent compressed, and not again to who has it already (`weight`).
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> R | HttpResponseNotAllowed:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return cast("R", light(request, view(request, *args, **kwargs)))

    guarded.audience = "everyone"  # type: ignore[attr-defined]
    guarded.for_visitors = True  # type: ignore[attr-defined]
    return cast("Callable[Concatenate[HttpRequest, P], R | HttpResponseNotAllowed]", guarded)


def public_form(
    view: Callable[Concatenate[HttpRequest, P], R],
) -> Callable[Concatenate[HttpRequest, P], R | HttpResponseNotAllowed]:
    """Declare that everyone may see and send this form, without a cookie; nothing of it is kept by browser or proxy.

    There is no session that a foreign page could misuse, so there is no token against that either; what keeps spam
    out is `form_guard`.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> R | HttpResponseNotAllowed:
        if request.method not in {"GET", "HEAD", "POST"}:
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    guarded.audience = "everyone"  # type: ignore[attr-defined]
    guarded.for_visitors = True  # type: ignore[attr-defined]
    return csrf_exempt(cast("Callable[Concatenate[HttpRequest, P], R | HttpResponseNotAllowed]", guarded))


def for_builders(view: V) -> V:
    """Declare that a public page is for who builds, not for visitors: it is in the complete languages only."""
    view.for_visitors = False  # type: ignore[attr-defined]
    return view


def languages_of(view: Callable[..., object] | None) -> tuple[str, ...]:
    """Return the tags of the languages in which `view` can be read, in the order of the menu; None: no page was found.

    Visitors' pages are in all of them, others (staff screens) in those whose texts are complete.
    """
    everywhere = view is None or getattr(view, "for_visitors", False)
    return tuple(tag for tag, one in LANGUAGES.items() if one.complete or everywhere)
