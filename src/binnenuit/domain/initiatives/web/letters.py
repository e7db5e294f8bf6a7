# texts for staff
"""The letters of this room.

Another person may see the mailbox: a subject says nothing of what an initiative is about.
"""

from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.events import (
    ClaimMade,
    ConfirmationAsked,
    SubmissionAnswered,
)
from binnenuit.domain.initiatives.queries.links import LASTS, sign
from binnenuit.domain.initiatives.rules.upkeep import REMINDER_DAYS
from binnenuit.ui.mail import PREVIEW_ADDRESS, PREVIEW_CODE, Letter, MailPreview, send


def _address(name: str, **kwargs: object) -> str:
    """Return the whole address of a page, in the language of the letter."""
    return f"{settings.BASE_URL}{reverse(name, kwargs=kwargs)}"


def ask_to_confirm(event: ConfirmationAsked) -> None:
    """Ask a holder whether everything is still right."""
    send(event.email, event.language, lambda: confirmation(event))


def confirmation(event: ConfirmationAsked) -> Letter:
    """Write the mail that asks to confirm, or reminds of it."""
    token = sign("confirm", event.code)
    first = _("Jullie pagina staat op Binnenuit. Twee keer per jaar vragen we of alles nog klopt.")
    again = _("We vroegen al eerder of jullie pagina op Binnenuit nog klopt. Wil je er even naar kijken?")
    last = _(
        "Dit is de laatste keer dat we het vragen. Daarna zetten we op de pagina dat niemand dit heeft bevestigd."
    )
    opening = first if event.number == 1 else again
    return Letter(
        subject=_("Klopt jullie pagina nog?"),
        paragraphs=(opening, last) if event.number == len(REMINDER_DAYS) else (opening,),
        button=(_("Bekijk en bevestig"), _address("confirm_by_link", token=token)),
        links=((_("Er is iets veranderd"), _address("change_by_link", token=token)),),
        after=(
            _("Je hoeft niet in te loggen. De links werken %(days)s dagen.")
            % {"days": LASTS["confirm"].days},
            _("Krijg je dit en hoort het niet bij jou? Dan hoef je niets te doen."),
        ),
    )


def check_claim(event: ClaimMade) -> None:
    """Ask an organisation whether someone acts for it."""
    send(event.email, event.language, lambda: claim(event))


def claim(event: ClaimMade) -> Letter:
    """Write the mail that asks whether someone may keep the organisation's pages."""
    return Letter(
        subject=_("Mag iemand jullie pagina bijhouden?"),
        paragraphs=(
            _("Iemand wil jullie pagina op Binnenuit bijhouden, voor jullie organisatie."),
            _("Is dat goed? Druk dan op de knop. Je ziet eerst om welke pagina het gaat."),
        ),
        button=(_("Bekijk de vraag"), _address("claim_by_link", token=sign("claim", str(event.submission)))),
        after=(
            _("De link werkt %(days)s dagen, en één keer.") % {"days": LASTS["claim"].days},
            _("Weet je hier niets van? Doe dan niets. Dan verandert er niets."),
        ),
    )


def tell_of_answer(event: SubmissionAnswered) -> None:
    """Tell who handed something in that there is an answer; the answer itself is not in the mail."""
    send(event.email, event.language, answer)


def answer() -> Letter:
    """Write the mail that says that an answer can be read; without the code, which opens everything."""
    return Letter(
        subject=_("Er is een antwoord voor je"),
        paragraphs=(_("Je hebt een bericht gestuurd naar Binnenuit. Er staat een antwoord klaar."),),
        button=(_("Lees het antwoord"), _address("find_submission")),
        after=(
            _("Je hebt de code nodig die je kreeg toen je het verstuurde."),
            _("Krijg je dit en hoort het niet bij jou? Dan hoef je niets te doen."),
        ),
    )


PREVIEWS = (
    *(
        MailPreview(
            f"confirm-{number}",
            partial(confirmation, ConfirmationAsked(PREVIEW_CODE, "", number, PREVIEW_ADDRESS, "nl")),
            order=100 + number,
        )
        for number in range(1, len(REMINDER_DAYS) + 1)
    ),
    MailPreview("claim", partial(claim, ClaimMade(0, "", PREVIEW_ADDRESS, "nl")), order=200),
    MailPreview("answer", answer, order=210),
)
