"""`binnenuit prepare`."""

import click

from binnenuit.composition.runtime import preparation


@click.command()
def command() -> None:
    """Make the data folder and database ready; what is ready already is left alone."""
    for line in preparation.prepare():
        click.echo(line)
