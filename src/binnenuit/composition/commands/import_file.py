"""`binnenuit import`."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from tqdm import tqdm

from binnenuit.composition.importing.columns import Mapping, read_mapping
from binnenuit.composition.importing.opening import open_file
from binnenuit.composition.importing.running import HEADER, Importing, Result, line_of
from binnenuit.domain.initiatives.service import BACKS, Undone, undo_import
from binnenuit.kernel.authority import OPERATOR
from binnenuit.kernel.errors import BadInput, OperatingError
from binnenuit.ui.tables import BYTE_ORDER_MARK, safe

Write = Callable[[tuple[str | int, ...]], object]
_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("file", required=False, type=_FILE)
@click.option("--mapping", type=_FILE, help="TOML: which column is which field (docs/import.md).")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--report", type=_FILE, help="A CSV file to write, with what became of each row.")
@click.option("--source", default="", help="Whose rows these are; default: the name of the file.")
@click.option("--publish", is_flag=True, help="Publish new ones whose row has no status; default: draft.")
@click.option("--undo", type=int, help="Take back what the import with this number did.")
def command(  # noqa: PLR0913 -- one parameter for each option
    file: Path | None,
    mapping: Path | None,
    report: Path | None,
    source: str,
    undo: int | None,
    *,
    dry_run: bool,
    publish: bool,
) -> None:
    """Read in initiatives from a file: CSV, XLSX or HSDS; the same file again changes nothing."""
    if undo is not None:
        _undo(undo, report)
        return
    if file is None:
        raise click.UsageError("Name the file to read in, or --undo NUMBER.")
    given = read_mapping(mapping) if mapping else Mapping()
    if publish:
        given = replace(given, defaults={"status": "published", **given.defaults})
    opened = open_file(file, given)
    with _report(report, HEADER) as write, tqdm(unit=" rows", disable=None, desc="import") as bar:

        def tell(result: Result) -> None:
            bar.update(1)
            write(line_of(result))

        importing = Importing(opened, source or given.source or file.name[:100], OPERATOR, tell, dry=dry_run)
        try:
            importing.run()
        except BadInput as error:
            raise BadInput(f"{error}{_kept(importing)}") from error
    for name, of in opened.fields.items():
        click.echo(f"  {name[:60]} -> {of or '(not read)'}")
    if opened.left_out:
        click.echo(f"Not read: {', '.join(opened.left_out)[:2_000]}")
    counts = importing.counts
    said = ", ".join(f"{counts[each]:,} {each}" for each in ("created", "changed", "unchanged", "refused"))
    click.echo(f"Dry run: {said}." if dry_run else f"Import {importing.number}: {said}.")


def _kept(importing: Importing) -> str:
    """Say what of a file that can't be read further is there already, and the way back."""
    if not importing.counts.total() or not importing.number:
        return ""
    return f" Import {importing.number}: the {importing.counts.total():,} rows before it are dealt with; --undo takes them back."


def _undo(number: int, report: Path | None) -> None:
    counts: Counter[str] = Counter()
    organisations: Counter[str] = Counter()
    header = ("code", "outcome", "title", "reason")
    with _report(report, header) as write, tqdm(unit=" rows", disable=None, desc="undo") as bar:

        def tell(done: Sequence[Undone]) -> None:
            for each in done:
                (organisations if each.organisation else counts)[each.back] += 1
                bar.update(1)
                write((each.code, each.back, each.title, each.reason))

        undo_import(number, actor=OPERATOR, tell=tell)
    said = ", ".join(f"{counts[each]:,} {each}" for each in BACKS)
    click.echo(f"Import {number} was taken back: {said}.")
    if organisations:
        click.echo(f"Organisations: {organisations['removed']:,} removed, {organisations['left']:,} left.")


@contextmanager
def _report(path: Path | None, header: tuple[str, ...]) -> Iterator[Write]:
    if path is None:
        yield lambda _row: None
        return
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(BYTE_ORDER_MARK)
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(header)
            yield lambda row: writer.writerow([safe(cell) for cell in row])
    except OSError as error:
        raise OperatingError(f"{path} can't be written ({error.strerror}).") from error
