"""Every search to take away: what programs read back is what the search page shows."""

import csv
import json
import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from django.db import transaction
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar
from tests.factories import initiatives as make
from tests.factories.vocabulary import load_vocabulary
from tests.unit.site.search.test_search_page import HARD, PAIRS

from binnenuit.domain.initiatives.actions import steps
from binnenuit.domain.initiatives.service import examples
from binnenuit.domain.initiatives.service.records import Area, Location, Schedule, Text
from binnenuit.foundation.vocabulary.queries import forget
from binnenuit.kernel.authority import OPERATOR
from binnenuit.search.index import reader
from binnenuit.search.indexing import rebuild

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FORMS = ("atom", "geojson", "csv", "ics")
TYPES = {
    "atom": "application/atom+xml; charset=utf-8",
    "geojson": "application/geo+json",
    "csv": "text/csv; charset=utf-8; header=present",
    "ics": "text/calendar; charset=utf-8",
}
HIDDEN = Location(make.ROTTERDAM, "Geheim", "Laan 2", "3011 AA", "Rotterdam", 51.87, 4.63, hidden=True)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker, tmp_path_factory):  # noqa: ARG001 -- the database must be there first
    """Build a site with initiatives of every sort, once: no test here changes anything."""
    folder = tmp_path_factory.mktemp("outputs") / "index"
    with django_db_blocker.unblock(), override_settings(INDEX_FOLDER=folder), transaction.atomic():
        load_vocabulary()
        online = publish_all()
        rebuild.rebuild(folder)
        yield folder, online
        transaction.set_rollback(True)
        forget()
    reader._readers.pop(folder, None)


@pytest.fixture
def site(built, settings):
    """Return a client for that site."""
    settings.INDEX_FOLDER, online = built
    client = Client(SERVER_NAME="localhost")
    client.online = online  # type: ignore[attr-defined]
    return client


def publish_all():
    """Publish what the tests look at, and give the initiative that is online only."""
    make.published()
    make.published(
        texts={"nl": Text('=Wandelen, in "Tilburg"', "Een rondje; elke week"), "tr": Text("Yürüyüş")},
        locations=(make.Location(make.TILBURG), HIDDEN),
        schedules=(
            Schedule(make.TUESDAY_AT_TEN, "FREQ=MONTHLY;BYDAY=1TU", 90, valid_until=date(2027, 3, 2)),
            Schedule(datetime(2026, 12, 5, 19, 30)),  # noqa: DTZ001
        ),
    )
    online = make.published(
        texts={"nl": Text("Online praatgroep " + "ë" * 90)},
        locations=(),
        online=True,
        areas=(Area("country", "NL"),),
    )
    ended = make.published(texts={"nl": Text("Voorbij feest")})
    steps.end(ended.code, actor=OPERATOR, version=ended.version)
    examples.generate_examples(30, actor=OPERATOR)
    return online


def body(answer):
    return b"".join(answer) if answer.streaming else answer.content


def events(text):
    return {str(event["UID"]): event for event in Calendar.from_ical(text).walk("VEVENT")}


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("form", FORMS)
def test_each_output_says_what_it_is_and_keeps_out_of_search_engines(site, form, language):
    answer = site.get(f"{language}/zoeken.{form}?organisatie=voorbeeldhuis")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == TYPES[form]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in answer.headers
    assert ("attachment" in answer.headers.get("Content-Disposition", "")) == (form in {"csv", "ics"})
    assert body(answer) == body(site.get(f"{language}/zoeken.{form}?organisatie=voorbeeldhuis"))


@pytest.mark.parametrize("form", ["atom", "geojson", "ics"])
def test_who_asks_again_hears_that_nothing_changed(site, form):
    first = site.get(f"/zoeken.{form}")
    again = site.get(f"/zoeken.{form}", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.content


@pytest.mark.parametrize("form", FORMS)
def test_an_output_asks_the_database_nothing(site, form, django_assert_num_queries):
    body(site.get(f"/zoeken.{form}"))
    for query in ("", "q=taal&bij=rotterdam", "organisatie=voorbeeldhuis", "soort=organisatie"):
        with django_assert_num_queries(0):
            assert body(site.get(f"/zoeken.{form}?{query}"))


def test_the_feed_is_atom(site):
    answer = site.get("/zoeken.atom?organisatie=voorbeeldhuis&sorteer=relevantie&pagina=2")
    feed = ET.fromstring(answer.content)  # noqa: S314 -- our own
    assert feed.tag == f"{ATOM}feed"
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "nl"
    for part in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{part}"), part
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://127.0.0.1:8000/zoeken?organisatie=voorbeeldhuis",
        "self": "http://127.0.0.1:8000/zoeken.atom?organisatie=voorbeeldhuis",
    }
    found = feed.findall(f"{ATOM}entry")
    assert len(found) == 4
    ids = [entry.findtext(f"{ATOM}id") for entry in found]
    assert len(set(ids)) == 4
    assert all(id_.startswith("tag:127.0.0.1,2026:initiative/") for id_ in ids)
    for entry in found:
        assert entry.findtext(f"{ATOM}title")
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")).tzinfo
        assert entry.find(f"{ATOM}author/{ATOM}name").text == "Het Voorbeeldhuis"
        assert entry.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "nl"
        assert entry.find(f"{ATOM}link").attrib["href"].startswith("http://127.0.0.1:8000/initiatieven/")


def test_an_empty_feed_is_a_feed(site):
    feed = ET.fromstring(site.get("/zoeken.atom?q=zzqxzzqx").content)  # noqa: S314
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated") == "2020-01-01T00:00:00+00:00"


def test_examples_are_marked_in_every_output(site):
    query = "?q=voorbeeldstichting"
    feed = ET.fromstring(site.get(f"/zoeken.atom{query}").content)  # noqa: S314
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]
    assert titles
    assert all(title.startswith("Voorbeeld: ") for title in titles)
    calendar = events(site.get(f"/zoeken.ics{query}").content)
    assert calendar
    assert all(str(event["SUMMARY"]).startswith("Voorbeeld: ") for event in calendar.values())
    features = site.get(f"/zoeken.geojson{query}").json()["features"]
    assert all(feature["properties"]["example"] for feature in features)
    rows = list(csv.DictReader(body(site.get(f"/zoeken.csv{query}")).decode("utf-8-sig").splitlines()))
    assert {row["Voorbeeld"] for row in rows} == {"ja"}


def test_the_map_gives_points_longitude_first_and_hidden_places_as_their_municipality(site):
    answer = site.get("/zoeken.geojson?organisatie=voorbeeldhuis").json()
    assert answer["type"] == "FeatureCollection"
    assert answer["numberMatched"] == answer["numberReturned"] == 4
    assert [link["rel"] for link in answer["links"]] == ["self", "alternate"]
    by_title = {feature["properties"]["title"]: feature for feature in answer["features"]}
    assert by_title["Taalcafé aan de Maas"]["geometry"] == {"type": "Point", "coordinates": [4.46, 51.92]}
    walk = by_title['=Wandelen, in "Tilburg"']
    assert walk["geometry"]["type"] == "MultiPoint"
    assert [place["point"] for place in walk["properties"]["places"]] == ["municipality"] * 2
    assert [4.63, 51.87] not in walk["geometry"]["coordinates"]
    (online,) = [feature for title, feature in by_title.items() if title.startswith("Online")]
    assert online["geometry"] is None
    assert online["properties"]["online"] is True
    json.dumps(answer, allow_nan=False)


def test_more_features_than_one_answer_holds_come_page_after_page(site, monkeypatch):
    from binnenuit.site.search.outputs import feature_collection, results, views

    monkeypatch.setattr(results, "BATCH", 5)
    monkeypatch.setattr(feature_collection, "FEATURES", 10)
    monkeypatch.setattr(views, "_PAGES", 2)
    address, seen, answers = "/zoeken.geojson", [], 0
    while address:
        answer = site.get(address).json()
        seen += [feature["id"] for feature in answer["features"]]
        links = {link["rel"]: link["href"] for link in answer["links"]}
        address = links.get("next", "").removeprefix("http://127.0.0.1:8000")
        answers += 1
    assert answers == 4
    assert len(seen) == len(set(seen)) == answer["numberMatched"] == 34
    assert site.get("/zoeken.geojson?pagina=90").json()["features"] == []


def test_the_table_can_be_opened_and_holds_no_formula(site):
    raw = body(site.get("/zoeken.csv?organisatie=voorbeeldhuis"))
    assert raw.startswith(b"\xef\xbb\xbfCode,Titel,")
    assert raw.count(b"\r\n") == 5
    rows = {row["Titel"]: row for row in csv.DictReader(raw.decode("utf-8-sig").splitlines())}
    cafe = rows["Taalcafé aan de Maas"]
    assert cafe["Wanneer"] == "elke dinsdag, 10:00–12:00"
    assert cafe["Plaats"] == "Wijkgebouw, Voorbeeldstraat 1, 3014 AB Rotterdam"
    assert (cafe["Breedtegraad"], cafe["Lengtegraad"]) == ("51.92", "4.46")
    assert cafe["Kosten"] == "Gratis"
    walk = rows['\'=Wandelen, in "Tilburg"']
    assert walk["Gemeente"] == "Tilburg; Rotterdam"
    assert walk["Plaats"] == ""
    english = body(site.get("/en/zoeken.csv")).decode("utf-8-sig")
    assert english.partition("\r\n")[0] != raw.decode("utf-8-sig").partition("\r\n")[0]
    kinds = list(csv.reader(body(site.get("/zoeken.csv?soort=organisatie")).decode("utf-8-sig").splitlines()))
    assert {len(row) for row in kinds} == {21}


def test_the_calendar_holds_each_schedule_with_its_rule(site):
    raw = site.get("/zoeken.ics?organisatie=voorbeeldhuis").content
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(raw)
    assert calendar.errors == []
    assert str(calendar["VERSION"]) == "2.0"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]
    found = events(raw)
    by_summary = {}
    for uid, event in found.items():
        by_summary.setdefault(str(event["SUMMARY"]), []).append((uid, event))
    assert "Voorbij feest" not in by_summary
    ((uid, cafe),) = by_summary["Taalcafé aan de Maas"]
    assert uid.endswith("-1@127.0.0.1")
    assert cafe["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert cafe["DTSTART"].dt.replace(tzinfo=None) == make.TUESDAY_AT_TEN
    assert (cafe["DTEND"].dt - cafe["DTSTART"].dt).total_seconds() == 7200
    assert cafe["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=TU"
    assert cafe["DTSTAMP"].dt.utcoffset() == timedelta(0)
    monthly, once = (event for _uid, event in sorted(by_summary['=Wandelen, in "Tilburg"']))
    assert monthly["RRULE"]["UNTIL"] == [datetime(2027, 3, 2, 22, 59, 59, tzinfo=UTC)]
    assert monthly["RRULE"]["BYDAY"] == ["1TU"]
    assert str(monthly["LOCATION"]) == "gemeente Tilburg; gemeente Rotterdam"
    assert "RRULE" not in once


def test_one_initiative_has_a_calendar_with_the_same_events(site):
    answer = site.get(f"/initiatieven/x-{site.online.code}.ics", follow=True)
    assert answer.redirect_chain == [(f"/initiatieven/{site.online.slug}-{site.online.code}.ics", 301)]
    assert answer.headers["Content-Type"] == TYPES["ics"]
    ((uid, event),) = events(answer.content).items()
    assert event.to_ical() == events(site.get("/zoeken.ics").content)[uid].to_ical()
    assert site.get("/initiatieven/x-bestaatniet.ics").status_code == 404


def test_the_search_page_leads_to_its_outputs(site):
    page = site.get("/en/zoeken?organisatie=voorbeeldhuis&pagina=2").content.decode()
    for form in FORMS:
        address = f"/en/zoeken.{form}?organisatie=voorbeeldhuis"
        assert re.search(
            rf'<a href="{re.escape(address)}" type="{re.escape(TYPES[form].split(";")[0])}"', page
        )
        assert re.search(rf'<link rel="alternate" type="[^"]+" href="{re.escape(address)}"', page)


def test_the_page_of_what_still_takes_place_leads_to_its_calendar(site):
    found = events(site.get("/zoeken.ics?organisatie=voorbeeldhuis").content)
    page = str(next(iter(found.values()))["URL"]).removeprefix("http://127.0.0.1:8000")
    assert f'href="{page}.ics"' in site.get(page).content.decode()
    ended = site.get("/zoeken.geojson?status=afgelopen&organisatie=voorbeeldhuis").json()["features"]
    over = ended[0]["properties"]["url"].removeprefix("http://127.0.0.1:8000")
    assert ".ics" not in site.get(over).content.decode()
    assert events(site.get(f"{over}.ics").content) == {}


@FEW
@given(pairs=PAIRS)
def test_any_question_gets_an_answer_in_every_form(site, pairs):
    for form in FORMS:
        answer = site.get(f"/zoeken.{form}?" + urlencode(pairs, errors="surrogatepass"))
        assert answer.status_code in {200, 400}
        assert body(answer)
        if form == "atom" and answer.status_code == 200:
            ET.fromstring(answer.content)  # noqa: S314


def test_known_hard_questions_are_refused_as_on_the_page(site):
    # a page beyond the last is no matter where there are no pages
    wrong = {
        (form, query[:60]): code
        for form in FORMS
        for query, status in HARD
        if (code := site.get(f"/zoeken.{form}", QUERY_STRING=query).status_code) != status
    }
    assert wrong == {}


@pytest.mark.parametrize("form", FORMS)
def test_without_an_index_an_output_says_to_come_back(site, form, settings, tmp_path):
    settings.INDEX_FOLDER = tmp_path / "nothing"
    answer = site.get(f"/zoeken.{form}")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
