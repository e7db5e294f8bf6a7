"""The little language in which a judgement says which records are meant: by what they are, never by their code.

A line is one or more terms with " + " between them, all of which must hold. A term is

- the id of a concept: the record has it, or a narrower one;
- facet=value (`search.facet_kinds`): language=ar, online=yes, cost=free;
- words in quotes: they stand so in title or summary, in any language; the last may go on: 'fiets', 'samen eten';
- one of these with ! before it: it must not hold.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from binnenuit.search.facet_kinds import facet_names

_CONCEPT = re.compile(r"[a-z0-9-]+")
TermKind = Literal["concept", "facet", "word"]


@dataclass(frozen=True, slots=True)
class Term:
    """One condition on a record."""

    kind: TermKind
    value: str
    """Concept id, "facet=value", or words, in lower case."""
    holds: bool = True
    """False: it must not hold."""


Line = tuple[Term, ...]
"""What must hold together."""


def read_line(text: str) -> Line:
    """Read one line of a judgement; raises `ValueError` where a term is none."""
    return tuple(_term(part.strip()) for part in text.split("+"))


def concepts(lines: Iterable[Line]) -> set[str]:
    """Return the ids of all concepts that are named in `lines`."""
    return {term.value for line in lines for term in line if term.kind == "concept"}


def matching(
    line: Line, holding: Callable[[Term], frozenset[int]], everything: frozenset[int]
) -> frozenset[int]:
    """Return the records of `everything` for which the whole line holds; `holding` says for which a term does."""
    found = everything
    for term in line:
        found = found & holding(term) if term.holds else found - holding(term)
    return found


def _term(text: str) -> Term:
    holds = not text.startswith("!")
    text = text.removeprefix("!")
    if len(text) > 2 and text[0] == text[-1] == "'":
        return Term("word", text[1:-1].lower(), holds)
    facet, equals, value = text.partition("=")
    if equals:
        if facet not in facet_names() or not value:
            raise ValueError(f"{text!r} names no facet; known are: {', '.join(facet_names())}")
        return Term("facet", text, holds)
    if not _CONCEPT.fullmatch(text):
        raise ValueError(f"{text!r} is no concept, facet=value or word in quotes")
    return Term("concept", text, holds)
