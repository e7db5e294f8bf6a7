"""`binnenuit index`."""

from threading import Event

import click
from django.conf import settings
from tqdm import tqdm

from binnenuit.composition.runtime.parent_watch import told_to_stop
from binnenuit.search.indexing import follower, rebuild


@click.command()
@click.option("--quiet", is_flag=True, help="Say nothing but what is wrong.")
@click.option("--beside", type=int, metavar="PID", help="End when this process, which started it, has ended.")
def command(*, quiet: bool, beside: int | None) -> None:
    """Follow the changes until Ctrl-C; builds the index first where there is none that fits."""
    stop = told_to_stop(beside)
    with tqdm(unit=" records", disable=True if quiet else None, desc="index", leave=False) as bar:

        def progress(added: int) -> None:
            bar.total = bar.total or rebuild.expected()
            bar.update(added)

        said = Event()

        def ready() -> None:
            if not quiet and not said.is_set():
                said.set()
                click.echo("The search index is up to date and follows the changes. Ctrl-C stops it.")

        follower.follow(settings.INDEX_FOLDER, stop, progress, ready)
