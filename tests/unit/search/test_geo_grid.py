"""The grid of the map against a plain loop over all documents, and what it must never do."""

from collections import Counter
from dataclasses import astuple
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import search as make
from tests.unit.search.conftest import build

from binnenuit.search import geo_grid
from binnenuit.search.geo import cells, tiles
from binnenuit.search.geo.tiles import Box
from binnenuit.search.index import reader
from binnenuit.search.topk import parallel
from binnenuit.search.types import Point, SearchRequest

NETHERLANDS = Box(3.2, 50.7, 7.3, 53.6)
PLACES = (make.ROTTERDAM, make.UTRECHT, make.GRONINGEN, Point(51.9226, 4.4793), Point(51.93, 4.5))
points = st.sampled_from(PLACES) | st.builds(Point, st.floats(51.8, 52.1), st.floats(4.3, 4.7))
corpora = st.lists(st.lists(points, max_size=6), max_size=30)
boxes = st.builds(
    lambda west, south, width, height: Box(west, south, min(west + width, 180), min(south + height, 85)),
    st.floats(3.2, 6),
    st.floats(51, 53),
    st.floats(0, 3) | st.floats(0, 0.05),
    st.floats(0, 3) | st.floats(0, 0.05),
)
zooms = st.integers(0, 18)
TITLE = "alfa"


def kept(point):
    """Return the point as the index keeps it: to a metre."""
    return cells.unpack(cells.pack(point))


def plain(corpus, box, level):
    """Count the documents by square of `level` in which they have a point, for the squares that the box touches."""
    span, found = tiles.tile_range(box, level), Counter()
    for document in corpus:
        of_document = {tiles.tile_id(kept(point), level) for point in document.points}
        found.update(number for number in of_document if span.holds(number))
    return dict(found)


def counted(found, level):
    """Count what the grid shows, by square of `level`; a result with two spots in a square once."""
    sums = Counter({tiles.tile_id(cluster.point, level): cluster.count for cluster in found.clusters})
    single = {(tiles.tile_id(spot.point, level), one.code) for spot in found.spots for one in spot.results}
    sums.update(number for number, _code in single)
    return dict(sums)


@pytest.fixture(params=[3, 150], ids=["clusters", "singles"])
def most_single(request, tune):
    """Let clusters appear in small corpora, too."""
    tune(map_single_hits=request.param)


@pytest.mark.usefixtures("most_single")
@given(corpora, boxes, zooms)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_numbers_are_those_of_a_plain_loop(corpus, box, zoom):
    documents = [
        make.document(pk, title=TITLE if pk % 2 else "beta", points=tuple(each))
        for pk, each in enumerate(corpus, 1)
    ]
    with TemporaryDirectory() as folder, override_settings(INDEX_FOLDER=Path(folder)):
        build(Path(folder), documents, chunks=2)
        level = geo_grid._span(box, zoom).level
        for text in ("", TITLE):
            found = geo_grid.grid(SearchRequest(text=text), box, zoom)
            asked = [each for each in documents if not text or each.pk % 2]
            if not asked or (text and not any(each.pk % 2 for each in documents)):
                continue
            assert counted(found, level) == plain(asked, box, level)
        reader._readers.pop(Path(folder), None)


def spread(number):
    """Return documents, each in a square of its own, all over the country."""
    return [
        make.document(pk, points=(Point(51 + (pk % 37) / 15, 3.5 + (pk // 37) / 8),))
        for pk in range(1, number + 1)
    ]


@pytest.mark.parametrize("zoom", [0, 6, 8, 11, 18])
def test_there_are_never_more_than_400_objects(built, zoom):
    documents = spread(900)
    built(*documents)
    found = geo_grid.grid(SearchRequest(), NETHERLANDS, zoom)
    assert 0 < found.objects <= geo_grid.MOST_OBJECTS
    assert sum(cluster.count for cluster in found.clusters) == 900
    assert found.spots == ()


def test_few_results_stand_each_by_themselves_with_their_title(built):
    built(
        make.document(1, "Taalcafé", points=(make.ROTTERDAM,), card={"place": "Rotterdam"}),
        make.document(2, "Kookclub", points=(make.ROTTERDAM,)),
        make.document(3, "Groningen", points=(make.GRONINGEN,)),
        make.document(4, "Online"),
    )
    found = geo_grid.grid(SearchRequest(), NETHERLANDS, 7)
    assert found.clusters == ()
    titles = {spot.point: {single.title for single in spot.results} for spot in found.spots}
    assert titles == {
        kept(make.ROTTERDAM): {"Taalcafé", "Kookclub"},
        kept(make.GRONINGEN): {"Groningen"},
    }
    single = next(one for spot in found.spots for one in spot.results if one.code == "c1")
    assert (single.kind, single.language, single.card) == ("initiative", "nl", {"place": "Rotterdam"})


def test_neighbours_are_one_cluster_from_afar_and_two_spots_from_nearby(built):
    near, nearer = Point(51.92, 4.47), Point(51.925, 4.478)
    built(make.document(1, points=(near,)), make.document(2, points=(nearer,)))
    afar = geo_grid.grid(SearchRequest(), NETHERLANDS, 7)
    (cluster,) = afar.clusters
    assert cluster.count == 2
    assert astuple(cluster.box) == pytest.approx((4.47, 51.92, 4.478, 51.925))
    assert afar.spots == ()
    nearby = geo_grid.grid(SearchRequest(), Box(4.4, 51.9, 4.5, 51.95), 14)
    assert nearby.clusters == ()
    assert {spot.point for spot in nearby.spots} == {kept(near), kept(nearer)}


def test_the_box_of_a_cluster_holds_what_is_in_it(built):
    documents = spread(900)
    built(*documents)
    clusters = geo_grid.grid(SearchRequest(), NETHERLANDS, 7).clusters
    for document in documents:
        point = kept(document.points[0])
        assert any(
            cluster.box.west <= point.longitude <= cluster.box.east
            and cluster.box.south <= point.latitude <= cluster.box.north
            for cluster in clusters
        )


def test_what_was_kept_is_forgotten_when_the_index_changes(built):
    built(make.document(1, points=(make.ROTTERDAM,)))
    assert geo_grid.grid(SearchRequest(), NETHERLANDS, 7).objects == 1
    assert geo_grid.grid(SearchRequest(), NETHERLANDS, 7) is geo_grid.grid(SearchRequest(), NETHERLANDS, 7)
    built(make.document(1, points=(make.ROTTERDAM,)), make.document(2, points=(make.UTRECHT,)))
    assert geo_grid.grid(SearchRequest(), NETHERLANDS, 7).objects == 2


def test_filters_and_words_narrow_the_map(built):
    built(
        make.document(1, "alfa", points=(make.ROTTERDAM,), facets={"cost": ("free",)}),
        make.document(2, "alfa", points=(make.UTRECHT,), facets={"cost": ("paid",)}),
        make.document(3, "beta", points=(make.GRONINGEN,), facets={"cost": ("free",)}),
    )
    request = SearchRequest(text="alfa", filters=(("cost", ("free",)),))
    assert [spot.point for spot in geo_grid.grid(request, NETHERLANDS, 7).spots] == [kept(make.ROTTERDAM)]


def test_where_records_are(built):
    built(make.document(1, points=(make.ROTTERDAM, make.UTRECHT)), make.document(2))
    assert geo_grid.points_of("initiative", ["c1", "c2", "c9"]) == {
        "c1": (kept(make.ROTTERDAM), kept(make.UTRECHT))
    }
    assert geo_grid.points_of("initiative", []) == {}


def test_a_large_index_counts_squares_and_parts_side_by_side_with_the_same_result(built, monkeypatch, tune):
    built(*spread(900), make.document(1000, points=(Point(52.0, 4.3), Point(52.2, 4.6))))
    plain = geo_grid.grid(SearchRequest(text="initiatief"), NETHERLANDS, 7)
    tune(map_histogram_records=0)
    begun = []
    begin = parallel.begun
    monkeypatch.setattr(parallel, "begun", lambda work, **how: begun.append(how) or begin(work, **how))
    assert plain.clusters
    assert geo_grid.grid(SearchRequest(text="initiatief"), NETHERLANDS, 7) == plain
    assert begun[-2:] == [{"large": True}, {"large": True}]
