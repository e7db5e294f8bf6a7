"""Everything that is published, one initiative after the other, in bounded memory."""

from collections.abc import Callable, Iterator

from binnenuit.domain.initiatives.service.published import (
    Chosen,
    PublicInitiative,
    count_published,
    every_published_key,
    public_initiatives_of,
)

Progress = Callable[[int], None]
"""Called with the number of records that have been written since the last call."""
_CHUNK = 200


def number_of_initiatives(*, examples: bool) -> int:
    """Return how many there are."""
    return count_published(Chosen(without_examples=not examples))


def initiatives(progress: Progress, *, examples: bool) -> Iterator[PublicInitiative]:
    """Return all of them in order of primary key, as visitors may know them."""
    for keys in every_published_key(Chosen(without_examples=not examples)):
        for start in range(0, len(keys), _CHUNK):
            found = public_initiatives_of(keys[start : start + _CHUNK])
            yield from found
            progress(len(found))
