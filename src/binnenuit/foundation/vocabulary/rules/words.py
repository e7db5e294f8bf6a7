"""How words are compared, and the index that finds concepts by their labels."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from binnenuit.foundation.vocabulary.rules.concepts import SCHEMES, Concept, Label

_Score = tuple[bool, bool, int, int, int, str]

LONGEST = 100
"""Characters of a typed text that are looked at; no label is longer."""

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_APOSTROPHES = frozenset("'’‘ʼ`´ʾʿ")
# Letters that are written for each other: of Arabic, of Arabic and Persian, and of Tigrinya and Amharic.
_SAME = str.maketrans("أإآىةیکەሠሡሢሣሤሥሦፀፁፂፃፄፅፆኣ", "ااايهيكهሰሱሲሳሴስሶጸጹጺጻጼጽጾአ")


# Accents of Latin, Greek and Cyrillic; vowel signs and tatweel of Arabic. The vowel signs of the scripts
# of India and South-East Asia are letters to their readers and stay.
_ACCENTS = frozenset(map(chr, (*range(0x300, 0x370), *range(0x64B, 0x660), 0x640, 0x670)))


class _Kept(dict[int, str]):
    """What remains of each character, for `str.translate`; filled as characters come by, up to what a script needs."""

    _MOST = 4096

    def __missing__(self, code: int) -> str:
        kept = _kept(chr(code))
        if len(self) < self._MOST:
            self[code] = kept
        return kept


def _kept(character: str) -> str:
    """Return what remains of one character.

    Itself or its plain letter, nothing (an accent), or a space (punctuation).
    """
    if ord(character) in _LETTERS:
        return _LETTERS[ord(character)]
    category = unicodedata.category(character)
    if character in _ACCENTS or character in _APOSTROPHES or category == "Cf":
        return ""
    return " " if category[0] in "PSZC" else character


_KEPT = _Kept()


def normalise(text: str) -> str:
    """Return `text` as it is compared: no case, accents, punctuation or doubled spaces."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())
    # Composed again first, so that أ is one letter; taken apart then, so that é is two.
    folded = unicodedata.normalize("NFKC", text).translate(_SAME).casefold()
    plain = unicodedata.normalize("NFKD", folded).translate(_KEPT)
    return " ".join(unicodedata.normalize("NFC", plain).split())


@dataclass(frozen=True, slots=True)
class Suggested:
    """A concept that fits what was typed."""

    concept_id: str
    scheme: str
    label: str
    """The preferred label in the reader's language."""
    via: str
    """The alternative label that fitted, where it was one; nothing for a hidden label: those are not shown."""


class _Entry(NamedTuple):
    """One label, filed under the place where one of its words begins."""

    key: str
    inside: bool
    """Not the label's first word."""
    rank: int
    concept: int
    label: int


_RANKS = {"preferred": 0, "alternative": 1, "hidden": 2}
_SCHEMES = {scheme: rank for rank, scheme in enumerate(SCHEMES)}
# Nobody who types "ee" looks for "with a" in the middle of a label. The first word of a label always counts.
_SMALL = (
    "a aan and are at bij by dat de die dit do een en for from het i ik in is je met mijn my naar niet not of "
    "om on op or te that the to uit van voor with you your"
)
_SMALL_WORDS = frozenset(_SMALL.split())


_SENTENCE = 4
"""Words in a hidden label that make it a sentence."""


class LabelIndex:
    """Finds concepts by whole labels and by beginnings of their words, without reading all of them."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        """File every label of `concepts`; the deprecated ones are to be left out by the caller."""
        self._concepts = tuple(concepts)
        self._whole: dict[str, list[int]] = {}
        entries: list[_Entry] = []
        for number, concept in enumerate(self._concepts):
            for position, label in enumerate(concept.labels):
                text = normalise(label.text)
                found = self._whole.setdefault(text, [])
                if number not in found:
                    found.append(number)
                rank = _RANKS[label.kind]
                entries.extend(
                    _Entry(text[start:], start > 0, rank, number, position)
                    for start in _word_starts(text, sentence=label.kind == "hidden")
                )
        entries.sort()
        self._entries = entries
        self._keys = [entry.key for entry in entries]

    def find(self, text: str) -> tuple[Concept, ...]:
        """Return the concepts of which some label equals `text`, in any language."""
        return tuple(self._concepts[number] for number in self._whole.get(normalise(text[:LONGEST]), ()))

    def suggest(self, prefix: str, language: str, limit: int) -> tuple[Suggested, ...]:
        """Return at most `limit` concepts with a label of which a word begins as `prefix`, best first."""
        wanted = normalise(prefix[:LONGEST])
        if not wanted or limit <= 0:
            return ()
        first = bisect_left(self._keys, wanted)
        last = bisect_left(self._keys, wanted + "\U0010ffff", first)
        best: dict[int, tuple[_Score, Label]] = {}
        for entry in self._entries[first:last]:
            label = self._concepts[entry.concept].labels[entry.label]
            score = self._score(entry, label, language)
            if entry.concept not in best or score < best[entry.concept][0]:
                best[entry.concept] = (score, label)
        chosen = sorted(best.items(), key=lambda item: item[1][0])[:limit]
        return tuple(self._suggested(number, label, language) for number, (_score, label) in chosen)

    def _score(self, entry: _Entry, label: Label, language: str) -> _Score:
        """Return what suggestions are sorted by: the beginning of a preferred label of a theme comes first."""
        scheme = _SCHEMES[self._concepts[entry.concept].scheme]
        return (entry.inside, label.language != language, entry.rank, scheme, len(label.text), label.text)

    def _suggested(self, number: int, label: Label, language: str) -> Suggested:
        concept = self._concepts[number]
        shown = concept.label(language)
        via = label.text if label.kind != "hidden" and label.text != shown else ""
        return Suggested(concept.id, concept.scheme, shown, via)


def _word_starts(text: str, *, sentence: bool) -> list[int]:
    """Return where the words begin under which a label is filed; a whole `sentence` is typed from its beginning."""
    starts, position = [0], 0
    words = text.split(" ")
    if sentence and len(words) >= _SENTENCE:
        return starts
    for word in words:
        if position and word not in _SMALL_WORDS:
            starts.append(position)
        position += len(word) + 1
    return starts
