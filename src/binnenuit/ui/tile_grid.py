"""A map of equal tiles.

Every area one square, about where it lies, so that a small one is seen as well as a large one.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

GridCell = tuple[int, int]
_ROOM = 1.5
"""Cells for each area: with some left free, coasts and borders can still be recognised."""
_MOST_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Tile:
    """One area."""

    code: str
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class TileGrid:
    """All areas, no two in one cell; rows from north to south, columns from west to east in every language."""

    tiles: tuple[Tile, ...]
    columns: int
    rows: int


def tile_grid(centres: Mapping[str, tuple[float, float]]) -> TileGrid:
    """Give each area the free cell nearest to its centre (east, north: in any unit that is the same both ways).

    The areas that lie closest together choose first; then pairs change places as long as both together come nearer.
    """
    if not centres:
        return TileGrid((), 0, 0)
    wanted, columns, rows = _wanted(centres)
    cells = _assigned(wanted, columns, rows)
    _swap(wanted, cells)
    left, top = min(column for column, _row in cells.values()), min(row for _column, row in cells.values())
    tiles = tuple(Tile(code, column - left, row - top) for code, (column, row) in cells.items())
    return TileGrid(tiles, max(tile.column for tile in tiles) + 1, max(tile.row for tile in tiles) + 1)


def _wanted(
    centres: Mapping[str, tuple[float, float]],
) -> tuple[dict[str, tuple[float, float]], int, int]:
    """Return where each area wants to be, in cells, and how many columns and rows there are."""
    easts, norths = zip(*centres.values(), strict=True)
    wide, high = max(easts) - min(easts), max(norths) - min(norths)
    longest = max(wide, high)
    side = max(math.sqrt(wide * high / (len(centres) * _ROOM)), longest / len(centres)) or 1.0
    rows = math.ceil(high / side) + 1
    columns = max(math.ceil(wide / side) + 1, math.ceil(len(centres) / rows))
    wanted = {
        code: ((east - min(easts)) / side, (max(norths) - north) / side)
        for code, (east, north) in centres.items()
    }
    return wanted, columns, rows


def _assigned(wanted: Mapping[str, tuple[float, float]], columns: int, rows: int) -> dict[str, GridCell]:
    free = set(product(range(columns), range(rows)))
    crowded = sorted(wanted, key=lambda code: (_crowd(code, wanted), code))
    cells = {}
    for code in crowded:
        cells[code] = min(free, key=lambda cell: (_distance(wanted[code], cell), cell))
        free.discard(cells[code])
    return {code: cells[code] for code in wanted}


def _crowd(code: str, wanted: Mapping[str, tuple[float, float]]) -> float:
    """Return the distance to the nearest other area."""
    here = wanted[code]
    return min((_distance(here, there) for other, there in wanted.items() if other != code), default=0.0)


def _swap(wanted: Mapping[str, tuple[float, float]], cells: dict[str, GridCell]) -> None:
    codes = sorted(cells)
    for _round in range(_MOST_ROUNDS):
        changed = False
        for number, one in enumerate(codes):
            for other in codes[number + 1 :]:
                now = _distance(wanted[one], cells[one]) + _distance(wanted[other], cells[other])
                then = _distance(wanted[one], cells[other]) + _distance(wanted[other], cells[one])
                if then < now - 1e-9:
                    cells[one], cells[other] = cells[other], cells[one]
                    changed = True
        if not changed:
            return


def _distance(place: tuple[float, float], cell: tuple[float, float]) -> float:
    return (place[0] - cell[0]) ** 2 + (place[1] - cell[1]) ** 2
