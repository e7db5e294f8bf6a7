"""The labels of the thesaurus, filed so that they are found in a question at once.

A label counts where its words stand in the question in a row, whatever their inflection, or where all its
telling words stand close together in any order: "gedwongen trouwen" in "ik moet trouwen, ben gedwongen".
A Dutch compound is also found by its parts. Words are compared as the label's language is inflected: Dutch
and English by their stems, others as they are written, but for what follows the first letters.

The labels are kept with the index, so that words are taken for the very concepts that its records were filed
under, and asking needs no database.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import Any, NamedTuple

from binnenuit.foundation.vocabulary.service import SCHEMES, Thesaurus
from binnenuit.search.text.analyzer import STOP_WORDS, Analyzer, tokenize, without_stop_words
from binnenuit.search.text.decompounder import JOINTS, word_list
from binnenuit.search.text.scripts import attached, is_arabic, light_stem
from binnenuit.search.text.spelling import edit_distance_at_most

_AS_WRITTEN, _INFLECTED, _NOT_IN_A_ROW = range(3)
MISSPELT = 3

IndexedConcept = tuple[str, str, tuple[str, ...], tuple[tuple[str, str], ...]]
"""A concept as the index keeps it: id, scheme, what is broader, (language, label) with preferred labels first."""

_KINDS = {"preferred": 0, "alternative": 1, "hidden": 2}
_SCHEMES = {scheme: number for number, scheme in enumerate(SCHEMES)}
_SITE_LANGUAGE = ("languages", "nl")
"""Everything is in Dutch: who asks for "Nederlands" wants to learn it."""
_STEMMED = ("nl", "en")
_BEGINNING, _BEGINNING_BESIDE = 5, 4
"""Letters that must be the same where a language puts its endings one after the other; in a label of several words."""
_LOST, _ADDED = 2, 6
"""Letters that a label may lose at its end, and that the question may have there."""
_NAMES = 3
"""Dutch labels of a concept, the preferred one first, whose words a title may have."""
_SLACK = 3
"""Words that may stand between those of a label."""
_EDGE = 3
_CACHED = 30_000
_SHORTEST_STEM = 4
"""Of shorter stems other words may have the same: "weten" is no "wet"."""
_SHORTEST_TYPO, _SHORTEST_TWO_TYPOS = 6, 10
_LAST_LATIN = "\u024f"
_LABEL = ""
"""The key in a node under which the labels that end there are kept; no word is ever this."""


class Entry(NamedTuple):
    """One label."""

    concept: int
    order: tuple[int, int]
    """What wins where two concepts have it: preferred labels, themes."""
    language: str
    text: str
    folded: tuple[str, ...]


class Match(NamedTuple):
    """Words of a question that a concept has a label for."""

    positions: tuple[int, ...]
    looseness: int
    """0: just as the label is written; 1: inflected; 2: not in a row; 3: with a typing error."""
    entry: Entry


Node = dict[str, Any]


def index_labels(thesaurus: Thesaurus) -> tuple[IndexedConcept, ...]:
    """Return what an index keeps of `thesaurus`: the concepts in use that words may be taken for."""
    return tuple(
        (
            concept.id,
            concept.scheme,
            concept.broader,
            tuple(
                (label.language, label.text)
                for label in sorted(concept.labels, key=lambda label: _KINDS[label.kind])
            ),
        )
        for concept in thesaurus.concepts
        if not concept.deprecated and (concept.scheme, concept.notation) != _SITE_LANGUAGE
    )


class LabelMatcher:
    """Finds concepts by their labels; never changes, so threads may share it."""

    def __init__(self, concepts: Sequence[IndexedConcept], analyzer: Analyzer) -> None:
        """File all labels of `concepts`."""
        self._concepts = tuple(concepts)
        self._analyzer = analyzer
        self._rows: dict[str, Node] = {language: {} for language in (*_STEMMED, "")}
        self._bags: dict[str, dict[str, list[tuple[frozenset[str], Entry]]]] = {
            language: {} for language in (*_STEMMED, "")
        }
        self._single: dict[tuple[str, int], list[tuple[str, Entry]]] = defaultdict(list)
        self._inflected: dict[str, set[str]] = defaultdict(set)
        self._native = {analyzer.index_terms(word, "nl")[0] for word in word_list("words-nl.txt")}
        self._marks: dict[str, frozenset[str]] = {}
        self._titles: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._asked = lru_cache(maxsize=_CACHED)(self._asked_keys)
        self._file()

    def code(self, entry: Entry) -> str:
        """Return the id of the concept that a label belongs to."""
        return self._concepts[entry.concept][0]

    def scheme(self, entry: Entry) -> str:
        """Return the scheme of the concept that a label belongs to."""
        return self._concepts[entry.concept][1]

    def broader(self, entry: Entry) -> tuple[str, ...]:
        """Return the ids of what is right above the concept that a label belongs to."""
        return self._concepts[entry.concept][2]

    def is_word(self, folded: str) -> bool:
        """Say whether `folded` is an everyday word of Dutch or English, as far as the labels tell."""
        return folded in STOP_WORDS or not self._native.isdisjoint(self._analyzer.query_terms(folded)[:2])

    def titles(self, code: str) -> tuple[tuple[str, ...], ...]:
        """Return the stems of what a Dutch title about a concept may say: of its name and its first other names."""
        found = self._titles.get(code)
        if found is None:
            labels = next((labels for concept, *_rest, labels in self._concepts if concept == code), ())
            dutch = islice((text for language, text in labels if language == "nl"), _NAMES)
            stems = (
                tuple(self._key(word, "nl") for word in without_stop_words(tokenize(text))) for text in dutch
            )
            found = tuple(dict.fromkeys(filter(None, stems)))
            self._titles[code] = found
        return found

    def marks(self, codes: Iterable[str]) -> dict[str, str]:
        """Return the keys of the labels of one word of concepts, by key the concept's id: what results may show."""
        return {key: code for code in codes for key in self._keys_of(code)}

    def _keys_of(self, code: str) -> frozenset[str]:
        found = self._marks.get(code)
        if found is None:
            known = next(
                (labels for concept, _scheme, _broader, labels in self._concepts if concept == code), ()
            )
            single = ((language, tokenize(text)) for language, text in known)
            found = frozenset(
                self._key(folded[0], language) for language, folded in single if len(folded) == 1
            )
            self._marks[code] = found
        return found

    def _key(self, folded: str, language: str) -> str:
        return self._analyzer.index_terms(folded, language)[0] if language in _STEMMED else light_stem(folded)

    def _file(self) -> None:
        bags: dict[str, list[tuple[frozenset[str], Entry]]] = defaultdict(list)
        keys: dict[str, dict[str, str]] = {language: {} for language in self._rows}
        for number, (_code, scheme, _broader, labels) in enumerate(self._concepts):
            for rank, (language, text) in enumerate(labels):
                kept = language if language in _STEMMED else ""
                folded = tuple(tokenize(text))
                if not folded or (folded[0] in STOP_WORDS and len(folded) == 1):
                    continue
                order = (min(rank, 1), _SCHEMES.get(scheme, len(_SCHEMES)))
                entry = Entry(number, order, language, text, folded)
                known = keys[kept]
                known.update((word, self._key(word, kept)) for word in folded if word not in known)
                self._file_row([known[word] for word in folded], kept, entry)
                bag = self._bag_of(folded, kept, known)
                if len(bag) > 1:
                    bags[kept].append((bag, entry))
                if len(folded) == 1:
                    for edge in _edges(folded[0]):
                        self._single[edge, len(folded[0])].append((folded[0], entry))
        for language, filed in bags.items():
            self._file_bags(language, filed)

    def _file_row(self, keys: Sequence[str], kept: str, entry: Entry) -> None:
        node = self._rows[kept]
        for key in keys:
            node = node.setdefault(key, {})
            if not kept and len(key) >= _BEGINNING_BESIDE:
                self._inflected[key[:_BEGINNING_BESIDE]].add(key)
        if kept:
            self._native.update(key for key in keys if key not in STOP_WORDS)
        entries: list[Entry] = node.setdefault(_LABEL, [])
        entries.append(entry)

    def _bag_of(self, folded: Sequence[str], language: str, known: Mapping[str, str]) -> frozenset[str]:
        """Return the telling words of a label of several words, or the parts of a label of one."""
        if len(folded) > 1:
            return frozenset(known[word] for word in folded if word not in STOP_WORDS)
        parts = self._analyzer.parts(folded[0]) if language == "nl" else ()
        return frozenset(self._key(part, language) for part in parts)

    def _file_bags(self, language: str, filed: Sequence[tuple[frozenset[str], Entry]]) -> None:
        """File each bag under its rarest word, so that a common word has few labels to look at."""
        number: dict[str, int] = defaultdict(int)
        for bag, _entry in filed:
            for key in bag:
                number[key] += 1
        for bag, entry in filed:
            rarest = min(bag, key=lambda key: (number[key], key))
            self._bags[language].setdefault(rarest, []).append((bag, entry))

    def matches(self, folded: Sequence[str], has: Callable[[str], bool]) -> list[Match]:
        """Return all labels in a question of these folded words; a word may be in several of them.

        `has` says whether some record has a word.
        """
        found: list[Match] = []
        for language in (*_STEMMED, ""):
            keys = [self._asked(word, language) for word in folded]
            found += [
                match._replace(looseness=_INFLECTED)
                if match.entry.folded != tuple(folded[at] for at in match.positions)
                else match
                for match in self._in_rows(keys, language)
            ]
            found += self._in_bags(keys, language)
        found += self._joined(folded)
        return [match for match in found if self._counts(match, folded, has)]

    def _joined(self, folded: Sequence[str]) -> Iterator[Match]:
        """Return the labels of one Dutch word that the question writes as two: "buurt huis"."""
        for position, (one, other) in enumerate(pairwise(folded)):
            if one in STOP_WORDS or other in STOP_WORDS:
                continue
            for joint in JOINTS:
                node = self._rows["nl"].get(self._key(f"{one}{joint}{other}", "nl"), {})
                for entry in node.get(_LABEL, ()):
                    yield Match((position, position + 1), _INFLECTED, entry)

    def _counts(self, match: Match, folded: Sequence[str], has: Callable[[str], bool]) -> bool:
        """Say whether one word says something, and is no word of Dutch or English by chance."""
        if len(match.positions) > 1:
            return True
        word = folded[match.positions[0]]
        if word in STOP_WORDS:
            return False
        if match.entry.language in _STEMMED:
            return (
                match.looseness == _AS_WRITTEN or len(self._key(word, match.entry.language)) >= _SHORTEST_STEM
            )
        if match.looseness and len(match.entry.folded[0]) < _BEGINNING and not is_arabic(word):
            return False
        if word > _LAST_LATIN:
            return True
        return not self.is_word(word) and (match.looseness == _AS_WRITTEN or not has(word))

    def _asked_keys(self, word: str, language: str) -> tuple[str, ...]:
        if language:
            return self._analyzer.stem_variants(word) if language == "nl" else (self._key(word, language),)
        key = light_stem(word)
        found = {key: None} if key in self._rows[""] else {}
        found.update(dict.fromkeys(self._variants(word, key)))
        return tuple(found) or (key,)

    def _variants(self, word: str, key: str) -> Iterator[str]:
        """Return the words of labels that `word` may be an inflection of."""
        if is_arabic(word):
            bare = attached(word)
            if bare:
                yield light_stem(bare)
        for known in self._inflected.get(key[:_BEGINNING_BESIDE], ()):
            same = _same_beginning(known, key)
            lost, added = (_LOST, _ADDED) if same >= _BEGINNING else (0, _LOST)
            if len(known) - same <= lost and len(key) - same <= added:
                yield known

    def _in_rows(self, keys: Sequence[tuple[str, ...]], language: str) -> Iterator[Match]:
        root = self._rows[language]
        for start, alternatives in enumerate(keys):
            for key in alternatives:
                node = root.get(key)
                if node is not None:
                    yield from _walk(node, keys, start, start + 1)

    def _in_bags(self, keys: Sequence[tuple[str, ...]], language: str) -> Iterator[Match]:
        bags = self._bags[language]
        places: dict[str, list[int]] = defaultdict(list)
        for position, alternatives in enumerate(keys):
            for key in alternatives:
                places[key].append(position)
        asked = frozenset(places)
        for key in asked & bags.keys():
            for bag, entry in bags[key]:
                if bag <= asked:
                    yield from _close_together(bag, places, places[key], entry)

    def misspelt(self, folded: str) -> Entry | None:
        """Return the label of one word that `folded` is a typing error of, the likeliest; None for none.

        One letter may be wrong from 6 letters, two from 10; the first or the last three must be right.
        """
        if len(folded) < _SHORTEST_TYPO:
            return None
        most = 1 + (len(folded) >= _SHORTEST_TWO_TYPOS)
        letters = frozenset(folded)
        lengths = range(max(len(folded) - most, _SHORTEST_TYPO), len(folded) + most + 1)
        near = {
            (each, entry)
            for edge in _edges(folded)
            for length in lengths
            for each, entry in self._single.get((edge, length), ())
            if len(letters.symmetric_difference(each)) <= 2 * most
        }
        for distance in range(1, most + 1):
            fit = [
                (entry.order, each, entry)
                for each, entry in near
                if edit_distance_at_most(folded, each, distance)
            ]
            if fit:
                return min(fit)[2]
        return None


def _edges(word: str) -> tuple[str, str]:
    """Return the first and the last letters, one of which a typing error leaves alone."""
    return word[:_EDGE], f"~{word[-_EDGE:]}"


def _walk(node: Node, keys: Sequence[tuple[str, ...]], start: int, at: int) -> Iterator[Match]:
    """Return the labels whose words stand from `start` in a row, `at` being the next."""
    for entry in node.get(_LABEL, ()):
        yield Match(tuple(range(start, at)), looseness=_AS_WRITTEN, entry=entry)
    if at < len(keys):
        for key in keys[at]:
            following = node.get(key)
            if following is not None:
                yield from _walk(following, keys, start, at + 1)


def _close_together(
    bag: frozenset[str], places: dict[str, list[int]], positions: Sequence[int], entry: Entry
) -> Iterator[Match]:
    """Return where all of `bag` stands within a few words of one of `positions`."""
    for position in positions:
        chosen = {min(places[key], key=lambda each: abs(each - position)) for key in bag}
        if len(chosen) == len(bag) and max(chosen) - min(chosen) < len(bag) + _SLACK:
            yield Match(tuple(sorted(chosen)), looseness=_NOT_IN_A_ROW, entry=entry)


def _same_beginning(one: str, other: str) -> int:
    for position, (letter, another) in enumerate(zip(one, other, strict=False)):
        if letter != another:
            return position
    return min(len(one), len(other))
