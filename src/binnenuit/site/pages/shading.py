"""How dark a municipality is on the map: a few steps that a legend can name."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

STEPS = 5
"""Shades beside that for "nothing"; the style has as many (--map-1 to --map-5)."""


@dataclass(frozen=True, slots=True)
class Shade:
    """One line of the legend; the last one has no upper end."""

    level: int
    first: int
    last: int | None


def shades(counts: Iterable[int]) -> list[Shade]:
    """Return the steps for these counts, from round numbers (1, 2, 5, 10 and so on) and at most `STEPS` of them."""
    highest = max(counts, default=0)
    starts = _spread([number for number in _round_numbers(highest) if number <= highest])
    return [
        Shade(level, start, starts[level] - 1 if level < len(starts) else None)
        for level, start in enumerate(starts, 1)
    ]


def level(count: int, steps: list[Shade]) -> int:
    """Return the shade of a count; 0 for nothing."""
    return bisect_right([step.first for step in steps], count)


def _round_numbers(highest: int) -> list[int]:
    numbers, power = list[int](), 1
    while power <= highest:
        numbers += [power, 2 * power, 5 * power]
        power *= 10
    return numbers


def _spread(numbers: list[int]) -> list[int]:
    """Return at most `STEPS` of them, the ends among them, evenly spread."""
    if len(numbers) <= STEPS:
        return numbers
    return [numbers[round(position * (len(numbers) - 1) / (STEPS - 1))] for position in range(STEPS)]
