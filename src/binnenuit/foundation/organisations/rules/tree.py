"""Organisations that are part of others: their order, and where each stands."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

MAX_DEPTH = 8
"""Levels of a tree of organisations: a department of a branch of a member of an umbrella is at 4."""
_SEPARATOR = "/"


class CycleFound(ValueError):
    """Things that are, step by step, a part of themselves."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        """Take the codes along the cycle, each before its parent; the first one is also the last."""
        self.codes = codes
        super().__init__(" -> ".join(codes))


def parents_first(parents: Mapping[str, str]) -> tuple[str, ...]:
    """Order codes so that each stands behind its parent; raises `CycleFound`.

    `parents` gives each code's parent, empty at the top; parents that are no key themselves are in the answer.
    """
    sorter = TopologicalSorter({code: [parent] if parent else [] for code, parent in parents.items()})
    try:
        return tuple(sorter.static_order())
    except CycleError as error:
        raise CycleFound(tuple(reversed(error.args[1]))) from error


def child_path(parent_path: str, pk: int) -> str:
    """Return the materialised path of record `pk` below `parent_path` (empty at the top), such as `12/40/`."""
    return f"{parent_path}{pk}{_SEPARATOR}"


def depth(path: str) -> int:
    """Return the level of a record by its path; 1 at the top."""
    return path.count(_SEPARATOR)


def moved(path: str, old: str, new: str) -> str:
    """Return the path of a record below `old` once that has become `new`."""
    if not path.startswith(old):
        raise ValueError(f"{path!r} does not lie below {old!r}")
    return new + path[len(old) :]
