"""`binnenuit mails`."""

from pathlib import Path

import click
from django.conf import settings
from django.utils import translation

from binnenuit.kernel.errors import OperatingError
from binnenuit.ui.mail import as_html, as_text, mail_previews


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
            for each in mail_previews:
                with translation.override(language):
                    made = each.write()
                    start = preview / f"{each.name}-{language}"
                    start.with_suffix(".txt").write_text(
                        f"{made.subject}\n\n{as_text(made)}", encoding="utf-8"
                    )
                    start.with_suffix(".html").write_text(as_html(made), encoding="utf-8")
    except OSError as error:
        raise OperatingError(
            f"The folder {preview} can't be written ({error.strerror}). Name another one with --preview."
        ) from error
    click.echo(f"The mails are in {preview}.")
