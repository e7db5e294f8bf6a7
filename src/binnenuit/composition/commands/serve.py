"""`binnenuit serve`."""

import click

from binnenuit.composition.runtime import preparation, server


def announce(host: str, port: int) -> None:
    """Say where the site is."""
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Binnenuit is at http://{shown}:{port} - Ctrl-C stops it.")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that answer visitors.",
)
@click.option(
    "--indexer/--no-indexer",
    default=True,
    help="Run the indexer and the queue of mail beside it (one per data folder).",
)
def command(host: str, port: int, workers: int, *, indexer: bool) -> None:
    """Serve the site until Ctrl-C, after making the data folder and database ready."""
    server.check_port(host, port)
    preparation.prepare()
    server.serve(host, port, workers, indexer=indexer, ready=lambda: announce(host, port))
