"""Columns: the values of facets packed into few numbers, so that counting them costs little.

Counting a column costs time for each record found (some nanoseconds) and for each different number (a microsecond
or two). So values that go together in few ways share a column, and those that combine freely (languages) are
spread over several. Which do is read from a sample of the records when an index is built, and kept with it.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, count

Bit = tuple[str, str]
"""(facet, value)."""
Column = tuple[Bit, ...]
"""What each bit stands for, the lowest first."""

BITS = 62
MOST = 96
"""Columns that the schema has; those that an index does not use cost nothing."""
MOST_VALUES = 60
"""Values of one facet that have a bit."""
OTHER = "\x00other"
"""Stands for values of a facet that had no bit when the index was built."""
_MIXED = 80
"""Different numbers in a column, as far as the sample knows: from here on one more column is cheaper. tantivy counts
up to a hundred in half the time, and each costs two microseconds more, however few records are counted (measured)."""
_SMALLEST = 8
"""Values in a column that is divided no further: that many are never too mixed."""

Masks = tuple[tuple[int, int], ...]
"""Bits by number of the column."""
Counted = Mapping[str, frozenset[str]]
"""By facet: the values that one record counts under."""


def plan(slots: Mapping[str, Sequence[str]], sample: Sequence[Counted] = ()) -> tuple[Column, ...]:
    """Give columns for the values of each facet, so that counting records like those of `sample` costs least."""
    pieces = [
        piece for facet, values in slots.items() for piece in _divided(facet, values[:MOST_VALUES], sample)
    ]
    return tuple(piece.column for piece in _joined(pieces))


class _Piece:
    """A column with the number that each record of the sample has in it."""

    def __init__(self, column: Column, contents: Iterable[Hashable]) -> None:
        self.column = column
        known: dict[Hashable, int] = {}
        self.numbers = [known.setdefault(each, len(known)) for each in contents]
        self.mixed = len(known)

    def mixed_with(self, other: "_Piece") -> int:
        return len(set(zip(self.numbers, other.numbers, strict=True)))

    def beside(self, other: "_Piece") -> "_Piece":
        return _Piece(self.column + other.column, zip(self.numbers, other.numbers, strict=True))


def _divided(facet: str, values: Sequence[str], sample: Sequence[Counted]) -> Iterator[_Piece]:
    """Give the values of one facet in as few pieces as are not too mixed."""
    if not values:
        return
    piece = _piece(facet, values, sample)
    if len(values) <= BITS and (piece.mixed <= _MIXED or len(values) <= _SMALLEST):
        yield piece
        return
    middle = len(values) // 2
    yield from _divided(facet, values[:middle], sample)
    yield from _divided(facet, values[middle:], sample)


def _piece(facet: str, values: Sequence[str], sample: Sequence[Counted]) -> _Piece:
    known = frozenset(values)
    contents = (each.get(facet, frozenset()) & known for each in sample)
    return _Piece(tuple((facet, value) for value in values), contents)


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Give `pieces` with those side by side that together are not too mixed, the least mixed first."""
    numbers = count()
    held = {next(numbers): piece for piece in pieces}
    known: dict[tuple[int, int], int] = {}
    while True:
        for one, other in combinations(held, 2):
            if (one, other) not in known:
                known[one, other] = _cost(held[one], held[other])
        pairs = [(known[pair], pair) for pair in combinations(held, 2)]
        cost, (one, other) = min(pairs, default=(_MIXED + 1, (0, 0)))
        if cost > _MIXED:
            return list(held.values())
        held[next(numbers)] = held.pop(one).beside(held.pop(other))


def _cost(one: _Piece, other: _Piece) -> int:
    # Without a sample nothing is known of what goes together.
    if (
        len(one.column) + len(other.column) > BITS
        or max(one.mixed, other.mixed, 1) > _MIXED
        or not one.numbers
    ):
        return _MIXED + 1
    return one.mixed_with(other)


def written(mask: int) -> str:
    """Give the bits of one column as they are written in a record."""
    return f"{mask:x}"


def read(number: str) -> int:
    """Give the bits that `written` wrote."""
    return int(number, 16)


class Packing:
    """Packs values into the columns of one index."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._bits = {
            bit: (number, 1 << place)
            for number, column in enumerate(columns)
            for place, bit in enumerate(column)
        }

    def packed(self, facet: str, values: Iterable[str]) -> Masks:
        """Give what to write for a record that counts under `values`, as (number of the column, mask)."""
        masks: dict[int, int] = {}
        for value in values:
            found = self._bits.get((facet, value)) or self._bits.get((facet, OTHER))
            if found is not None:
                number, bit = found
                masks[number] = masks.get(number, 0) | bit
        return tuple(masks.items())
