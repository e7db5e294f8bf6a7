"""Which initiatives a question of HSDS chooses: by the database, by the index, or by both."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from binnenuit.domain.initiatives.service.published import (
    Chosen,
    count_published,
    every_published_key,
    keys_among,
    published_keys,
)
from binnenuit.foundation.vocabulary.service import SCHEMES, thesaurus
from binnenuit.interchange.hsds import known, taxonomies
from binnenuit.search import engine
from binnenuit.search.types import SearchRequest

_CHUNK = 1_000
_INDEXED = ("themes", "target_groups", "forms")
NOBODY = "-"
"""The code of no organisation."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; filters are cumulative."""

    text: str = ""
    taxonomy_term: str = ""
    """Id of a term."""
    taxonomy: str = ""
    """Id of a taxonomy."""
    organisation: str = ""
    """Id of an organisation."""
    modified_after: datetime | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    start_time: time | None = None
    end_time: time | None = None
    weekday: int | None = None
    """0 is Monday."""

    @property
    def by_index(self) -> bool:
        """Say whether the index has to be asked."""
        return bool(self.text or self.taxonomy_term or self.taxonomy)

    def chosen(self) -> Chosen:
        """Return what the database is asked; an unknown organisation carries nothing."""
        code = (known.codes_by_id(self.organisation) or NOBODY) if self.organisation else ""
        return Chosen(
            organisation=code,
            changed_since=self.modified_after,
            minimum_age=self.minimum_age,
            maximum_age=self.maximum_age,
            starts_from=self.start_time,
            ends_by=self.end_time,
            weekday=self.weekday,
        )


class Selection:
    """The initiatives that are asked for, in order of primary key."""

    def __init__(self, asked: Asked) -> None:
        self._chosen = asked.chosen()
        self._found: Sequence[int] | None = _found(asked, self._chosen) if asked.by_index else None
        self.everything = self._found is None and self._chosen == Chosen()

    def count(self) -> int:
        """Return how many there are."""
        return count_published(self._chosen) if self._found is None else len(self._found)

    def keys(self, first: int, number: int) -> list[int]:
        """Return `number` primary keys from the `first` (from 0) on."""
        if self._found is None:
            return published_keys(self._chosen, first, number)
        return list(self._found[first : first + number])

    def every_key(self) -> Iterator[list[int]]:
        """Return all primary keys, a thousand at a time."""
        if self._found is None:
            yield from every_published_key(self._chosen)
            return
        for start in range(0, len(self._found), _CHUNK):
            yield list(self._found[start : start + _CHUNK])


def _found(asked: Asked, chosen: Chosen) -> Sequence[int]:
    """Return the primary keys that the index finds and the database knows, in order."""
    concepts = _concepts(asked)
    if concepts is None:
        return array("q")
    keys = array("q", sorted(engine.ids(SearchRequest(text=asked.text, facets=()), concepts)))
    kept = array("q")
    for start in range(0, len(keys), _CHUNK):
        kept.extend(keys_among(chosen, keys[start : start + _CHUNK].tolist()))
    return kept


def _concepts(asked: Asked) -> list[tuple[str, ...]] | None:
    """Return the concepts of which a record must have one, for each filter; None where there is no such term at all."""
    words = thesaurus()
    wanted: list[tuple[str, ...]] = []
    if asked.taxonomy_term:
        by_id = {taxonomies.of_concept(each.id): each for each in words.concepts}
        concept = by_id.get(asked.taxonomy_term)
        if concept is None or concept.scheme not in _INDEXED:
            return None
        wanted.append((concept.replaced_by or concept.id,))
    if asked.taxonomy:
        scheme = taxonomies.scheme_of(asked.taxonomy)
        if scheme not in SCHEMES or scheme not in _INDEXED:
            return None
        wanted.append(tuple(each.id for each in words.in_scheme(scheme)))
    return wanted
