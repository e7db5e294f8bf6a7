"""The main job: find an initiative, in Dutch and English, on a phone and on a desk."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.screens import PHONE, only_at

TEXTS = {
    "nl": {"what": "Wat zoek je?", "where": "Waar?", "go": "Zoeken", "results": re.compile(r"\d+ resulta")},
    "en": {
        "what": "What are you looking for?",
        "where": "Where?",
        "go": "Search",
        "results": re.compile(r"\d+ result"),
    },
}


def start(visit, language):
    visit.page.goto("/" if language == "nl" else "/en/")
    expect(visit.page.locator("html")).to_have_attribute("lang", language)
    return visit.page, TEXTS[language]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_search_filter_open(visit, language):
    page, texts = start(visit, language)
    page.get_by_label(texts["what"]).fill("taalmaatje")
    page.get_by_label(texts["where"]).fill("utrecht")
    page.get_by_role("button", name=texts["go"], exact=True).click()
    expect(page.get_by_role("heading", name=texts["results"])).to_be_visible()
    hits = page.locator("article.hit, li.hit, .hit")
    everywhere = hits.count()
    assert everywhere > 0
    assert hits.first.locator("mark").count() > 0

    first = hits.first.get_by_role("link").first
    title = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert re.search(r"/initiatieven/[a-z0-9-]+-[0-9a-z]{10}$", page.url)
    assert violations(page) == []


@only_at(PHONE)
def test_a_filter_narrows_and_can_be_taken_off(visit):
    page, _texts = start(visit, "nl")
    page.goto("/zoeken?kosten=gratis")
    total = int(re.sub(r"\D", "", page.get_by_role("heading", name=re.compile("resulta")).inner_text()))
    page.goto("/zoeken?kosten=gratis&taal=ar")
    narrowed = int(re.sub(r"\D", "", page.get_by_role("heading", name=re.compile("resulta")).inner_text()))
    assert 0 < narrowed < total
    page.locator(".chips a, a.chip").filter(has_text="Arabisch").first.click()
    again = int(re.sub(r"\D", "", page.get_by_role("heading", name=re.compile("resulta")).inner_text()))
    assert again == total
    assert "taal=" not in page.url


def test_filters_work_as_a_plain_form(visit):
    page, _texts = start(visit, "nl")
    page.goto("/zoeken?q=samen")
    before = page.get_by_role("heading", name=re.compile("resulta")).inner_text()
    if page.viewport_size["width"] < 700:
        page.get_by_role("link", name="Filters").click()
    facet = page.locator("input[type=checkbox][name=thema]").first
    facet.check()
    page.get_by_role("button", name="Toon resultaten").click()
    assert "thema=" in page.url
    assert page.get_by_role("heading", name=re.compile("resulta")).inner_text() != before


@only_at(PHONE)
def test_nothing_found_is_no_dead_end(visit):
    page, _texts = start(visit, "nl")
    page.goto("/zoeken?q=qwxyzzv+plqrst")
    expect(page.get_by_role("heading", name="We hebben niets gevonden")).to_be_visible()
    for way_out in ("Bekijk alle onderwerpen", "Kijk wat er is in jouw gemeente"):
        expect(page.get_by_role("link", name=way_out)).to_be_visible()


@only_at(PHONE)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_partnership_shows_its_tree(visit, language):
    page, _texts = start(visit, language)
    page.goto("/programmas" if language == "nl" else "/en/programmas")
    name = {"nl": "Alliantie Verandering van Binnenuit 2.0", "en": "Alliance Change from Within 2.0"}[
        language
    ]
    page.get_by_role("link", name=name).first.click()
    tree = page.locator("ul.members")
    consortium = {"nl": "Consortium Zelfbeschikking", "en": "Self-determination Consortium"}[language]
    for name in ("Movisie", "LCC+", "ChristenQueer", consortium, "Stichting Kezban"):
        expect(tree.get_by_text(name, exact=True).first).to_be_visible()
    # Kezban is a member of the consortium, not of the alliance itself
    nested = tree.locator("li", has_text=consortium).locator("ul li")
    assert nested.filter(has_text="Kezban").count() >= 1
    tree.get_by_role("link", name="Movisie").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Movisie")


@only_at(PHONE)
def test_an_example_says_so_everywhere(visit):
    page, _texts = start(visit, "nl")
    page.goto("/zoeken?q=taalmaatje")
    hits = page.locator(".hit")
    assert hits.filter(has_text="voorbeeld").count() == hits.count() > 0
    hits.first.get_by_role("link").first.click()
    expect(page.locator("main").get_by_role("note")).to_contain_text("voorbeelden")
