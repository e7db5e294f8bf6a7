"""Initiatives in the API: the same search as the site's, and nothing more than the public view."""

import pytest
from django.test import Client
from tests.factories import initiatives as make

from binnenuit.domain.initiatives.service.records import Contact
from binnenuit.foundation.places import service as places


def get(address, expected=200, **query):
    answer = Client(SERVER_NAME="localhost").get(f"/api/v1/{address}", query)
    assert answer.status_code == expected, answer.content[:500]
    return answer.json()


@pytest.fixture
def three(index):
    made = [
        make.published(contact=Contact("Balie", "balie@example.org")),
        make.published(
            texts={"nl": make.Text("Dialoog in Tilburg"), "en": make.Text("Dialogue in Tilburg")},
            locations=(make.Location(make.TILBURG),),
            forms=(),
            cost="amount",
            cost_cents=500,
        ),
        make.published(texts={"nl": make.Text("Overal online")}, locations=(), online=True),
    ]
    make.draft(texts={"nl": make.Text("Nog niet klaar")})
    index()
    return made


def titles(found):
    return {item["title"] for item in found["items"]}


@pytest.mark.usefixtures("three")
def test_a_search_finds_filters_counts_and_leafs():
    everything = get("initiatives", facets="true", pageSize=2)
    assert (everything["total"], everything["pages"], len(everything["items"])) == (3, 2, 2)
    assert everything["links"]["next"].endswith("page=2")
    assert {"value": "GM0599", "count": 1} in everything["facets"]["municipality"]
    assert titles(get("initiatives", q="dialoog")) == {"Dialoog in Tilburg"}
    assert titles(get("initiatives", municipality="GM0855", locale="en")) == {"Dialogue in Tilburg"}
    assert titles(get("initiatives", municipality=["GM0855", "GM0599"], cost="paid")) == {
        "Dialoog in Tilburg"
    }
    assert titles(get("initiatives", online="true")) == {"Overal online"}
    near = get("initiatives", near="rotterdam", radius=20)
    assert near["items"][0]["distanceKm"] < 5
    assert titles(get("initiatives", near="51.56,5.08", radius=5)) == {"Dialoog in Tilburg"}
    assert get("initiatives", q="qqqzzz")["total"] == 0


def test_one_initiative_has_everything_that_is_public(three):
    found = get(f"initiatives/{three[0].code}")
    assert found["texts"]["nl"]["title"] == "Taalcafé aan de Maas"
    assert found["contact"]["email"] == "balie@example.org"
    assert found["locations"][0]["address"] == "Voorbeeldstraat 1"
    assert found["schedules"][0]["starts"] == "2026-01-06T09:00:00Z", "ten o'clock in winter"
    assert found["changed"].endswith("Z")
    get("initiatives/zzzzzzzzzz", expected=404)
    get("initiatives/%F0%9F%98%80", expected=404)


@pytest.mark.usefixtures("three")
def test_the_map_is_geojson_in_the_coordinates_that_are_asked_for():
    client, tilburg = Client(SERVER_NAME="localhost"), places.municipality(make.TILBURG)
    crs = "http://www.opengis.net/def/crs/{}"

    def point(system):
        answer = client.get("/api/v1/initiative-locations", {"q": "dialoog", "crs": crs.format(system)})
        assert answer.headers["Content-Type"] == "application/geo+json"
        assert answer.headers["Content-Crs"] == f"<{crs.format(system)}>"
        (feature,) = answer.json()["features"]
        return feature["geometry"]["coordinates"]

    longitude, latitude = point("OGC/1.3/CRS84")
    assert (latitude, longitude) == pytest.approx((tilburg.latitude, tilburg.longitude), abs=1e-5)
    assert point("EPSG/0/4258") == [latitude, longitude]
    east, north = point("EPSG/0/28992")
    assert 130_000 < east < 137_000
    assert 394_000 < north < 400_000
    answer = client.get("/api/v1/initiative-locations", {"q": "online"})
    assert [feature["geometry"] for feature in answer.json()["features"]] == [None]


@pytest.mark.usefixtures("three")
def test_a_box_holds_what_has_a_point_in_it_and_nothing_else():
    one = places.municipality(make.TILBURG)
    for distance, expected in ((0.0, 1), (0.001, 1), (0.5, 1)):
        edges = (
            round(one.longitude - distance, 5),
            round(one.latitude - distance, 5),
            round(one.longitude + distance, 5),
            round(one.latitude + distance, 5),
        )
        found = get("initiatives", bbox=",".join(map(str, edges)), q="dialoog")
        assert found["total"] == expected
    beside = get("initiatives", bbox=f"{one.longitude + 0.001},50,7,54", q="dialoog")
    assert beside["total"] == 0
    assert get("initiatives", bbox="3,50,8,54")["total"] == 2, "what is online only has no point"
    assert get("initiatives", bbox="10,50,11,51")["total"] == 0


@pytest.mark.usefixtures("words")
def test_what_can_not_be_answered_is_said():
    for query, names in (
        ({"bbox": "4,52,5"}, {"bbox"}),
        ({"bbox": "nan,nan,nan,nan"}, {"bbox"}),
        ({"day": "zo", "cost": "duur", "status": "draft"}, {"day", "cost", "status"}),
        ({"radius": "0", "pageSize": "101"}, {"radius", "pageSize"}),
        ({"theme": ["taal-leren"] * 11, "q": "x" * 301}, {"theme", "q"}),
    ):
        found = get("initiatives", expected=400, **query)
        assert {each["location"]["name"] for each in found["errors"]} == names, query


@pytest.mark.usefixtures("three")
def test_a_value_that_is_not_known_matches_nothing_and_is_named():
    for query in (
        {"theme": ["bestaat-niet"]},
        {"municipality": ["GM9999"], "province": ["PV99"]},
        {"near": ["nergenshuizen"]},
        {"near": ["91,181"]},
    ):
        found = get("initiatives", **query)
        assert (found["total"], found["unknown"]) == (0, query)
    both = get("initiatives", municipality=["GM9999", make.TILBURG])
    assert (titles(both), both["unknown"]) == ({"Dialoog in Tilburg"}, {"municipality": ["GM9999"]})
    assert get("initiatives", bbox="5,52,4,53")["total"] == 0, "the wrong way round"
    beyond = get("initiatives", page=2_000, pageSize=100)
    assert (beyond["total"], beyond["items"]) == (3, [])


def test_without_an_index_it_says_when_to_come_back(settings, tmp_path, db):  # noqa: ARG001 -- opens the database
    settings.INDEX_FOLDER = tmp_path / "none"
    answer = Client(SERVER_NAME="localhost").get("/api/v1/initiatives")
    assert answer.status_code == 503
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert int(answer.headers["Retry-After"]) > 0
