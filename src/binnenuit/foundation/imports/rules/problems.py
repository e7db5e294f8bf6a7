"""The names of what an import finds wrong itself: with a step that can't be taken now, with a row, or with a run."""

from collections.abc import Sequence
from typing import Literal, get_args

from binnenuit.kernel.errors import BinnenuitError, ChangedSince, NotAllowed, NotFound, Refused
from binnenuit.kernel.problems import ValidationProblem, Value

OfStep = Literal[
    "columns_fixed",
    "only_who_brought_it",
    "busy",
    "not_now",
    "file_gone",
    "source_busy",
    "undone_already",
    "worked_on",
]
"""Why a step can't be taken."""
OfRow = Literal[
    "key_twice",
    "left_out",
    "not_allowed",
    "not_taken",
    "changed_meanwhile",
    "gone_meanwhile",
    "said",
]
"""What is wrong with a row whatever it is about; `said` has words of its own as `text`, in reports of before."""
OfRun = Literal["role_lost", "not_readable", "our_fault"]
"""Why a worker stopped."""
NAMES: tuple[OfStep | OfRow | OfRun, ...] = (*get_args(OfStep), *get_args(OfRow), *get_args(OfRun))


def problem(name: OfStep | OfRow | OfRun, /, **values: Value) -> ValidationProblem:
    """Return what is wrong."""
    return ValidationProblem(name, values)


def refusal(name: OfStep, /, **values: Value) -> Refused:
    """Return the error that says why a step can't be taken."""
    return Refused([problem(name, **values)])


def problems_of(error: Exception) -> Sequence[ValidationProblem]:
    """Return what an error says is wrong with a row, by names that have words in every language."""
    if isinstance(error, NotAllowed):
        return (problem("not_allowed"),)
    if isinstance(error, Refused):
        return error.problems
    if isinstance(error, ChangedSince):
        return (problem("changed_meanwhile"),)
    if isinstance(error, NotFound):
        return (problem("gone_meanwhile"),)
    if isinstance(error, BinnenuitError):
        return (problem("said", text=str(error)),)
    return (problem("not_taken", why=type(error).__name__),)
