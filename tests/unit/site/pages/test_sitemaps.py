"""The addresses for search engines: all pages, in all languages, no example, in files of a bounded size."""

import re
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.test import Client

from binnenuit.site.pages import sitemaps

pytestmark = pytest.mark.usefixtures("example_site")
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def get(address):
    answer = Client(SERVER_NAME="localhost").get(address)
    assert answer.status_code == 200, address
    return b"".join(answer) if answer.streaming else answer.content


def addresses(content):
    return [found.text for found in ET.fromstring(content).iter(f"{SPACE}loc")]  # noqa: S314 -- our own


def everything():
    found = []
    for file in addresses(get("/sitemap.xml")):
        found += addresses(get(file.removeprefix(settings.BASE_URL)))
    return found


def test_every_page_is_listed_once_in_every_language():
    found = everything()
    assert len(found) == len(set(found))
    ours = [address for address in found if address.startswith(settings.BASE_URL)]
    assert ours == found
    for path in ("/", "/zoeken", "/programmas/samen", "/gemeenten/tilburg", "/begrippen/huwelijksdwang"):
        assert f"{settings.BASE_URL}{path}" in found
        assert f"{settings.BASE_URL}/en{path}" in found
    assert f"{settings.BASE_URL}/organisaties/movisie" in found
    real = [address for address in found if "/initiatieven/echt-" in address]
    assert len(real) == len(settings.LANGUAGES)


def test_no_example_is_listed():
    found = "\n".join(everything())
    assert "praatgroep" not in found
    assert "voorbeeld-de-brug" not in found


def test_what_is_listed_opens_and_may_be_indexed():
    client = Client(SERVER_NAME="localhost")
    for address in everything()[::97]:
        answer = client.get(address.removeprefix(settings.BASE_URL))
        assert answer.status_code == 200, address
        assert b'content="noindex' not in answer.content, address


def test_each_address_names_its_other_languages():
    first = get("/sitemaps/pages-0.xml").decode().split("<url>")[1]
    for tag, _name in settings.LANGUAGES:
        prefix = "" if tag == "nl" else f"/{tag}"
        assert f'hreflang="{tag}" href="{settings.BASE_URL}{prefix}/"' in first


def test_files_are_ranges_of_keys(monkeypatch):
    whole = set(everything())
    monkeypatch.setattr(sitemaps, "KEYS", 7)
    files = addresses(get("/sitemap.xml"))
    assert len(files) > 4
    assert set(everything()) == whole
    pages = {file for file in files if "/pages-" in file}
    for file in set(files) - pages:
        listed = addresses(get(file.removeprefix(settings.BASE_URL)))
        assert 0 < len(listed) <= 7 * len(settings.LANGUAGES)


def test_a_file_stays_within_the_protocol():
    assert sitemaps.KEYS * len(settings.LANGUAGES) <= 50_000


@pytest.mark.parametrize("name", ["pages-1", "pages", "pages-x", "x-0", "initiatives-9999999999", "pages-²"])
def test_a_file_that_is_not_there(name):
    assert Client(SERVER_NAME="localhost").get(f"/sitemaps/{name}.xml").status_code == 404


def test_robots_find_the_sitemap_and_do_not_ask_every_question():
    text = get("/robots.txt").decode()
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in text
    closed = re.findall(r"^Disallow: (.+)$", text, re.MULTILINE)
    assert {"/zoeken?", "/en/zoeken?", "/zoeken/suggesties"} <= set(closed)
    listed = [address.removeprefix(settings.BASE_URL) for address in everything()]
    assert [path for path in listed if any(path.startswith(start) for start in closed)] == []
