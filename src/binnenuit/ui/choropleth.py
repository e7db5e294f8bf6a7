"""Maps whose areas are shaded by a count: the steps of the legend, and the areas by province."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from binnenuit.foundation.places import service as places
from binnenuit.foundation.places.service import Municipality, Province
from binnenuit.ui.collation import place_name_key
from binnenuit.ui.formats import language

STEPS = 5
"""Shades beside that for "nothing"; the style has as many (--map-1 to --map-5)."""


@dataclass(frozen=True, slots=True)
class Shade:
    """One line of the legend; the last one has no upper end."""

    level: int
    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class MapArea:
    """A province or a municipality, and its results."""

    code: str
    name: str
    count: int
    level: int
    """Its shade; 0 for nothing."""
    address: str
    """Where it leads."""


@dataclass(frozen=True, slots=True)
class CountedMunicipality:
    """A municipality, and how much there is in it."""

    municipality: Municipality
    count: int
    level: int
    """Its shade; 0 for nothing."""


@dataclass(frozen=True, slots=True)
class CountedProvince:
    """A province with its municipalities."""

    province: Province
    municipalities: tuple[CountedMunicipality, ...]


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


def by_province(counts: Mapping[str, int]) -> list[CountedProvince]:
    """Return the provinces by name, each with its municipalities by name and what there is in them."""
    steps, tag = shades(counts.values()), language()
    counted = [
        CountedMunicipality(one, count := counts.get(one.code, 0), level(count, steps))
        for one in sorted(places.municipalities(), key=lambda one: place_name_key(one.name, tag))
    ]
    return [
        CountedProvince(
            province,
            tuple(one for one in counted if one.municipality.province_code == province.code),
        )
        for province in sorted(places.provinces(), key=lambda one: place_name_key(one.name, tag))
    ]


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
