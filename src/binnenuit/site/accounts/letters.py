# texts for staff
"""The letters of accounts: to confirm, to choose a password, to say that something about an account changed."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.foundation.accounts import service as accounts
from binnenuit.foundation.accounts.events import PersonInvited
from binnenuit.kernel.authority import SYSTEM
from binnenuit.ui.mail import Letter, send


def address(name: str, **kwargs: object) -> str:
    """Return the whole address of a page, in the language of the letter."""
    return f"{settings.BASE_URL}{reverse(name, kwargs=kwargs or None)}"


def password_address(key: str) -> str:
    """Return the whole address where a password is set with `key`."""
    uid, _dash, token = key.partition("-")
    return address("account_reset_password_from_key", uidb36=uid, key=token)


def invite(event: PersonInvited) -> None:
    """Write to who was invited; the link is made here and stands nowhere else."""
    key = accounts.password_key(event.pk, actor=SYSTEM)
    send(event.email, event.language, lambda: _invitation({"key": key}))


def _invitation(context: Mapping[str, Any]) -> Letter:
    return Letter(
        subject=_("Je account bij Binnenuit"),
        paragraphs=(
            _("Er is een account voor je gemaakt bij Binnenuit. Kies een wachtwoord om het te gebruiken."),
        ),
        button=(_("Kies een wachtwoord"), password_address(context["key"])),
        after=(
            _("De link werkt 3 dagen, en één keer. Daarna kun je op de site om een nieuwe vragen."),
            _("Weet je niet waarom je dit krijgt? Dan hoef je niets te doen."),
        ),
    )


def _confirm(context: Mapping[str, Any]) -> Letter:
    return Letter(
        subject=_("Je code voor Binnenuit"),
        paragraphs=(
            _("Met deze code laat je zien dat dit e-mailadres van jou is. Typ hem over op de site:"),
        ),
        code=context["code"],
        after=(_("De code werkt 15 minuten. Heb je hier niet om gevraagd? Dan hoef je niets te doen."),),
    )


def _known_already(_context: Mapping[str, Any]) -> Letter:
    return Letter(
        subject=_("Je account bij Binnenuit"),
        paragraphs=(
            _("Iemand wilde met dit e-mailadres een account maken. Er is al een account met dit adres."),
            _("Was jij dat? Log dan in, of kies een nieuw wachtwoord als je het niet meer weet."),
        ),
        button=(_("Kies een nieuw wachtwoord"), address("account_reset_password")),
        links=((_("Log in"), address("account_login")),),
        after=(_("Was jij dat niet? Dan hoef je niets te doen."),),
    )


def _unknown(_context: Mapping[str, Any]) -> Letter:
    return Letter(
        subject=_("Je vraag aan Binnenuit"),
        paragraphs=(
            _("Iemand vroeg om een nieuw wachtwoord voor dit e-mailadres. Er is geen account met dit adres."),
            _("Was jij dat? Misschien heb je een ander e-mailadres gebruikt."),
        ),
        after=(_("Was jij dat niet? Dan hoef je niets te doen."),),
    )


def _reset(context: Mapping[str, Any]) -> Letter:
    return Letter(
        subject=_("Een nieuw wachtwoord voor Binnenuit"),
        paragraphs=(_("Je vroeg om een nieuw wachtwoord. Kies het hier:"),),
        button=(_("Kies een nieuw wachtwoord"), password_address(f"{context['uid']}-{context['key']}")),
        after=(
            _("De link werkt 3 dagen, en één keer."),
            _("Heb je hier niet om gevraagd? Dan hoef je niets te doen: je oude wachtwoord blijft werken."),
        ),
    )


def _changed(what: Callable[[], str]) -> Callable[[Mapping[str, Any]], Letter]:
    def write(_context: Mapping[str, Any]) -> Letter:
        return Letter(
            subject=_("Er is iets veranderd aan je account bij Binnenuit"),
            paragraphs=(
                what(),
                _("Was jij dat niet? Kies dan meteen een nieuw wachtwoord en beëindig je andere sessies."),
            ),
            links=((_("Kies een nieuw wachtwoord"), address("account_reset_password")),),
        )

    return write


LETTERS: dict[str, Callable[[Mapping[str, Any]], Letter]] = {
    "account/email/email_confirmation": _confirm,
    "account/email/email_confirmation_signup": _confirm,
    "account/email/account_already_exists": _known_already,
    "account/email/unknown_account": _unknown,
    "account/email/password_reset_key": _reset,
    "account/email/password_reset": _changed(lambda: _("Je hebt een nieuw wachtwoord gekozen.")),
    "account/email/password_changed": _changed(lambda: _("Je wachtwoord is veranderd.")),
    "account/email/password_set": _changed(lambda: _("Je hebt een wachtwoord gekozen.")),
    "account/email/email_confirm": _changed(lambda: _("Je e-mailadres is bevestigd.")),
    "account/email/email_changed": _changed(lambda: _("Het e-mailadres van je account is veranderd.")),
    "account/email/email_deleted": _changed(lambda: _("Dit e-mailadres hoort niet meer bij je account.")),
    "mfa/email/totp_activated": _changed(lambda: _("Inloggen met codes uit een app staat nu aan.")),
    "mfa/email/totp_deactivated": _changed(lambda: _("Inloggen met codes uit een app staat nu uit.")),
    "mfa/email/recovery_codes_generated": _changed(lambda: _("Er zijn nieuwe herstelcodes gemaakt.")),
    "mfa/email/webauthn_added": _changed(lambda: _("Er is een passkey bij gekomen.")),
    "mfa/email/webauthn_removed": _changed(lambda: _("Er is een passkey weggehaald.")),
    "socialaccount/email/account_connected": _changed(
        lambda: _("Je kunt nu ook inloggen via je organisatie.")
    ),
    "socialaccount/email/account_disconnected": _changed(
        lambda: _("Je kunt niet meer inloggen via je organisatie.")
    ),
}
"""The letter for each occasion that allauth knows."""
