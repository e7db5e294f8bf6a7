"""Reading what someone typed: words, "phrases", -exclusions. Any string is a question; none is an error."""

import re
from dataclasses import dataclass

from binnenuit.search.analysis import STOP_WORDS, words

LONGEST = 1_000
"""Characters; what comes after is not read."""
MOST_WORDS = 32
"""Words and phrases together, exclusions among them; what comes after is not read."""
_LONGEST_PHRASE = 12

_PIECE = re.compile(
    r'(?P<minus>(?<!\S)[-−–])?(?:["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]|(?P<word>[^\s"“”„«»]+))'
)


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, folded; `words` without those that say nothing, unless there are no others."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    """Words and phrases that must not be in it; a word is a phrase of one."""
    open_end: bool = False
    """The last word may be the beginning of one: nothing was typed after it."""

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to search for or to leave out."""
        return not (self.words or self.phrases or self.without)


def read(text: str) -> Question:
    """Give the question that `text` is."""
    text = text[:LONGEST]
    plain: list[str] = []
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    for piece in _PIECE.finditer(text):
        folded = tuple(words(piece["word"] if piece["phrase"] is None else piece["phrase"])[:_LONGEST_PHRASE])
        if not folded:
            continue
        if piece["minus"]:
            without.append(folded)
        elif piece["phrase"] is not None and len(folded) > 1:
            phrases.append(folded)
        else:
            plain += folded
    told = [word for word in plain if word not in STOP_WORDS]
    kept = told or (plain if not phrases else [])
    return Question(
        words=tuple(dict.fromkeys(kept))[:MOST_WORDS],
        phrases=tuple(dict.fromkeys(phrases))[: MOST_WORDS // 4],
        without=tuple(dict.fromkeys(without))[: MOST_WORDS // 4],
        open_end=bool(kept) and text[-1:].isalnum() and plain[-1:] == kept[-1:],
    )
