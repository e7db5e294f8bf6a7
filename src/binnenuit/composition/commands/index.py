"""`binnenuit index`."""

import os
import signal
from threading import Event, Thread

import click
from django.conf import settings
from tqdm import tqdm

from binnenuit.search import building, indexer

_LOOK_SECONDS = 1


@click.command()
@click.option("--quiet", is_flag=True, help="Say nothing but what is wrong.")
@click.option("--beside", type=int, metavar="PID", help="End when this process, which started it, has ended.")
def command(*, quiet: bool, beside: int | None) -> None:
    """Follow the changes until Ctrl-C; builds the index first where there is none that fits."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    if beside is not None:
        Thread(target=_end_with, args=(beside, stop), daemon=True).start()
    with tqdm(unit=" records", disable=True if quiet else None, desc="index", leave=False) as bar:

        def progress(added: int) -> None:
            bar.total = bar.total or building.expected()
            bar.update(added)

        said = Event()

        def ready() -> None:
            if not quiet and not said.is_set():
                said.set()
                click.echo("The search index is up to date and follows the changes. Ctrl-C stops it.")

        indexer.follow(settings.INDEX_FOLDER, stop, progress, ready)


def _end_with(parent: int, stop: Event) -> None:
    """Stop as soon as the server that started this process is gone, however it went."""
    while os.getppid() == parent and not stop.wait(_LOOK_SECONDS):
        pass
    stop.set()
