"""`binnenuit remove-examples`."""

import click
from tqdm import tqdm

from binnenuit.domain.initiatives.service.examples import remove_examples
from binnenuit.kernel.authority import OPERATOR


@click.command()
def command() -> None:
    """Take the example initiatives and their organisations away."""
    # disable=None: no bar where the output is no terminal
    with tqdm(unit=" initiatives", disable=None) as bar:
        removed = remove_examples(actor=OPERATOR, progress=bar.update)
    click.echo(f"{removed:,} example initiatives removed, and the organisations that were made for them.")
