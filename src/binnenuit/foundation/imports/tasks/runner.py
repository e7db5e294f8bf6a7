"""Reading in a file from its first row to its last: in batches, each whole or not at all; a bad row stops nothing."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import islice

from django.db import transaction

from binnenuit.foundation.imports.actions.runs import begin_run, note_position
from binnenuit.foundation.imports.rules.problems import problem, problems_of
from binnenuit.foundation.imports.rules.rows import Outcome, ParsedRow, RowResult
from binnenuit.foundation.imports.rules.targets import Became, OngoingRun, RowSource, target_of
from binnenuit.kernel.authority import Actor
from binnenuit.kernel.problems import ValidationProblem

BATCH = 100


class _DryBatch(Exception):
    """Takes a batch of a dry run back."""


def _nothing(_results: Sequence[RowResult], _position: int) -> None:
    """Keep nothing beside the rows themselves."""


def _always() -> bool:
    return True


@dataclass
class ImportRunner:
    """One import that is going on."""

    file: RowSource
    kind: str
    """The kind of record that the rows become (`ImportTarget.name`)."""
    source: str
    actor: Actor
    tell: Callable[[RowResult], None]
    """Hears of each row, once its batch is kept."""
    dry: bool = False
    number: int = 0
    """Of the run, for taking it back; 0 of a dry run."""
    position: int = 0
    """Rows that have been dealt with; of a dry run that goes on: were dealt with before."""
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

        Raises `Refused` where the file can't be read further: what was kept before stays.
        """
        run = OngoingRun(0, self.source, self.position)
        if not self.dry:
            run = begin_run(self.kind, self.source, self.file.digest(), actor=self.actor)
        self.number, self.position = run.pk, run.position
        rows = self.file.rows(self.position)
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
            target_of(self.kind).finish(run, actor=self.actor)
            note_position(run, self.position, finished=True, actor=self.actor)
        return True

    def _batch(self, rows: Sequence[ParsedRow], run: OngoingRun) -> None:
        position = self.position + len(rows)
        results: list[RowResult] = []
        with suppress(_DryBatch), transaction.atomic():
            if self.dry:
                run = replace(begin_run(self.kind, self.source, "dry run", actor=self.actor), dry=True)
            results = self._results(rows, run)
            if self.dry:
                raise _DryBatch
            note_position(run, position, finished=False, actor=self.actor)
            self.keep(results, position)
        if self.dry:
            with transaction.atomic():
                self.keep(results, position)
        self.position = position
        for result in results:
            self.counts[result.outcome] += 1
            self.tell(result)

    def _results(self, rows: Sequence[ParsedRow], run: OngoingRun) -> list[RowResult]:
        """Return what becomes of each row of a batch: those without a problem are read in together."""
        problems = [self._problems(row) for row in rows]
        good = [row.incoming for row, wrong in zip(rows, problems, strict=True) if row.incoming and not wrong]
        became = iter(target_of(self.kind).save(good, run, actor=self.actor))
        return [
            _result(row, next(became) if row.incoming and not wrong else wrong)
            for row, wrong in zip(rows, problems, strict=True)
        ]

    def _problems(self, row: ParsedRow) -> list[ValidationProblem]:
        """Return what is wrong with a row before it meets the others, its key among them."""
        problems = list(row.problems)
        if self._seen(row):
            problems.append(problem("key_twice", field="key"))
        return problems

    def _seen(self, row: ParsedRow) -> bool:
        """Return whether a row before had the same key or code, and note those of this one."""
        named = {
            _short(name) for name in (row.key and f"key {row.key}", row.code and f"code {row.code}") if name
        }
        seen = not named.isdisjoint(self._keys)
        self._keys |= named
        return seen


def _result(row: ParsedRow, became: Became | list[ValidationProblem]) -> RowResult:
    if isinstance(became, tuple):
        outcome, code = became
        dropped = tuple(problem("left_out", name=name) for name in row.dropped)
        return RowResult(row.number, row.key, outcome, code, row.title, dropped)
    wrong = problems_of(became) if isinstance(became, Exception) else became
    return RowResult(row.number, row.key, "refused", "", row.title, tuple(wrong))


def _short(key: str) -> bytes:
    return blake2b(key.encode(), digest_size=8).digest()
