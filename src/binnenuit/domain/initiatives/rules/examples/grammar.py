"""A small grammar: texts with {slots}, and choices of which the first is taken most (Zipf)."""

import re
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

_SLOT = re.compile(r"\{([a-z_]+)\}")
ZIPF = 0.7
"""The exponent: the second of a list is chosen 0.62 times as often as the first, the tenth 0.2 times."""

T = TypeVar("T")
Filler = Callable[[], str]
"""Return the text for a slot, each time anew."""


class Choice(Generic[T]):
    """Something out of a list; the further down, the rarer."""

    def __init__(self, items: Sequence[T], weights: Sequence[float] | None = None) -> None:
        """Take the items and, where they are not to follow Zipf's law, their weights."""
        if not items:
            raise ValueError("nothing to choose from")
        self.items = items
        shares = weights or [1 / rank**ZIPF for rank in range(1, len(items) + 1)]
        self._sums = list(accumulate(shares))
        self._total = self._sums[-1]

    def pick(self, random: Random) -> T:
        """Return one."""
        # the sum of floats can fall a hair short of the drawn number
        return self.items[min(bisect(self._sums, random.random() * self._total), len(self.items) - 1)]

    def some(self, random: Random, number: int) -> list[T]:
        """Return at most `number` different ones, in the order of the list."""
        chosen = {bisect(self._sums, random.random() * self._total) for _ in range(number)}
        return [self.items[index] for index in sorted(chosen) if index < len(self.items)]


class Template:
    """A text with {slots}, taken apart once."""

    def __init__(self, text: str) -> None:
        """Take a text such as "Taalcafé {buurt}"."""
        pieces = _SLOT.split(text)
        self.slots = tuple(pieces[1::2])
        self._pieces = tuple((piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece)
        self._text = text

    def fill(self, fillers: Mapping[str, Filler]) -> str:
        """Return the text with every slot filled."""
        if not self.slots:
            return self._text
        return "".join([fillers[piece]() if slot else piece for piece, slot in self._pieces])
