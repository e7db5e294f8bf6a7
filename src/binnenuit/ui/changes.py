"""How a difference between two versions is said: the same for everything that people keep."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from binnenuit.kernel.differences import Difference, Piece


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A field that differs, in words."""

    label: str
    language: str
    """Of a text: the language's name; else empty."""
    pieces: tuple[Piece, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]
    hidden: bool


def shown(
    one: Difference, label: str, *, language: str = "", say: Callable[[str, Any], str]
) -> ShownDifference:
    """Say what differs: `label` names the field, `language` its language, and `say(field, value)` a value of it."""
    removed, added = one.removed, one.added
    if not one.pieces and not removed and not added:
        removed, added = (one.before,), (one.after,)
    return ShownDifference(
        label=label,
        language=language,
        pieces=one.pieces,
        removed=tuple(filter(None, (say(one.field, item) for item in removed))),
        added=tuple(filter(None, (say(one.field, item) for item in added))),
        hidden=one.hidden,
    )
