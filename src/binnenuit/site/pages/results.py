"""What the pages share when they show a part of what the search engine finds."""

from collections.abc import Iterable

from binnenuit.domain.initiatives.service.white_spots import FACET_OF_SCHEME
from binnenuit.foundation.vocabulary.service import Concept, thesaurus
from binnenuit.search.types import Hit


def shows_examples(hits: Iterable[Hit]) -> bool:
    """Say whether an example is among what is shown: then the page must say so."""
    return any(hit.card.get("example") for hit in hits)


def facet_filter(concept: Concept) -> tuple[str, str] | None:
    """Return (facet, value) that finds what `concept` was given to.

    None where it lies too deep in the tree for a facet.
    """
    if concept.scheme == "languages":
        return "language", concept.notation
    if concept.id in thesaurus().facet_values(concept.scheme):
        return FACET_OF_SCHEME[concept.scheme], concept.id
    return None
