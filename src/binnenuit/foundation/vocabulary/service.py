"""The door of the vocabulary room: the thesaurus of themes, target groups, forms of activity and languages."""

from binnenuit.foundation.vocabulary.actions import load
from binnenuit.foundation.vocabulary.queries import rdf, refresh, refresh_if_changed, thesaurus
from binnenuit.foundation.vocabulary.rules import (
    SCHEMES,
    Concept,
    Definition,
    Label,
    Said,
    Source,
    Suggested,
    Thesaurus,
    Voucher,
    normalise,
)

__all__ = [
    "SCHEMES",
    "Concept",
    "Definition",
    "Label",
    "Said",
    "Source",
    "Thesaurus",
    "Voucher",
    "find",
    "language_label",
    "load",
    "normalise",
    "rdf",
    "refresh",
    "refresh_if_changed",
    "spoken_languages",
    "suggest",
    "thesaurus",
]


def language_label(tag: str, language: str) -> str:
    """Return the name of a spoken language (BCP 47 tag) in `language`; the tag itself of one that we do not know."""
    concept = thesaurus().by_notation("languages", tag)
    return thesaurus().label(concept.id, language) if concept else tag


def spoken_languages(language: str) -> tuple[tuple[str, str], ...]:
    """Return (BCP 47 tag, name in `language`) of the spoken languages, by name."""
    found = (
        (item.notation, item.label(language)) for item in thesaurus().in_scheme("languages") if item.notation
    )
    return tuple(sorted(found, key=lambda one: normalise(one[1])))


def suggest(prefix: str, language: str, limit: int = 5) -> tuple[Suggested, ...]:
    """Return at most `limit` concepts with a label of which a word begins as `prefix`, best first."""
    return thesaurus().suggest(prefix, language, limit)


def find(text: str) -> tuple[Concept, ...]:
    """Return the concepts of which some label, in any language, is `text`: case, accents and punctuation aside."""
    return thesaurus().find(text)
