# texts for staff
"""Mail to people, in their language: text and HTML out of one letter, stored together with what it tells of.

A mail waits in the queue of tasks, in the same transaction as the change it tells of: neither is there without the
other. The site's worker (`binnenuit work`) sends it, so no page waits for a mail server, and one that is away for an
hour costs nobody a mail. What was sent is forgotten at once.

Other people may see a screen or a mailbox. A letter therefore names Binnenuit and what there is to do, and never
what someone looked for, asked or told; its subject least of all.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from email.utils import make_msgid
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from binnenuit.kernel import clock
from binnenuit.kernel.registry import Registry
from binnenuit.ui.languages import LANGUAGES, SOURCE

MAIL_LANGUAGES = [(one.tag, one.name) for one in LANGUAGES.values() if one.complete]
"""The languages that mail is written in, with their names; who reads another one gets the source language."""

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=24),
)
"""How long a mail waits after each time that the mail server could not take it; after the last it is given up."""
_REFUSED = 500
"""From this answer on a mail server says that trying again is of no use (RFC 5321, section 4.2.1)."""

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


@dataclass(frozen=True, slots=True)
class MailPreview:
    """A mail with values that lead nowhere, to look at (`binnenuit mails`)."""

    name: str
    """Of the file it is written to."""
    write: Callable[[], Letter]
    order: int = 500


mail_previews: Registry[MailPreview] = Registry("mail preview")
PREVIEW_CODE, PREVIEW_ADDRESS = "0" * 10, "iemand@voorbeeld.nl"
"""Stand in a preview for what a mail is about and for who gets it."""


def send(
    to: str, language: str, write: Callable[[], Letter], *, headers: Mapping[str, str] | None = None
) -> None:
    """Let the letter that `write` gives, made in `language`, be sent once the present transaction is stored.

    A mail server that does not answer is asked again, see `WAITS`. That stops nothing and is logged without the
    address: whatever the person did has been done, and every one of our mails can be asked for again.
    """
    with translation.override(language if language in dict(MAIL_LANGUAGES) else SOURCE):
        letter = write()
        subject, text, html = " ".join(letter.subject.split()), as_text(letter), as_html(letter)
    deliver.enqueue(to=to, subject=subject, text=text, html=html, headers=_headers(headers or {}))


def as_text(letter: Letter) -> str:
    """Return the letter as plain text."""
    parts = [_("Hallo,"), *letter.paragraphs]
    if letter.code:
        parts.append(f"    {letter.code}")
    for label, address in (*((letter.button,) if letter.button else ()), *letter.links):
        parts.append(f"{label}:\n{address}")
    return "\n\n".join([*parts, *letter.after, _("Groeten,") + "\nBinnenuit"]) + "\n"


def as_html(letter: Letter) -> str:
    """Return the letter as a page for mail programs."""
    return render_to_string("ui/mail.html", {"letter": letter})


def _headers(further: Mapping[str, str]) -> dict[str, str]:
    # Auto-Submitted: nobody's out-of-office answers us (RFC 3834). The message's id names our site: Django would ask
    # the network for this machine's name, wait for the answer, and tell it to the reader. It is made once, so that a
    # mail that was sent twice is one mail to the reader's program.
    message_id = make_msgid(domain=urlsplit(settings.BASE_URL).hostname or "localhost")
    return {"Auto-Submitted": "auto-generated", "Message-ID": message_id, **further}


@task()
def deliver(  # noqa: PLR0913 -- a mail has these parts, and the queue stores nothing but plain values
    *, to: str, subject: str, text: str, html: str, headers: dict[str, str], attempt: int = 0
) -> None:
    """Hand a mail to the mail server; one that can't be handed over now is put into the queue again for later."""
    message = EmailMultiAlternatives(subject, text, to=[to], headers=headers)
    message.attach_alternative(html, "text/html")
    try:
        message.send()
    except (OSError, SMTPException) as error:
        # The error of an SMTP server names the reader's address: only its kind is logged.
        final = _is_final(error) or attempt >= len(WAITS)
        outcome = "is given up" if final else "waits"
        logger.warning("a mail could not be sent (%s) and %s: %s", type(error).__name__, outcome, subject)
        if final:
            return
        later = deliver.using(run_after=clock.now() + WAITS[attempt])
        later.enqueue(to=to, subject=subject, text=text, html=html, headers=headers, attempt=attempt + 1)


def _is_final(error: Exception) -> bool:
    """Say whether the mail server will never take this mail."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= _REFUSED for code, _said in error.recipients.values())
    return isinstance(error, SMTPResponseException) and error.smtp_code >= _REFUSED
