"""What stands in the head of every page for machines: description, addresses, Open Graph, schema.org, icons."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.ui.linked_data import linked_data, thing

pytestmark = pytest.mark.usefixtures("example_site")
PAGES = {
    "/": "WebSite",
    "/organisaties/movisie": "NGO",
    "/organisaties/ministerie-ocw": "GovernmentOrganization",
    "/gemeenten/tilburg": "AdministrativeArea",
    "/begrippen/huwelijksdwang": "DefinedTerm",
    "/programmas/samen": "Project",
    "/samenwerkingen/alliantie-verandering-van-binnenuit-2": "Consortium",
}


def get(address):
    answer = Client(SERVER_NAME="localhost").get(address, follow=True)
    if answer.streaming:
        b"".join(answer)  # a file of the site stays open until all of it has been sent
    return answer


def about(page):
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(found)


def meta(page):
    pairs = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page)
    return dict(pairs)


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize(("path", "kind"), PAGES.items())
def test_a_page_says_what_it_is_about(path, kind, language):
    answer = get(f"{language}{path}")
    assert answer.status_code == 200
    page = answer.content.decode()
    said = about(page)
    assert said["@context"] == "https://schema.org"
    assert said["@type"] == kind
    assert said["name"]
    assert said["url"].startswith(settings.BASE_URL)
    assert get(said["url"].removeprefix(settings.BASE_URL)).status_code == 200


@pytest.mark.parametrize("path", [*PAGES, "/zoeken", "/programmas", "/over"])
def test_a_page_can_be_shared_and_has_one_address(path):
    page = get(path).content.decode()
    found = meta(page)
    assert found["og:title"]
    assert f"<title>{found['og:title']}" in page
    assert found["og:description"] == found["description"] != ""
    assert found["og:url"] == f"{settings.BASE_URL}{path}"
    assert page.count('rel="canonical"') == 1
    assert f'rel="canonical" href="{settings.BASE_URL}{path}"' in page
    picture = found["og:image"].removeprefix(settings.BASE_URL)
    assert get(picture).headers["Content-Type"] == "image/png"
    for tag, _name in settings.LANGUAGES:
        assert f'hreflang="{tag}"' in page


def test_the_address_of_a_search_says_no_more_than_was_asked():
    page = get("/zoeken?utm_source=x&q=taal").content.decode()
    assert f'rel="canonical" href="{settings.BASE_URL}/zoeken?q=taal"' in page


def test_a_page_that_is_not_there_has_no_address():
    page = get("/bestaat-niet").content.decode()
    assert 'rel="canonical"' not in page
    assert "og:" not in page


def test_the_front_door_says_how_to_search():
    action = about(get("/en/").content.decode())["potentialAction"]
    template = action["target"]["urlTemplate"]
    assert template == f"{settings.BASE_URL}/en/zoeken?q={{search_term_string}}"
    assert action["query-input"] == "required name=search_term_string"


def test_a_partnership_names_its_members_nested_and_each_in_its_role():
    said = about(get("/samenwerkingen/alliantie-verandering-van-binnenuit-2").content.decode())
    members = {role["member"]["name"]: role for role in said["member"]}
    assert {"Movisie", "Consortium Zelfbeschikking"} <= set(members)
    inner = members["Consortium Zelfbeschikking"]["member"]
    assert inner["@type"] == "Consortium"
    assert "Stichting Kezban" in [role["member"]["name"] for role in inner["member"]]
    assert said["foundingDate"] == "2023-01"


def initiative(title):
    (address, *_others) = re.findall(
        r'<h3><a href="(/initiatieven/[^"]+)"', get(f"/zoeken?q={title}").content.decode()
    )
    return about(get(address).content.decode())


def test_an_initiative_says_when_where_and_for_what():
    said = initiative("Havencafé")
    assert said["@type"] == "Event"
    assert said["organizer"]["name"] == "De Brug"
    assert said["isAccessibleForFree"] is True
    assert said["offers"] == {"@type": "Offer", "price": "0.00", "priceCurrency": "EUR"}
    assert said["location"][0]["address"]["addressLocality"] == "Rotterdam"
    assert said["about"][0]["name"] == "Huwelijksdwang"
    (schedule,) = said["eventSchedule"]
    assert schedule["repeatFrequency"] == "P1W"
    assert schedule["byDay"] == ["TU"]
    assert schedule["startTime"] == "10:00"
    assert schedule["scheduleTimezone"] == "Europe/Amsterdam"
    assert said["startDate"].endswith("T10:00")
    assert "voorbeeld" in said["disambiguatingDescription"]


def test_what_is_no_example_does_not_say_that_it_is():
    assert "disambiguatingDescription" not in initiative("Echt")


class _Scripts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text = [], ""

    def handle_starttag(self, tag, _attributes):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


@given(st.text() | st.sampled_from(["</script><b>", "<!--<script>", "]]>", "\u2028 & <"]))
def test_no_text_can_end_the_data_block(text):
    made = linked_data(thing("Thing", name=text, description="x"))
    parser = _Scripts()
    parser.feed(str(made))
    assert parser.tags == ["script"]
    assert json.loads(parser.text).get("name", "") == text


def test_the_browser_finds_icons_where_it_looks_for_them():
    for address, kind in (
        ("/favicon.ico", "image/vnd.microsoft.icon"),
        ("/apple-touch-icon.png", "image/png"),
    ):
        answer = get(address)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] in {kind, "image/x-icon"}
    for language in ("", "/en"):
        answer = get(f"{language}/site.webmanifest")
        assert answer.headers["Content-Type"] == "application/manifest+json"
        manifest = answer.json()
        assert manifest["display"] == "browser"
        assert manifest["start_url"] == f"{language}/"
        for icon in manifest["icons"]:
            assert get(icon["src"]).headers["Content-Type"] == icon["type"]
    assert 'href="/site.webmanifest"' in get("/").content.decode()
