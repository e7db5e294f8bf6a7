"""Searches that are followed by mail: sealed, so that the database alone says neither who follows nor what."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from binnenuit.domain.initiatives.models import Alert
from binnenuit.domain.initiatives.queries.links import opened
from binnenuit.domain.initiatives.rules.alerts import is_due
from binnenuit.kernel.errors import NotFound

_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Followed:
    """What is sealed."""

    email: str
    search: str
    """The query string of the search page, "?" included."""
    language: str


@dataclass(frozen=True, slots=True)
class AlertView:
    """One search that is followed, for who has its link."""

    code: str
    followed: Followed
    every: str
    """One of `rules.alerts.EVERY`."""
    started: datetime | None


def seal(followed: Followed) -> bytes:
    """Return what only this site's key opens."""
    return _box().encrypt(json.dumps(asdict(followed)).encode())


def unseal(sealed: bytes | memoryview) -> Followed | None:
    """Return what was sealed; None where the site has another key by now."""
    try:
        return Followed(**json.loads(_box().decrypt(bytes(sealed))))
    except InvalidToken:
        return None


def address_digest(email: str) -> str:
    """Return what tells whether two addresses are the same, to who has this site's key."""
    return _digest("address", email.strip().casefold())


def search_digest(followed: Followed) -> str:
    """Return what tells whether the same person follows the same search."""
    return _digest("search", followed.email.strip().casefold(), followed.search)


def alert_by_token(token: str) -> AlertView:
    """Return the alert that the link in a mail is about; raises `NotFound` where there is none (any more)."""
    (code,) = opened("alert", token)
    row = Alert.objects.filter(code=code).first()
    followed = unseal(row.sealed) if row else None
    if row is None or followed is None:
        raise NotFound("no such alert")
    return AlertView(row.code, followed, row.every, row.started)


def due(now: datetime) -> Iterator[int]:
    """Return the primary keys of the alerts for which it is time to look, in bounded memory."""
    after = 0
    running = Alert.objects.filter(started__isnull=False)
    while rows := list(
        running.filter(pk__gt=after).order_by("pk").values_list("pk", "every", "looked")[:_CHUNK]
    ):
        yield from (pk for pk, every, looked in rows if looked is not None and is_due(every, looked, now))
        after = rows[-1][0]


def _box() -> Fernet:
    return Fernet(urlsafe_b64encode(_key("seal")))


def _digest(purpose: str, *parts: str) -> str:
    return hmac.new(_key(purpose), "\n".join(parts).encode(), hashlib.sha256).hexdigest()


def _key(purpose: str) -> bytes:
    """Return a key of its own for each purpose: the secret key itself is used for nothing twice."""
    return hmac.new(
        settings.SECRET_KEY.encode(), f"binnenuit.alerts.{purpose}".encode(), hashlib.sha256
    ).digest()
