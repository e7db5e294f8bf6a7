"""The place in a question: "taalmaatje rotterdam", "eenzaam in Den Haag", "kadın grubu Rotterdam'da", "3014".

Many names of places are ordinary words: Best, Echt, Huizen, Een. What counts as such is told by the lists of
words that we have anyway (small words, parts of compounds, the labels of the thesaurus) and one more list for
what is in none of them. How much a name has to be helped by the words around it then depends on how ordinary it
is; see `_is_meant`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from binnenuit.foundation.places import service as places
from binnenuit.foundation.places.service import Place
from binnenuit.search.parsing.query_parser import Word
from binnenuit.search.text.analyzer import STOP_WORDS, dutch_stem
from binnenuit.search.text.decompounder import word_list
from binnenuit.search.text.scripts import attached, is_arabic

_MOST_WORDS = 5
_KNOWN_TO_MANY = 5_000
"""Inhabitants: the name of a smaller place counts only with a preposition or a capital."""
_LONGEST_ENDING, _SHORTEST_STEM = 3, 6
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_ARTICLES = frozenset({"de", "het", "den", "t", "the", "la", "le"})

_LEADS = tuple(
    sorted(
        (
            tuple(lead.split())
            for lead in (
                "in", "te", "rond", "rondom", "omgeving", "nabij", "dichtbij", "regio", "gemeente", "stad", "plaats",
                "in de buurt van", "buurt van", "in de omgeving van", "omgeving van", "in de regio", "in de gemeente",
                "in de stad", "in gemeente", "in regio", "rondom de stad", "near", "around", "close to", "in the city of",
                "near to", "a", "au", "dans", "pres de", "autour de", "w", "we", "kolo", "u", "v", "в", "у", "біля", "около",
                "en", "cerca de", "langa", "im", "bei", "في", "قرب", "در", "نزدیک", "نزديك",
            )
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip
"""What says that a place follows, as words of a question come (folded); the longest first."""
_WEAK_LEADS = (
    ("bij",),
    ("uit",),
    ("vanuit",),
    ("van",),
    ("from",),
    ("voor",),
    ("naar",),
    ("at",),
    ("z",),
    ("de",),
)
"""What stands before places, but as often before something else ("bij buren")."""
_DROPPED = frozenset({"bij", "uit", "vanuit", "from", "at", "naar"})

_LEAD_ENDS = frozenset(lead[-1] for lead in _LEADS)
_BEFORE = _LEAD_ENDS | _DROPPED
_POSTCODE = re.compile(r"[1-9][0-9]{3}(?:[a-z]{2})?$")
_APOSTROPHE = re.compile("['’‘`´ʼ]")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place and the words of the question that name it; `first` and `last` count words, `last` is not in it."""

    place: Place
    first: int
    last: int
    lead: int
    """Where the preposition before it begins; `first` where there is none."""


def find(text: str, plain: Sequence[Word], is_label_word: Callable[[str], bool]) -> PlaceMention | None:
    """Return the first place that the words of `text` name; `is_label_word` knows everyday words (folded)."""
    for first in range(len(plain)):
        for last in range(first + _longest(text, plain, first), first, -1):
            found = _called(text, plain, first, last)
            if found and _is_meant(found, text, plain, is_label_word):
                return found
    return None


def _longest(text: str, plain: Sequence[Word], first: int) -> int:
    """Return how many words a name that begins with word `first` may have; 0 where no name begins with it."""
    word = plain[first]
    if not word.folded.isascii():
        most = _MOST_WORDS
    elif word.folded[0].isdigit():
        most = 2 if _POSTCODE.match(word.folded) else 0
    else:
        most = places.first_words().get(word.folded, 0)
        if most < _MOST_WORDS and (
            _may_be_inflected(plain, first) or _APOSTROPHE.search(text, word.start, word.end)
        ):
            most = max(most, 2)
    return min(most, len(plain) - first)


def _may_be_inflected(plain: Sequence[Word], first: int) -> bool:
    return first > 0 and plain[first - 1].folded in _LEAD_ENDS and len(plain[first].folded) > _SHORTEST_STEM


def _called(text: str, plain: Sequence[Word], first: int, last: int) -> PlaceMention | None:
    typed = text[_start_of(text, plain[first].start) : plain[last - 1].end]
    found = places.named(typed)
    lead = _lead(plain, first)
    if not found:
        found = _uninflected(typed, has_lead=lead < first)
    return PlaceMention(found[0], first, last, lead) if found else None


def _start_of(text: str, start: int) -> int:
    """Return where a name begins: the apostrophe of 's-Hertogenbosch belongs to it."""
    return start - 1 if start and _APOSTROPHE.fullmatch(text[start - 1]) else start


def _uninflected(typed: str, *, has_lead: bool) -> tuple[Place, ...]:
    """Return the place without what languages write onto its name: Rotterdam'da, w Rotterdamie, بروتردام."""
    base, *endings = _APOSTROPHE.split(typed)
    if endings and endings[-1].isalpha() and len(base) > _LONGEST_ENDING:
        return places.named(base)
    if is_arabic(typed) and attached(typed):
        return places.named(attached(typed))
    if has_lead and typed.isalpha():
        for ending in range(1, _LONGEST_ENDING + 1):
            found = places.named(typed[:-ending]) if len(typed) - ending >= _SHORTEST_STEM else ()
            if found and found[0].population >= _KNOWN_TO_MANY:
                return found
    return ()


def _lead(plain: Sequence[Word], first: int) -> int:
    """Return where the words before a place begin that belong to it; `first` where there are none."""
    if not first or plain[first - 1].folded not in _BEFORE:
        return first
    for lead in _LEADS:
        if _ends_with(plain, first, lead):
            return first - len(lead)
    return first - 1 if first and plain[first - 1].folded in _DROPPED else first


def _ends_with(plain: Sequence[Word], first: int, lead: tuple[str, ...]) -> bool:
    return len(lead) <= first and all(
        plain[first - len(lead) + number].folded == word for number, word in enumerate(lead)
    )


def _is_meant(
    found: PlaceMention, text: str, plain: Sequence[Word], is_label_word: Callable[[str], bool]
) -> bool:
    """Say whether the words are meant as a place.

    A postcode that may be a year, and a name that is an ordinary word: after "in" and the like, or written with
    a capital in a short question (not as its first word, which phones write so by themselves). Small words ("Een",
    "De Wijk"): both. Villages: after any preposition, or with a capital. Everything else: always.
    """
    folded = [word.folded for word in plain[found.first : found.last]]
    strong = found.lead < found.first and plain[found.first - 1].folded not in _DROPPED
    capital = found.first > 0 and text[plain[found.last - 1].start].isupper()
    if found.place.kind == "postcode":
        return strong or len(plain) == 1 or folded != [folded[0]] or not _is_year(folded[0])
    telling = [word for word in folded if word not in _ARTICLES]
    ordinary = len(telling) <= 1 and all(_is_ordinary(word, is_label_word) for word in telling)
    if ordinary and (len(telling) < len(folded) or STOP_WORDS.issuperset(telling)):
        return strong and capital
    if ordinary:
        return (strong and found.place.population >= _KNOWN_TO_MANY) or (
            capital and (strong or _is_short(plain))
        )
    weak = any(_ends_with(plain, found.first, lead) for lead in _WEAK_LEADS)
    return found.place.population >= _KNOWN_TO_MANY or strong or weak or capital or len(plain) == 1


_MOST_WORDS_OF_A_SHORT_QUESTION = 4


def _is_short(plain: Sequence[Word]) -> bool:
    return len(plain) <= _MOST_WORDS_OF_A_SHORT_QUESTION


def _is_year(folded: str) -> bool:
    return folded.isdigit() and _FIRST_YEAR <= int(folded) < _LAST_YEAR


def _is_ordinary(folded: str, is_label_word: Callable[[str], bool]) -> bool:
    """Say whether a name, or a word of one, is an ordinary word as well."""
    if (
        folded in STOP_WORDS
        or folded in word_list("place-words.txt")
        or folded in word_list("no-parts-nl.txt")
    ):
        return True
    parts = word_list("words-nl.txt")
    return folded in parts or dutch_stem(folded) in parts or is_label_word(folded)
