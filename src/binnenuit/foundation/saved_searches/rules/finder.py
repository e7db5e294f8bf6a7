"""What asks a saved search: the site's search registers itself, since it lies above this room."""

from collections.abc import Callable
from dataclasses import dataclass

from binnenuit.foundation.saved_searches.rules.results import FoundResults


@dataclass(frozen=True, slots=True)
class FollowedSearch:
    """Who follows what; only ever stored sealed."""

    email: str
    search: str
    """The query string of the search page, "?" included."""
    language: str


Find = Callable[[FollowedSearch], FoundResults | None]
"""Asks the search of someone who follows it; None where it can't be asked any more."""

_registered: list[Find] = []


def register_finder(find: Find) -> None:
    """Let `find` ask the searches; the same again is harmless. Raises `ValueError` for a second one."""
    if _registered and _registered != [find]:
        raise ValueError("there is another finder")
    _registered[:] = [find]


def registered_finder() -> Find:
    """Return what asks the searches; raises `LookupError` where nothing registered itself."""
    if not _registered:
        raise LookupError("no search has registered itself")
    return _registered[0]
