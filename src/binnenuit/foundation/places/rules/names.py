"""One form for every way of writing a place's name."""

import re
import unicodedata

# What nobody types as a place's name; longer texts are cut, so that no text can cost much.
LONGEST = 80

_POSTCODE = re.compile(r"([1-9][0-9]{3})(?: ?[a-z]{2})?")
# Letters that Unicode does not decompose, and Arabic letters that are written in more than one way.
_FOLDED = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ĳ": "ij",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ئ": "ي",
        "ؤ": "و", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك", "ګ": "گ", "ـ": None, "ء": None,
        "\u200c": None, "\u200d": None, "\u200e": None, "\u200f": None,
        "'": " ", "’": " ", "‘": " ", "ʼ": " ", "`": " ", "´": " ",
    }
)  # fmt: skip
# Marks above and below Latin, Greek, Cyrillic, Hebrew and Arabic letters may be left out;
# the vowel signs of Indic scripts may not, for they are the word.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")
# "'s-Hertogenbosch", "s hertogenbosch", "sHertogenbosch".
_GENITIVE = re.compile(r"^s ?(?=(?:gravenhage|hertogenbosch|gravenzande|graveland|gravenpolder|heerenberg)$)")
# Vowel signs that stand beside or on their letter in Indic and other scripts.
_SIGNS = ("Mn", "Mc")


def normalise(text: str) -> str:
    """Return the form in which names are compared: lower case, no accents, one space between words.

    "'s-Hertogenbosch", "S HERTOGENBOSCH" and "’s Hertogenbosch" become "s hertogenbosch"; Arabic
    loses its vowel marks and knows one alef. Any text has a form (perhaps an empty one), which is
    its own form; at most `LONGEST` characters are looked at.
    """
    folded = _fold(text[:LONGEST])
    # Folding may compose letters anew, so once more: the form of a form is that form.
    return _fold(folded)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_FOLDED)
    plain = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", plain)))
    words = "".join(character if _belongs_to_word(character) else " " for character in plain)
    return _GENITIVE.sub("s ", " ".join(words.split()))[:LONGEST].strip()


def _belongs_to_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) in _SIGNS


def postcode_digits(text: str) -> str:
    """Return the four digits of a Dutch postcode ("3014", "3014 AB", "3014ab"), or "" for anything else."""
    found = _POSTCODE.fullmatch(" ".join(text[:LONGEST].lower().split()).strip(" ,.;"))
    return found[1] if found else ""
