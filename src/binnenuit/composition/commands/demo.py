"""`binnenuit demo`."""

import shlex
import sys
from pathlib import Path

import click
from django.conf import settings

from binnenuit.composition.commands import generate, load, reindex, remove_examples
from binnenuit.composition.commands.serve import announce
from binnenuit.composition.runtime import preparation, server

# The same seed gives the same examples on every machine.
SEED = 1


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
@click.option(
    "--examples",
    default=2000,
    show_default=True,
    type=click.IntRange(0),
    help="How many example initiatives to add.",
)
@click.option(
    "--no-examples", is_flag=True, help="Only the real data; takes examples of an earlier time away."
)
@click.pass_context
def command(ctx: click.Context, host: str, port: int, examples: int, *, no_examples: bool) -> None:
    """Prepare, load the real data, add examples, index and serve; what is done already is left alone."""
    server.check_port(host, port)
    for line in preparation.prepare():
        click.echo(line)
    ctx.invoke(load.command)
    if examples and not no_examples:
        ctx.invoke(generate.command, initiatives=examples, seed=SEED)
    else:
        ctx.invoke(remove_examples.command)
    reindex.where_needed()
    server.serve(host, port, workers=1, indexer=True, ready=lambda: _announce(host, port))


def _announce(host: str, port: int) -> None:
    environment = settings.ENVIRONMENT
    sends = bool(environment.mail)
    for line in way_in(environment.home, environment.base_url, sends=sends, program=sys.argv[0]):
        click.echo(line)
    announce(host, port)


def way_in(home: Path, base_url: str, *, sends: bool, program: str) -> list[str]:
    """Return the lines that say where mail goes (`sends`: to a mail server) and how one gets to see /beheer.

    The command, called as `program`, carries the settings of the demo, so that its link leads here from
    another terminal.
    """
    here = (f"BINNENUIT_HOME={home}", f"BINNENUIT_BASE_URL={base_url}")
    command = shlex.join(
        ["env", *here, program, "accounts", "create-administrator", "--email", "you@example.nl"]
    )
    return [
        "Mail is sent by your mail server."
        if sends
        else f"Mail is written into {home / 'mail'}, and not sent.",
        f"To look at /beheer, make an account in another terminal and open the link that it prints: {command}",
    ]
