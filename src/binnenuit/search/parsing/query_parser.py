"""Reading what someone typed: words, "phrases", -exclusions. Any string is a question; none is an error."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from binnenuit.search.text.analyzer import spans, tokenize, without_stop_words

LONGEST = 1_000
"""Characters; what comes after is not read."""
MOST_WORDS = 32
"""Words and phrases together, exclusions among them; what comes after is not read."""
MOST_PLAIN = 64
"""Words that may be taken for a concept or a place, those that say nothing among them."""
_LONGEST_PHRASE = 12

_PIECE = re.compile(
    r'(?P<minus>(?<!\S)[-−–])?(?:["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]|(?P<word>[^\s"“”„«»]+))'
)


class Word(NamedTuple):
    """A word outside quotation marks and without a minus: it may be taken for something."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ConceptClause:
    """A concept that words of a question were taken for: a record must have it, or those words."""

    codes: tuple[str, ...]
    """Several where the words are a label of several; the broader ones where no record has it."""
    words: tuple[str, ...]
    needed: bool = True
    """False: it only lifts records that have it, because the question says something that tells more."""


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """What was typed, folded; `words` without those that say nothing, unless there are no others."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    """Words and phrases that must not be in it; a word is a phrase of one."""
    last_term_is_prefix: bool = False
    """The last word may be the beginning of one: nothing was typed after it."""
    plain: tuple[Word, ...] = ()
    """All words that may be taken for something, in order, those that say nothing among them."""
    concepts: tuple[ConceptClause, ...] = ()
    """What words were taken for (`interpretation.py`); `words` are those that are left."""
    optional_terms: bool = False
    """A sentence, or in another language: the words beside its concepts need not be in a record."""
    other_language: bool = False
    """In another language than Dutch and English: a word that a record has is no coincidence."""

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to search for or to leave out."""
        return not (self.words or self.phrases or self.without or self.concepts)

    def pairs(self) -> list[tuple[str, str]]:
        """Return the words that were typed right after each other: they may be one word written as two."""
        asked = set(self.words)
        return [
            (one.folded, other.folded)
            for one, other in pairwise(self.plain)
            if one.folded in asked and other.folded in asked and other.start - one.end <= 1
        ]


def parse_query(text: str) -> ParsedQuery:
    """Return the question that `text` is."""
    text = text[:LONGEST]
    told: list[str] = []
    plain: list[Word] = []
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    for piece in _PIECE.finditer(text):
        if piece["phrase"] is None and not piece["minus"]:
            at = piece.start("word")
            found = [Word(folded, at + start, at + end) for start, end, folded in spans(piece["word"])]
            plain += found[:_LONGEST_PHRASE]
            told += [each.folded for each in found[:_LONGEST_PHRASE]]
            continue
        folded = tuple(
            tokenize(piece["word"] if piece["phrase"] is None else piece["phrase"])[:_LONGEST_PHRASE]
        )
        if folded and piece["minus"]:
            without.append(folded)
        elif len(folded) > 1:
            phrases.append(folded)
        else:
            told += folded
    kept = without_stop_words(told) or (told if not phrases else [])
    return ParsedQuery(
        words=tuple(dict.fromkeys(kept))[:MOST_WORDS],
        phrases=tuple(dict.fromkeys(phrases))[: MOST_WORDS // 4],
        without=tuple(dict.fromkeys(without))[: MOST_WORDS // 4],
        last_term_is_prefix=bool(kept) and text[-1:].isalnum() and told[-1:] == kept[-1:],
        plain=tuple(plain[:MOST_PLAIN]),
    )
