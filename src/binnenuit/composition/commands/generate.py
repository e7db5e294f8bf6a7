"""`binnenuit generate`."""

import time

import click
from tqdm import tqdm

from binnenuit.domain.initiatives.service.examples import generate_examples
from binnenuit.kernel.authority import OPERATOR


@click.command()
@click.option(
    "--initiatives",
    type=int,
    default=2000,
    show_default=True,
    help="How many examples there should be.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same examples.")
def command(initiatives: int, seed: int) -> None:
    """Make examples; those of the same seed that are there already stay as they are."""
    started = time.perf_counter()
    # disable=None: no bar where the output is no terminal
    with tqdm(total=max(initiatives, 0), unit=" initiatives", disable=None) as bar:
        made = generate_examples(initiatives, actor=OPERATOR, seed=seed, progress=bar.update)
    seconds = time.perf_counter() - started
    click.echo(
        f"{made:,} example initiatives made in {seconds:.1f} s, "
        f"{initiatives - made:,} were there already (seed {seed})."
    )
