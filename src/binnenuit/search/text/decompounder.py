"""Splitting Dutch compounds: "taalmaatje" must be found by "maatje", "huwelijksdwang" by "dwang".

Dutch writes compounds as one word, and no list holds them all: they are made on the spot. What can be
listed are the words that they are made of. The list comes from three places: a short one of the field
(data/words-nl.txt), the labels of the thesaurus, and the words that the indexed texts use often. It is
made when an index is built and kept with it, so that texts and questions are always split alike.
"""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

SHORTEST_COMPOUND = 7
SHORTEST_PART = 4
SHORTEST_KNOWN_PART = 3
"""Parts of the field's own list may be this short ("les", "bus"); a word of the texts may not."""
LONGEST = 40
_LINKS = ("", "s", "en", "n", "e", "er")
"""What may stand between the parts: huwelijk-s-dwang, vrouw-en-groep, kind-er-opvang."""
JOINTS = ("", "s", "en")
"""What is tried between words that were typed apart: buurt huis, huwelijk dwang, vrouw groep."""
_DIMINUTIVES = (("etje", ""), ("kje", "g"), ("pje", ""), ("tje", ""), ("je", ""))
_OWN_WORDS = ("maatje", "meisje", "beetje", "toetje", "ietsje", "sprookje")
"""Diminutives that mean something else than what they come from; so do the compounds that end in them."""


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a file in the data folder; lines that begin with # are comments."""
    lines = (Path(__file__).parents[1] / "data" / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


class Decompounder:
    """Splits words with one list of parts; the same list gives the same parts."""

    def __init__(self, words: Iterable[str], stem: Callable[[str], str]) -> None:
        """Take the folded words of the texts and thesaurus, and the stemmer that makes "maatjes" a "maatje"."""
        self._stem = stem
        self._never = word_list("no-parts-nl.txt")
        long_enough = {word for word in words if len(word) >= SHORTEST_PART}
        self._words = (word_list("words-nl.txt") | long_enough) - self._never
        self._stems = {stem(word) for word in self._words}

    def split(self, word: str) -> tuple[str, ...]:
        """Return the parts of `word` (folded) without what links them; nothing where it is no compound."""
        if not SHORTEST_COMPOUND <= len(word) <= LONGEST or not word.isalpha():
            return ()
        return self._two(word) or self._three(word)

    def base(self, word: str) -> str:
        """Return what a folded diminutive comes from, where that is a known word or compound: groepje is groep."""
        single = word.removesuffix("s")
        if not single.endswith("je") or single.endswith(_OWN_WORDS):
            return ""
        for ending, put_back in _DIMINUTIVES:
            if single.endswith(ending):
                base = single.removesuffix(ending) + put_back
                for each in (base, base[:-1] if base[-2:-1] == base[-1:] else base):
                    if each in self._words or self.split(each):
                        return each
        return ""

    def head(self, word: str) -> str:
        """Return the word that a folded compound with a part that nobody knows is a kind of: an eetclub is a club."""
        cuts = (
            range(SHORTEST_KNOWN_PART, len(word) - SHORTEST_PART + 1)
            if len(word) >= SHORTEST_COMPOUND
            else ()
        )
        return next((word[cut:] for cut in cuts if word[cut:] in self._words), "")

    def _two(self, word: str) -> tuple[str, ...]:
        best: tuple[int, int] = (0, 0)
        found: tuple[str, ...] = ()
        for at in range(SHORTEST_KNOWN_PART, len(word) - SHORTEST_KNOWN_PART + 1):
            last = word[at:]
            quality = self._quality(last)
            if not quality:
                continue
            first, first_quality = self._unlinked(word[:at])
            score = (quality + first_quality, min(len(first), len(last)))
            if first_quality and score > best:
                best, found = score, (first, last)
        return found

    def _three(self, word: str) -> tuple[str, ...]:
        for at in range(len(word) - SHORTEST_KNOWN_PART, SHORTEST_COMPOUND - 1, -1):
            last = word[at:]
            if not self._quality(last):
                continue
            for link in _LINKS:
                head = word[:at].removesuffix(link) if link else word[:at]
                if word[:at].endswith(link) and len(head) >= SHORTEST_COMPOUND and (two := self._two(head)):
                    return (*two, last)
        return ()

    def _unlinked(self, head: str) -> tuple[str, int]:
        """Return the first part without its link, and how sure that is."""
        candidates = (head.removesuffix(link) for link in _LINKS if head.endswith(link))
        return max(((part, self._quality(part)) for part in candidates), key=lambda each: each[1])

    def _quality(self, part: str) -> int:
        """Say how sure it is that `part` is a word: 2 as it stands, 1 by its stem, 0 not."""
        if part in self._never or len(part) < SHORTEST_KNOWN_PART:
            return 0
        if part in self._words:
            return 2
        return 1 if len(part) >= SHORTEST_PART and self._stem(part) in self._stems else 0
