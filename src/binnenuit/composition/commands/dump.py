"""`binnenuit dump`."""

import click
from tqdm import tqdm

from binnenuit.interchange.export import dump
from binnenuit.interchange.export.formats import INITIATIVES
from binnenuit.interchange.export.source import number_of_initiatives


@click.command()
def command() -> None:
    """Make the files under /data/ anew, with checksums and catalogue; `serve` does so every night."""
    total = number_of_initiatives(examples=True) * len(INITIATIVES)
    with tqdm(total=total, unit=" initiatives", disable=None, desc="dump") as bar:

        def progress(written: int) -> None:
            bar.update(written)

        made = dump.make(progress)
    click.echo(f"{made.folder}: {len(made.sums)} files.")
