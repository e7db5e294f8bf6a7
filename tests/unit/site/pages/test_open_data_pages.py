"""The pages on open data: what there is, and how to ask for it."""

import pytest
from django.test import Client
from tests.factories import site as make

from binnenuit.foundation.places import service as places
from binnenuit.interchange.export import dump
from binnenuit.interchange.hsds.version_3 import api as hsds
from binnenuit.interchange.open_api.version_1 import api as version_1

pytestmark = pytest.mark.usefixtures("real_site")


def text(address):
    answer = Client(SERVER_NAME="localhost").get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("address", ["/api", "/en/api"])
def test_the_page_on_the_api_has_every_operation(address):
    page = text(address)
    for api in (version_1, hsds):
        assert f'href="{api.root}/openapi.json"' in page
        for path, methods in api.document()["paths"].items():
            assert f"<code>{path}</code>" in page
            assert f'id="{api.name}-{methods["get"]["operationId"]}"' in page


def test_what_the_page_offers_to_try_is_answered():
    page, client = text("/api"), Client(SERVER_NAME="localhost")
    tried = 0
    for line in page.split("curl 'http://127.0.0.1:8000")[1:]:
        address = line.partition("'")[0].replace("&amp;", "&")
        if "{" not in address and not any(made_up in address for made_up in ("4w9hq2m7xk", "8000-0000")):
            assert client.get(address).status_code in {200, 204}, address
            tried += 1
    assert tried > 12


def test_while_nobody_has_made_files_it_says_that_they_are_coming(settings, tmp_path):
    settings.DUMP_FOLDER = tmp_path / "dump"
    settings.DUMP_FOLDER.mkdir()
    client = Client(SERVER_NAME="localhost")
    with dump._alone(settings.DUMP_FOLDER):  # someone is at it, so the page starts nothing
        page = client.get("/data")
        file = client.get("/data/initiatives.csv")
    assert page.status_code == 200
    assert "worden nu gemaakt" in page.content.decode()
    assert file.status_code == 503
    assert int(file.headers["Retry-After"]) > 0
    assert client.get("/data/nergens.csv").status_code == 404


def test_the_api_knows_what_the_pages_show():
    client = Client(SERVER_NAME="localhost")
    found = client.get("/api/v1/municipalities/GM0599").json()
    assert (found["name"], found["population"]) == (
        "Rotterdam",
        places.municipality(make.ROTTERDAM).population,
    )
    tree = client.get("/api/v1/partnerships/alliantie-verandering-van-binnenuit-2").json()
    assert tree["kind"] == "alliance"
    assert [member["partnership"]["code"] for member in tree["members"] if member["partnership"]]
    concept = client.get("/api/v1/concepts/huwelijksdwang").json()
    assert {"nl", "en"} <= {label["language"] for label in concept["labels"]}
    assert client.get("/api/v1/organisations/movisie").json()["participations"]
    assert client.get("/api/v1/places", {"q": "3014"}).json()["items"][0]["municipality"] == "GM0599"
    assert client.get("/api/v1/places", {"q": "nergenshuizen"}).json() == {"items": []}
    spots = client.get("/api/v1/white-spots", {"theme": "eenzaamheid"}).json()
    assert (spots["total"], spots["concepts"]) == (342, ["eenzaamheid"])
    assert client.get("/api/v1/white-spots", {"theme": "nergens"}).status_code == 404
    assert client.get("/api/v1/suggestions", {"q": "taalm"}).json()["items"]
    assert client.get("/api/v1/municipalities", {"province": "PV28"}).json()["total"] > 40
