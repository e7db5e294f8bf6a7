"""`binnenuit export`."""

import os
from pathlib import Path

import click
from tqdm import tqdm

from binnenuit.interchange.export.formats import INITIATIVES
from binnenuit.interchange.export.source import number_of_initiatives
from binnenuit.interchange.hsds import known
from binnenuit.kernel.errors import OperatingError


@click.command()
@click.option("--format", "form", required=True, type=click.Choice(list(INITIATIVES)), help="In which form.")
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write."
)
@click.option(
    "--examples/--no-examples",
    default=True,
    help="Whether made-up initiatives are in it; they are marked as examples.",
)
def command(form: str, out: Path, *, examples: bool) -> None:
    """Write everything that is published to a file; the file is there when it is whole, and not before."""
    total = number_of_initiatives(examples=examples)
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    with tqdm(total=total, unit=" initiatives", disable=None, desc="export") as bar:

        def progress(written: int) -> None:
            bar.update(written)

        try:
            INITIATIVES[form].write(part, known.context(), progress, examples)
            part.replace(out)
        except OSError as error:
            raise OperatingError(f"{out} can't be written ({error.strerror}).") from error
        finally:
            part.unlink(missing_ok=True)
    click.echo(f"{out}: {total:,} initiatives.")
