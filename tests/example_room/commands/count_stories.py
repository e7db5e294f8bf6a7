"""`binnenuit count-stories`."""

import click

from tests.example_room.models import Story


@click.command()
def command() -> None:
    """Say how many stories there are."""
    click.echo(f"{Story.objects.count()} stories.")  # type: ignore[attr-defined]
