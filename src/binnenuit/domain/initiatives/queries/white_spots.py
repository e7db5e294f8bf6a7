"""Counting what there is, by municipality and topic, out of the index alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from binnenuit.domain.initiatives.rules.white_spots import Share
from binnenuit.foundation.places import service as places
from binnenuit.foundation.places.service import Municipality
from binnenuit.foundation.vocabulary.service import Concept, thesaurus
from binnenuit.kernel import clock
from binnenuit.search import engine
from binnenuit.search.facet_kinds import filter_names
from binnenuit.search.types import SearchRequest

WHITE_SPOT_SCHEMES = ("themes", "target_groups")
_OPEN = ("status", ("published",))
_SECONDS = 60

FACET_OF_SCHEME = {
    "themes": "theme",
    "target_groups": "target_group",
    "forms": "form",
    "languages": "language",
}
"""The filter that stands for a scheme of the thesaurus."""

PARAMETER_OF_FACET = {"theme": "thema", "target_group": "doelgroep", "form": "vorm", "language": "taal"}
"""How that filter is called in the address of the search page."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What is counted: initiatives with these concepts, all of them; without any, all initiatives."""

    concepts: tuple[Concept, ...] = ()

    @property
    def filters(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the filters of a search for what runs now."""
        chosen = [(FACET_OF_SCHEME[concept.scheme], (concept.id,)) for concept in self.concepts]
        return tuple(sorted([*chosen, _OPEN], key=lambda pair: filter_names().index(pair[0])))

    @property
    def parameters(self) -> dict[str, str]:
        """Return the same as the search page's address has it."""
        chosen = {
            PARAMETER_OF_FACET[FACET_OF_SCHEME[concept.scheme]]: concept.id for concept in self.concepts
        }
        return {**chosen, "status": "actief"}


def topics(scheme: str) -> list[Topic]:
    """Return the main topics of a scheme, each by itself, as the thesaurus orders them."""
    return [Topic((concept,)) for concept in thesaurus().top_concepts(scheme)]


def by_municipality(topic: Topic) -> dict[str, int]:
    """Return how many initiatives run now, by CBS code: with a place there, or for those who live there.

    At most a minute old.
    """
    minute = int(clock.now().timestamp() // _SECONDS)
    return dict(_counted(settings.INDEX_FOLDER, topic.filters, minute))


@lru_cache(maxsize=256)
def _counted(
    _index: Path, filters: tuple[tuple[str, tuple[str, ...]], ...], _minute: int
) -> tuple[tuple[str, int], ...]:
    """Count once a minute: a page of one municipality needs the counts of every topic in the country."""
    found = engine.search(SearchRequest(filters=filters, size=1, facets=("municipality",)))
    return tuple((count.value, count.count) for count in found.facets["municipality"])


def share(municipality: Municipality, counts: Mapping[str, int]) -> Share:
    """Return what there is in a municipality beside its share of the country."""
    known = places.municipalities()
    return Share(
        here=counts.get(municipality.code, 0),
        population=municipality.population,
        national=sum(counts.get(each.code, 0) for each in known),
        national_population=sum(each.population for each in known),
    )
