"""Every answer of the HSDS API by the published schemas: first, middle, last and empty pages, each id, each line."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from binnenuit.domain.initiatives.models import InitiativeSchedule
from binnenuit.foundation.places import service as places
from binnenuit.interchange.hsds import ids, organisations, services, taxonomies
from binnenuit.interchange.hsds.ids import Part
from binnenuit.search.geo.cells import distance_km
from binnenuit.search.types import Point
from tests.factories import site as make

from .conftest import STANDARDS
from .hsds_schemas import problems

pytestmark = pytest.mark.usefixtures("site")
LISTS = {
    "services": "service",
    "service_at_locations": "service_at_location",
    "organizations": "organization",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
ENVELOPE = {
    "total_items",
    "total_pages",
    "page_number",
    "size",
    "first_page",
    "last_page",
    "empty",
    "contents",
}


def get(address, status=200, **query):
    answer = Client(SERVER_NAME="localhost").get(f"/hsds/{address}", query)
    body = b"".join(answer) if answer.streaming else answer.content
    assert answer.status_code == status, body[:500]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return body


def page(address, **query):
    found = json.loads(get(address, **query))
    assert set(found) == ENVELOPE
    assert found["size"] == len(found["contents"])
    assert found["empty"] == (found["size"] == 0)
    assert found["first_page"] == (found["page_number"] == 1)
    assert found["last_page"] == (found["page_number"] >= found["total_pages"])
    return found


def lines(address, **query):
    return [json.loads(line) for line in get(address, format="ndjson", **query).splitlines()]


def everything(address, **query):
    first = page(address, per_page=7, **query)
    found = list(first["contents"])
    for number in range(2, first["total_pages"] + 1):
        found += page(address, per_page=7, page=number, **query)["contents"]
    assert len(found) == first["total_items"]
    return found


@pytest.mark.shared
@pytest.mark.parametrize("full", ["true", "false"])
@pytest.mark.parametrize(("address", "name"), LISTS.items())
def test_every_page_is_valid(address, name, full):
    query = {"full": full} if address in {"services", "service_at_locations", "organizations"} else {}
    wrong = [
        problem for thing in everything(address, **query) for problem in problems(STANDARDS, name, thing)
    ]
    assert wrong == []
    empty = page(address, page=9_999, **query)
    assert (empty["size"], empty["empty"], empty["last_page"], empty["first_page"]) == (0, True, True, False)


@pytest.mark.shared
@pytest.mark.parametrize(("address", "name"), LISTS.items())
def test_each_id_leads_to_a_valid_thing_with_that_id(address, name):
    for thing in everything(address)[::3]:
        found = json.loads(get(f"{address}/{thing['id']}"))
        assert found["id"] == thing["id"]
        assert problems(STANDARDS, name, found) == []


@pytest.mark.parametrize("address", LISTS)
def test_lines_are_the_same_as_the_pages(address):
    assert lines(address) == everything(address)


@pytest.mark.shared
def test_whole_services_as_lines_are_valid(site):
    found = {thing["id"]: thing for thing in lines("services", full="true")}
    assert [problem for thing in found.values() for problem in problems(STANDARDS, "service", thing)] == []
    whole = found[services.of_initiative(site["whole"].code)]
    assert whole == json.loads(get(f"services/{whole['id']}"))


def test_every_id_is_there_once():
    seen = set()

    def look(thing):
        # a programme, organisation or term stands wherever it is referred to
        if isinstance(thing, dict):
            if "id" in thing and ids.read(thing["id"]):
                assert thing["id"] not in seen, thing
                seen.add(thing["id"])
            for value in thing.values():
                look(value)
        if isinstance(thing, list):
            for each in thing:
                look(each)

    for thing in lines("services", full="true"):
        look(thing)
    assert len(seen) > 300


def test_the_front_page_says_what_this_is():
    found = json.loads(get(""))
    assert found["version"] == "3.1"
    assert found["openapi_url"].endswith("/hsds/openapi.json")
    assert json.loads(get("openapi.json"))["openapi"].startswith("3.1")
    assert found["profile"].endswith("/api")


def test_minimal_gives_ids_and_moments_in_one_page():
    found = page("services", minimal="true")
    assert found["total_pages"] == 1
    assert all(set(thing) == {"id", "modified_date"} for thing in found["contents"])
    assert [thing["id"] for thing in found["contents"]] == [thing["id"] for thing in lines("services")]
    assert page("services", minimal="true", per_page=5)["size"] == 5
    assert lines("services", minimal="true") == found["contents"]


def test_modified_after_gives_what_changed_since(site):
    now = datetime.now(tz=UTC)
    assert page("services", modified_after=(now + timedelta(hours=1)).isoformat())["empty"]
    since = page("services", modified_after=(now - timedelta(hours=1)).isoformat())
    assert since["total_items"] == page("services")["total_items"]
    both = page("services", modified_after=(now - timedelta(hours=1)).isoformat(), search="vol verhaal")
    assert services.of_initiative(site["whole"].code) in [thing["id"] for thing in both["contents"]]


def test_filters_are_cumulative(site):
    whole = services.of_initiative(site["whole"].code)
    term, taxonomy = taxonomies.of_concept("taalcafe"), ids.of_record("taxonomy", "forms")
    for query in (
        {"taxonomy_term_id": term},
        {"taxonomy_id": taxonomy},
        {"taxonomy_term_id": term, "organization_id": organisations.of_organisation("movisie")},
    ):
        assert [thing["id"] for thing in everything("services", **query)] == [whole]
    other = organisations.of_organisation(make.EXAMPLE_ORGANISATION)
    assert everything("services", taxonomy_term_id=term, organization_id=other) == []
    assert everything("services", taxonomy_term_id=other) == []
    assert len(everything("services", organization_id=other)) == 25
    carriers = everything("organizations", taxonomy_term_id=term)
    assert [thing["name"] for thing in carriers] == ["Movisie"]
    assert [thing["name"] for thing in everything("organizations", search="movisie")] == ["Movisie"]
    of_whole = everything("service_at_locations", taxonomy_term_id=term)
    assert [ids.read(thing["id"]).position for thing in of_whole] == [0, 1, 2, 3]


def test_ages_are_those_of_the_uk_profile(site):
    whole = services.of_initiative(site["whole"].code)  # from 16 to 99

    def found(**query):
        return whole in [thing["id"] for thing in everything("services", **query)]

    assert found(minimum_age=16, maximum_age=99)
    assert not found(minimum_age=17)
    assert not found(maximum_age=98)


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ({"day": "TU"}, True),
        ({"day": "tuesday"}, True),
        ({"day": "SA"}, True),  # every day in autumn
        ({"start_time": "19:30"}, True),
        ({"start_time": "19:31"}, False),
        ({"end_time": "20:30"}, True),
        ({"end_time": "20:29"}, False),
        ({"start_time": "19:30", "end_time": "20:30", "day": "SU"}, True),
        ({"end_time": "21:00", "day": "TH", "start_time": "19:31"}, False),
    ],
)
def test_times_and_days_are_those_of_one_schedule(site, asked, is_found):
    """As the UK profile has it; the whole one is at half past seven, every second Tuesday and Thursday, and daily."""
    whole = services.of_initiative(site["whole"].code)
    for name in ("services", "service_at_locations"):
        found = everything(name, organization_id=organisations.of_organisation("movisie"), **asked)
        assert any(whole in {thing["id"], thing.get("service", {}).get("id")} for thing in found) == is_found


def test_a_day_is_that_of_the_rule_and_not_of_where_the_week_begins():
    """Every example in Tilburg is on Tuesdays; a rule may say that its week begins on another day."""
    example = organisations.of_organisation(make.EXAMPLE_ORGANISATION)
    assert len(everything("services", organization_id=example, day="TU")) == 25
    assert everything("services", organization_id=example, day="MO") == []
    InitiativeSchedule.objects.update(rrule="FREQ=WEEKLY;WKST=MO")
    assert everything("services", organization_id=example, day="MO") == []
    assert len(everything("services", organization_id=example, day="Tuesday")) == 25, "2026-09-01 is one"
    InitiativeSchedule.objects.update(rrule="FREQ=MONTHLY;BYMONTHDAY=1")
    assert everything("services", organization_id=example, day="TU") == []


@pytest.mark.parametrize(
    "wrong", [{"day": "dinsdag"}, {"start_time": "25:00"}, {"end_time": "09:30:15"}, {"start_time": "09:00Z"}]
)
def test_a_time_or_day_that_is_none_is_refused(client, wrong):
    answer = client.get("/hsds/services", wrong)
    assert answer.status_code == 400
    assert next(iter(wrong)) in answer.content.decode()


def test_near_a_postcode_the_nearest_comes_first():
    centre = places.find_place("3014")
    found = everything("service_at_locations", postcode="3014 AB", proximity=60_000)
    distances = [
        distance_km(
            Point(centre.latitude, centre.longitude),
            Point(thing["location"]["latitude"], thing["location"]["longitude"]),
        )
        for thing in found
    ]
    assert distances == sorted(distances)
    assert 0 < len(found) < page("service_at_locations")["total_items"]
    assert max(distances) <= 60
    assert everything("service_at_locations", postcode="3014", proximity=1) == []


def test_a_postcode_alone_asks_what_serves_it(site):
    found = {thing["service_id"] for thing in everything("service_at_locations", postcode="3014")}
    # serves the country; takes place in Rotterdam and says nothing of whom it serves
    assert services.of_initiative(site["whole"].code) in found
    assert services.of_initiative(site["hidden"].code) in found
    assert services.of_initiative(site["paused"].code) not in found


def test_a_hidden_place_can_not_be_found_by_asking_nearer_and_nearer(site):
    rotterdam = places.municipality(make.ROTTERDAM)
    hidden = ids.of_part(Part.SERVICE_AT_LOCATION, site["hidden"].code, 0)
    for postcode in ("3011", "3014", "3039"):
        centre = places.find_place(postcode)
        known = distance_km(
            Point(centre.latitude, centre.longitude), Point(rotterdam.latitude, rotterdam.longitude)
        )
        for metres in (known * 1000 - 20, known * 1000 + 20):
            found = everything("service_at_locations", postcode=postcode, proximity=max(metres, 1))
            assert (hidden in [thing["id"] for thing in found]) == (metres > known * 1000)


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("services", {"page": "0"}),
        ("services", {"per_page": "x", "modified_after": "yesterday"}),
        ("services", {"format": "xml"}),
        ("service_at_locations", {"postcode": "0999 XX"}),
        ("service_at_locations", {"proximity": "nan"}),
    ],
)
def test_what_can_not_be_understood_is_a_problem(address, query):
    found = json.loads(get(address, status=400, **query))
    assert found["status"] == 400
    assert len(found["errors"]) == len(query)


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("identity", ["1", ids.of_part(Part.SERVICE, "zzzzzzzzzz"), ids.of_record("x", "y")])
def test_an_unknown_id_is_not_found(address, identity):
    assert json.loads(get(f"{address}/{identity}", status=404))["title"] == "Not Found"
