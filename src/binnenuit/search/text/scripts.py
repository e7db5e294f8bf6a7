"""Scripts that need more than folding: what is written onto an Arabic word, and Ethiopic letters of one sound.

Arabic writes the article and short words onto the next word, and endings onto the one before: الزواج is "the
marriage". The affixes are those of the "light10" stemmer (Larkey, Ballesteros and Connell, 2007), which does
better in search than finding roots, and leaves Persian, Kurdish and Urdu words nearly as they are.
"""

_ARABIC_FIRST, _ARABIC_LAST = "\u0600", "\u06ff"
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_AND = "و"
_ATTACHED = frozenset("وبلكف")
_SHORTEST = 2
_SHORTEST_AFTER_LETTER = 3

_SERIES = 8


def _homophones() -> dict[int, int]:
    """Return the letters that sound alike in Amharic and are written for each other: ሐ and ኀ as ሀ, ሠ as ሰ, ..."""
    bases = {0x1210: 0x1200, 0x1280: 0x1200, 0x1220: 0x1230, 0x12D0: 0x12A0, 0x1340: 0x1338}
    return {one + order: other + order for one, other in bases.items() for order in range(_SERIES - 1)}


ETHIOPIC = _homophones()
"""For `str.translate`."""


def is_arabic(word: str) -> bool:
    """Say whether a folded word is written in Arabic letters."""
    return _ARABIC_FIRST <= word[0] <= _ARABIC_LAST


def light_stem(word: str) -> str:
    """Return a folded word without what Arabic writes onto it; words of other scripts as they are."""
    if not is_arabic(word):
        return word
    if word.startswith(_AND) and len(word) > _SHORTEST_AFTER_LETTER:
        word = word[1:]
    word = _without_prefix(word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            word = word[: -len(suffix)]
    return word


def _without_prefix(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            return word[len(prefix) :]
    return word


def attached(word: str) -> str:
    """Return an Arabic word without the "in", "for", "and" or "as" that may be its first letter; "" where it can't."""
    return word[1:] if word[0] in _ATTACHED and len(word) > _SHORTEST_AFTER_LETTER else ""
