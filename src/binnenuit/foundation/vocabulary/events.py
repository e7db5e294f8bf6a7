"""What happens in the vocabulary."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VocabularyLoaded:
    """A new version of the thesaurus is there; documents that carry these concepts are to be indexed again."""

    version: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    deprecated: tuple[str, ...]
    """Ids, each sorted. Deprecated: those that were in use before."""
