"""Sessions in the database, so that a person can see and end their own: no address is kept."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from binnenuit.foundation.accounts.models.account import Account
from binnenuit.kernel import clock

STARTED, USED, BROWSER = "started", "used", "browser"
"""What we note in a session: seconds since 1970, the same, the kind of browser."""
ACCOUNT = "_auth_user_id"  # Django's name


class AccountSession(AbstractBaseSession):
    """One browser in which someone is logged in, or is about to."""

    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="sessions")
    started = models.DateTimeField(default=clock.now)
    used = models.DateTimeField(default=clock.now)
    browser = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-used"]

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        """Return what reads and writes these sessions."""
        return SessionStore


class SessionStore(DatabaseStore):
    """Keeps beside a session whose it is and when it was used."""

    @classmethod
    def get_model_class(cls) -> type[AccountSession]:
        """Return the model of our own."""
        return AccountSession

    def create_model_instance(self, data: dict[str, Any]) -> AccountSession:
        """Return the row for this session."""
        row = super().create_model_instance(data)
        account = data.get(ACCOUNT)
        return AccountSession(
            session_key=row.session_key,
            session_data=row.session_data,
            expire_date=row.expire_date,
            account_id=int(account) if account else None,
            started=_moment(data.get(STARTED)),
            used=_moment(data.get(USED)),
            browser=data.get(BROWSER, ""),
        )


def _moment(seconds: float | None) -> datetime:
    return clock.now() if seconds is None else datetime.fromtimestamp(seconds, UTC)
