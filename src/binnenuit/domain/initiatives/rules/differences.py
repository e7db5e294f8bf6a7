"""What differs between two contents, field by field, in the order of the form; how it is said is the page's business."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Any, Literal

from binnenuit.domain.initiatives.rules.records import Contact, Content, Location, Text

Kind = Literal["kept", "removed", "added"]
_PIECES = re.compile(r"\s+|[^\s]+")
_LONGEST = 4_000
"""So many words at most are compared word by word; a longer text is shown as a whole, before and after."""
_ALIKE = 0.4
"""Texts that share fewer of their words are shown whole as well: a patchwork of words says nothing."""
_SIMPLE = (
    "organisation",
    "programme",
    "themes",
    "target_groups",
    "forms",
    "languages",
    "locations",
    "areas",
    "schedules",
    "online",
    "online_url",
    "cost",
    "cost_cents",
    "accessibility",
    "participation",
    "minimum_age",
    "maximum_age",
    "contact_via_organisation",
    "period_from",
    "period_until",
)
_LISTS = ("themes", "target_groups", "forms", "languages", "locations", "areas", "schedules")
_CHOICES = ("accessibility", "participation")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and whether it stayed, went or came."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs."""

    field: str
    """Name of the field of `Content`, or "texts.title", "contact.email"."""
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


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """Give every field in which the two differ; nothing where they are equal."""
    return (*_texts(before, after), *_simple(before, after), *_contact(before, after))


def words_compared(before: str, after: str) -> tuple[Piece, ...]:
    """Give `after` against `before`, word by word; the kept and removed pieces make `before`, kept and added `after`."""
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


def _texts(before: Content, after: Content) -> Iterator[Difference]:
    empty = Text("")
    for language in dict.fromkeys((*before.texts, *after.texts)):
        old, new = before.texts.get(language, empty), after.texts.get(language, empty)
        for field in fields(Text):
            left, right = getattr(old, field.name), getattr(new, field.name)
            if left != right:
                pieces = words_compared(left, right)
                yield Difference(f"texts.{field.name}", language, left, right, pieces)


def _simple(before: Content, after: Content) -> Iterator[Difference]:
    for name in _SIMPLE:
        left, right = getattr(before, name), getattr(after, name)
        if left == right:
            continue
        removed, added = ((), ())
        if name in (*_LISTS, *_CHOICES):
            removed, added = _moved(left, right), _moved(right, left)
        hidden = name == "locations" and any(one.hidden for one in _locations(left, right))
        yield Difference(name, "", left, right, (), removed, added, hidden)


def _locations(*lists: Sequence[Location]) -> Iterator[Location]:
    for locations in lists:
        yield from locations


def _moved(of: Sequence[Any], against: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(item for item in of if item not in against)


def _contact(before: Content, after: Content) -> Iterator[Difference]:
    hidden = before.contact_via_organisation or after.contact_via_organisation
    for field in fields(Contact):
        left, right = getattr(before.contact, field.name), getattr(after.contact, field.name)
        if left != right:
            yield Difference(f"contact.{field.name}", "", left, right, hidden=hidden)
