"""The facets: what records are filtered and counted by, and how the index keeps each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from binnenuit.kernel.registry import Registry

Storage = Literal["concepts", "few", "many"]
"""Concepts of a scheme, under everything broader too; few values of any kind; many values, of which most records have
one."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet; a room that brings another one gives its values in `Document.facets`."""

    name: str
    storage: Storage
    scheme: str = ""
    """Of the thesaurus, for "concepts"."""
    order: int = 500
    """Its place among the filters of the search page."""
    kept_longest: int = 0
    """What a search without results gives up last has the highest number."""


facets: Registry[Facet] = Registry("facet")
facets.register(
    Facet("theme", "concepts", "themes", 10, kept_longest=10),
    Facet("target_group", "concepts", "target_groups", 20, kept_longest=9),
    Facet("form", "concepts", "forms", 30, kept_longest=8),
    Facet("language", "concepts", "languages", 40, kept_longest=7),
    Facet("province", "few", order=50, kept_longest=12),
    Facet("municipality", "many", order=60, kept_longest=11),
    Facet("day", "few", order=70, kept_longest=2),
    Facet("online", "few", order=80, kept_longest=4),
    Facet("cost", "few", order=90, kept_longest=3),
    Facet("programme", "few", order=100, kept_longest=6),
    Facet("organisation", "many", order=110, kept_longest=5),
    Facet("status", "few", order=120, kept_longest=1),
)


@dataclass(frozen=True, slots=True)
class _Lists:
    names: tuple[str, ...]
    concepts: Mapping[str, str]
    few: tuple[str, ...]
    many: tuple[str, ...]
    given_up: tuple[str, ...]


@cache
def _lists(_number: int) -> _Lists:
    """Return the facets by how they are kept, made once for each number of them."""
    declared = list(facets)
    return _Lists(
        names=tuple(each.name for each in declared),
        concepts={each.name: each.scheme for each in declared if each.storage == "concepts"},
        few=tuple(each.name for each in declared if each.storage == "few"),
        many=tuple(each.name for each in declared if each.storage == "many"),
        given_up=tuple(each.name for each in sorted(declared, key=lambda each: each.kept_longest)),
    )


def facet_names() -> tuple[str, ...]:
    """Return the names of all facets, in their order.

    Values: concept ids, CBS codes (GM0599, PV28), mo to su, yes/no, free/paid/unknown, programme slug, organisation
    code, status name. Languages: tags ("tr"); a filter also takes the concept's id.
    """
    return _lists(len(facets)).names


def filter_names() -> tuple[str, ...]:
    """Return what can be filtered on: the facets, and "concept".

    That is the record, or a narrower concept of it, having this concept, of any scheme.
    """
    return (*facet_names(), "concept")


def concept_facets() -> Mapping[str, str]:
    """Return the facets whose values come from a scheme of the thesaurus, with that scheme."""
    return _lists(len(facets)).concepts


def few_valued() -> tuple[str, ...]:
    """Return the facets with few values, not of the thesaurus."""
    return _lists(len(facets)).few


def many_valued() -> tuple[str, ...]:
    """Return the facets with many values, of which most records have one."""
    return _lists(len(facets)).many


def counted_by_bits() -> tuple[str, ...]:
    """Return the facets that are counted by the bits of `index/facet_bitmaps.py`."""
    return (*concept_facets(), *few_valued())


def given_up_first() -> tuple[str, ...]:
    """Return the facets in the order in which a search without results gives them up."""
    return _lists(len(facets)).given_up
