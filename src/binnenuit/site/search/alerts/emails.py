# texts for staff
"""The mails to who follows a search. Another person may see the mailbox: they never say what is searched for."""

from datetime import timedelta
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from binnenuit.foundation.saved_searches import service as saved_searches
from binnenuit.foundation.saved_searches.events import SavedSearchAsked, SavedSearchFound
from binnenuit.kernel import clock
from binnenuit.ui.addresses import absolute
from binnenuit.ui.formats import day
from binnenuit.ui.mail import PREVIEW_ADDRESS, PREVIEW_CODE, Letter, MailPreview, send


def _address(name: str, **kwargs: object) -> str:
    """Return the whole address of a page, in the language of the mail."""
    return absolute(reverse(name, kwargs=kwargs))


def ask_for_alert(event: SavedSearchAsked) -> None:
    """Ask the owner of an address whether they want mail."""
    send(event.email, event.language, lambda: alert_asked(event))


def alert_asked(event: SavedSearchAsked) -> Letter:
    """Write the mail that asks whether mail may come; what was searched for is not in it."""
    return Letter(
        subject=_("Wil je bericht van Binnenuit?"),
        paragraphs=(
            _("Iemand vulde dit mailadres in om bericht te krijgen als er iets nieuws is op Binnenuit."),
        ),
        button=(
            _("Ja, stuur mij bericht"),
            _address("alert_start", token=saved_searches.sign("start_alert", event.code)),
        ),
        after=(
            _("De link werkt %(days)s dagen.") % {"days": saved_searches.UNANSWERED_DAYS},
            _("Was jij dit niet? Doe dan niets. Dan krijg je geen bericht, en we wissen je mailadres."),
        ),
    )


def tell_what_is_new(event: SavedSearchFound) -> None:
    """Tell that a search has new results, in a mail that the reader's program can stop by itself (RFC 8058)."""
    stop = _address("alert_stop", token=saved_searches.sign("alert", event.code))
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    send(event.email, event.language, lambda: alert_found(event), headers=headers)


def alert_found(event: SavedSearchFound) -> Letter:
    """Write the mail that says that there is something new, and neither what nor about what."""
    token = saved_searches.sign("alert", event.code)
    said = ngettext(
        "Er is iets nieuws op Binnenuit: %(number)s nieuw resultaat.",
        "Er is iets nieuws op Binnenuit: %(number)s nieuwe resultaten.",
        event.number,
    )
    return Letter(
        subject=_("Er is iets nieuws op Binnenuit"),
        paragraphs=(said % {"number": event.number},),
        button=(_("Bekijk wat er nieuw is"), _address("alert", token=token)),
        links=((_("Stuur mij geen bericht meer"), _address("alert_stop", token=token)),),
        after=(
            _("Dit bericht komt tot en met %(day)s. Daarna stopt het vanzelf, en wissen we je mailadres.")
            % {"day": day(event.ends)},
        ),
    )


def _found_preview() -> Letter:
    ends = clock.today() + timedelta(days=saved_searches.LASTS_DAYS)
    return alert_found(SavedSearchFound(PREVIEW_CODE, 2, ends, PREVIEW_ADDRESS, "nl"))


PREVIEWS = (
    MailPreview(
        "alert-asked", partial(alert_asked, SavedSearchAsked(PREVIEW_CODE, PREVIEW_ADDRESS, "nl")), order=300
    ),
    MailPreview("alert-found", _found_preview, order=310),
)
