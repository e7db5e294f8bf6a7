"""Links in mails: signed, for one purpose, for a time. Who has one may do that one thing, without logging in."""

from datetime import timedelta
from typing import Literal

from django.core import signing

from binnenuit.kernel.errors import NotFound

Purpose = Literal["confirm", "claim"]
LASTS: dict[Purpose, timedelta] = {
    "confirm": timedelta(days=90),
    "claim": timedelta(days=7),
}


def sign(purpose: Purpose, *parts: str) -> str:
    """Return the token of a link; one of another purpose opens nothing with it."""
    return signing.dumps(list(parts), salt=f"binnenuit.initiatives.{purpose}")


def opened(purpose: Purpose, token: str) -> tuple[str, ...]:
    """Return what was signed; raises `NotFound` for what is forged, of another purpose or too old."""
    try:
        parts = signing.loads(token, salt=f"binnenuit.initiatives.{purpose}", max_age=LASTS[purpose])
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise NotFound("no such link, or not any more") from error
    return tuple(str(part) for part in parts)
