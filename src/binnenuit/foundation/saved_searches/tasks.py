"""`binnenuit alerts`."""

import click

from binnenuit.foundation.saved_searches.actions import run_saved_searches
from binnenuit.kernel.authority import SYSTEM


@click.command()
def command() -> None:
    """Look for what is new in the searches that people follow, and write them a mail; again changes nothing."""
    sent, ended = run_saved_searches(actor=SYSTEM)
    click.echo(f"{sent:,} mails written, {ended:,} ended.")
