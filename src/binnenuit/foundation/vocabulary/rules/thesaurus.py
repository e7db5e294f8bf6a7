"""The whole thesaurus in memory: every question is a look in a dictionary."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from binnenuit.foundation.vocabulary.rules.concepts import SCHEMES, Concept, DefinitionKind, Said, Voucher
from binnenuit.foundation.vocabulary.rules.words import LabelIndex, Suggested, normalise


@dataclass(frozen=True, eq=False)
class Thesaurus:
    """All concepts as they are in one version; it never changes, a newer version is another one."""

    concepts: tuple[Concept, ...] = ()
    version: int = 0
    """0: nothing has been loaded."""
    vouchers: tuple[Voucher, ...] = ()

    @cached_property
    def _by_id(self) -> Mapping[str, Concept]:
        return {concept.id: concept for concept in self.concepts}

    @cached_property
    def _by_scheme(self) -> Mapping[str, tuple[Concept, ...]]:
        schemes: dict[str, list[Concept]] = {scheme: [] for scheme in SCHEMES}
        for concept in sorted(self._current, key=lambda concept: normalise(concept.label("nl"))):
            schemes[concept.scheme].append(concept)
        return {scheme: tuple(concepts) for scheme, concepts in schemes.items()}

    @cached_property
    def _current(self) -> tuple[Concept, ...]:
        return tuple(concept for concept in self.concepts if not concept.deprecated)

    @cached_property
    def _narrower(self) -> Mapping[str, tuple[str, ...]]:
        children = defaultdict(list)
        for concepts in self._by_scheme.values():
            for concept in concepts:
                for parent in concept.broader:
                    children[parent].append(concept.id)
        return {parent: tuple(ids) for parent, ids in children.items()}

    @cached_property
    def _by_notation(self) -> Mapping[tuple[str, str], Concept]:
        return {
            (concept.scheme, concept.notation.lower()): concept
            for concept in sorted(self.concepts, key=lambda concept: not concept.deprecated)
            if concept.notation
        }

    @cached_property
    def _said(self) -> dict[tuple[str, str], Said]:
        return {}

    @cached_property
    def _labels(self) -> LabelIndex:
        return LabelIndex(self._current)

    @cached_property
    def _facet_values(self) -> Mapping[str, tuple[str, ...]]:
        return {scheme: self._facet(scheme) for scheme in SCHEMES}

    def _facet(self, scheme: str) -> tuple[str, ...]:
        levels = SCHEMES[scheme].facet_levels
        shown = (
            concept for concept in self._by_scheme[scheme] if not levels or self._level(concept.id) <= levels
        )
        return tuple(sorted(_facet_value(concept) for concept in shown))

    def _level(self, concept_id: str) -> int:
        """Return 1 for a top concept, one more for each step down (the shortest way where there are several)."""
        level, above = 1, {concept_id}
        while not any(not self._by_id[each].broader for each in above):
            above = {parent for each in above for parent in self._by_id[each].broader}
            level += 1
        return level

    def concept(self, concept_id: str) -> Concept | None:
        """Return the concept, also when it is deprecated; None where it never was."""
        return self._by_id.get(concept_id)

    def voucher(self, voucher_id: str) -> Voucher | None:
        """Return who vouches under this id; None where nobody says anything under it."""
        return next((voucher for voucher in self.vouchers if voucher.id == voucher_id), None)

    def in_scheme(self, scheme: str) -> tuple[Concept, ...]:
        """Return the concepts of `scheme` that are in use, by Dutch label; nothing for an unknown scheme."""
        return self._by_scheme.get(scheme, ())

    def top_concepts(self, scheme: str) -> tuple[Concept, ...]:
        """Return the concepts of `scheme` that have nothing broader, by Dutch label."""
        return tuple(concept for concept in self.in_scheme(scheme) if not concept.broader)

    def label(self, concept_id: str, language: str) -> Said:
        """Return the preferred label in `language`, else in Dutch, else the id itself."""
        concept = self._by_id.get(concept_id)
        if concept is None:
            return Said(concept_id, "nl")
        # A page of search says some two hundred labels.
        key = (concept_id, language)
        found = self._said.get(key)
        if found is None:
            found = self._said[key] = concept.label(language)
        return found

    def definition(self, concept_id: str, language: str, kind: DefinitionKind = "definition") -> str:
        """Return the definition of `kind` in `language`, else in Dutch, else nothing."""
        concept = self._by_id.get(concept_id)
        return concept.definition(language, kind) if concept else ""

    def narrower(self, concept_id: str) -> tuple[str, ...]:
        """Return the ids directly below, by Dutch label."""
        return self._narrower.get(concept_id, ())

    def ancestors(self, concept_id: str) -> tuple[str, ...]:
        """Return the ids of everything broader, nearest first, each once."""
        found: dict[str, None] = {}
        above = list(self._broader(concept_id))
        while above:
            found.update(dict.fromkeys(above))
            above = [parent for each in above for parent in self._broader(each) if parent not in found]
        return tuple(found)

    def _broader(self, concept_id: str) -> tuple[str, ...]:
        concept = self._by_id.get(concept_id)
        return concept.broader if concept else ()

    def by_notation(self, scheme: str, notation: str) -> Concept | None:
        """Return the concept of `scheme` with this code, in capitals or not."""
        return self._by_notation.get((scheme, notation.lower()))

    def facet_values(self, scheme: str) -> tuple[str, ...]:
        """Return what the facet of `scheme` may hold, sorted: never more than fit in one bitmask.

        Concept ids; of languages the tags. Of themes the two upper levels.
        """
        return self._facet_values.get(scheme, ())

    def facet_values_of(self, concept_id: str) -> tuple[str, ...]:
        """Return the facet values under which a record with this concept counts: itself and all that is broader.

        A concept too deep for the facet counts under its ancestors; a deprecated one under its replacement.
        """
        concept = self._by_id.get(concept_id)
        if concept is None:
            return ()
        if concept.deprecated and concept.replaced_by:
            return self.facet_values_of(concept.replaced_by)
        values = set(self._facet_values[concept.scheme])
        lineage = (self._by_id[each] for each in (concept.id, *self.ancestors(concept.id)))
        return tuple(value for each in lineage if (value := _facet_value(each)) in values)

    def find(self, text: str) -> tuple[Concept, ...]:
        """Return the concepts of which some label, in any language, is `text` (case and accents aside)."""
        return self._labels.find(text)

    def suggest(self, prefix: str, language: str, limit: int = 5) -> tuple[Suggested, ...]:
        """Return the concepts with a label of which a word begins as `prefix`, best first, at most `limit`."""
        return self._labels.suggest(prefix, language, limit)


def _facet_value(concept: Concept) -> str:
    """Return what a record stores: for a language its tag, else the id."""
    return concept.notation if concept.scheme == "languages" else concept.id
