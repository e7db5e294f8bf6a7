"""By distance, out of the cells around: the same as measuring everything."""

import random

import pytest
from tests.factories import search as make

from binnenuit.search import engine
from binnenuit.search.geo import cells
from binnenuit.search.query import distance_sort
from binnenuit.search.types import Near, Point, SearchRequest

HERE = Point(52.09, 5.12)


@pytest.fixture
def corpus(built):
    draw = random.Random(3)
    spread = [
        Point(HERE.latitude + draw.gauss(0, 0.05), HERE.longitude + draw.gauss(0, 0.08))
        for _each in range(300)
    ]
    crowd = [Point(52.01, 4.36)] * 40  # one place with many: no circle tells them apart
    points = [*spread, *crowd]
    made = [
        make.document(pk, points=(point,) if pk % 9 else (point, HERE)) for pk, point in enumerate(points, 1)
    ]
    built(*made, make.document(900, points=()), chunks=3)
    return made


@pytest.mark.parametrize("radius", [0, 3, 30, 90])
@pytest.mark.parametrize("ring", [30, 90])
@pytest.mark.parametrize("here", [HERE, Point(52.012, 4.37), Point(52.4, 6.2)])
def test_the_nearest_come_first_however_few_are_measured_at_once(corpus, radius, ring, here, tune):
    tune(distance_ring=ring)
    found = []
    for page in (1, 2, 3):
        asked = SearchRequest(near=Near(here, radius), sort="distance", size=10, page=page)
        found += [hit.distance_km for hit in engine.search(asked).hits]
    every = sorted(
        min(cells.distance_km(here, cells.unpack(cells.pack(p))) for p in each.points) for each in corpus
    )
    expected = [each for each in every if not radius or each <= radius][:30]
    assert found[: len(expected)] == pytest.approx(expected)
    assert len(found) >= min(len(expected), 30)


@pytest.mark.usefixtures("corpus")
def test_the_cells_are_enough_where_results_lie_spread(monkeypatch, tune):
    tune(distance_ring=100)
    monkeypatch.setattr(
        distance_sort.Nearest, "_in_rings", lambda *_asked: pytest.fail("circles were counted")
    )
    page = engine.search(SearchRequest(near=Near(HERE, 30), sort="distance", size=10))
    assert len(page.hits) == 10
    assert page.total > 100


def test_many_at_the_very_point_are_not_looked_for_in_ever_smaller_circles(built, monkeypatch, tune):
    """Whoever hides where they are stands at the point of their municipality: that is a page by itself."""
    crowd = [make.document(pk, points=(HERE,), boost=pk / 100) for pk in range(1, 81)]
    around = [
        make.document(100 + pk, points=(Point(HERE.latitude + pk / 500, HERE.longitude),))
        for pk in range(1, 21)
    ]
    built(*crowd, *around)
    tune(distance_ring=30)
    counted = []
    count = distance_sort.Nearest._count
    monkeypatch.setattr(
        distance_sort.Nearest, "_count", lambda self, radius: counted.append(radius) or count(self, radius)
    )
    pages = [
        engine.search(SearchRequest(near=Near(HERE, 30), sort="distance", size=10, page=page))
        for page in (1, 2)
    ]
    assert [hit.pk for page in pages for hit in page.hits] == list(range(80, 60, -1))
    assert len(counted) == 2
