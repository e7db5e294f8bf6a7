"""When a set of concepts is a sound thesaurus.

The numbers S13, S14 and S27 are the integrity conditions of the SKOS reference (W3C, 2009). What SKOS
leaves free and this house does not: every concept has a Dutch preferred label, a preferred label
stands for one concept of its scheme, and broader concepts are in the same scheme.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from binnenuit.foundation.vocabulary.rules.concepts import MAKERS, SCHEMES, Concept
from binnenuit.foundation.vocabulary.rules.thesaurus import Thesaurus
from binnenuit.foundation.vocabulary.rules.words import normalise

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LONGEST_ID = 80
LONGEST_LABEL = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with which concept; `key` is the part of its record that is at fault, where there is one."""

    concept_id: str
    key: str
    reason: str


def problems(concepts: Sequence[Concept]) -> Iterator[Problem]:
    """Return everything that keeps `concepts` from being a sound thesaurus; nothing when it is sound.

    What depends on the tree is looked at only when every concept is sound by itself.
    """
    found = list(chain(_repeated(concepts), chain.from_iterable(map(_alone, concepts))))
    if not found:
        by_id = {concept.id: concept for concept in concepts}
        found = list(chain.from_iterable(_references(concept, by_id) for concept in concepts))
    if not found:
        found = list(_cycles(concepts))
    if not found:
        thesaurus = Thesaurus(tuple(concepts))
        found = list(
            chain(
                chain.from_iterable(_related(concept, thesaurus) for concept in concepts),
                _shared_labels(concepts),
                _shared_words(concepts),
                _shared_notations(concepts),
                _facets(thesaurus),
            )
        )
    yield from found


def _repeated(concepts: Iterable[Concept]) -> Iterator[Problem]:
    counts = Counter(concept.id for concept in concepts)
    yield from (
        Problem(concept_id, "id", f"the id {concept_id!r} is given to more than one concept")
        for concept_id, count in counts.items()
        if count > 1
    )


def _alone(concept: Concept) -> Iterator[Problem]:
    if not _SLUG.fullmatch(concept.id) or len(concept.id) > LONGEST_ID:
        yield Problem(
            concept.id,
            "id",
            f"{concept.id!r} is not an id: small letters, digits and single hyphens, at most {LONGEST_ID}",
        )
    if concept.scheme not in SCHEMES:
        yield Problem(
            concept.id, "scheme", f"unknown scheme {concept.scheme!r}; known are: {', '.join(SCHEMES)}"
        )
    if concept.scheme == "languages" and not _TAG.fullmatch(concept.notation):
        yield Problem(concept.id, "notation", "a language needs its BCP 47 tag as notation")
    if concept.replaced_by and not concept.deprecated:
        yield Problem(concept.id, "replaced_by", "only a deprecated concept can be replaced by another")
    yield from _labels(concept)


def _labels(concept: Concept) -> Iterator[Problem]:
    preferred = Counter(label.language for label in concept.labels if label.kind == "preferred")
    if "nl" not in preferred:
        yield Problem(concept.id, "nl", "the Dutch preferred label is missing")
    for language, count in preferred.items():
        if count > 1:
            yield Problem(concept.id, language, f"more than one preferred label in {language!r} (SKOS S14)")
    texts = Counter((label.language, label.text.casefold()) for label in concept.labels)
    for (language, text), count in texts.items():
        if count > 1:
            yield Problem(
                concept.id, language, f"the label {text!r} stands more than once in {language!r} (SKOS S13)"
            )
    yield from _forms(concept)


def _forms(concept: Concept) -> Iterator[Problem]:
    for label in concept.labels:
        if len(label.text) > LONGEST_LABEL:
            yield Problem(
                concept.id, label.language, f"a label is longer than {LONGEST_LABEL}: {label.text[:40]!r} ..."
            )
        if not any(map(str.isalnum, label.text)):
            yield Problem(concept.id, label.language, f"the label {label.text!r} has no letter or digit")
    languages = [label.language for label in concept.labels] + [text.language for text in concept.definitions]
    for language in dict.fromkeys(languages):
        if not _TAG.fullmatch(language):
            yield Problem(
                concept.id, language, f"{language!r} is not a language tag such as nl, en or zh-Hant"
            )


def _references(concept: Concept, by_id: Mapping[str, Concept]) -> Iterator[Problem]:
    references = [("broader", other) for other in concept.broader]
    references += [("related", other) for other in concept.related]
    if concept.replaced_by:
        references.append(("replaced_by", concept.replaced_by))
    for key, other_id in references:
        reason = _wrong_reference(concept, key, by_id.get(other_id))
        if reason:
            yield Problem(concept.id, key, f"{key} {other_id!r}: {reason}")


def _wrong_reference(concept: Concept, key: str, other: Concept | None) -> str:
    if other is None:
        return "there is no such concept"
    if other.id == concept.id:
        return "a concept can't refer to itself"
    if other.deprecated:
        return "that concept is deprecated"
    if key == "broader" and other.scheme != concept.scheme:
        return f"that concept is in another scheme ({other.scheme})"
    return ""


def _cycles(concepts: Sequence[Concept]) -> Iterator[Problem]:
    """Take away, again and again, the concepts with nothing broader left: what remains goes round."""
    left = {concept.id: set(concept.broader) for concept in concepts}
    while free := {concept_id for concept_id, broader in left.items() if not broader}:
        left = {concept_id: broader - free for concept_id, broader in left.items() if concept_id not in free}
    if left:
        path = _walk_round(left)
        yield Problem(path[0], "broader", f"broader goes round: {' > '.join(path)}")


def _walk_round(left: Mapping[str, set[str]]) -> list[str]:
    path = [min(left)]
    while (following := min(left[path[-1]])) not in path:
        path.append(following)
    return [*path[path.index(following) :], following]


def _related(concept: Concept, thesaurus: Thesaurus) -> Iterator[Problem]:
    above = thesaurus.ancestors(concept.id)
    for other_id in concept.related:
        other = thesaurus.concept(other_id)
        if other_id in above:
            yield Problem(
                concept.id, "related", f"{other_id!r} is related and also broader, near or far (SKOS S27)"
            )
        if other and concept.id not in other.related:
            yield Problem(concept.id, "related", f"{other_id!r} is not related back (SKOS S23)")


def _shared_labels(concepts: Iterable[Concept]) -> Iterator[Problem]:
    owners: dict[tuple[str, str, str], str] = {}
    for concept in concepts:
        for label in concept.labels:
            if label.kind != "preferred" or concept.deprecated:
                continue
            key = (concept.scheme, label.language, label.text.casefold())
            owner = owners.setdefault(key, concept.id)
            if owner != concept.id:
                yield Problem(
                    concept.id, label.language, f"the preferred label {label.text!r} is that of {owner!r} too"
                )


def _shared_words(concepts: Iterable[Concept]) -> Iterator[Problem]:
    """Find words of further languages that stand for two concepts of a scheme: few can tell which one is wrong."""
    owners: dict[tuple[str, str, str], str] = {}
    for concept in concepts:
        for label in concept.labels:
            if label.vouched == MAKERS or concept.deprecated:
                continue
            owner = owners.setdefault((concept.scheme, label.language, normalise(label.text)), concept.id)
            if owner != concept.id:
                yield Problem(
                    concept.id, label.language, f"the label {label.text!r} stands for {owner!r} too"
                )


def _shared_notations(concepts: Iterable[Concept]) -> Iterator[Problem]:
    owners: dict[tuple[str, str], str] = {}
    for concept in concepts:
        if concept.notation:
            owner = owners.setdefault((concept.scheme, concept.notation.lower()), concept.id)
            if owner != concept.id:
                yield Problem(
                    concept.id, "notation", f"the notation {concept.notation!r} is that of {owner!r} too"
                )


def _facets(thesaurus: Thesaurus) -> Iterator[Problem]:
    for scheme in SCHEMES.values():
        values = thesaurus.facet_values(scheme.id)
        if len(values) > scheme.facet_limit:
            last = thesaurus.in_scheme(scheme.id)[-1]
            yield Problem(
                last.id,
                "",
                f"the facet of {scheme.id} would hold {len(values)} values and has room for "
                f"{scheme.facet_limit}: join some, or place themes deeper in the tree",
            )
