"""Searches that are followed by mail: sealed, so that the database alone says neither who follows nor what."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Literal

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core import signing

from binnenuit.foundation.saved_searches.models import SavedSearch
from binnenuit.foundation.saved_searches.rules.finder import FollowedSearch
from binnenuit.foundation.saved_searches.rules.results import LASTS_DAYS, UNANSWERED_DAYS, is_due
from binnenuit.kernel.errors import NotFound

Purpose = Literal["start_alert", "alert"]
"""Of a link in a mail: the first one asks for a yes, every other leads to the search and to stopping."""
_LASTS: dict[Purpose, timedelta] = {
    "start_alert": timedelta(days=UNANSWERED_DAYS),
    # the last mail comes on the last day, and must still be of use for some time
    "alert": timedelta(days=LASTS_DAYS + 60),
}
_CHUNK = 200


@dataclass(frozen=True, slots=True)
class SavedSearchView:
    """One search that is followed, for who has its link."""

    code: str
    followed: FollowedSearch
    frequency: str
    """One of `rules.results.FREQUENCIES`."""
    started: datetime | None


def seal(followed: FollowedSearch) -> bytes:
    """Return what only this site's key opens."""
    return _box().encrypt(json.dumps(asdict(followed)).encode())


def unseal(sealed: bytes | memoryview) -> FollowedSearch | None:
    """Return what was sealed; None where the site has another key by now."""
    try:
        return FollowedSearch(**json.loads(_box().decrypt(bytes(sealed))))
    except InvalidToken:
        return None


def address_digest(email: str) -> str:
    """Return what tells whether two addresses are the same, to who has this site's key."""
    return _digest("address", email.strip().casefold())


def search_digest(followed: FollowedSearch) -> str:
    """Return what tells whether the same person follows the same search."""
    return _digest("search", followed.email.strip().casefold(), followed.search)


def saved_search_by_token(token: str) -> SavedSearchView:
    """Return the saved search that the link in a mail is about; raises `NotFound` where there is none (any more)."""
    row = SavedSearch.objects.filter(code=code_of("alert", token)).first()
    followed = unseal(row.sealed) if row else None
    if row is None or followed is None:
        raise NotFound("no such saved search")
    return SavedSearchView(row.code, followed, row.frequency, row.started)


def sign(purpose: Purpose, code: str) -> str:
    """Return the token of a link in a mail; one of another purpose opens nothing with it."""
    return signing.dumps([code], salt=_salt(purpose))


def code_of(purpose: Purpose, token: str) -> str:
    """Return the code that was signed; raises `NotFound` for what is forged, of another purpose or too old."""
    try:
        (code,) = signing.loads(token, salt=_salt(purpose), max_age=_LASTS[purpose])
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise NotFound("no such link, or not any more") from error
    return str(code)


def due(now: datetime) -> Iterator[int]:
    """Return the primary keys of the saved searches for which it is time to look, in bounded memory."""
    after = 0
    running = SavedSearch.objects.filter(started__isnull=False)
    while rows := list(
        running.filter(pk__gt=after).order_by("pk").values_list("pk", "frequency", "looked")[:_CHUNK]
    ):
        yield from (
            pk for pk, frequency, looked in rows if looked is not None and is_due(frequency, looked, now)
        )
        after = rows[-1][0]


def _salt(purpose: Purpose) -> str:
    # this and the name of the keys below stay what they were before the room was: links in mails that were sent
    # must go on working, and what was sealed must open
    return f"binnenuit.initiatives.{purpose}"


def _box() -> Fernet:
    return Fernet(urlsafe_b64encode(_key("seal")))


def _digest(purpose: str, *parts: str) -> str:
    return hmac.new(_key(purpose), "\n".join(parts).encode(), hashlib.sha256).hexdigest()


def _key(purpose: str) -> bytes:
    """Return a key of its own for each purpose: the secret key itself is used for nothing twice."""
    return hmac.new(
        settings.SECRET_KEY.encode(), f"binnenuit.alerts.{purpose}".encode(), hashlib.sha256
    ).digest()
