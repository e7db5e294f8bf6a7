"""What lies in a box of the map, exactly.

Cells that are wholly inside, and the points of those that are cut by its edges.
"""

from collections.abc import Iterable, Iterator

from tantivy import Query

from binnenuit.search.geo import cells
from binnenuit.search.index.reader import Snapshot
from binnenuit.search.topk.max_score import without_score

Edges = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

_EDGE = 1e-6
"""Far less than the points of the index are apart: what rounding puts just outside is on the edge."""


def bounding_box_query(snapshot: Snapshot, edges: Edges) -> Query:
    """Return the filter on records with a point in the box; its edges are inside too."""
    west, south, east, north = edges
    wider = (west - _EDGE, south - _EDGE, east + _EDGE, north + _EDGE)
    words = list(_words(wider, snapshot.geo_terms("c"), snapshot))
    if not words:
        return Query.empty_query()
    return without_score(Query.term_set_query(snapshot.generation.schema, "geo_cell", words))


def _words(edges: Edges, words: Iterable[str], snapshot: Snapshot) -> Iterator[str]:
    for cell in words:
        around = cells.edges(cell)
        if _within(around, edges):
            yield cell
        elif _touch(around, edges):
            within = snapshot.geo_terms(cells.words_within(cell))
            if cell[0] == "g":
                yield from (point for point in within if _holds(edges, point))
            else:
                yield from _words(edges, within, snapshot)


def _within(inner: Edges, outer: Edges) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _touch(one: Edges, other: Edges) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _holds(edges: Edges, word: str) -> bool:
    point = cells.unpack(int(word.rpartition("/")[2]))
    return edges[0] <= point.longitude <= edges[2] and edges[1] <= point.latitude <= edges[3]
