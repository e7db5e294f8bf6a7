"""Areas that touch: simplified together so that no gaps open between neighbours, and joined.

A ring is a list of points, its last not the first again; outer rings run one way round and holes
the other, so that a border that two areas share is walked once in each direction.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from binnenuit.foundation.places.rules.outlines import Point

Ring = list[Point]
_TRIANGLE = 3


def clean_ring(points: Iterable[Point]) -> Ring:
    """Return the ring without points that repeat the one before, and without its first point at the end."""
    ring: Ring = []
    for point in points:
        if not ring or point != ring[-1]:
            ring.append(point)
    while len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return ring


def area(ring: Ring) -> float:
    """Return twice the ring's signed area; its sign tells which way round it runs."""
    return sum(x * ny - nx * y for (x, y), (nx, ny) in zip(ring, ring[1:] + ring[:1], strict=True))


def simplify(areas: Mapping[str, list[Ring]], tolerance: float) -> dict[str, list[Ring]]:
    """Leave out points that lie within `tolerance` of the line without them (Douglas and Peucker).

    Points where three areas meet stay, and the line between two such points is simplified once for
    both sides. Of an area that becomes nothing, the largest ring stays as it was.
    """
    corners = _corners(areas)
    simplified: dict[str, list[Ring]] = {}
    for code, rings in areas.items():
        kept = [ring for ring in (_simplify_ring(ring, corners, tolerance) for ring in rings) if ring]
        simplified[code] = kept or [max(rings, key=lambda ring: abs(area(ring)))]
    return simplified


def _corners(areas: Mapping[str, list[Ring]]) -> set[Point]:
    """Return the points that have not exactly two neighbours: there lines of different areas part."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for rings in areas.values():
        for ring in rings:
            for point, following in zip(ring, ring[1:] + ring[:1], strict=True):
                neighbours[point].add(following)
                neighbours[following].add(point)
    return {point for point, others in neighbours.items() if len(others) != 2}  # noqa: PLR2004 -- before and after


def _simplify_ring(ring: Ring, corners: set[Point], tolerance: float) -> Ring:
    anchors = [number for number, point in enumerate(ring) if point in corners]
    if not anchors:
        # An island, or an area that lies within one other: both sides begin at the same two points.
        first = ring.index(min(ring))
        ring = ring[first:] + ring[:first]
        anchors = [
            0,
            max(range(len(ring)), key=lambda number: (_squared(ring[0], ring[number]), ring[number])),
        ]
    turned = ring[anchors[0] :] + ring[: anchors[0]]
    stops = [number - anchors[0] for number in anchors[1:]] + [len(ring)]
    closed = [*turned, turned[0]]
    points: Ring = []
    begin = 0
    for end in stops:
        points.extend(_simplify_line(closed[begin : end + 1], tolerance)[:-1])
        begin = end
    points = clean_ring(points)
    return points if len(points) >= _TRIANGLE and area(points) else []


def _simplify_line(line: Ring, tolerance: float) -> Ring:
    """Simplify a line between two anchors; the same points stay whichever way it is walked."""
    if line[::-1] < line:
        return _simplify_line(line[::-1], tolerance)[::-1]
    kept = {0, len(line) - 1}
    parts = [(0, len(line) - 1)]
    while parts:
        begin, end = parts.pop()
        if end - begin <= 1:
            continue
        distances = [_distance(line[number], line[begin], line[end]) for number in range(begin + 1, end)]
        farthest = max(distances)
        if farthest > tolerance:
            middle = begin + 1 + distances.index(farthest)
            kept.add(middle)
            parts += [(begin, middle), (middle, end)]
    return [line[number] for number in sorted(kept)]


def _squared(a: Point, b: Point) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _distance(point: Point, begin: Point, end: Point) -> float:
    """Return the distance from a point to the stretch from `begin` to `end`."""
    length = _squared(begin, end)
    if not length:
        return float(_squared(point, begin) ** 0.5)
    dx, dy = end[0] - begin[0], end[1] - begin[1]
    along = ((point[0] - begin[0]) * dx + (point[1] - begin[1]) * dy) / length
    along = min(max(along, 0.0), 1.0)
    x, y = begin[0] + along * dx - point[0], begin[1] + along * dy - point[1]
    return float((x * x + y * y) ** 0.5)


def join(rings: Iterable[Ring]) -> list[Ring]:
    """Return the outline of areas taken together: lines between two of them fall out."""
    following = _outer_lines(rings)
    outlines = []
    for start in list(following):
        while following[start]:
            outline = [start]
            point = following[start].pop()
            while point != start:
                outline.append(point)
                point = following[point].pop()
            if len(outline) >= _TRIANGLE:
                outlines.append(outline)
    return outlines


def _outer_lines(rings: Iterable[Ring]) -> dict[Point, list[Point]]:
    """Return, for each point, where lines go from it that are not walked in the other direction too."""
    lines: dict[tuple[Point, Point], int] = defaultdict(int)
    for ring in rings:
        for begin, end in zip(ring, ring[1:] + ring[:1], strict=True):
            if lines.get((end, begin)):
                lines[end, begin] -= 1
            else:
                lines[begin, end] += 1
    following: dict[Point, list[Point]] = defaultdict(list)
    for (begin, end), count in lines.items():
        following[begin].extend([end] * count)
    return following
