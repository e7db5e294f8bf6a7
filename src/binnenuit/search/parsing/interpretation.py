"""What words of a question are taken for: concepts of the thesaurus and a place.

    "mijn ouders dwingen me te trouwen in Den Haag" -> huwelijksdwang, near Den Haag

The words of a concept count as words still: a record is found by them or by the concept. Words that are left
must be in a record too, except beside the concepts of a sentence or of another language than ours ("ailem beni
zorla evlendirmek istiyor"), where they only lift it. A place narrows the question to what is near it. Phrases in
quotation marks, what is to be left out, and what the visitor took back are not understood.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from binnenuit.foundation.places.service import Place
from binnenuit.search.index.reader import Snapshot
from binnenuit.search.labels.matcher import MISSPELT, Entry, LabelMatcher, Match
from binnenuit.search.parsing import toponyms
from binnenuit.search.parsing.query_parser import MOST_WORDS, ConceptClause, ParsedQuery, Word, parse_query
from binnenuit.search.text.analyzer import STOP_WORDS, without_stop_words
from binnenuit.search.types import Interpretation, Near, Point, SearchRequest

RADIUS_KM, WIDER_KM = 10, 25
"""How far "in Rotterdam" reaches, as in the form; and where little is so near."""
MOST_CONCEPTS = 4
_MOST_MISSPELT = 3
"""Words of one question that are compared with the labels for typing errors."""
_SENTENCE, _SMALL_WORDS = 4, 2
"""A question is a sentence from this many words, of which so many say nothing by themselves."""
_TELL_MOST = frozenset({"themes", "forms", "languages"})
"""Beside one of these a target group in a sentence only says who is speaking."""
_STEMMED = frozenset({"nl", "en"})


@dataclass(frozen=True, slots=True)
class InterpretedQuery:
    """One question as it was understood."""

    question: ParsedQuery
    """With the concepts, and the words that were not taken for anything."""
    understood: tuple[Interpretation, ...] = ()
    near: Near | None = None
    """The place that the text names; None for a province, or where there is none."""
    place: Place | None = None
    place_words: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    """(word as typed, label that it was taken for)."""

    def wider(self) -> "InterpretedQuery":
        """Return the same question, looking farther from the place that the text names."""
        return replace(self, near=replace(self.near, radius_km=WIDER_KM)) if self.near else self


def interpret_query(snapshot: Snapshot, request: SearchRequest) -> InterpretedQuery:
    """Read the text of `request` as the thesaurus of this index and the table of places interpret_query it."""
    question = parse_query(request.text)
    if not question.plain:
        return InterpretedQuery(question)
    return QueryInterpreter(snapshot, request, question).result()


class QueryInterpreter:
    """Interprets one question; made for it, and read by its `result`."""

    def __init__(self, snapshot: Snapshot, request: SearchRequest, question: ParsedQuery) -> None:
        self._snapshot = snapshot
        self._request = request
        self._question = question
        self._plain = question.plain
        self._labels: LabelMatcher = snapshot.generation.labels
        self._corrections: dict[int, tuple[str, str]] = {}
        self._homonyms: dict[int, list[Entry]] = {}

    def result(self) -> InterpretedQuery:
        named = self._place()
        free = [
            number for number in range(len(self._plain)) if not (named and named.lead <= number < named.last)
        ]
        matches = self._concepts(free)
        taken = {position for match in matches for position in match.positions}
        left = [number for number in free if number not in taken]
        understood = [(match.positions[0], self._of_concept(match)) for match in matches]
        if named:
            understood.append((named.first, self._of_place(named)))
        return InterpretedQuery(
            question=self._rest(matches, left, free) if matches or named else self._question,
            understood=tuple(each for _position, each in sorted(understood, key=lambda pair: pair[0])),
            near=_near(named.place) if named else None,
            place=named.place if named else None,
            place_words=self._folded(range(named.first, named.last)) if named else (),
            corrections=tuple(self._corrections[number] for number in sorted(self._corrections)),
        )

    def _place(self) -> toponyms.PlaceMention | None:
        if self._request.near is not None:
            return None
        named = toponyms.find(self._request.text, self._plain, self._labels.is_word)
        return named if named and place_code(named.place) not in self._request.literal else None

    def _concepts(self, free: Sequence[int]) -> list[Match]:
        """Return the concepts, in the order of the text: those with most words first, no word in two of them."""
        folded = self._folded(free)
        found = [
            match._replace(positions=tuple(free[position] for position in match.positions))
            for match in self._labels.matches(folded, self._has)
        ]
        chosen = self._best(found, set())
        taken = {position for match in chosen for position in match.positions}
        chosen += self._best(self._misspelt([number for number in free if number not in taken]), taken)
        kept = [match for match in chosen if self._labels.code(match.entry) not in self._request.literal]
        return sorted(kept[:MOST_CONCEPTS], key=lambda match: match.positions)

    def _best(self, found: Iterable[Match], taken: set[int]) -> list[Match]:
        """Return the longest first; what was taken back keeps its words from being taken for something else."""
        chosen: dict[int, Match] = {}
        used = set(taken)
        for match in sorted(found, key=self._order):
            if not used.intersection(match.positions):
                used.update(match.positions)
                chosen.setdefault(match.entry.concept, match)
            else:
                self._add_homonym(match, chosen.values())
        return list(chosen.values())

    def _order(self, match: Match) -> tuple[bool, int, int, tuple[int, int], int]:
        """Return what the best match has least of: what some record has goes before what none has."""
        entry = match.entry
        return (not self._codes(entry), -len(match.positions), match.looseness, entry.order, entry.concept)

    def _add_homonym(self, match: Match, chosen: Iterable[Match]) -> None:
        """Keep another concept that the same words are a label of: "koken" is a theme and an activity."""
        for other in chosen:
            if (match.positions, match.looseness) == (
                other.positions,
                other.looseness,
            ) and match.entry != other.entry:
                self._homonyms.setdefault(other.entry.concept, []).append(match.entry)

    def _codes(self, entry: Entry) -> tuple[str, ...]:
        """Return the concepts that records have: the entry's own, or else what is right above it."""
        code = self._labels.code(entry)
        if self._snapshot.has("concept", code):
            return (code,)
        return tuple(each for each in self._labels.broader(entry) if self._snapshot.has("concept", each))

    def _misspelt(self, free: Iterable[int]) -> list[Match]:
        matches: list[Match] = []
        unknown = [number for number in free if not self._is_known(self._plain[number].folded)]
        for number in unknown[:_MOST_MISSPELT]:
            word = self._plain[number]
            entry = self._labels.misspelt(word.folded)
            if entry is not None:
                self._corrections[number] = (self._typed([number]), entry.text)
                matches.append(Match((number,), MISSPELT, entry))
        return matches

    def _has(self, folded: str) -> bool:
        return self._snapshot.has("surface_positions", folded)

    def _is_known(self, folded: str) -> bool:
        keys = self._snapshot.generation.analyzer.query_terms(folded)
        return (
            folded in STOP_WORDS
            or self._has(folded)
            or any(self._snapshot.has("all_terms", key) for key in keys)
        )

    def _rest(self, matches: Sequence[Match], left: Sequence[int], free: Sequence[int]) -> ParsedQuery:
        """Return the question with its concepts, and only the words that are left."""
        unquoted = {each.folded for each in self._plain}
        quoted = [word for word in without_stop_words(self._question.words) if word not in unquoted]
        # A concept that no record has, nor what is above it, can't find anything: its words may.
        empty = [word for match in matches if not self._codes_of(match) for word in self._said(match)]
        words = dict.fromkeys((*without_stop_words(self._folded(left)), *empty, *quoted))
        loose = self._is_loose(matches, free)
        return replace(
            self._question,
            words=tuple(words)[:MOST_WORDS],
            concepts=self._meant(matches, loose=loose),
            optional_terms=loose,
            other_language=self._is_foreign(matches),
            last_term_is_prefix=self._question.last_term_is_prefix
            and bool(left)
            and left[-1] == len(self._plain) - 1,
        )

    def _meant(self, matches: Sequence[Match], *, loose: bool) -> tuple[ConceptClause, ...]:
        needed = self._telling_most(matches) if loose else matches
        return tuple(
            ConceptClause(
                self._codes_of(match),
                self._said(match),
                match in needed,
            )
            for match in matches
            if self._codes_of(match)
        )

    def _said(self, match: Match) -> tuple[str, ...]:
        """Return the words of the question that a concept stands for; a typing error is put right."""
        if match.looseness == MISSPELT:
            return match.entry.folded
        folded = self._folded(match.positions)
        return tuple(without_stop_words(folded)) or folded

    def _telling_most(self, matches: Sequence[Match]) -> list[Match]:
        """Return what a sentence is about: of its themes those that most words say, its forms and languages."""
        most = [match for match in matches if self._labels.scheme(match.entry) in _TELL_MOST]
        themes = [match for match in most if self._labels.scheme(match.entry) == "themes"]
        length = max((len(self._said(match)) for match in themes), default=0)
        return [match for match in most if match not in themes or len(self._said(match)) == length]

    def _codes_of(self, match: Match) -> tuple[str, ...]:
        entries = (match.entry, *self._homonyms.get(match.entry.concept, ()))
        return tuple(dict.fromkeys(code for entry in entries for code in self._codes(entry)))

    def _is_loose(self, matches: Sequence[Match], free: Sequence[int]) -> bool:
        """Say whether the words beside the concepts may be missing."""
        if not matches or self._is_foreign(matches):
            return bool(matches)
        small = sum(self._plain[number].folded in STOP_WORDS for number in free)
        return len(free) >= _SENTENCE and small >= _SMALL_WORDS

    def _is_foreign(self, matches: Sequence[Match]) -> bool:
        return any(match.entry.language not in _STEMMED for match in matches)

    def _of_concept(self, match: Match) -> Interpretation:
        return Interpretation("concept", self._labels.code(match.entry), self._typed(match.positions))

    def _of_place(self, named: toponyms.PlaceMention) -> Interpretation:
        typed = self._typed(range(named.first, named.last))
        return Interpretation("place", place_code(named.place), typed, named.place.label)

    def _typed(self, positions: Sequence[int]) -> str:
        first: Word = self._plain[positions[0]]
        return self._request.text[first.start : self._plain[positions[-1]].end]

    def _folded(self, positions: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._plain[position].folded for position in positions)


def place_code(place: Place) -> str:
    """Return what tells a place apart in an address: its own code, else that of its municipality."""
    return place.code or place.municipality_code or place.label


def _near(place: Place) -> Near | None:
    if place.kind == "province":
        return None
    return Near(Point(place.latitude, place.longitude), RADIUS_KM, place.label)
