"""Reading in a file from its first row to its last: in batches, each whole or not at all; a bad row stops nothing."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import islice

from django.db import DatabaseError, transaction

from binnenuit.domain.initiatives.service.imports import (
    Became,
    Outcome,
    Run,
    begin_import,
    import_rows,
    note_position,
    place_organisations,
)
from binnenuit.interchange.hsds.known import codes_by_id
from binnenuit.interchange.importing import report_labels
from binnenuit.interchange.importing.problems import of_error, of_row
from binnenuit.interchange.importing.rows import ParsedRow
from binnenuit.interchange.importing.source_file import SourceFile
from binnenuit.kernel.authority import Actor
from binnenuit.kernel.errors import BinnenuitError, NotAllowed
from binnenuit.kernel.problems import ValidationProblem

BATCH = 100


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of one row."""

    number: int
    key: str
    outcome: Outcome
    code: str
    title: str
    findings: tuple[ValidationProblem, ...]
    """Why it was refused, or what was left out."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Say the findings in the reader's language."""
        return report_labels.all_said(self.findings)


def line_of(result: RowResult) -> tuple[str | int, ...]:
    """Return a result as a row of the report, in the order of `report_labels.HEADER`, in the reader's language."""
    return (
        result.number,
        result.key[:100],
        report_labels.outcome(result.outcome),
        result.code,
        result.title[:200],
        "\n".join(result.reasons)[:5_000],
    )


class _Undone(Exception):
    """Takes a batch of a dry run back."""


def _nothing(_results: Sequence[RowResult], _position: int) -> None:
    """Keep nothing beside the rows themselves."""


def _always() -> bool:
    return True


@dataclass
class ImportRunner:
    """One import that is going on."""

    opened: SourceFile
    source: str
    actor: Actor
    tell: Callable[[RowResult], None]
    """Hears of each row, once its batch is kept."""
    dry: bool = False
    number: int = 0
    """Of the import, for taking it back; 0 of a dry run."""
    position: int = 0
    """So many rows have been dealt with; of a dry run that goes on: were dealt with before."""
    keep: Callable[[Sequence[RowResult], int], None] = _nothing
    """Gets each batch with the position after it, in the transaction that keeps it (of a dry run.

    In one of its own).
    """
    go_on: Callable[[], bool] = _always
    """Is asked before each batch."""
    counts: Counter[Outcome] = field(default_factory=Counter)
    _keys: set[bytes] = field(default_factory=set)

    def run(self) -> bool:
        """Read in the rows, and say whether that was all of them; called again it goes on.

        Raises `BadInput` where the file can't be read further: what was kept before stays.
        """
        run = Run(0, self.source, self.position)
        if not self.dry:
            run = begin_import(self.source, self.opened.digest(), actor=self.actor)
        self.number, self.position = run.pk, run.position
        rows = self.opened.rows(self.position)
        for row in islice(rows, self.position):
            self._seen(row)
        while self.go_on():
            batch = list(islice(rows, BATCH))
            if not batch:
                break
            self._batch(batch, run)
        else:
            return False
        if not self.dry:
            place_organisations(run, codes_by_id, actor=self.actor)
            note_position(run, self.position, finished=True, actor=self.actor)
        return True

    def _batch(self, rows: Sequence[ParsedRow], run: Run) -> None:
        position = self.position + len(rows)
        results: list[RowResult] = []
        with suppress(_Undone), transaction.atomic():
            if self.dry:
                run = replace(begin_import(self.source, "dry run", actor=self.actor), dry=True)
            results = self._results(rows, run)
            if self.dry:
                raise _Undone
            note_position(run, position, finished=False, actor=self.actor)
            self.keep(results, position)
        if self.dry:
            with transaction.atomic():
                self.keep(results, position)
        self.position = position
        for result in results:
            self.counts[result.outcome] += 1
            self.tell(result)

    def _results(self, rows: Sequence[ParsedRow], run: Run) -> list[RowResult]:
        """Return what becomes of each row of a batch: those without a problem are read in together."""
        problems = [self._problems(row) for row in rows]
        good = [row.incoming for row, wrong in zip(rows, problems, strict=True) if row.incoming and not wrong]
        became = iter(import_rows(good, run, actor=self.actor))
        return [
            _result(row, next(became) if row.incoming and not wrong else wrong)
            for row, wrong in zip(rows, problems, strict=True)
        ]

    def _problems(self, row: ParsedRow) -> list[ValidationProblem]:
        """Return what is wrong with a row before it meets the others, its key among them."""
        problems = list(row.problems)
        if self._seen(row):
            problems.append(of_row("key_twice", field="key"))
        return problems

    def _seen(self, row: ParsedRow) -> bool:
        """Say whether a row before had the same key or code, and note those of this one."""
        named = {
            _short(name) for name in (row.key and f"key {row.key}", row.code and f"code {row.code}") if name
        }
        seen = not named.isdisjoint(self._keys)
        self._keys |= named
        return seen


def _result(row: ParsedRow, became: Became | list[ValidationProblem]) -> RowResult:
    if isinstance(became, tuple):
        outcome, code = became
        dropped = tuple(of_row("left_out", name=name) for name in row.dropped)
        return RowResult(row.number, row.key, outcome, code, row.title, dropped)
    return RowResult(row.number, row.key, "refused", "", row.title, tuple(_why(became)))


def _why(became: BinnenuitError | DatabaseError | list[ValidationProblem]) -> Sequence[ValidationProblem]:
    if isinstance(became, NotAllowed):
        return (of_row("not_allowed"),)
    if isinstance(became, BinnenuitError):
        return of_error(became)
    if isinstance(became, DatabaseError):
        return (of_row("not_taken", why=type(became).__name__),)
    return became


def _short(key: str) -> bytes:
    return blake2b(key.encode(), digest_size=8).digest()
