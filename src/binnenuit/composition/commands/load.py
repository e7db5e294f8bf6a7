"""`binnenuit load`."""

from collections.abc import Sequence

import click
from django.db import transaction
from tqdm import tqdm

from binnenuit.composition.runtime import preparation
from binnenuit.domain.programmes import service as programmes
from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.organisations.service import LoadReport
from binnenuit.foundation.vocabulary import service as vocabulary
from binnenuit.kernel.authority import OPERATOR

STEPS = ("concepts", "organisations", "programmes and partnerships")


@click.command()
def command() -> None:
    """Load thesaurus, organisations and programmes, all or nothing; what stands in the database already is left alone.

    Makes the data folder and database ready first: on a new machine this may be the first command.
    """
    preparation.prepare()
    lines: list[str] = []
    # one transaction around all rooms: a mistake in the last file undoes the first one too
    with (
        transaction.atomic(),
        tqdm(total=len(STEPS), unit=" steps", disable=None, desc="load", leave=False) as bar,
    ):
        lines.append(_concepts())
        bar.update()
        lines.append(_organisations())
        bar.update()
        loaded = programmes.load(actor=OPERATOR)
        lines.append(_line("programmes", loaded.programmes))
        lines.append(_line("partnerships", loaded.partnerships))
        bar.update()
    for line in lines:
        click.echo(line)


def _concepts() -> str:
    before = sum(not concept.deprecated for concept in vocabulary.refresh().concepts)
    change = vocabulary.load(actor=OPERATOR)
    if change is None:
        return _counts("concepts", (), (), before)
    touched = len(change.changed) + len(change.deprecated)
    line = _counts("concepts", change.added, change.changed, before - touched)
    return f"{line}, {len(change.deprecated)} no longer in use" if change.deprecated else line


def _organisations() -> str:
    report = organisations.load(actor=OPERATOR)
    line = _line("organisations", report)
    if report.kept:
        return f"{line}, {len(report.kept)} kept as people changed them here ({', '.join(report.kept)})"
    return line


def _line(kind: str, report: LoadReport) -> str:
    return _counts(kind, report.created, report.changed, len(report.unchanged))


def _counts(kind: str, created: Sequence[str], changed: Sequence[str], unchanged: int) -> str:
    return f"{kind}: {len(created)} created, {len(changed)} changed, {unchanged} unchanged"
