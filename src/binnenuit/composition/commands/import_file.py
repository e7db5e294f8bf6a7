# texts for staff
"""`binnenuit import`."""

import csv
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from django.utils import translation
from django.utils.translation import gettext as _
from tqdm import tqdm

from binnenuit.foundation.imports.service import (
    BACKS,
    OUTCOMES,
    ColumnMapping,
    RowResult,
    UndoneRecord,
    undo_run,
)
from binnenuit.foundation.imports.tasks.runner import ImportRunner
from binnenuit.interchange.importing import report_labels
from binnenuit.interchange.importing.columns import read_mapping
from binnenuit.interchange.importing.source_file import open_file
from binnenuit.interchange.importing.target import KIND
from binnenuit.kernel.authority import OPERATOR
from binnenuit.kernel.errors import NotFound, OperatingError, Refused
from binnenuit.ui.formats import number as figure
from binnenuit.ui.tables import BYTE_ORDER_MARK, safe

Write = Callable[[tuple[str | int, ...]], object]
_FILE = click.Path(path_type=Path)
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


@click.command()
@click.argument("file", required=False, type=_FILE)
@click.option("--mapping", type=_FILE, help="TOML: which column is which field (docs/import.md).")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--report", type=_FILE, help="A CSV file to write, with what became of each row.")
@click.option("--source", default="", help="Whose rows these are; default: the name of the file.")
@click.option("--publish", is_flag=True, help="Publish new ones whose row has no status; default: draft.")
@click.option("--undo", type=int, help="Take back what the import with this number did.")
@click.option(
    "--language",
    type=click.Choice(["nl", "en"]),
    help="Of what is said and reported; default: Dutch where the terminal's is (LANG), else English.",
)
def command(  # noqa: PLR0913 -- one parameter for each option
    file: Path | None,
    mapping: Path | None,
    report: Path | None,
    source: str,
    undo: int | None,
    *,
    language: str | None,
    dry_run: bool,
    publish: bool,
) -> None:
    """Read in initiatives from a file: CSV, XLSX or HSDS; the same file again changes nothing."""
    with translation.override(language or _of_the_terminal()), _worded():
        if undo is not None:
            _undo(undo, report)
            return
        if file is None:
            raise click.UsageError("Name the file to read in, or --undo NUMBER.")
        given = read_mapping(mapping) if mapping else ColumnMapping()
        if publish:
            given = replace(given, defaults={"status": "published", **given.defaults})
        _read(file, given, source or given.source or file.name[:100], report, dry=dry_run)


@contextmanager
def _worded() -> Iterator[None]:
    """Say what is refused in the language of the report."""
    try:
        yield
    except Refused as error:
        raise OperatingError(report_labels.refused(error)) from error


def _of_the_terminal() -> str:
    named = next(filter(None, map(os.environ.get, _LOCALES)), "")
    return "nl" if named.lower().startswith("nl") else "en"


def _read(file: Path, given: ColumnMapping, source: str, report: Path | None, *, dry: bool) -> None:
    opened = open_file(file, given)
    with (
        _report(report, report_labels.header()) as write,
        tqdm(unit=" rows", disable=None, desc="import") as bar,
    ):

        def tell(result: RowResult) -> None:
            bar.update(1)
            write(report_labels.line_of(result))

        importing = ImportRunner(opened, KIND, source, OPERATOR, tell, dry=dry)
        try:
            importing.run()
        except Refused as error:
            raise OperatingError(f"{report_labels.refused(error)}{_kept(importing)}") from error
    for name, of in opened.fields.items():
        click.echo(f"  {name[:60]} -> {of or _('(niet lezen)')}")
    if opened.left_out:
        click.echo(f"{_('Niet gelezen:')} {', '.join(map(report_labels.left_out, opened.left_out))[:2_000]}")
    said = _counted(importing.counts, OUTCOMES)
    if dry:
        click.echo(_("Proef: %(counts)s.") % {"counts": said})
    else:
        click.echo(_("Import %(number)s: %(counts)s.") % {"number": importing.number, "counts": said})


def _counted(counts: Mapping[Any, int], names: Iterable[str]) -> str:
    return ", ".join(f"{figure(counts.get(each, 0))} {report_labels.outcome(each)}" for each in names)


def _kept(importing: ImportRunner) -> str:
    """Say what of a file that can't be read further is there already, and the way back."""
    if not importing.counts.total() or not importing.number:
        return ""
    said = _("Import %(number)s: de %(count)s rijen ervoor zijn verwerkt; --undo draait ze terug.")
    return f" {said % {'number': importing.number, 'count': figure(importing.counts.total())}}"


def _undo(number: int, report: Path | None) -> None:
    counts: Counter[str] = Counter()
    organisations: Counter[str] = Counter()
    header = (_("code"), _("uitkomst"), _("naam"), _("waarom"))
    with _report(report, header) as write, tqdm(unit=" rows", disable=None, desc="undo") as bar:

        def tell(done: Sequence[UndoneRecord]) -> None:
            for each in done:
                (organisations if each.beside else counts)[each.back] += 1
                bar.update(1)
                why = report_labels.said(each.reason) if each.reason else ""
                write((each.code, report_labels.outcome(each.back), each.title, why))

        try:
            undo_run(number, actor=OPERATOR, tell=tell)
        except NotFound as error:
            raise OperatingError(_("Er is geen import %(number)s.") % {"number": number}) from error
    said = _counted(counts, BACKS)
    click.echo(_("Import %(number)s is teruggedraaid: %(counts)s.") % {"number": number, "counts": said})
    if organisations:
        click.echo(_("Organisaties: %(counts)s.") % {"counts": _counted(organisations, ("removed", "left"))})


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
