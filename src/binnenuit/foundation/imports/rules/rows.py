"""Rows of a file, what becomes of them, and what becomes of their records when that is taken back."""

from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from binnenuit.kernel.problems import ValidationProblem

Outcome = Literal["created", "changed", "unchanged", "refused"]
"""What becomes of a row."""
Back = Literal["removed", "ended", "reverted", "left"]
"""What becomes of a record whose import is taken back."""
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
BACKS: tuple[Back, ...] = get_args(Back)


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How the columns of a file are read."""

    columns: dict[str, str] = field(default_factory=dict)
    """Header: field, or "" for a column that is left out. What is not in it is guessed."""
    defaults: dict[str, str] = field(default_factory=dict)
    """Field: what holds where a row says nothing."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One row as it was understood."""

    number: int
    """As the file counts it."""
    key: str
    incoming: Any
    """What its kind of record saves; nothing where it can't be taken in at all: then `problems` says why."""
    problems: tuple[ValidationProblem, ...] = ()
    """What is wrong; any makes the row refused."""
    dropped: tuple[str, ...] = ()
    """The names of what there is no place for; the row is taken in without it."""
    title: str = ""
    code: str = ""
    """The public id that it says that it has."""


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of one row."""

    number: int
    key: str
    outcome: Outcome
    code: str
    title: str
    problems: tuple[ValidationProblem, ...]
    """Why it was refused, or what was left out."""


@dataclass(frozen=True, slots=True)
class UndoneRecord:
    """What became of one record that an import had made or changed."""

    back: Back
    code: str
    title: str
    reason: ValidationProblem | None = None
    """Why it stays."""
    beside: str = ""
    """The kind of a record that was made for the rows, such as "organisation"; empty for what the rows are."""
