"""A second factor that was just set up has been proved in this very session."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.http import HttpRequest

from binnenuit.foundation.accounts.service import FACTOR_ADDED


def watch_factors() -> None:
    """Listen to allauth; harmless when called again."""
    authenticator_added.connect(_note, dispatch_uid="binnenuit-second-factor")


def _note(request: HttpRequest, authenticator: Authenticator, **_more: Any) -> None:
    if authenticator.type in {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}:
        request.session[FACTOR_ADDED] = True
