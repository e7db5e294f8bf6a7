"""Alphabetical order as readers of a language expect it, in letters of any script.

The orders are those of the Unicode CLDR (its collation charts for these languages). A package that does this whole
is heavier than what lists of a hundred names need: PyICU must be compiled, and pyuca takes 0.8 s to load, has had no
release since 2017, and knows no language's own order (it puts the Turkish "ı" behind "i", and "ł" among the "l").
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS: Mapping[str, str] = {
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ar": "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}
_SAME = str.maketrans(
    {"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ة": "ت", "ى": "ي", "ـ": ""}
)
"""Letters that no decomposition leads to the letter under which they stand, where they are none of the alphabet."""
_FIRST = {"tr": str.maketrans("Iİ", "ıi")}
"""Capitals whose small letter is another one in this language."""
_DIGITS, _LETTERS, _OTHERS = 1_000, 2_000, 10_000
"""Where these begin; signs stand before them, letters of other scripts behind."""

Key = tuple[tuple[int, ...], tuple[str, ...], str]


@lru_cache(maxsize=8192)
def alphabetical(text: str, language: str) -> Key:
    """Return the key by which `text` is sorted in a list that is read in `language` (BCP 47).

    Letters decide first; what is on them, and capitals, only where the letters are the same.
    """
    alphabet = _alphabet(language)
    small = text.translate(_FIRST.get(language, {})).lower()
    letters: list[int] = []
    marks: list[str] = []
    for char in unicodedata.normalize("NFC", small):
        if char in alphabet:
            letters.append(alphabet[char])
            continue
        marks.append(char)
        plain = unicodedata.normalize("NFD", char.translate(_SAME))
        letters += [_place(one, alphabet) for one in plain if not unicodedata.combining(one)]
    return tuple(letters), tuple(marks), text


def place_name_key(name: str, language: str) -> Key:
    """Return the key by which Dutch names of places are sorted: 's-Gravenhage stands under the G."""
    return alphabetical(name.removeprefix("'s-").removeprefix("’s-"), language)


@lru_cache(maxsize=64)
def _alphabet(language: str) -> Mapping[str, int]:
    letters = _ALPHABETS.get(language.partition("-")[0], _LATIN)
    return {letter: _LETTERS + number for number, letter in enumerate(letters)}


def _place(char: str, alphabet: Mapping[str, int]) -> int:
    if char in alphabet:
        return alphabet[char]
    if char.isdigit():
        return _DIGITS + unicodedata.digit(char)
    return _OTHERS + ord(char) if char.isalpha() else min(ord(char), _DIGITS - 1)
