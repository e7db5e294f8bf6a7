"""Columns: the values of facets packed into few texts, so that counting them costs little.

Counting a column costs some nanoseconds for each record found, and up to a microsecond for each different text in it.
So values that go together in few ways share a column, and those that combine freely (languages) are spread over
several: over more of them where there are few records, for then the different texts are what costs. Which go together
is read from a sample of the records when an index is built, and kept with it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, count
from math import log2

Bit = tuple[str, str]
"""(facet, value)."""
Column = tuple[Bit, ...]
"""What each bit stands for, the lowest first."""

MOST = 96
"""Columns that the schema has; those that an index does not use cost nothing."""
MOST_VALUES = 60
"""Values of one facet that have a bit."""
OTHER = "\x00other"
"""Stands for values of a facet that had no bit when the index was built."""
_FOUND = 1 / 8
"""What part of the records a question finds, among those that take long."""
_FEWEST, _SAMPLE = 8_000, 5_000
"""Records that an index is made for, if only few are there; records of a sample that tell enough."""
_RECORD, _COLUMN, _TEXT = 0.004, 5.0, 1.0
"""Microseconds (measured, `docs/performance.md`): a column for each record found and at all, a different text in it."""

Masks = tuple[tuple[int, int], ...]
"""Bits by number of the column."""
Counted = Mapping[str, frozenset[str]]
"""By facet: the values that one record counts under."""


def plan_columns(
    slots: Mapping[str, Sequence[str]], sample: Sequence[Counted] = (), records: int = 0
) -> tuple[Column, ...]:
    """Return columns for the values of each facet, so that counting records like `sample` costs least."""
    # An index grows: what is small now is made for more.
    planner = _Planner(sample[:: len(sample) // _SAMPLE + 1], max(records, _FEWEST) * _FOUND)
    most = MOST // max(len(slots), 1)
    pieces = [
        piece
        for facet, values in slots.items()
        for piece in planner.divided(facet, values[:MOST_VALUES], most)
    ]
    # Without a sample nothing is known of what goes together.
    return tuple(piece.column for piece in (planner.joined(pieces) if sample else pieces))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A column, with the text that each record of the sample has in it, as a number."""

    column: Column
    numbers: Sequence[int]
    cost: float
    """Microseconds for its texts, without what each record costs."""


@dataclass(frozen=True, slots=True)
class _Planner:
    sample: Sequence[Counted]
    found: float
    """Records that a question finds."""

    @property
    def column(self) -> float:
        """Return what one more column costs, in microseconds."""
        return self.found * _RECORD + _COLUMN

    def divided(self, facet: str, values: Sequence[str], most: int) -> list[_Piece]:
        """Return the values of one facet in so many pieces that counting them costs least, the frequent ones spread."""
        often = Counter(value for each in self.sample for value in each.get(facet, ()))
        order = sorted(values, key=lambda value: -often[value])
        best: list[_Piece] = []
        least = float("inf")
        for number in range(1, min(len(order), most) + 1):
            pieces = [self._of_values(facet, order[first::number]) for first in range(number)]
            cost = sum(self.column + piece.cost for piece in pieces)
            if cost < least:
                best, least = pieces, cost
        return best

    def joined(self, pieces: Sequence[_Piece]) -> list[_Piece]:
        """Return `pieces` with those side by side that cost less so, what saves most first."""
        numbers = count()
        held = {next(numbers): piece for piece in pieces}
        known: dict[tuple[int, int], float] = {}
        while True:
            pairs = list(combinations(held, 2))
            for one, other in pairs:
                if (one, other) not in known:
                    known[one, other] = self._saved(held[one], held[other])
            saved, (one, other) = max(((known[pair], pair) for pair in pairs), default=(0.0, (0, 0)))
            if saved <= 0:
                return list(held.values())
            held[next(numbers)] = self._beside(held.pop(one), held.pop(other))

    def _of_values(self, facet: str, values: Sequence[str]) -> _Piece:
        known = frozenset(values)
        contents = (each.get(facet, frozenset()) & known for each in self.sample)
        return self._piece(tuple((facet, value) for value in values), contents)

    def _beside(self, one: _Piece, other: _Piece) -> _Piece:
        return self._piece(one.column + other.column, zip(one.numbers, other.numbers, strict=True))

    def _saved(self, one: _Piece, other: _Piece) -> float:
        return self.column + one.cost + other.cost - self._beside(one, other).cost

    def _piece(self, column: Column, contents: Iterable[Hashable]) -> _Piece:
        known: dict[Hashable, int] = {}
        numbers = [known.setdefault(each, len(known)) for each in contents]
        return _Piece(column, numbers, self._texts(numbers, len(known)) * _TEXT)

    def _texts(self, numbers: Sequence[int], different: int) -> float:
        """Return how many different texts the records that a question finds have.

        It grows as in the sample (Heaps' law).
        """
        half = len(set(numbers[::2]))
        if not half:
            return different
        return float(different * (self.found / len(numbers)) ** log2(different / half))


def written(mask: int) -> str:
    """Return the bits of one column as they are written in a record."""
    return f"{mask:x}"


def places(text: str) -> tuple[int, ...]:
    """Return which bits are in what `written` wrote, the lowest (0) first."""
    mask = int(text, 16)
    return tuple(place for place in range(mask.bit_length()) if mask >> place & 1)


class BitmapEncoder:
    """Packs values into the columns of one index."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._bits = {
            bit: (number, 1 << place)
            for number, column in enumerate(columns)
            for place, bit in enumerate(column)
        }

    def packed(self, facet: str, values: Iterable[str]) -> Masks:
        """Return what to write for a record that counts under `values`, as (number of the column, mask)."""
        masks: dict[int, int] = {}
        for value in values:
            found = self._bits.get((facet, value)) or self._bits.get((facet, OTHER))
            if found is not None:
                number, bit = found
                masks[number] = masks.get(number, 0) | bit
        return tuple(masks.items())
