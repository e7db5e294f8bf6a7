"""What a map shows of a search: squares with how many results they hold, and places of their own where there are few.

tantivy counts the squares of `tiles.py` in one pass, at a level that suits the map's zoom. A result counts once
in every square in which it has a point. Nothing is more precise than the points of the index: of a hidden location
that is the point of its municipality.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from tantivy import DocAddress, Occur, Query

from binnenuit.search.execution import results
from binnenuit.search.geo import cells, tiles
from binnenuit.search.geo.tiles import Box, TileRange
from binnenuit.search.index import reader
from binnenuit.search.index.document_builder import stored_fields
from binnenuit.search.index.reader import Snapshot
from binnenuit.search.query import distance_sort, facets
from binnenuit.search.results.highlighter import shown_language
from binnenuit.search.topk import parallel
from binnenuit.search.topk.max_score import without_score
from binnenuit.search.tuning import tuning
from binnenuit.search.types import Point, SearchRequest

MOST_OBJECTS = 400
"""Clusters and results on one map together, never more: a browser draws that many without delay."""
FINEST = 16
"""The finest level that is counted: squares of about 375 metres. From here on few results stand each by itself."""
_FINER_THAN_MAP = 2
"""Tiles of a web map are 256 pixels: two levels finer is a cluster for every 64 pixels."""
_PARTS = 2
"""A cluster stands in the middle of what it holds: levels finer that are counted for that."""
_WITHIN = tuple(tiles.tile_xy(number) for number in range(4**_PARTS))
"""Column and row of each part within its square."""
_MOST_SQUARES = 4096
_MOST_READ = 1000
_WHOLE_COUNTRY = 16.0
"""Square degrees; a box as large as the Netherlands filters nothing out."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Some results close together."""

    point: Point
    """The middle of where they are, by number."""
    count: int
    box: Box
    """Holds the points of all of them."""


@dataclass(frozen=True, slots=True)
class MapHit:
    """One result as a map shows it."""

    kind: str
    code: str
    title: str
    language: str
    """Of the title."""
    card: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MapPoint:
    """One point with the few results that are there, in order of rank."""

    point: Point
    results: tuple[MapHit, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """What lies in a box."""

    clusters: tuple[Cluster, ...]
    spots: tuple[MapPoint, ...]
    """No result stands both in a cluster and in a spot with the same point."""

    @property
    def objects(self) -> int:
        """Return how many things there are to draw; at most `MOST_OBJECTS`."""
        return len(self.clusters) + sum(len(spot.results) for spot in self.spots)


def grid(request: SearchRequest, box: Box, zoom: int) -> Grid:
    """Return what of the results of `request` lies in `box`, for a web map at `zoom` (0: the world, 18: a street).

    The box is taken as large as the squares that it touches. `request.page` and `size` count for nothing.
    Raises as `engine.search` does.
    """
    snapshot, query = results(request)
    span = _span(box, zoom)
    if request.text:
        return _made(snapshot, query, span, request.language)
    key = (request.kinds, request.filters, request.near, request.language, span)
    found: Grid = snapshot.cache.grids.get(key, lambda: _made(snapshot, query, span, request.language))
    return found


def points_of(kind: str, codes: Iterable[str]) -> dict[str, tuple[Point, ...]]:
    """Return where records are, by their codes; a record without a point, or unknown, is left out."""
    snapshot = reader.snapshot(settings.INDEX_FOLDER)
    keys = [f"{kind}:{code}" for code in codes]
    if not keys:
        return {}
    query = Query.term_set_query(snapshot.generation.schema, "key", keys)
    found = {}
    for _score, address in snapshot.searcher.search(query, len(keys), count=False).hits:
        stored: Mapping[str, Any] = stored_fields(snapshot.searcher.doc(address))
        if stored["points"]:
            found[str(stored["code"])] = tuple(cells.unpack(each) for each in stored["points"])
    return found


def _span(box: Box, zoom: int) -> TileRange:
    level = min(max(zoom + _FINER_THAN_MAP, 0), FINEST)
    span = tiles.tile_range(box, level)
    while span.size > _MOST_SQUARES and level:
        level -= 1
        span = tiles.tile_range(box, level)
    return span


def _made(snapshot: Snapshot, query: Query, span: TileRange, language: str) -> Grid:
    around = _around(snapshot, query, span.box)
    counted = _counted(snapshot, around, span)
    if sum(counted.counts.values()) <= tuning().map_single_hits:
        pairs = _pairs(snapshot, around, counted.span)
        if pairs is not None and len(pairs) <= MOST_OBJECTS:
            return _resolved(snapshot, pairs, counted, language)
    clusters = (counted.cluster(number) for number in sorted(counted.counts))
    return Grid(tuple(clusters), ())


def _around(snapshot: Snapshot, query: Query, box: Box) -> Query:
    """Return `query` for the box and a little around it: the squares outside are left out after counting."""
    if (box.north - box.south) * (box.east - box.west) > _WHOLE_COUNTRY:
        return query
    over = cells.cells_over(box.south, box.west, box.north, box.east)
    here = Query.term_set_query(snapshot.generation.schema, "geo_cell", over)
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, without_score(here))])


@dataclass(frozen=True, slots=True)
class _Counted:
    """The squares of a span that hold anything."""

    span: TileRange
    counts: Mapping[int, int]
    """Results by number of the square."""
    parts: Mapping[int, list[tuple[int, int, int]]]
    """Of each square the (column, row, results) of its parts that hold anything, `_PARTS` levels finer."""

    def cluster(self, number: int) -> Cluster:
        """Return a square as a cluster."""
        parts, level = self.parts[number], self.span.level + _PARTS
        columns = [column for column, _row, _weight in parts]
        rows = [row for _column, row, _weight in parts]
        west, north = tiles.corner(min(columns), min(rows), level)
        east, south = tiles.corner(max(columns) + 1, max(rows) + 1, level)
        total = sum(weight for _column, _row, weight in parts)
        longitude, latitude = tiles.corner(
            sum((column + 0.5) * weight for column, _row, weight in parts) / total,
            sum((row + 0.5) * weight for _column, row, weight in parts) / total,
            level,
        )
        return Cluster(Point(latitude, longitude), self.counts[number], Box(west, south, east, north))


def _counted(snapshot: Snapshot, query: Query, span: TileRange) -> _Counted:
    """Count the squares of `span`; of a coarser level where there are too many for one map."""
    while True:
        try:
            answer = _aggregated(snapshot, query, span)
        except ValueError:
            # tantivy's limit of 65,000 buckets: records with points all over the country, finely counted
            if span.level == 0:
                raise
        else:
            counts = {
                number: count
                for number, count in _buckets(answer["squares"], span.level)
                if span.holds(number)
            }
            if len(counts) <= MOST_OBJECTS:
                return _Counted(
                    span, counts, _grouped(_buckets(answer["parts"], span.level + _PARTS), counts)
                )
        span = tiles.tile_range(span.box, span.level - 1)


def _aggregated(snapshot: Snapshot, query: Query, span: TileRange) -> Mapping[str, Any]:
    """Count squares and parts; a result with points in two parts counts in both, so parts do not add up to squares."""
    wanted = {"squares": _histogram(span, 0), "parts": _histogram(span, _PARTS)}
    if snapshot.searcher.num_docs < tuning().map_histogram_records:
        return snapshot.searcher.aggregate(query, wanted)
    # Side by side: finding them twice takes less than one of the two.
    count = snapshot.searcher.aggregate
    waiting = [parallel.begun(partial(count, query, {name: one}), large=True) for name, one in wanted.items()]
    return {name: found for each in waiting for name, found in each().items()}


def _histogram(span: TileRange, finer: int) -> dict[str, Any]:
    low, high = span.numbers
    size = 4 ** (tiles.DEEPEST - span.level)
    return {
        "histogram": {
            "field": "square",
            "interval": size // 4**finer,
            "min_doc_count": 1,
            "hard_bounds": {"min": low * size, "max": (high + 1) * size - 1},
        }
    }


def _buckets(answer: Mapping[str, Any], level: int) -> Iterator[tuple[int, int]]:
    shift = 2 * (tiles.DEEPEST - level)
    for bucket in answer["buckets"]:
        yield int(bucket["key"]) >> shift, int(bucket["doc_count"])


def _grouped(
    parts: Iterable[tuple[int, int]], wanted: Container[int]
) -> dict[int, list[tuple[int, int, int]]]:
    """Return the parts by the number of the square that they are in; only of the squares that are wanted."""
    found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    corners: dict[int, tuple[int, int]] = {}
    for number, count in parts:
        whole = number >> 2 * _PARTS
        if whole not in wanted:
            continue
        if whole not in corners:
            corners[whole] = tiles.tile_xy(number & ~(len(_WITHIN) - 1))
        column, row = corners[whole]
        right, down = _WITHIN[number & len(_WITHIN) - 1]
        found[whole].append((column + right, row + down, count))
    return found


_Pair = tuple[DocAddress, int]
"""A record and one of its points, packed."""


def _pairs(snapshot: Snapshot, query: Query, span: TileRange) -> list[_Pair] | None:
    """Return each result with each of its points in the span, by rank; None where there are too many to read."""
    found = snapshot.searcher.search(query, _MOST_READ, order_by_field="rank")
    if facets.counted(found) > _MOST_READ:
        return None
    addresses = [address for _rank, address in found.hits]
    return [
        (address, packed)
        for address, points in zip(addresses, distance_sort.points(snapshot, addresses), strict=True)
        for packed in points
        if span.holds(tiles.tile_id(cells.unpack(packed), span.level))
    ]


def _resolved(snapshot: Snapshot, pairs: list[_Pair], counted: _Counted, language: str) -> Grid:
    """Return a spot for a point that is alone in its square, and a cluster for several.

    At the finest level only spots.
    """
    level = counted.span.level
    points: dict[int, dict[int, list[DocAddress]]] = defaultdict(lambda: defaultdict(list))
    for address, packed in pairs:
        points[tiles.tile_id(cells.unpack(packed), level)][packed].append(address)
    clusters, spots = [], []
    for number, within in sorted(points.items()):
        if len(within) > 1 and level < FINEST:
            clusters.append(
                _around_points(counted.cluster(number), [cells.unpack(packed) for packed in within])
            )
            continue
        for packed, addresses in within.items():
            results = tuple(_single(snapshot, address, language) for address in addresses)
            spots.append(MapPoint(cells.unpack(packed), results))
    return Grid(tuple(clusters), tuple(spots))


def _around_points(cluster: Cluster, points: list[Point]) -> Cluster:
    """Return the cluster with the narrowest box, and in its middle."""
    latitudes = [point.latitude for point in points]
    longitudes = [point.longitude for point in points]
    box = Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes))
    middle = Point((box.south + box.north) / 2, (box.west + box.east) / 2)
    return Cluster(middle, cluster.count, box)


def _single(snapshot: Snapshot, address: DocAddress, language: str) -> MapHit:
    stored: Mapping[str, Any] = stored_fields(snapshot.searcher.doc(address))
    shown = shown_language(stored["texts"], language)
    return MapHit(stored["kind"], stored["code"], stored["texts"][shown][0], shown, stored["card"])
