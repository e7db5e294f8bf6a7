# texts for staff
"""How allauth is dressed here: our letters and texts, no address of a browser kept, secrets enciphered."""

import base64
import hashlib
import hmac
import ipaddress
import time
from collections.abc import Callable
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from binnenuit.foundation.accounts.service import language_of, potential_actor_of
from binnenuit.kernel import clock
from binnenuit.site.accounts.letters import LETTERS
from binnenuit.ui.mail import send

_PROOFS = frozenset({"password", "mfa"})
"""What proves who someone is: following a link from a mail does not."""
_IPV6_NETWORK = 64
"""Bits of an IPv6 address that stand for one household or office."""

MESSAGES: dict[str, Callable[[], str]] = {
    "account/messages/email_confirmation_sent.txt": lambda: _("We hebben je een mail gestuurd met een code."),
    "account/messages/email_confirmed.txt": lambda: _("Je e-mailadres is bevestigd."),
    "account/messages/logged_out.txt": lambda: _("Je bent uitgelogd."),
    "account/messages/password_changed.txt": lambda: _("Je wachtwoord is veranderd."),
    "account/messages/password_set.txt": lambda: _("Je hebt een wachtwoord gekozen."),
    "mfa/messages/totp_activated.txt": lambda: _("Inloggen met codes uit een app staat nu aan."),
    "mfa/messages/totp_deactivated.txt": lambda: _("Inloggen met codes uit een app staat nu uit."),
    "mfa/messages/recovery_codes_generated.txt": lambda: _(
        "Er zijn nieuwe herstelcodes. De oude werken niet meer."
    ),
    "mfa/messages/webauthn_added.txt": lambda: _("Je passkey staat erbij."),
    "mfa/messages/webauthn_removed.txt": lambda: _("De passkey is weggehaald."),
}


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Logging in, as this site does it."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("Dit account kan niet gebruikt worden."),
        "email_password_mismatch": gettext_lazy(
            "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het nog eens."
        ),
        "enter_current_password": gettext_lazy("Typ je huidige wachtwoord."),
        "incorrect_code": gettext_lazy("Deze code klopt niet. Kijk hem na en typ hem nog eens."),
        "incorrect_password": gettext_lazy("Dit wachtwoord klopt niet. Probeer het nog eens."),
        "invalid_or_expired_key": gettext_lazy("Deze link werkt niet meer. Vraag een nieuwe aan."),
        "invalid_password_reset": gettext_lazy("Deze link werkt niet meer. Vraag een nieuwe aan."),
        "same_as_current": gettext_lazy("Dit is al je e-mailadres. Typ een ander adres."),
        "too_many_login_attempts": gettext_lazy(
            "Dit is te vaak misgegaan. Wacht vijf minuten en probeer het dan opnieuw."
        ),
        "rate_limited": gettext_lazy("Dit gaat te snel. Wacht even en probeer het dan opnieuw."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return a mark for the browser's address, to count log-ins by: another one each day, and not to be undone."""
        return browser_mark(super().get_client_ip(request))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead who holds a role to the desk, others to their profile."""
        actor = potential_actor_of(request)
        return reverse("staff_home" if actor.grants else "account_home")

    def is_reauthentication_required(self, *, app: str, **_more: Any) -> bool:
        """Ask once more who someone is before what matters, unless they logged in a moment ago."""
        if not super().is_reauthentication_required(app=app):
            return False
        records = get_authentication_records(self.request, self.request.user)
        recent = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        return not any(record["method"] in _PROOFS and record["at"] > recent for record in records)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send our own letter for this occasion, in the language of the account, else of the page."""
        known = getattr(context.get("user"), "language", "") or language_of(email)
        language = known or translation.get_language()
        send(email, language or settings.LANGUAGE_CODE, lambda: LETTERS[template_prefix](context))

    def add_message(  # noqa: PLR0913, PLR0917 -- allauth's signature
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what has happened, where we have a text for it."""
        if message_template in MESSAGES:
            message = MESSAGES[message_template]()
        if message:
            messages.add_message(request, level, message, extra_tags=extra_tags)

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 -- allauth's signature
        """Keep the language in which someone signed up."""
        user.language = translation.get_language() or settings.LANGUAGE_CODE
        return super().save_user(request, user, form, commit)


def browser_mark(address: str) -> str:
    """Return the mark for an address (of IPv6, its network): a keyed digest that changes with the day.

    It is kept in memory only, as long as the limit runs, and nobody can tell the address from it without the key.
    """
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        parsed = ipaddress.IPv6Network((parsed, _IPV6_NETWORK), strict=False).network_address
    key = hashlib.sha256(f"log-in limits {clock.today()} {settings.SECRET_KEY}".encode()).digest()
    return hmac.new(key, str(parsed).encode(), "sha256").hexdigest()[:32]


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors, as this site keeps them."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("Deze code klopt niet. Kijk hem na en typ hem nog eens."),
        "add_email_blocked": gettext_lazy(
            "Zet eerst de tweede stap uit, dan kun je je e-mailadres veranderen."
        ),
        "unverified_email": gettext_lazy(
            "Bevestig eerst je e-mailadres, dan kun je de tweede stap instellen."
        ),
    }

    def generate_authenticator_name(self, user: Any, type: str) -> str:  # noqa: A002 -- allauth's name
        """Return the name that stands in the form of a new passkey; its owner changes it."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Mijn passkey") if number == 1 else _("Mijn passkey %(number)s") % {"number": number}

    def encrypt(self, text: str) -> str:
        """Encipher a secret with a key that is not in the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret back."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    digest = hashlib.sha256(f"second factors {settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
