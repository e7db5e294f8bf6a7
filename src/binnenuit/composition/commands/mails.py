"""`binnenuit mails`."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import click
from django.conf import settings
from django.utils import translation

from binnenuit.domain.initiatives.events import ClaimMade, ConfirmationAsked
from binnenuit.domain.initiatives.rules.upkeep import REMINDER_DAYS
from binnenuit.domain.initiatives.web import letters
from binnenuit.foundation.saved_searches.events import SavedSearchAsked, SavedSearchFound
from binnenuit.foundation.saved_searches.service import LASTS_DAYS
from binnenuit.kernel import clock
from binnenuit.kernel.errors import OperatingError
from binnenuit.site.search.alerts import emails
from binnenuit.ui.mail import Letter, as_html, as_text

_CODE = "0" * 10
_TO = "iemand@voorbeeld.nl"


def shown() -> dict[str, Callable[[], Letter]]:
    """Return every letter of the upkeep by the name of its file, with values that lead nowhere."""

    def confirmation(number: int) -> Callable[[], Letter]:
        return lambda: letters.confirmation(ConfirmationAsked(_CODE, "", number, _TO, "nl"))

    found = {f"confirm-{number}": confirmation(number) for number in range(1, len(REMINDER_DAYS) + 1)}
    found["claim"] = lambda: letters.claim(ClaimMade(0, "", _TO, "nl"))
    found["answer"] = letters.answer
    found["alert-asked"] = lambda: emails.alert_asked(SavedSearchAsked(_CODE, _TO, "nl"))
    ends = clock.today() + timedelta(days=LASTS_DAYS)
    found["alert-found"] = lambda: emails.alert_found(SavedSearchFound(_CODE, 2, ends, _TO, "nl"))
    return found


@click.command()
@click.option(
    "--preview",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into.",
)
def command(preview: Path) -> None:
    """Write each mail as text and as HTML, in each language of the interface; sends nothing."""
    try:
        preview.mkdir(parents=True, exist_ok=True)
        for language, _name in settings.LANGUAGES:
            for name, letter in shown().items():
                with translation.override(language):
                    made = letter()
                    start = preview / f"{name}-{language}"
                    start.with_suffix(".txt").write_text(
                        f"{made.subject}\n\n{as_text(made)}", encoding="utf-8"
                    )
                    start.with_suffix(".html").write_text(as_html(made), encoding="utf-8")
    except OSError as error:
        raise OperatingError(
            f"The folder {preview} can't be written ({error.strerror}). Name another one with --preview."
        ) from error
    click.echo(f"The mails are in {preview}.")
