"""The room's entry in Django's list of apps, and allauth's, whose middleware stands in ours."""

from allauth.account.apps import AccountConfig
from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, the roles that they hold, and their sessions."""

    name = "binnenuit.foundation.accounts"
    label = "accounts"


class AllauthConfig(AccountConfig):  # type: ignore[misc]
    """Logging in; allauth would have its middleware around every page, we have it around the account's own only."""

    def ready(self) -> None:
        """Register allauth's checks of its settings."""
        from allauth.account import checks  # noqa: F401
