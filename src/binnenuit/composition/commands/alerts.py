"""`binnenuit alerts`."""

import click

from binnenuit.domain.initiatives.service import look_for_alerts
from binnenuit.domain.initiatives.web.alerts.finding import find
from binnenuit.kernel.authority import SYSTEM


@click.command()
def command() -> None:
    """Look for what is new in the searches that people follow, and write them a mail; again changes nothing."""
    sent, ended = look_for_alerts(find, actor=SYSTEM)
    click.echo(f"{sent:,} mails written, {ended:,} ended.")
