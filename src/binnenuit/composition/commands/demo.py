"""`binnenuit demo`."""

import click

from binnenuit.composition import preparation, server
from binnenuit.composition.commands import generate, load, reindex, remove_examples
from binnenuit.composition.commands.serve import announce

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
    server.serve(host, port, workers=1, indexer=True, ready=lambda: announce(host, port))
