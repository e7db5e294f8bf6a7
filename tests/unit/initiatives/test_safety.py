"""What is hidden stays hidden (domain 4.1), in every output, also in those that someone adds later."""

import ast
import json
import re
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation
from pypdf import PdfReader
from tantivy import Query
from tests.factories import initiatives as make

from binnenuit.domain import initiatives
from binnenuit.domain.initiatives.documents import InitiativeSource
from binnenuit.domain.initiatives.queries.links import sign
from binnenuit.domain.initiatives.service.records import Contact, Location
from binnenuit.foundation.places import service as places
from binnenuit.interchange.export import dump
from binnenuit.interchange.export.formats import files
from binnenuit.interchange.hsds import ids
from binnenuit.interchange.hsds import organisations as hsds_organisations
from binnenuit.interchange.hsds import taxonomies as hsds_taxonomies
from binnenuit.interchange.hsds.ids import Part
from binnenuit.search import engine
from binnenuit.search.geo import cells
from binnenuit.search.index import reader
from binnenuit.search.index.document_builder import stored_fields as decoded
from binnenuit.search.types import Near, Point, SearchRequest
from binnenuit.ui import documents
from binnenuit.ui.rate_limit import RateLimit

TITLE = "Zeldzame theekring"
# the marks are words and numbers that occur nowhere else, in any spelling
SECRET_WORDS = ("Xqvarsolp", "Jxorplaan", "9960 ZQ", "Wqubstad", "Vqeltine", "qzmail", "8675309", "qyweb")
SECRET_LATITUDE, SECRET_LONGITUDE = 51.873219, 4.637284
SECRET_NUMBERS = ("51.873", "51,873", "4.637", "4,637", "51.87", "4.64")
FORBIDDEN = re.compile("|".join(map(re.escape, (*SECRET_WORDS, *SECRET_NUMBERS))), re.IGNORECASE)

SECRET_LOCATION = Location(
    make.ROTTERDAM,
    name="Xqvarsolp",
    address="Jxorplaan 12",
    postcode="9960 ZQ",
    city="Wqubstad",
    latitude=SECRET_LATITUDE,
    longitude=SECRET_LONGITUDE,
    hidden=True,
)
SECRET_CONTACT = Contact("Vqeltine", "qzmail@example.org", "010 8675309", "https://qyweb.example.org")


@pytest.fixture
def secret(index):
    """Publish an initiative that hides its location and its contact, and build the index."""
    changes = {
        "texts": {"nl": make.Text(TITLE, "Thee en een gesprek."), "en": make.Text("Rare tea circle")},
        "locations": (SECRET_LOCATION,),
        "contact": SECRET_CONTACT,
        "contact_via_organisation": True,
    }
    saved = make.published(**changes)
    make.draft(**{**changes, "texts": {"nl": make.Text("Onaf Klad")}})
    index()
    return saved


def addresses(resolver=None):
    """Return every named address of the site with the names of its parameters."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry)
        elif isinstance(entry, URLPattern):
            assert entry.name, f"an address without a name can't be tested: {entry.pattern}"
            yield entry.name, tuple(entry.pattern.converters), entry.default_args


def every_page(saved):
    """Return every address that could show the initiative, in both languages.

    A parameter that this test does not know fails it: say here which values can lead to an initiative.
    """
    municipality = places.municipality(make.ROTTERDAM)
    values = {
        "slug": (saved.slug, municipality.slug),
        "code": (saved.code, "voorbeeldhuis", str(saved.pk)),
        "file": (
            "pages-0",
            "organisations-0",
            "initiatives-0",
            *(each.file for each in files()),
            "catalog.ttl",
        ),
        "concept_id": ("taal-leren", "nieuwkomers", "taalcafe"),
        "pk": (saved.pk,),
        "role": (1,),
        "token": (sign("confirm", saved.code), "x"),
        "programme": ("samen",),
        "number": (1,),
        "paper": ("a6",),
        "form": ("svg",),
        "id": (
            *(ids.of_part(part, saved.code) for part in (Part.SERVICE, Part.SERVICE_AT_LOCATION)),
            hsds_organisations.of_organisation("voorbeeldhuis"),
            hsds_taxonomies.of_concept("taal-leren"),
        ),
    }
    for language in ("nl", "en"):
        with translation.override(language):
            for name, parameters, _defaults in addresses():
                if name in {"map_outlines", "api_v1_area_outlines", "api_v1_municipalities"}:
                    continue  # borders and towns, the same for everyone: they hold every number there is
                unknown = set(parameters) - set(values)
                assert not unknown, f"{name}: teach this test the parameters {unknown}"
                for choice in product(*(values[parameter] for parameter in parameters)):
                    try:
                        yield reverse(name, kwargs=dict(zip(parameters, choice, strict=True)))
                    except NoReverseMatch:
                        continue


QUERIES = (
    "",
    "?q=theekring",
    "?gemeente=rotterdam",
    "?bij=rotterdam",
    "?bij=51.87,4.6&straal=50",
    "?thema=taal-leren",
    "?q=theekring&vak=3,50,8,54&zoom=7",
    "?q=theekring&vak=4.3,51.8,4.7,52&zoom=16",
)
API_QUERIES = (
    "",
    "?q=theekring",
    "?q=rare+tea&locale=en&facets=true",
    "?municipality=GM0599",
    "?near=rotterdam&radius=50",
    "?bbox=4.2,51.8,4.7,52",
    "?search=theekring&full=true",
    "?search=theekring&format=ndjson&full=true",
    "?full=true&full_service=true",
    "?minimal=true",
    "?postcode=3014&proximity=20000&full=true",
)


def unpacked(body):
    """Return what stands in an answer, also where it is zipped or on paper."""
    if body.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages).encode()
    if not body.startswith(b"PK"):
        return body
    with ZipFile(BytesIO(body)) as package:
        return b"\n".join(package.read(name) for name in package.namelist())


def queries_of(address):
    if address.startswith("/data/"):
        return QUERIES[:1]
    if address.endswith(".pdf"):
        return QUERIES[1:2]
    if address.startswith(("/api/", "/hsds/")):
        return API_QUERIES
    return QUERIES[:1] if address.startswith("/en") else QUERIES


def test_no_page_knows_what_is_hidden(secret, settings, tmp_path, monkeypatch):
    settings.DUMP_FOLDER = tmp_path / "dump"
    monkeypatch.setattr(documents, "LIMIT", RateLimit(most=1_000, seconds=600))
    dump.make(lambda _number: None)
    client = Client(SERVER_NAME="localhost")
    shown = set()
    for address in set(every_page(secret)):
        # what is asked is read the same in every language: the pages differ in their texts
        for query in queries_of(address):
            # the answer may repeat the question, which holds no secret here
            answer = client.get(address + query)
            if answer.headers.get("Location", "").startswith("/"):
                answer = client.get(answer.headers["Location"])
            body = unpacked(b"".join(answer) if answer.streaming else answer.content)
            # calendars fold their lines; an ETag is a number that may hold any other
            headers = {name: value for name, value in answer.headers.items() if name != "ETag"}
            text = body.decode("utf-8", "replace").replace("\r\n ", "") + str(headers)
            text = text.replace("51.87,4.6", "").replace("51.87%2C4.6", "")
            assert not FORBIDDEN.search(text), f"{address}{query}: {FORBIDDEN.search(text)}"
            assert "Onaf Klad" not in text, f"{address}{query} shows a draft"
            if TITLE in text or "Rare tea circle" in text:
                shown.add(address)
    # the test would prove nothing if no page showed the initiative
    assert f"/initiatieven/{secret.slug}-{secret.code}" in shown
    assert {"/zoeken", "/en/zoeken", "/zoeken/kaart", "/zoeken/kaart.json"} <= shown
    outputs = {f"/zoeken.{form}" for form in ("atom", "geojson", "csv", "ics")}
    assert outputs | {f"/en{address}" for address in outputs} <= shown
    assert f"/initiatieven/{secret.slug}-{secret.code}.ics" in shown
    plain = {f"/data/initiatives.{form}" for form in ("csv", "geojson", "jsonld")}
    assert plain | {"/data/hsds-services.json"} <= shown
    own = f"/api/v1/initiatives/{secret.code}"
    assert {own, "/api/v1/initiatives", "/api/v1/initiative-locations"} <= shown
    hsds = {f"/hsds/{name}" for name in ("services", "service_at_locations", "organizations")}
    service, at_location = (
        ids.of_part(part, secret.code) for part in (Part.SERVICE, Part.SERVICE_AT_LOCATION)
    )
    assert hsds | {f"/hsds/services/{service}", f"/hsds/service_at_locations/{at_location}"} <= shown


@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize("zoom", [7, 13, 16, 22])
def test_the_map_shows_a_hidden_location_at_its_municipality_only(zoom):
    rotterdam = places.municipality(make.ROTTERDAM)

    def around(latitude, longitude):
        box = f"{longitude - 0.01},{latitude - 0.01},{longitude + 0.01},{latitude + 0.01}"
        answer = Client(SERVER_NAME="localhost").get(f"/zoeken/kaart.json?q=theekring&vak={box}&zoom={zoom}")
        assert not FORBIDDEN.search(answer.content.decode())
        return answer.json()

    (spot,) = around(rotterdam.latitude, rotterdam.longitude)["spots"]
    assert (spot["lat"], spot["lon"]) == (rotterdam.latitude, rotterdam.longitude)
    assert [result["title"] for result in spot["results"]] == [TITLE]
    assert set(spot["results"][0]) == {"title", "language", "address", "place"}
    if zoom > 10:  # from farther off, one square holds both
        assert around(SECRET_LATITUDE, SECRET_LONGITUDE) == {"clusters": [], "spots": []}
    page = Client(SERVER_NAME="localhost").get("/zoeken/kaart?q=theekring").content.decode()
    assert not FORBIDDEN.search(page)


def test_the_initiative_page_says_where_and_how_as_far_as_it_may(secret):
    page = Client(SERVER_NAME="localhost").get(f"/initiatieven/{secret.slug}-{secret.code}").content.decode()
    assert "gemeente Rotterdam" in page
    assert "Het adres staat hier niet" in page
    assert "Neem contact op met" in page
    assert "Het Voorbeeldhuis" in page


def test_what_machines_read_names_the_municipality_only(secret):
    page = Client(SERVER_NAME="localhost").get(f"/initiatieven/{secret.slug}-{secret.code}").content.decode()
    (about,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    said = json.loads(about)
    address = {"@type": "PostalAddress", "addressLocality": "Rotterdam", "addressCountry": "NL"}
    assert said["location"] == [{"@type": "Place", "name": "Rotterdam", "address": address}]
    assert "geo" not in about
    assert "contactPoint" not in about


def test_the_sitemap_lists_it_by_its_address_and_no_draft(secret):
    sitemap = b"".join(Client(SERVER_NAME="localhost").get("/sitemaps/initiatives-0.xml")).decode()
    assert sitemap.count("<loc>") == len(settings.LANGUAGES)
    assert f"/initiatieven/{secret.slug}-{secret.code}</loc>" in sitemap


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_suggestion_knows_what_is_hidden(secret, language):
    client = Client(SERVER_NAME="localhost")
    with translation.override(language):
        address = reverse("suggestions")
    for start in ("zeldzame", "rare tea", *SECRET_WORDS):
        answer = client.get(address, {"q": start})
        assert answer.status_code == 200
        # "search for what you typed" repeats the question; what is found must not
        assert not FORBIDDEN.search(str(answer.json()["groups"])), start
    groups = client.get(address, {"q": "zeldzame" if language == "nl" else "rare"}).json()["groups"]
    assert any(secret.code in item["address"] for group in groups for item in group["suggestions"])


@pytest.mark.usefixtures("secret")
def test_searching_for_a_secret_finds_nothing():
    found = {word: engine.search(SearchRequest(text=f'"{word}"')).total for word in SECRET_WORDS}
    assert found == dict.fromkeys(SECRET_WORDS, 0)


def test_a_search_near_the_secret_place_measures_from_the_municipality(secret):
    rotterdam = places.municipality(make.ROTTERDAM)
    centre = Point(rotterdam.latitude, rotterdam.longitude)
    (at_centre,) = engine.search(SearchRequest(near=Near(centre, 5))).hits
    assert at_centre.code == secret.code
    assert at_centre.distance_km == pytest.approx(0, abs=0.1)
    here = engine.search(SearchRequest(near=Near(Point(SECRET_LATITUDE, SECRET_LONGITUDE), 3)))
    assert here.total == 0


@pytest.mark.usefixtures("secret")
def test_no_file_of_the_index_holds_what_is_hidden(settings):
    """What stands uncompressed in the folder (settings, word lists); the next two tests decode the rest."""
    files = [path for path in Path(settings.INDEX_FOLDER).rglob("*") if path.is_file()]
    raw = b"".join(path.read_bytes() for path in files).lower()
    assert b"schadelijke-praktijken" in raw, "the slots of the facets stand there as they are"
    assert [word for word in SECRET_WORDS if word.lower().encode() in raw] == []


@pytest.mark.usefixtures("secret")
def test_no_term_of_the_index_holds_what_is_hidden(settings):
    """Terms do not stand in the files as they are written: ask every field for them."""
    snapshot = reader.snapshot(settings.INDEX_FOLDER)
    schema, searcher = snapshot.generation.schema, snapshot.searcher
    names = ("title", "text", "title_surface", "names", "all_terms", "surface_positions", "concept")

    def found(field, beginning):
        query = Query.regex_query(schema, field, f"{beginning.lower()[:5]}.*")
        return searcher.search(query, 10, count=True).count  # type: ignore[attr-defined]

    assert found("title", "theekring") == 1
    assert found("names", "rotterdam") == 1
    hits = {(field, word): found(field, word) for field in names for word in SECRET_WORDS}
    assert {key for key, number in hits.items() if number} == set()


@pytest.mark.usefixtures("secret")
def test_no_stored_record_of_the_index_holds_what_is_hidden(settings):
    searcher = reader.snapshot(settings.INDEX_FOLDER).searcher
    found = searcher.search(Query.all_query(), 1000).hits
    records = [decoded(searcher.doc(address)) for _score, address in found]
    mine = [record for record in records if TITLE in str(record)]
    assert len(mine) == 1
    assert not [record for record in records if FORBIDDEN.search(str(record))]
    rotterdam = places.municipality(make.ROTTERDAM)
    assert list(mine[0]["points"]) == [cells.pack(Point(rotterdam.latitude, rotterdam.longitude))]


def test_no_document_holds_what_is_hidden(secret):
    source = InitiativeSource()
    made = list(source.documents(*source.bounds()))
    assert [document.code for document in made] == [secret.code]
    assert not FORBIDDEN.search(repr(made))
    rotterdam = places.municipality(make.ROTTERDAM)
    assert made[0].points == (Point(rotterdam.latitude, rotterdam.longitude),)


def test_pages_and_documents_can_not_reach_what_is_stored():
    """Only `queries` and `actions` see models and stored values; everything that shows takes the public view.

    What visitors hand in (`web/upkeep`, `site/search/alerts`) leads to actions, and still shows the public view only.
    """
    room = Path(initiatives.__file__).parent
    closed = re.compile(
        r"initiatives\.models|initiatives\.actions(?!\.(submissions|claiming|upkeep))|\bStored\b|\bstored\b|\blocked\b"
        r"|initiatives\.queries\.initiatives"
    )
    # the desk is for those who keep it: they see what is stored
    shown = [
        path for path in (room / "web").rglob("*.py") if "desk" not in path.parts and path.name != "urls.py"
    ]
    search = room.parents[1] / "site/search"
    for path in [room / "documents.py", *shown, *(room / "api").rglob("*.py"), *search.rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                names = f"{node.module} {' '.join(alias.name for alias in node.names)}"
                assert not closed.search(names), f"{path.name}: {names}"


def test_a_location_that_is_not_hidden_is_shown(index):
    shown = make.published(contact=Contact("Balie", "balie@example.org", "010 111 22 33"))
    index()
    page = Client(SERVER_NAME="localhost").get(f"/initiatieven/{shown.slug}-{shown.code}").content.decode()
    for text in ("Wijkgebouw", "Voorbeeldstraat 1", "3014 AB", "Balie", "balie@example.org", "010 111 22 33"):
        assert text in page
