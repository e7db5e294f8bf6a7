"""Programmes in programmes and partnerships in partnerships: nothing contains or succeeds itself."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter


class CycleFound(ValueError):
    """Things that contain, or come after, themselves."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        """Take the codes along the cycle, each before what it needs; the first one is also the last."""
        self.codes = codes
        super().__init__(" -> ".join(codes))


def in_order(before: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Order codes so that each stands behind those it needs (its parent, its members); raises `CycleFound`.

    Codes that are only needed are in the answer too.
    """
    try:
        return tuple(TopologicalSorter(before).static_order())
    except CycleError as error:
        raise CycleFound(tuple(reversed(error.args[1]))) from error


def reachable(start: str, steps: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return all that lies below `start`, without itself unless it lies below itself."""
    found: set[str] = set()
    waiting = list(steps.get(start, ()))
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting.extend(steps.get(code, ()))
    return frozenset(found)
