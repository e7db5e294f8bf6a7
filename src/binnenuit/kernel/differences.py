"""What differs between two versions of something that people keep: field by field, a text word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

Kind = Literal["kept", "removed", "added"]
_PIECES = re.compile(r"\s+|[^\s]+")
_LONGEST = 4_000
"""So many words at most are compared word by word; a longer text is shown as a whole, before and after."""
_ALIKE = 0.4
"""Texts that share fewer of their words are shown whole as well: a patchwork of words says nothing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and whether it stayed, went or came."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs."""

    field: str
    """Name of the field; of a field with parts such as "texts.title", "contact.email"."""
    language: str
    """Of a text: its language; else empty."""
    before: Any
    after: Any
    pieces: tuple[Piece, ...] = ()
    """Of a text: word by word."""
    removed: tuple[Any, ...] = ()
    added: tuple[Any, ...] = ()
    """Of a list: what went out of it and what came in."""
    hidden: bool = False
    """Holds what visitors may not see (a hidden location or contact)."""


def words_compared(before: str, after: str) -> tuple[Piece, ...]:
    """Return `after` against `before`, word by word.

    The kept and removed pieces make `before`, kept and added `after`.
    """
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    compared = SequenceMatcher(a=old, b=new, autojunk=False)
    words = SequenceMatcher(a=before.split(), b=after.split(), autojunk=False)
    if max(len(old), len(new)) > _LONGEST or words.ratio() < _ALIKE:
        whole = (Piece("removed", before), Piece("added", after))
        return tuple(piece for piece in whole if piece.text)
    pieces: list[Piece] = []
    for step, left, left_end, right, right_end in compared.get_opcodes():
        if step == "equal":
            pieces.append(Piece("kept", "".join(old[left:left_end])))
            continue
        if left < left_end:
            pieces.append(Piece("removed", "".join(old[left:left_end])))
        if right < right_end:
            pieces.append(Piece("added", "".join(new[right:right_end])))
    return tuple(pieces)


def gone_from(of: Sequence[Any], against: Sequence[Any]) -> tuple[Any, ...]:
    """Return what stands in `of` and not in `against`."""
    return tuple(item for item in of if item not in against)
