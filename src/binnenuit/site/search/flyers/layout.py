"""Which results of a search stand on a flyer, and in which order: by place, and there in the order of the week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NO_DAY = 7
_OF_A_RESULT, _OF_A_PLACE = 5, 2
"""Lines that each takes on the paper, about: it only saves drawing what will not fit."""


@dataclass(frozen=True, slots=True)
class Line:
    """One result, and where it belongs."""

    number: int
    """Its place in the search, from 0, the best, on."""
    place: str
    """Name of the municipality; empty where it is online or everywhere."""
    day: int = NO_DAY
    """0, Monday, to 6; `NO_DAY` where none is known."""
    minutes: int = 0
    """Of the day, when it begins."""


def by_place(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Return the results by place, the place of the best one first; what has no place comes last, under ""."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.place, []).append(line)
    for found in groups.values():
        found.sort(key=lambda line: (line.day, line.minutes, line.number))
    return sorted(groups.items(), key=lambda group: (not group[0], min(line.number for line in group[1])))


def fitting(lines: Sequence[Line], room: int) -> Sequence[Line]:
    """Return the first, the best, that take no more than `room` lines of paper; at least one, where there is one."""
    for number in range(1, len(lines)):
        places = {line.place for line in lines[: number + 1]}
        if (number + 1) * _OF_A_RESULT + len(places) * _OF_A_PLACE > room:
            return lines[:number]
    return lines
