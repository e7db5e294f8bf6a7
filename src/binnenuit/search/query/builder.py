"""From a question to a query: objects, never a string for a parser that could stumble over it.

A question is asked in steps, and the first step that finds something counts:

1. "all": every word, by its stem, in some field of the record;
2. "prefix": the last word may be the beginning of a word;
3. "typos": words that no record has may differ by a letter (from 4 letters) or two (from 8);
4. "most": one word may be missing, or four in ten; beside concepts, all words may;
5. "some": one word or concept is enough.

Words that are taken for a concept (`parsing/interpretation.py`) are one part of the question: a record has
the concept, of
its own or through a narrower one, or has those words. In a loose question the other words only lift a record.

Which step counts depends on the text and the kinds alone, not on filters: otherwise the number beside a
filter would be that of another question than the one asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tantivy import Occur, Query

from binnenuit.search.index.reader import Snapshot
from binnenuit.search.index.schema import EXACT_CONCEPT, LABEL_TERM, NAME_TERM
from binnenuit.search.parsing.query_parser import ConceptClause, ParsedQuery
from binnenuit.search.query import weights
from binnenuit.search.text.decompounder import JOINTS
from binnenuit.search.text.spelling import edit_distance_at_most, variants
from binnenuit.search.topk.max_score import (
    Conjunction,
    Disjunction,
    Part,
    ScoredClause,
    any_of,
    bm25_upper_bound,
    without_score,
)
from binnenuit.search.tuning import tuning
from binnenuit.search.types import MatchMode

STEPS: tuple[MatchMode, ...] = ("all", "prefix", "typos", "most", "some")

_STEMS = (("title", weights.TITLE_STEM), ("text", weights.TEXT_STEM))
_FAR_COMMONER, _MOST_COMPARED = 20, 300
_ENOUGH = 10
"""Results with a concept and all other words, below which those with the concept alone are shown after them."""
_AROUND = 3
"""Words that may stand between the parts of a compound: "dwang bij een huwelijk"."""
_SHORTEST_HALF = 3
_SHORTEST_PREFIX = 3
_ONE_TYPO, _TWO_TYPOS = 4, 8
_KEPT = {"concept": "basic"}
"""How much the index keeps of a word in fields that do not keep how often it is there."""
_MISSED = 0.4
_MANY_PARTS = 3


def typos(word: str) -> int:
    """Return how many letters `word` may be wrong by."""
    return (len(word) >= _ONE_TYPO) + (len(word) >= _TWO_TYPOS)


@dataclass(slots=True)
class QueryBuilder:
    """Takes a question apart, for one view of the index."""

    snapshot: Snapshot
    question: ParsedQuery
    _parts: dict[MatchMode, Part] = field(default_factory=dict)

    def steps(self) -> tuple[MatchMode, ...]:
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
        return len(self.question.concepts) > 1 if self.question.optional_terms else plain > 0

    def prefix(self, step: MatchMode) -> str:
        """Return the word that is taken as a beginning in `step`; "" for none."""
        question = self.question
        if step == "all" or not question.last_term_is_prefix or question.optional_terms or not question.words:
            return ""
        last = question.words[-1]
        return last if len(last) >= _SHORTEST_PREFIX else ""

    def unknown(self) -> tuple[str, ...]:
        """Return the words that no record has and that are long enough to hold a typing error."""
        if self.question.optional_terms:
            return ()
        return tuple(word for word in self.question.words if typos(word) and self._is_unknown(word))

    def commoner(self) -> list[tuple[str, str]]:
        """Return the words that few records have, with the common word that each may have been meant as."""
        searcher = self.snapshot.searcher
        found = []
        for word in self.question.words:
            number = searcher.doc_freq("surface_positions", word)
            if not number or typos(word) == 0:
                continue
            near = searcher.terms_with_prefix(
                "surface_positions", word[:_SHORTEST_PREFIX], limit=_MOST_COMPARED
            )
            better = (each for each, count in near if count >= _FAR_COMMONER * number and each != word)
            found += [(word, each) for each in better if edit_distance_at_most(word, each, typos(word))][:1]
        return found

    def _heads(self) -> dict[str, str]:
        """Return what compounds that no record has are a kind of: a "schrijfcafe" is a cafe."""
        analyzer = self.snapshot.generation.analyzer
        return {word: head for word in self.unknown() if (head := analyzer.head(word))}

    def query(self, step: MatchMode) -> Query:
        """Return the query for what `step` finds, without scores."""
        return self.narrowed(self.part(step).filter_query())

    def narrowed(self, found: Query) -> Query:
        """Return `found` without what must not be in it."""
        without = [(Occur.MustNot, self._excluded(phrase)) for phrase in self.question.without]
        return Query.boolean_query([(Occur.Must, found), *without]) if without else found

    def part(self, step: MatchMode) -> Part:
        """Return what `step` finds, and what it is worth."""
        found = self._parts.get(step)
        if found is None:
            found = self._parts[step] = self._part(step)
        return found

    def _part(self, step: MatchMode) -> Part:
        words = self._words(step)
        phrases: list[Part] = [self._phrase(phrase) for phrase in self.question.phrases]
        if self.question.concepts:
            return self._with_concepts(step, words, phrases)
        parts = (*words, *phrases)
        if not parts:
            return ScoredClause(without_score(Query.all_query()), 0, self.snapshot.searcher.num_docs)
        if step in {"most", "some"}:
            least = len(parts) - max(1, int(len(parts) * _MISSED)) if step == "most" else 1
            return Disjunction(parts, least)
        return Conjunction(parts)

    def _with_concepts(self, step: MatchMode, words: list[Part], phrases: list[Part]) -> Part:
        needed: list[Part] = []
        lifting: list[Part] = []
        for meant in self.question.concepts:
            (needed if meant.needed else lifting).append(self._meant(meant, step))
        if step == "some":
            return Disjunction((*needed, *lifting, *words, *phrases))
        if self.question.optional_terms and not needed:
            needed = [Disjunction((*lifting, *words))]
        elif step == "most" and self.question.optional_terms:
            needed = [Disjunction(tuple(needed))]
        elif not self.question.optional_terms and step != "most":
            needed, words = needed + words, []
        if self.question.optional_terms and not self.question.other_language:
            words = [word.times(weights.OPTIONAL_WORD) for word in words]
        return Conjunction((*needed, *phrases), (*lifting, *words))

    def enough(self, step: MatchMode) -> int:
        """Return how many results make `step` the one that counts."""
        question = self.question
        beside = question.concepts and question.words and not question.optional_terms
        return _ENOUGH if beside and step not in {"most", "some"} else 1

    def _meant(self, meant: ConceptClause, step: MatchMode) -> Part:
        """Return a concept, or the words that were taken for it."""
        said: Part = Conjunction(tuple(self._word(word, step, with_labels=False) for word in meant.words))
        weight = weights.CONCEPT + weights.CONCEPT_FURTHER_WORD * (len(meant.words) - 1)
        concepts = [self._term("concept", code, weight) for code in meant.codes]
        if len(meant.words) > 1 and concepts:
            said = said.times(weights.CONCEPT_AS_WORDS)
        titles = [
            Conjunction(tuple(self._term("title", stem) for stem in stems)).times(weights.CONCEPT_IN_TITLE)
            for code in meant.codes[:1]
            for stems in self.snapshot.generation.labels.titles(code)
            if all(self.snapshot.has("title", stem) for stem in stems)
        ]
        own = [self._term("concept", f"{EXACT_CONCEPT}{code}", weights.EXACT_CONCEPT) for code in meant.codes]
        found_by = tuple(each.filter_query() for each in (*concepts, said))
        found = Conjunction((Disjunction((*concepts, *own, said), found_by=found_by),), tuple(titles))
        return found if meant.needed else found.times(weights.OPTIONAL_CONCEPT)

    def _term(self, field: str, word: str, weight: float = 1.0) -> ScoredClause:
        snapshot = self.snapshot
        number = snapshot.searcher.doc_freq(field, word)
        query = Query.term_query(snapshot.generation.schema, field, word, _KEPT.get(field, "freq"))
        return ScoredClause(query, bm25_upper_bound(snapshot.searcher, number), number, word=True).times(
            weight
        )

    def name(self, folded: Sequence[str]) -> Query:
        """Return the query for a name as it is written."""
        return self._phrase(tuple(folded)).query if folded else Query.empty_query()

    def _words(self, step: MatchMode) -> list[Part]:
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
            whole = [self._exactly(whole).times(weights.PARTS_JOINED) for whole in joined[pair]]
            found.append(Disjunction((Conjunction(tuple(self._word(each, step) for each in pair)), *whole)))
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
        return self.snapshot.has("all_terms", self.snapshot.generation.analyzer.stem_variants(word)[0])

    def _word(self, word: str, step: MatchMode, *, with_labels: bool = True) -> Part:
        found = self._exactly(word, with_labels=with_labels)
        if step == "all":
            return found
        also: list[Part] = []
        if step == "some" and word in self._heads():
            also.append(self._exactly(self._heads()[word]).times(weights.COMPOUND_HEAD))
        if word == self.prefix(step) and (begun := self._beginning(word)).parts:
            also.append(begun.times(weights.PREFIX))
        if step != "prefix" and word in self.unknown():
            also += self._corrected(word)
        return Disjunction((found, *also)) if also else found

    def _corrected(self, word: str) -> list[Part]:
        """Return what a word that no record has may stand for."""
        known: list[Part] = [self._exactly(other).times(weights.OTHER_SPELLING) for other in self.spelt(word)]
        known += [self._phrase(halves).times(weights.OTHER_SPELLING) for halves in self._halves(word)]
        return known or [self._fuzzy(word, typos(word)).times(weights.TYPING_ERROR)]

    def _exactly(self, word: str, *, with_labels: bool = True) -> Part:
        """Return a word in any form; without the labels only in what a record says itself."""
        analyzer, schema = self.snapshot.generation.analyzer, self.snapshot.generation.schema
        asked = analyzer.query_terms(word)
        said = [(field, key, weight) for key in asked for field, weight in _STEMS]
        said += [("title_surface", word, weights.TITLE_SURFACE), ("names", word, weights.PROPER_NAME)]
        parts = [self._term(*each) for each in said if self.snapshot.has(*each[:2])]
        found_by = [
            Query.term_query(schema, "all_terms", key, "basic")
            for key in (*asked, f"{NAME_TERM}{word}")
            if self.snapshot.has("all_terms", key)
        ]
        also = self._in_parts(analyzer.parts(word))
        found_by += [part.filter_query() for part in also]
        if with_labels:
            labelled, number = self._with_label(asked)
            also += self._flat(labelled, number, weights.LABEL_STEM)
            found_by += labelled
        if not parts and not also:
            return ScoredClause(Query.empty_query(), 0, 0)
        return Disjunction((*parts, *also), found_by=tuple(found_by))

    def _in_parts(self, compound: tuple[str, ...]) -> list[Part]:
        """Return a compound that is written in parts: next to each other, turned round, in a title."""
        if not compound or not all(self.snapshot.has("surface_positions", part) for part in compound):
            return []
        forms = [self.snapshot.generation.analyzer.stem_variants(part)[0] for part in compound]
        said = [
            self._phrase(compound).times(weights.COMPOUND_IN_PARTS),
            self._phrase(tuple(reversed(compound)), _AROUND).times(weights.COMPOUND_APART),
        ]
        titled = Conjunction(tuple(self._term("title", form) for form in forms)).times(weights.COMPOUND_APART)
        return [*(phrase for phrase in said if self._is_said(phrase)), titled]

    def _is_said(self, phrase: ScoredClause) -> bool:
        """Say whether any record has this phrase; one of common words takes long to look for, and often is in none."""
        if phrase.number <= tuning().common_phrase:
            return phrase.number > 0
        return self.snapshot.phrase_exists(phrase.query)

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
            if self.snapshot.has("surface_positions", word[:cut])
            and self.snapshot.has("surface_positions", word[cut:])
        ]

    def _fuzzy(self, word: str, distance: int, *, prefix: bool = False) -> ScoredClause:
        schema = self.snapshot.generation.schema
        query = Query.fuzzy_term_query(
            schema, "surface_positions", word, distance, transposition_cost_one=True, prefix=prefix
        )
        return ScoredClause(query, 1.0, self.snapshot.searcher.num_docs, flat=True)

    def _beginning(self, word: str) -> Disjunction:
        codes = self.snapshot.generation.label_stems.beginning(word)
        begun = self._flat(self._of_concepts(codes), self._number_of(codes), 1)
        if self.snapshot.searcher.terms_with_prefix("surface_positions", word, limit=1):
            return Disjunction((self._fuzzy(word, 0, prefix=True), *begun))
        return Disjunction(tuple(begun))

    def _with_label(self, keys: Sequence[str]) -> tuple[list[Query], int]:
        """Return what finds records with one of these words in a label of a concept, and about how many."""
        snapshot, stems = self.snapshot, self.snapshot.generation.label_stems
        told = [f"{LABEL_TERM}{key}" for key in keys if stems.is_told(key)]
        codes = stems.having(key for key in keys if not stems.is_told(key))
        schema, searcher = snapshot.generation.schema, snapshot.searcher
        queries = [
            Query.term_query(schema, "all_terms", each, "basic")
            for each in told
            if snapshot.has("all_terms", each)
        ]
        number = sum(searcher.doc_freq("all_terms", each) for each in told)
        return [*queries, *self._of_concepts(codes)], number + self._number_of(codes)

    @staticmethod
    def _flat(queries: Sequence[Query], number: int, weight: float) -> list[Part]:
        """Return what is worth the same for each record that one of `queries` finds."""
        if not queries:
            return []
        return [
            ScoredClause(Query.const_score_query(any_of(queries), 1.0), 1.0, number, flat=True).times(weight)
        ]

    def _number_of(self, codes: Sequence[str]) -> int:
        return sum(self.snapshot.searcher.doc_freq("concept", code) for code in codes)

    def _of_concepts(self, codes: Sequence[str]) -> list[Query]:
        schema = self.snapshot.generation.schema
        return [
            Query.term_query(schema, "concept", code, "basic")
            for code in codes
            if self.snapshot.has("concept", code)
        ]

    def _phrase(self, phrase: tuple[str, ...], slop: int = 0) -> ScoredClause:
        if len(phrase) == 1:
            return self._term("surface_positions", phrase[0])
        searcher = self.snapshot.searcher
        numbers = [searcher.doc_freq("surface_positions", word) for word in phrase]
        query = Query.phrase_query(self.snapshot.generation.schema, "surface_positions", list(phrase), slop)
        return ScoredClause(
            query, sum(bm25_upper_bound(searcher, number) for number in numbers), min(numbers)
        )

    def _excluded(self, phrase: tuple[str, ...]) -> Query:
        if len(phrase) == 1:
            return self._exactly(phrase[0], with_labels=False).filter_query()
        return self._phrase(phrase).query

    def _is_unknown(self, word: str) -> bool:
        """Say whether no record has `word`, in any form."""
        keys = self.snapshot.generation.analyzer.query_terms(word)
        return not (
            self.snapshot.has("surface_positions", word)
            or any(self.snapshot.has("all_terms", key) for key in keys)
            or any(
                self.snapshot.has("concept", code)
                for code in self.snapshot.generation.label_stems.having(keys)
            )
        )
