"""The command: which queries, on which records, and what to do with the figures."""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

import click
from django.conf import settings

from binnenuit.kernel import clock
from binnenuit.kernel.errors import BadInput
from relevance import corpus, report
from relevance.evaluation import NAME, SUGGESTION, Outcome, evaluate
from relevance.figures import (
    SLACK,
    Figures,
    fallen,
    figures,
    read_baseline,
    write_baseline,
)
from relevance.queries import KINDS, read_queries

_FOLDER = "BINNENUIT_HOME"


@click.command()
@click.option("--failures", is_flag=True, help="Say of each query that fails what came instead.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([*KINDS, NAME, SUGGESTION]),
    help="Only queries of this kind; may be given more than once.",
)
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON.")
@click.option("--here", is_flag=True, help="Measure on this site's own records and index.")
@click.option("--check", is_flag=True, help="Fail where a figure is lower than the baseline.")
@click.option("--write-baseline", "write", is_flag=True, help="Take the present figures as the baseline.")
@click.option("--examples", type=click.IntRange(1), default=corpus.EXAMPLES, hidden=True)
@click.option("--fill", is_flag=True, hidden=True, help="The data folder is empty: fill it first.")
def command(  # noqa: PLR0913 -- the options of a command
    *,
    failures: bool,
    kinds: tuple[str, ...],
    as_json: bool,
    here: bool,
    check: bool,
    write: bool,
    examples: int,
    fill: bool,
) -> None:
    """Ask the judged queries and say how good the answers are; by default on records made for it."""
    if (check or write) and (here or kinds or examples != corpus.EXAMPLES):
        raise BadInput(
            "The baseline is that of all queries on the records made for it: leave the other options out."
        )
    if not here and not fill:
        sys.exit(_apart(sys.argv[1:]))
    with clock.stopped(corpus.DAY) if fill else nullcontext():
        if fill:
            corpus.fill(settings.ENVIRONMENT.home, settings.INDEX_FOLDER, examples)
        outcomes = evaluate(read_queries(), kinds)
    by_kind = figures(outcomes, lambda outcome: outcome.kind)
    if as_json:
        click.echo(_json(outcomes, by_kind))
    else:
        _tell(outcomes, by_kind, failures=failures)
    if write:
        write_baseline(by_kind)
    if check:
        _check(by_kind)


def _apart(arguments: list[str]) -> int:
    """Run the same command in a process of its own, whose data folder is a temporary one; give its exit code.

    The settings are read once in a process, so this one can't take another database.
    """
    with tempfile.TemporaryDirectory(prefix="binnenuit-relevance-") as folder:
        program = [sys.executable, str(Path(__file__).parent), *arguments, "--fill"]
        environment = {**os.environ, _FOLDER: folder, "DATABASE_URL": ""}
        return subprocess.run(program, env=environment, check=False).returncode


def _tell(outcomes: list[Outcome], by_kind: Figures, *, failures: bool) -> None:
    for line in report.table("kind", by_kind):
        click.echo(line)
    click.echo()
    for line in report.table("language", figures(outcomes, lambda outcome: outcome.language)):
        click.echo(line)
    failed = sum(outcome.failed for outcome in outcomes)
    if failures:
        click.echo()
        for line in report.failures(outcomes):
            click.echo(line)
    elif failed:
        click.echo(f"\n{failed} of {len(outcomes)} queries are below what is good; --failures shows them.")


def _json(outcomes: list[Outcome], by_kind: Figures) -> str:
    return json.dumps(
        {
            "kinds": by_kind,
            "languages": figures(outcomes, lambda outcome: outcome.language),
            "queries": [{**asdict(outcome), "failed": outcome.failed} for outcome in outcomes],
        },
        ensure_ascii=False,
        indent=1,
    )


def _check(now: Figures) -> None:
    lower = fallen(now, read_baseline())
    for line in report.warnings(lower):
        click.echo(f"relevance: {line}", err=True)
    if lower:
        click.echo(
            f"relevance: search answers the judged queries worse than before (by more than {SLACK}). See: "
            "python bench/relevance --failures. If the change is right all the same: python bench/relevance --write-baseline",
            err=True,
        )
        sys.exit(1)
