"""Who hands documents to search; composition registers each room's source."""

from binnenuit.search.types import Source

_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Let `source` give the documents of its kind; a second source for a kind takes the place of the first."""
    _sources[source.kind] = source


def source(kind: str) -> Source | None:
    """Return the source of `kind`; None where no room has registered one."""
    return _sources.get(kind)


def sources() -> tuple[Source, ...]:
    """Return all sources, in the order in which they were registered."""
    return tuple(_sources.values())
