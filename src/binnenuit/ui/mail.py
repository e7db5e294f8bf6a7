"""Mail to people, in their language: text and HTML out of one letter, sent once what it tells of is stored.

Other people may see a screen or a mailbox. A letter therefore names Binnenuit and what there is to do, and never
what someone looked for, asked or told; its subject least of all.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import make_msgid
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from binnenuit.ui.languages import LANGUAGES, SOURCE

MAIL_LANGUAGES = [(one.tag, one.name) for one in LANGUAGES.values() if one.complete]
"""The languages that mail is written in, with their names; who reads another one gets the source language."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says: all texts in the reader's language."""

    subject: str
    paragraphs: tuple[str, ...]
    button: tuple[str, str] | None = None
    """What to do and the whole address where; the text version spells the address out."""
    code: str = ""
    """A code to type over, shown large."""
    links: tuple[tuple[str, str], ...] = ()
    """Further things that one can do: label and whole address."""
    after: tuple[str, ...] = ()
    """What comes below the button: how long it works, what to do if it was not you."""


def send(
    to: str, language: str, write: Callable[[], Letter], *, headers: Mapping[str, str] | None = None
) -> None:
    """Send the letter that `write` gives, made in `language`, once the present transaction is stored.

    A mail server that does not answer is logged (without the address) and stops nothing: whatever the person did
    has been done, and every one of our mails can be asked for again.
    """
    with translation.override(language if language in dict(MAIL_LANGUAGES) else SOURCE):
        message = _message(to, write(), dict(headers or {}))
    transaction.on_commit(lambda: _deliver(message))


def as_text(letter: Letter) -> str:
    """Give the letter as plain text."""
    parts = [_("Hallo,"), *letter.paragraphs]
    if letter.code:
        parts.append(f"    {letter.code}")
    for label, address in (*((letter.button,) if letter.button else ()), *letter.links):
        parts.append(f"{label}:\n{address}")
    return "\n\n".join([*parts, *letter.after, _("Groeten,") + "\nBinnenuit"]) + "\n"


def as_html(letter: Letter) -> str:
    """Give the letter as a page for mail programs."""
    return render_to_string("ui/mail.html", {"letter": letter})


def _message(to: str, letter: Letter, headers: dict[str, str]) -> EmailMultiAlternatives:
    # Auto-Submitted: nobody's out-of-office answers us (RFC 3834). The message's id names our site: Django would ask
    # the network for this machine's name, wait for the answer, and tell it to the reader.
    message_id = make_msgid(domain=urlsplit(settings.BASE_URL).hostname or "localhost")
    message = EmailMultiAlternatives(
        " ".join(letter.subject.split()),
        as_text(letter),
        to=[to],
        headers={"Auto-Submitted": "auto-generated", "Message-ID": message_id, **headers},
    )
    message.attach_alternative(as_html(letter), "text/html")
    return message


def _deliver(message: EmailMultiAlternatives) -> None:
    try:
        message.send()
    except (OSError, SMTPException):
        logger.exception("a mail could not be sent: %s", message.subject)
