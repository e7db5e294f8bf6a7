"""The search on a map: the same question as the list, numbers that are true, and nothing that is hidden."""

import gzip
import json
import re
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from binnenuit.config.tiles import read_tiles
from binnenuit.foundation.places import service as places
from binnenuit.kernel.errors import BadInput, OperatingError
from binnenuit.site.search.map import grid, views

pytestmark = [pytest.mark.usefixtures("example_site"), pytest.mark.same_on_any_database]

COUNTRY = "3.2,50.7,7.3,53.6"
TILES = "https://tiles.example.nl/{z}/{x}/{y}.png Kadaster (CC BY)"
NUMBERS = [
    "0",
    "-0",
    "1",
    "91",
    "-181",
    "1e309",
    "nan",
    "inf",
    "-inf",
    "NaN",
    "",
    " ",
    "1e5",
    "0x1",
    "٣",
    "9" * 400,
]


@pytest.fixture
def client():
    return Client(SERVER_NAME="localhost")


def counted(client, query=""):
    return client.get(f"/zoeken/kaart.json?{query}&vak={COUNTRY}&zoom=7").json()


def attributes(page, name):
    return re.findall(rf'{name}="([^"]*)"', page)


def test_the_map_has_the_question_and_the_list_of_the_search(client):
    page = client.get("/zoeken/kaart?q=praatgroep&kosten=gratis").content.decode()
    assert 'value="praatgroep"' in page
    assert "24 resultaten" in page
    assert page.count('<article class="hit">') == 20
    assert 'action="/zoeken/kaart"' in page
    assert 'action="/zoeken"' not in page


@pytest.mark.parametrize("language", ["", "/en"])
def test_list_and_map_lead_to_each_other_with_the_whole_question(client, language):
    query = "?q=praatgroep&amp;kosten=gratis&amp;pagina=2"
    for path in ("/zoeken", "/zoeken/kaart"):
        page = client.get(f"{language}{path}?q=praatgroep&kosten=gratis&pagina=2").content.decode()
        views = page[page.index('class="views"') :][:700]
        assert f'href="{language}/zoeken{query}"' in views
        assert f'href="{language}/zoeken/kaart{query}"' in views


def test_every_search_on_the_map_stays_on_the_map(client):
    page = client.get("/zoeken/kaart?q=praatgroep&kosten=gratis&gemeente=tilburg").content.decode()
    main = page[page.index('<form class="facets"') :]
    searches = {each for each in attributes(main, "href") if each.startswith("/zoeken?")}
    # the list itself, and no other
    assert searches == {"/zoeken?q=praatgroep&amp;gemeente=tilburg&amp;kosten=gratis"}


def test_the_number_of_a_municipality_is_what_its_link_gives(client):
    page = client.get("/zoeken/kaart?q=praatgroep").content.decode()
    (link,) = set(re.findall(r'href="([^"]*gemeente=tilburg[^"]*)"[^>]*data-code="GM0855"', page))
    assert "<title>Tilburg: 24</title>" in page
    narrowed = client.get(link.replace("&amp;", "&")).content.decode()
    assert "24 resultaten" in narrowed
    assert "gemeente=tilburg" in narrowed


def test_a_municipality_takes_the_place_of_the_chosen_one(client):
    page = client.get("/zoeken/kaart?gemeente=tilburg").content.decode()
    (link,) = set(re.findall(r'href="([^"]*)"[^>]*data-code="GM0599"', page))
    assert link == "/zoeken/kaart?gemeente=rotterdam"
    assert "<title>Rotterdam: 1</title>" in page


def test_the_numbers_stand_below_the_map_in_words_too(client):
    page = client.get("/zoeken/kaart").content.decode()
    numbers = page[page.index('<details class="area-numbers"') :]
    assert re.search(r">Noord-Brabant</a> <span class=\"count\">24</span>", numbers)
    assert re.search(r">Tilburg</a> <span class=\"count\">24</span>", numbers)
    assert ">Urk</a>" not in numbers


def test_a_narrowed_search_shows_the_map_of_that_area(client):
    boxes = {
        query: attributes(client.get(f"/zoeken/kaart{query}").content.decode(), "data-bounds")[0]
        for query in ("", "?provincie=utrecht", "?gemeente=tilburg", "?bij=tilburg&straal=5")
    }
    assert len(set(boxes.values())) == 4
    tilburg = places.municipality_by_slug("tilburg")
    for query in ("?gemeente=tilburg", "?bij=tilburg&straal=5"):
        west, south, east, north = map(float, boxes[query].split(","))
        assert west < tilburg.longitude < east
        assert south < tilburg.latitude < north
        assert east - west < 0.5


def test_a_place_in_the_words_is_where_the_map_opens(client):
    def bounds(query):
        return attributes(client.get(f"/zoeken/kaart?{query}").content.decode(), "data-bounds")[0]

    assert bounds("q=praatgroep+tilburg") == bounds("q=praatgroep&bij=tilburg")
    assert bounds("q=praatgroep+in+noord-brabant") == bounds("provincie=noord-brabant")


def test_the_list_knows_its_points(client):
    page = client.get("/zoeken/kaart?q=havencafe").content.decode()
    points = json.loads(attributes(page, "data-points")[0].replace("&#34;", '"'))
    (address,) = points
    assert f'href="{address}"' in page
    rotterdam = places.municipality_by_slug("rotterdam")
    assert points[address] == [[pytest.approx(rotterdam.latitude), pytest.approx(rotterdam.longitude)]]


def test_the_grid_gives_each_result_once_with_its_page(client):
    found = counted(client, "q=havencafe")
    assert found["clusters"] == []
    (spot,) = found["spots"]
    (result,) = spot["results"]
    assert (result["title"], result["place"], result["language"]) == ("Havencafé", "Rotterdam", "nl")
    assert client.get(result["address"]).status_code == 200


def test_the_grid_answers_the_question_of_the_list(client):
    everything = counted(client)
    shown = sum(len(spot["results"]) for spot in everything["spots"])
    assert shown + sum(cluster["count"] for cluster in everything["clusters"]) == 26
    narrowed = counted(client, "gemeente=rotterdam")
    assert sum(len(spot["results"]) for spot in narrowed["spots"]) == 1


def test_the_grid_may_be_kept_for_a_minute_and_sets_no_cookie(client):
    answer = client.get(f"/zoeken/kaart.json?vak={COUNTRY}&zoom=7")
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert not answer.cookies


@pytest.mark.parametrize(
    "query",
    ["", "vak=", "vak=1,2,3", "vak=nan,1,2,3&zoom=3", "vak=inf,1,2,3&zoom=3", "vak=5,50,4,51&zoom=3",
     "vak=4,51,5,50&zoom=3", f"vak={COUNTRY}", f"vak={COUNTRY}&zoom=-1", f"vak={COUNTRY}&zoom=23",
     f"vak={COUNTRY}&zoom=x"],
)  # fmt: skip
def test_what_is_no_box_gets_a_clear_refusal(client, query):
    assert client.get(f"/zoeken/kaart.json?{query}").status_code == 400


def test_a_box_larger_than_the_world_is_the_world(client):
    answer = client.get("/zoeken/kaart.json?vak=-999,-999,999,999&zoom=22")
    assert answer.status_code == 200
    assert answer.json()["spots"] or answer.json()["clusters"]


@given(
    st.lists(st.sampled_from(NUMBERS) | st.text(max_size=6), min_size=3, max_size=5), st.sampled_from(NUMBERS)
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_box_breaks_the_grid(client, corners, zoom):
    answer = client.get(f"/zoeken/kaart.json?{urlencode({'vak': ','.join(corners), 'zoom': zoom})}")
    assert answer.status_code in {200, 400}


@given(st.lists(st.floats(-200, 200), min_size=4, max_size=4))
def test_a_box_is_read_as_it_is_written_within_the_map(corners):
    text = ",".join(f"{corner:.10f}" for corner in corners)
    west, south, east, north = (round(corner, 10) for corner in corners)
    if west > east or south > north:
        with pytest.raises(BadInput):
            grid.box(text)
        return
    box = grid.box(text)
    assert -180 <= box.west <= box.east <= 180
    assert -85.06 <= box.south <= box.north <= 85.06
    if abs(west) <= 180:
        assert box.west == pytest.approx(west)


def test_the_outlines_are_geojson_that_may_be_kept(client):
    page = client.get("/zoeken/kaart").content.decode()
    address = attributes(page, "data-outlines")[0]
    answer = client.get(address)
    outlines = answer.json()
    assert outlines["type"] == "FeatureCollection"
    codes = {feature["id"] for feature in outlines["features"]}
    assert codes == {one.code for one in (*places.municipalities(), *places.provinces())}  # type: ignore[attr-defined]
    assert "immutable" in answer.headers["Cache-Control"]
    packed = client.get(address, headers={"accept-encoding": "gzip, br"})
    assert json.loads(gzip.decompress(packed.content)) == outlines
    again = client.get(address, headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "immutable" not in client.get("/kaart/grenzen.json?v=other").headers["Cache-Control"]


def test_leaflet_is_loaded_on_the_map_only_and_from_here(client):
    page = client.get("/zoeken/kaart").content.decode()
    assert re.search(r'src="/static/js_lib_leaflet/leaflet[^"]*\.js"', page)
    assert re.search(r'href="/static/js_lib_leaflet/leaflet[^"]*\.css"', page)
    assert "leaflet" not in client.get("/zoeken").content.decode()
    assert not re.search(r'(src|href)="https?://(?!127\.0\.0\.1)[^"]*\.(js|css|png)"', page)


def test_without_a_tile_service_nobody_else_is_asked(client):
    answer = client.get("/zoeken/kaart")
    assert "img-src 'self' data:;" in answer.headers["Content-Security-Policy"]
    assert "data-tiles" not in answer.content.decode()


def test_a_tile_service_is_named_and_let_in_on_the_map_only(client, settings):
    settings.TILES = read_tiles(TILES)
    answer = client.get("/zoeken/kaart")
    assert "img-src 'self' data: https://tiles.example.nl;" in answer.headers["Content-Security-Policy"]
    page = answer.content.decode()
    assert attributes(page, "data-tiles") == ["https://tiles.example.nl/{z}/{x}/{y}.png"]
    assert "Kadaster (CC BY)" in page
    assert "De achtergrond komt van tiles.example.nl" in page
    assert "example" not in client.get("/zoeken").headers["Content-Security-Policy"]


def test_no_tile_service_is_nothing():
    assert read_tiles("  ") is None


@pytest.mark.parametrize(
    "text",
    ["https://tiles.example.nl/{z}/{x}/{y}.png", "http://tiles.example.nl/{z}/{x}/{y}.png Kadaster",
     "https://{s}.example.nl/{z}/{x}/{y}.png Kadaster", "https://tiles.example.nl/{z}/{x}.png Kadaster",
     "https://a.nl;script-src/{z}/{x}/{y} X", "https://a.nl'/{z}/{x}/{y} X", "https://u:p@a.nl/{z}/{x}/{y} X",
     "javascript:{z}{x}{y} X", "*/{z}/{x}/{y} X"],
)  # fmt: skip
def test_what_is_no_tile_service_is_refused_when_the_site_starts(text):
    with pytest.raises(OperatingError, match="BINNENUIT_TILES"):
        read_tiles(text)


def test_only_addresses_of_searches_move_to_the_map():
    assert views.map_address("/zoeken?q=a") == "/zoeken/kaart?q=a"
    assert views.map_address("/zoeken") == "/zoeken/kaart"
    for other in ("/zoeken.csv?q=a", "/begrippen/zoeken", "zoeken", ""):
        assert views.map_address(other) == other
