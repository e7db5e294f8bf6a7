"""In which scopes an organisation lies: its own, and that of where it works, which other rooms know."""

from collections.abc import Callable

from binnenuit.kernel.authority import Subject

WorksIn = Callable[[str], frozenset[str]]
"""Return the scopes ("municipality:GM0599", "theme:...") in which all lies that the organisation with a code does."""
_asked: list[WorksIn] = []


def register_scopes(works_in: WorksIn) -> None:
    """Let a room say where organisations work; without one only roles for the organisation or everywhere count."""
    if works_in not in _asked:
        _asked.append(works_in)


def subject(code: str) -> Subject:
    """Return an organisation as what an action is done to."""
    own = frozenset({f"organisation:{code}"})
    return Subject(code, own.union(*(works_in(code) for works_in in _asked)))
