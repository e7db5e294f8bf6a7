"""The kinds of records that search finds: each room declares its own, with where their pages are."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from binnenuit.kernel.registry import Registry
from binnenuit.search import sources
from binnenuit.search.types import Found, Source


@dataclass(frozen=True, slots=True, eq=False)
class RecordKind:
    """One kind of record."""

    name: str
    """In the index: "initiative"."""
    source: Source
    """Hands its records to the index."""
    word: str
    """For it in the address of a search: "initiatief"."""
    label: str | Promise
    """For several of them, as the search page names the choice; lazily translated."""
    address: Callable[[Found], str]
    """Returns the address of a result's page, in the language of the page."""
    suggested: int = 0
    """Lines that it may take under the search field; 0: it is not suggested."""
    order: int = 500


record_kinds: Registry[RecordKind] = Registry("kind of record")


def declare(*kinds: RecordKind) -> None:
    """Let search find these kinds of records; a kind that was declared already stays as it is."""
    for kind in kinds:
        if kind.name not in record_kinds:
            record_kinds.register(kind)
            sources.register(kind.source)


def suggested_kinds() -> tuple[RecordKind, ...]:
    """Return the kinds that are suggested while one types: those that take few lines first."""
    return tuple(sorted((kind for kind in record_kinds if kind.suggested), key=lambda kind: kind.suggested))
