"""What the pages share when they show a part of what the search engine finds."""

from collections.abc import Iterable

from binnenuit.foundation.organisations.models import Organisation
from binnenuit.foundation.vocabulary.service import Concept, thesaurus
from binnenuit.search.types import Hit

FACET_OF_SCHEME = {
    "themes": "theme",
    "target_groups": "target_group",
    "forms": "form",
    "languages": "language",
}
"""The filter that stands for a scheme of the thesaurus."""

PARAMETER_OF_FACET = {"theme": "thema", "target_group": "doelgroep", "form": "vorm", "language": "taal"}
"""How that filter is called in the address of the search page."""


def shows_examples(hits: Iterable[Hit]) -> bool:
    """Say whether an example is among what is shown: then the page must say so."""
    return any(hit.card.get("example") for hit in hits)


def counts_examples() -> bool:
    """Say whether numbers over all initiatives count examples too: every example belongs to an example organisation."""
    return Organisation.objects.filter(example=True).exists()


def facet_filter(concept: Concept) -> tuple[str, str] | None:
    """Give (facet, value) that finds what `concept` was given to; None where it lies too deep in the tree for a facet."""
    if concept.scheme == "languages":
        return "language", concept.notation
    if concept.id in thesaurus().facet_values(concept.scheme):
        return FACET_OF_SCHEME[concept.scheme], concept.id
    return None
