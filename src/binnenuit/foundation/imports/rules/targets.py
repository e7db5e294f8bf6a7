"""What a kind of record registers so that files of it are read in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from binnenuit.foundation.imports.rules.rows import ColumnMapping, Outcome, ParsedRow, UndoneRecord
from binnenuit.kernel.authority import Actor
from binnenuit.kernel.problems import ValidationProblem
from binnenuit.kernel.registry import Registry

Became = tuple[Outcome, str] | Exception
"""What happened to a row and the public id; or the error for which nothing did."""


@dataclass(frozen=True, slots=True)
class OngoingRun:
    """A run that is going on, or is being taken back."""

    pk: int
    source: str
    """Whose rows these are; the key of a row says which within its source."""
    position: int = 0
    """Rows that were dealt with before."""
    dry: bool = False
    """Nothing that it does will be kept: what is new need not be written."""
    scopes: frozenset[str] = frozenset()
    """Every scope in which the run lies for who acts."""
    lookups: dict[str, str] = field(default_factory=dict)
    """What the kind of record has looked up, for as long as this lasts."""


class RowSource(Protocol):
    """A file that was recognised."""

    left_out: list[str | ValidationProblem]
    """What of it is not read; known once the first row has been."""

    def digest(self) -> str:
        """Return what tells this file, read in this way, from any other."""

    def rows(self, known: int = 0) -> Iterator[ParsedRow]:
        """Return the rows; of the first `known` no more than the key may be given. Raises `Refused`."""


class OpenFile(Protocol):
    """Opens a file."""

    def __call__(self, path: Path, mapping: ColumnMapping, name: str) -> RowSource:
        """Return its rows; `name` is what it was called where it came from. Raises `Refused` where it can't be read."""


class SaveRows(Protocol):
    """Makes or changes the records that rows are."""

    def __call__(self, rows: Sequence[Any], run: OngoingRun, *, actor: Actor) -> list[Became]:
        """Return what became of each row, in their order; called in a transaction. A bad row stops no other."""


class FinishRun(Protocol):
    """Does what waits until all of the file has been read."""

    def __call__(self, run: OngoingRun, *, actor: Actor) -> None:
        """Finish."""


class TakeBack(Protocol):
    """Takes back what a run did, a batch at a time."""

    def __call__(self, run: OngoingRun, *, actor: Actor) -> Sequence[UndoneRecord]:
        """Return what became of the next records; nothing once all is done. Called in a transaction."""


@dataclass(frozen=True, slots=True)
class ImportTarget:
    """One kind of record that files are read in as."""

    name: str
    """The kind."""
    open: OpenFile
    save: SaveRows
    finish: FinishRun
    take_back: TakeBack
    order: int = 500


import_targets: Registry[ImportTarget] = Registry("import target")


def target_of(kind: str) -> ImportTarget:
    """Return what a kind of record registered; raises `LookupError` where it did not (any more)."""
    found = import_targets.get(kind)
    if found is None:
        raise LookupError(f"no import target named {kind}")
    return found
