"""What every visitor page has in common."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed

from binnenuit.ui.weight import light

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


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
    return cast("Callable[Concatenate[HttpRequest, P], R | HttpResponseNotAllowed]", guarded)
