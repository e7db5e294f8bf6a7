"""From a question to a query: objects, never a string for a parser that could stumble over it.

A question is asked in steps, and the first step that finds something counts:

1. "all": every word, by its stem, in some field of the record;
2. "prefix": the last word may be the beginning of a word;
3. "typos": words that no record has may differ by a letter (from 4 letters) or two (from 8);
4. "most": one word may be missing, or four in ten; beside concepts, all words may;
5. "some": one word or concept is enough.

Words that are taken for a concept (`understanding.py`) are one part of the question: a record has the concept, of
its own or through a narrower one, or has those words. In a loose question the other words only lift a record.

Which step counts depends on the text and the kinds alone, not on filters: otherwise the number beside a
filter would be that of another question than the one asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tantivy import Occur, Query

from binnenuit.search.asking import Meant, Question
from binnenuit.search.compounds import JOINTS
from binnenuit.search.parts import AllOf, AnyOf, One, Part, any_of, silent, worth
from binnenuit.search.reading import Snapshot
from binnenuit.search.schema import LABELLED, NAMED, OWN
from binnenuit.search.spelling import variants, within
from binnenuit.search.types import Matching

STEPS: tuple[Matching, ...] = ("all", "prefix", "typos", "most", "some")

_WEIGHTS = {"title": 4.0, "text": 1.0}
_LABEL = 2.0
_HEADING, _NAME, _PARTS, _PREFIX, _TYPO = 2.0, 3.0, 0.8, 0.5, 0.3
_CONCEPT, _MORE_WORDS, _LIFTING, _BESIDE = 2.5, 0.5, 0.4, 0.15
"""A concept; for each word more that was taken for it; a concept that only lifts, and a word of a sentence."""
_TITLED = 0.6
"""A word of the concept's Dutch names in the title: of all that have the concept, what is most about it."""
_OWN = 1.0
"""The very concept, not a narrower one."""
_SAID = 0.5
"""The several words of a concept as words: they need not have to do with each other."""
_FAR_COMMONER, _MOST_COMPARED = 20, 300
_ENOUGH = 10
"""Results with a concept and all other words, below which those with the concept alone are shown after them."""
_APART, _JOINED, _SPELT, _HEAD = 0.4, 0.8, 0.8, 0.2
_AROUND = 3
"""Words that may stand between the parts of a compound: "dwang bij een huwelijk"."""
_SHORTEST_HALF = 3
_SHORTEST_PREFIX = 3
_ONE_TYPO, _TWO_TYPOS = 4, 8
_KEPT = {"concept": "basic"}
"""How much the index keeps of a word in fields that do not keep how often it is there."""
_MISSED = 0.4
_MANY_PARTS = 3
_COMMON, _MOST_PHRASES = 5_000, 4_096
"""Records with the words of a phrase from which on looking for it takes long; phrases that are remembered."""


def typos(word: str) -> int:
    """Return how many letters `word` may be wrong by."""
    return (len(word) >= _ONE_TYPO) + (len(word) >= _TWO_TYPOS)


@dataclass(frozen=True, slots=True)
class Builder:
    """Takes a question apart, for one view of the index."""

    snapshot: Snapshot
    question: Question
    _parts: dict[Matching, Part] = field(default_factory=dict)

    def steps(self) -> tuple[Matching, ...]:
        """Return the steps that may differ from the one before, for this question."""
        question = self.question
        plain = len(question.words) + len(question.phrases)
        if not (question.words or question.concepts):
            return ("all",)
        apart = {
            "all": True,
            "prefix": bool(self.prefix("prefix")),
            "typos": bool(self.unknown()),
            "most": self._most_differs(plain),
            "some": plain + 2 * len(question.concepts) > 2 or bool(self._heads()),  # noqa: PLR2004
        }
        return tuple(step for step in STEPS if apart[step])

    def is_doubtful(self) -> bool:
        """Say whether the first step may well find nothing: a word that no record has, or many words."""
        question = self.question
        parts = len(question.words) + len(question.phrases) + len(question.concepts)
        return parts >= _MANY_PARTS or bool(self.unknown())

    def _most_differs(self, plain: int) -> bool:
        if not self.question.concepts:
            return plain > 1
        return len(self.question.concepts) > 1 if self.question.loose else plain > 0

    def prefix(self, step: Matching) -> str:
        """Return the word that is taken as a beginning in `step`; "" for none."""
        question = self.question
        if step == "all" or not question.open_end or question.loose or not question.words:
            return ""
        last = question.words[-1]
        return last if len(last) >= _SHORTEST_PREFIX else ""

    def unknown(self) -> tuple[str, ...]:
        """Return the words that no record has and that are long enough to hold a typing error."""
        if self.question.loose:
            return ()
        return tuple(word for word in self.question.words if typos(word) and self._is_unknown(word))

    def commoner(self) -> list[tuple[str, str]]:
        """Return the words that few records have, with the common word that each may have been meant as."""
        searcher = self.snapshot.searcher
        found = []
        for word in self.question.words:
            number = searcher.doc_freq("exact", word)
            if not number or typos(word) == 0:
                continue
            near = searcher.terms_with_prefix("exact", word[:_SHORTEST_PREFIX], limit=_MOST_COMPARED)
            better = (each for each, count in near if count >= _FAR_COMMONER * number and each != word)
            found += [(word, each) for each in better if within(word, each, typos(word))][:1]
        return found

    def _heads(self) -> dict[str, str]:
        """Return what compounds that no record has are a kind of: a "schrijfcafe" is a cafe."""
        analyser = self.snapshot.generation.analyser
        return {word: head for word in self.unknown() if (head := analyser.head(word))}

    def query(self, step: Matching) -> Query:
        """Return the query for what `step` finds, without scores."""
        return self.narrowed(self.part(step).finding())

    def narrowed(self, found: Query) -> Query:
        """Return `found` without what must not be in it."""
        without = [(Occur.MustNot, self._excluded(phrase)) for phrase in self.question.without]
        return Query.boolean_query([(Occur.Must, found), *without]) if without else found

    def part(self, step: Matching) -> Part:
        """Return what `step` finds, and what it is worth."""
        found = self._parts.get(step)
        if found is None:
            found = self._parts[step] = self._part(step)
        return found

    def _part(self, step: Matching) -> Part:
        words = self._words(step)
        phrases: list[Part] = [self._phrase(phrase) for phrase in self.question.phrases]
        if self.question.concepts:
            return self._with_concepts(step, words, phrases)
        parts = (*words, *phrases)
        if not parts:
            return One(silent(Query.all_query()), 0, self.snapshot.searcher.num_docs)
        if step in {"most", "some"}:
            least = len(parts) - max(1, int(len(parts) * _MISSED)) if step == "most" else 1
            return AnyOf(parts, least)
        return AllOf(parts)

    def _with_concepts(self, step: Matching, words: list[Part], phrases: list[Part]) -> Part:
        needed: list[Part] = []
        lifting: list[Part] = []
        for meant in self.question.concepts:
            (needed if meant.needed else lifting).append(self._meant(meant, step))
        if step == "some":
            return AnyOf((*needed, *lifting, *words, *phrases))
        if self.question.loose and not needed:
            needed = [AnyOf((*lifting, *words))]
        elif step == "most" and self.question.loose:
            needed = [AnyOf(tuple(needed))]
        elif not self.question.loose and step != "most":
            needed, words = needed + words, []
        if self.question.loose and not self.question.foreign:
            words = [word.times(_BESIDE) for word in words]
        return AllOf((*needed, *phrases), (*lifting, *words))

    def enough(self, step: Matching) -> int:
        """Return how many results make `step` the one that counts."""
        question = self.question
        beside = question.concepts and question.words and not question.loose
        return _ENOUGH if beside and step not in {"most", "some"} else 1

    def _meant(self, meant: Meant, step: Matching) -> Part:
        """Return a concept, or the words that were taken for it."""
        said: Part = AllOf(tuple(self._word(word, step, with_labels=False) for word in meant.words))
        weight = _CONCEPT + _MORE_WORDS * (len(meant.words) - 1)
        concepts = [self._term("concept", code, weight) for code in meant.codes]
        if len(meant.words) > 1 and concepts:
            said = said.times(_SAID)
        titles = [
            AllOf(tuple(self._term("title", stem) for stem in stems)).times(_TITLED)
            for code in meant.codes[:1]
            for stems in self.snapshot.generation.labels.titles(code)
            if all(self.snapshot.has("title", stem) for stem in stems)
        ]
        own = [self._term("concept", f"{OWN}{code}", _OWN) for code in meant.codes]
        found_by = tuple(each.finding() for each in (*concepts, said))
        found = AllOf((AnyOf((*concepts, *own, said), found_by=found_by),), tuple(titles))
        return found if meant.needed else found.times(_LIFTING)

    def _term(self, field: str, word: str, weight: float = 1.0) -> One:
        snapshot = self.snapshot
        number = snapshot.searcher.doc_freq(field, word)
        query = Query.term_query(snapshot.generation.schema, field, word, _KEPT.get(field, "freq"))
        return One(query, worth(snapshot.searcher, number), number, word=True).times(weight)

    def name(self, folded: Sequence[str]) -> Query:
        """Return the query for a name as it is written."""
        return self._phrase(tuple(folded)).query if folded else Query.empty_query()

    def _words(self, step: Matching) -> list[Part]:
        """Return each word; two that records write as one are one part of the question."""
        joined = self.joined()
        found: list[Part] = []
        done = set()
        for word in self.question.words:
            if word in done:
                continue
            pair = next((pair for pair in joined if word == pair[0] and pair[1] not in done), None)
            if pair is None:
                found.append(self._word(word, step))
                continue
            done.add(pair[1])
            whole = [self._exactly(whole).times(_JOINED) for whole in joined[pair]]
            found.append(AnyOf((AllOf(tuple(self._word(each, step) for each in pair)), *whole)))
        return found

    def joined(self) -> dict[tuple[str, str], list[str]]:
        """Return the pairs of words that some record writes as one, and how: buurt huis, huwelijk dwang."""
        found: dict[tuple[str, str], list[str]] = {}
        for one, other in self.question.pairs():
            written = [f"{one}{joint}{other}" for joint in JOINTS]
            known = [whole for whole in written if self._stem_is_known(whole)]
            if known and not any(one in pair for pair in found):
                found[one, other] = known
        return found

    def _stem_is_known(self, word: str) -> bool:
        return self.snapshot.has("found", self.snapshot.generation.analyser.forms(word)[0])

    def _word(self, word: str, step: Matching, *, with_labels: bool = True) -> Part:
        found = self._exactly(word, with_labels=with_labels)
        if step == "all":
            return found
        also: list[Part] = []
        if step == "some" and word in self._heads():
            also.append(self._exactly(self._heads()[word]).times(_HEAD))
        if word == self.prefix(step) and (begun := self._beginning(word)).parts:
            also.append(begun.times(_PREFIX))
        if step != "prefix" and word in self.unknown():
            also += self._corrected(word)
        return AnyOf((found, *also)) if also else found

    def _corrected(self, word: str) -> list[Part]:
        """Return what a word that no record has may stand for."""
        known: list[Part] = [self._exactly(other).times(_SPELT) for other in self.spelt(word)]
        known += [self._phrase(halves).times(_SPELT) for halves in self._halves(word)]
        return known or [self._fuzzy(word, typos(word)).times(_TYPO)]

    def _exactly(self, word: str, *, with_labels: bool = True) -> Part:
        """Return a word in any form; without the labels only in what a record says itself."""
        analyser, schema = self.snapshot.generation.analyser, self.snapshot.generation.schema
        asked = analyser.asked(word)
        said = [(field, key, weight) for key in asked for field, weight in _WEIGHTS.items()]
        said += [("heading", word, _HEADING), ("names", word, _NAME)]
        parts = [self._term(*each) for each in said if self.snapshot.has(*each[:2])]
        found_by = [
            Query.term_query(schema, "found", key, "basic")
            for key in (*asked, f"{NAMED}{word}")
            if self.snapshot.has("found", key)
        ]
        also = self._in_parts(analyser.parts(word))
        found_by += [part.finding() for part in also]
        if with_labels:
            labelled, number = self._with_label(asked)
            also += self._flat(labelled, number, _LABEL)
            found_by += labelled
        if not parts and not also:
            return One(Query.empty_query(), 0, 0)
        return AnyOf((*parts, *also), found_by=tuple(found_by))

    def _in_parts(self, compound: tuple[str, ...]) -> list[Part]:
        """Return a compound that is written in parts: next to each other, turned round, in a title."""
        if not compound or not all(self.snapshot.has("exact", part) for part in compound):
            return []
        forms = [self.snapshot.generation.analyser.forms(part)[0] for part in compound]
        said = [
            self._phrase(compound).times(_PARTS),
            self._phrase(tuple(reversed(compound)), _AROUND).times(_APART),
        ]
        titled = AllOf(tuple(self._term("title", form) for form in forms)).times(_APART)
        return [*(phrase for phrase in said if self._is_said(phrase)), titled]

    def _is_said(self, phrase: One) -> bool:
        """Say whether any record has this phrase; one of common words takes long to look for, and often is in none."""
        if phrase.number <= _COMMON:
            return phrase.number > 0
        known, key = self.snapshot.said, repr(phrase.query)
        if key not in known:
            if len(known) >= _MOST_PHRASES:
                known.clear()
            known[key] = bool(self.snapshot.searcher.search(phrase.query, 1, count=False).hits)
        return known[key]

    def spelt(self, word: str) -> tuple[str, ...]:
        """Return how records spell a word that none of them spells so: "contact" for "kontakt"."""
        if not typos(word) or not self._is_unknown(word):
            return ()
        return tuple(other for other in variants(word) if not self._is_unknown(other))

    def _halves(self, word: str) -> list[tuple[str, ...]]:
        """Return the two words that records write where none of them has `word`: "coming out" for "comingout"."""
        if not typos(word) or not self._is_unknown(word):
            return []
        cuts = range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
        return [
            (word[:cut], word[cut:])
            for cut in cuts
            if self.snapshot.has("exact", word[:cut]) and self.snapshot.has("exact", word[cut:])
        ]

    def _fuzzy(self, word: str, distance: int, *, prefix: bool = False) -> One:
        schema = self.snapshot.generation.schema
        query = Query.fuzzy_term_query(
            schema, "exact", word, distance, transposition_cost_one=True, prefix=prefix
        )
        return One(query, 1.0, self.snapshot.searcher.num_docs, flat=True)

    def _beginning(self, word: str) -> AnyOf:
        codes = self.snapshot.generation.label_stems.beginning(word)
        begun = self._flat(self._of_concepts(codes), self._number_of(codes), 1)
        if self.snapshot.searcher.terms_with_prefix("exact", word, limit=1):
            return AnyOf((self._fuzzy(word, 0, prefix=True), *begun))
        return AnyOf(tuple(begun))

    def _with_label(self, keys: Sequence[str]) -> tuple[list[Query], int]:
        """Return what finds the records with one of these words in a label of a concept, and about how many there are."""
        snapshot, stems = self.snapshot, self.snapshot.generation.label_stems
        told = [f"{LABELLED}{key}" for key in keys if stems.is_told(key)]
        codes = stems.having(key for key in keys if not stems.is_told(key))
        schema, searcher = snapshot.generation.schema, snapshot.searcher
        queries = [
            Query.term_query(schema, "found", each, "basic") for each in told if snapshot.has("found", each)
        ]
        number = sum(searcher.doc_freq("found", each) for each in told)
        return [*queries, *self._of_concepts(codes)], number + self._number_of(codes)

    @staticmethod
    def _flat(queries: Sequence[Query], number: int, weight: float) -> list[Part]:
        """Return what is worth the same for each record that one of `queries` finds."""
        if not queries:
            return []
        return [One(Query.const_score_query(any_of(queries), 1.0), 1.0, number, flat=True).times(weight)]

    def _number_of(self, codes: Sequence[str]) -> int:
        return sum(self.snapshot.searcher.doc_freq("concept", code) for code in codes)

    def _of_concepts(self, codes: Sequence[str]) -> list[Query]:
        schema = self.snapshot.generation.schema
        return [
            Query.term_query(schema, "concept", code, "basic")
            for code in codes
            if self.snapshot.has("concept", code)
        ]

    def _phrase(self, phrase: tuple[str, ...], slop: int = 0) -> One:
        if len(phrase) == 1:
            return self._term("exact", phrase[0])
        searcher = self.snapshot.searcher
        numbers = [searcher.doc_freq("exact", word) for word in phrase]
        query = Query.phrase_query(self.snapshot.generation.schema, "exact", list(phrase), slop)
        return One(query, sum(worth(searcher, number) for number in numbers), min(numbers))

    def _excluded(self, phrase: tuple[str, ...]) -> Query:
        if len(phrase) == 1:
            return self._exactly(phrase[0], with_labels=False).finding()
        return self._phrase(phrase).query

    def _is_unknown(self, word: str) -> bool:
        """Say whether no record has `word`, in any form."""
        keys = self.snapshot.generation.analyser.asked(word)
        return not (
            self.snapshot.has("exact", word)
            or any(self.snapshot.has("found", key) for key in keys)
            or any(
                self.snapshot.has("concept", code)
                for code in self.snapshot.generation.label_stems.having(keys)
            )
        )
