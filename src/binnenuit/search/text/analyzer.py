"""Words as they are compared: the one analysis that texts and questions both get.

Text is cut into words; a word loses its case and accents ("folded") and then, by its language, its
inflection ("stemmed"); Dutch compounds give their parts as well. tantivy only splits at the spaces that
we put between the results: its own Dutch stemmer takes "gezond" and "zon" for one word.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import local

import Stemmer

from binnenuit.search.text.decompounder import Decompounder, word_list
from binnenuit.search.text.scripts import ETHIOPIC, light_stem

LONGEST_WORD = 60
"""Characters; what is longer is no word, and cut off."""
_CACHED = 50_000
"""Words that are remembered, by their forms: nearly all that are said (about 10 MB for each of three tables)."""
_CACHED_ASKED = 20_000
_APOSTROPHES = "'’‘`´ʼʾʿ"
_GENITIVE = tuple("'’`´ʼ")


def _marks() -> str:
    """Return the ranges of marks that belong to the letter before them, for a character class."""
    codes = [code for code in range(0x300, 0x1C00) if unicodedata.category(chr(code)) in {"Mn", "Mc"}]
    return "".join(map(chr, codes)) + "\u0640\u200c\u200d"


# Possessive and by runs: a third faster than letter by letter.
_LETTERS_IN_A_ROW = rf"(?:[^\W_]++|[{_marks()}]++)++"
_WORD = re.compile(rf"{_LETTERS_IN_A_ROW}(?:[{_APOSTROPHES}]{_LETTERS_IN_A_ROW})*+")

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ؤ": "و", "ئ": "ي"}
)
_ONE_FORM = _ARABIC | ETHIOPIC
_FIRST_ACCENT, _LAST_ACCENT = 0x300, 0x36F
_FIRST_VOWEL_SIGN, _LAST_VOWEL_SIGN = 0x64B, 0x65F

STOP_WORDS = word_list("stop-words.txt")
"""Words that say too little to ask for when there are others; always kept in phrases."""


@lru_cache(maxsize=_CACHED)
def fold(word: str) -> str:
    """Return `word` without case, accents and vowel signs; "" where nothing is left."""
    if word[-1] in "sS" and word[-2:-1] in _GENITIVE:
        word = word[:-2]  # foto's, women's
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")[:LONGEST_WORD]
    composed = unicodedata.normalize("NFKC", word).translate(_ONE_FORM).casefold()
    apart = unicodedata.normalize("NFKD", composed).translate(_LETTERS)
    plain = unicodedata.normalize("NFC", "".join(character for character in apart if _stays(character)))
    return plain[:LONGEST_WORD]


def _stays(character: str) -> bool:
    code = ord(character)
    if _FIRST_ACCENT <= code <= _LAST_ACCENT or _FIRST_VOWEL_SIGN <= code <= _LAST_VOWEL_SIGN:
        return False
    if code in {0x640, 0x670} or character in _APOSTROPHES:
        return False
    # Vowel signs of the scripts of India and South-East Asia are letters to their readers.
    return character.isalnum() or unicodedata.category(character) in {"Mn", "Mc"}


def tokenize(text: str) -> list[str]:
    """Return the folded words of `text`, in order."""
    return [folded for word in _WORD.findall(text) if (folded := fold(word))]


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Return where each word of `text` begins and ends, and the word folded."""
    for match in _WORD.finditer(text):
        if folded := fold(match.group()):
            yield match.start(), match.end(), folded


def matches(text: str) -> Iterator[re.Match[str]]:
    """Return each word of `text` as it is written, with where it is; `fold` may leave nothing of it."""
    return _WORD.finditer(text)


def without_stop_words(folded: Iterable[str]) -> list[str]:
    """Return the words that say something."""
    return [word for word in folded if word not in STOP_WORDS]


class _Stemmers(local):
    """One pair of stemmers for each thread: they are not made to be shared."""

    def __init__(self) -> None:
        self.dutch = Stemmer.Stemmer("dutch_porter")
        self.english = Stemmer.Stemmer("english")


_stemmers = _Stemmers()


def dutch_stem(word: str) -> str:
    """Return the stem of a folded Dutch word; "brief" and "brieven", "huis" and "huizen" meet."""
    # Plurals of diminutives and of café, which the stemmer leaves alone: maatjes is maatje.
    single = word[:-1] if word.endswith(("jes", "cafes")) else word
    stem: str = _stemmers.dutch.stemWord(single)
    if stem.endswith("v"):
        return f"{stem[:-1]}f"
    return f"{stem[:-1]}s" if stem.endswith("z") else stem


def english_stem(word: str) -> str:
    """Return the stem of a folded English word."""
    stem: str = _stemmers.english.stemWord(word)
    return stem


class Analyzer:
    """The analysis with one list of words to split compounds with; safe to share between threads."""

    def __init__(self, compound_words: Iterable[str]) -> None:
        """Take the words that compounds may be made of, beside the field's own list."""
        self._splitter = Decompounder(compound_words, dutch_stem)
        self._dutch = lru_cache(maxsize=_CACHED)(self._dutch_keys)
        self._english = lru_cache(maxsize=_CACHED)(english_stem)
        self._asked = lru_cache(maxsize=_CACHED_ASKED)(self._asked_keys)
        self._forms = lru_cache(maxsize=_CACHED_ASKED)(self._dutch_forms)

    def index_terms(self, word: str, language: str) -> tuple[str, ...]:
        """Return under what a folded word of a text in `language` is found: its stem, a compound's parts."""
        if language == "nl":
            return self._dutch(word)
        return (self._english(word),) if language == "en" else (light_stem(word),)

    def stemmed(self, folded: Iterable[str], language: str) -> list[str]:
        """Return the keys of folded words, in order: what is indexed."""
        if language == "nl":
            return [key for word in folded for key in self._dutch(word)]
        if language == "en":
            return [self._english(word) for word in folded]
        return [light_stem(word) for word in folded]

    def query_terms(self, word: str) -> tuple[str, ...]:
        """Return the keys that a folded word of a question may have been indexed under, whatever the language."""
        return self._asked(word)

    def stem_variants(self, word: str) -> tuple[str, ...]:
        """Return the stem of a folded Dutch word; of a diminutive also that of the word that it comes from."""
        return self._forms(word)

    def _asked_keys(self, word: str) -> tuple[str, ...]:
        stem, *others = self._forms(word)
        return tuple(dict.fromkeys((stem, self._english(word), word, *others, light_stem(word))))

    def _dutch_forms(self, word: str) -> tuple[str, ...]:
        base = self._splitter.base(word)
        return tuple(dict.fromkeys((self._dutch(word)[0], *((dutch_stem(base),) if base else ()))))

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a folded Dutch compound, as they are written; nothing where it is none."""
        return self._splitter.split(word)

    def head(self, word: str) -> str:
        """Return the word that a folded Dutch compound is a kind of; "" where that is not known."""
        parts = self._splitter.split(word)
        return parts[-1] if parts else self._splitter.head(word)

    def _dutch_keys(self, word: str) -> tuple[str, ...]:
        keys = dict.fromkeys([dutch_stem(word)])
        base = self._splitter.base(word)
        keys.update(dict.fromkeys(map(dutch_stem, (*self._splitter.split(word), *((base,) if base else ())))))
        keys.update(dict.fromkeys(map(dutch_stem, self._splitter.split(base))))
        return tuple(keys)
