"""The search on a map: with and without a script, with the keyboard, and list and map that know each other."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.screens import DESK, only_at

MARKS = ".live-map .mark"


@pytest.fixture
def without_script(browser, site):
    context = browser.new_context(java_script_enabled=False, base_url=site.address)
    yield context.new_page()
    context.close()


def opened(visit, address="/zoeken/kaart"):
    """Open the map and wait until it shows marks and outlines."""
    page = visit.page
    page.goto(address)
    expect(page.locator(MARKS).first).to_be_visible()
    expect(page.locator(".live-map path.area").first).to_be_attached()
    return page


def number(text):
    return int(re.sub(r"\D", "", text))


@only_at(DESK)
def test_from_list_to_map_and_back_with_the_same_question(visit):
    page = visit.page
    page.goto("/zoeken?q=taalmaatje")
    total = page.get_by_role("heading", name=re.compile("resulta")).inner_text()
    page.get_by_role("link", name="Kaart", exact=True).click()
    expect(page.locator(MARKS).first).to_be_visible()
    assert page.get_by_role("heading", name=re.compile("resulta")).inner_text() == total
    page.get_by_role("link", name="Lijst", exact=True).click()
    expect(page).to_have_url(re.compile(r"/zoeken\?q=taalmaatje$"))


def test_the_map_is_accessible_in_light_and_dark_and_fits_also_from_right_to_left(visit):
    page = opened(visit)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")  # not in the middle of a change
    assert violations(page, colours=True) == []
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_groups_count_all_results_and_open_on_a_click(visit):
    page = opened(visit)
    groups = page.locator(MARKS)
    before = groups.count()
    largest = max(groups.all(), key=lambda mark: number(mark.inner_text() or "1"))
    with page.expect_response(re.compile(r"kaart\.json")) as answered:
        largest.click()
    found = answered.value.json()
    assert len(found["clusters"]) + sum(len(spot["results"]) for spot in found["spots"]) <= 400
    assert "zoom=" in answered.value.url
    expect(page.locator(MARKS).first).to_be_visible()
    assert before > 1


@only_at(DESK)
def test_by_keyboard_into_a_group_to_an_initiative(visit):
    page = opened(visit, "/zoeken/kaart?gemeente=rotterdam")
    for _step in range(12):
        singles = page.locator(f"{MARKS}.single, {MARKS}.few:not([aria-label*=zoom])")
        if singles.count():
            break
        mark = page.locator(MARKS).first
        mark.focus()
        with page.expect_response(re.compile(r"kaart\.json")):
            page.keyboard.press("Enter")
        page.wait_for_timeout(400)
        # the focus goes into the group, not back to the top of the page
        assert page.evaluate("document.activeElement.closest('.live-map') !== null")
    assert singles.first.get_attribute("aria-label")
    singles.first.focus()
    page.keyboard.press("Enter")
    link = page.locator(".leaflet-popup a[href*='/initiatieven/']").first
    expect(link).to_be_focused()
    # it fades in, and what is half there has little contrast
    expect(page.locator(".leaflet-popup")).to_have_css("opacity", "1")
    # the popup lies over marks until it is closed, so those are smaller targets for as long
    assert [each for each in violations(page) if not each.startswith("target-size")] == []
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    expect(singles.first).to_be_focused()


@only_at(DESK)
def test_the_skip_link_leads_past_the_map_to_the_list(visit):
    page = opened(visit)
    skip = page.get_by_role("link", name="Sla de kaart over")
    skip.focus()
    expect(skip).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#lijst') !== null")


@only_at(DESK)
def test_a_result_in_the_list_lights_its_mark_and_the_other_way_round(visit):
    page = opened(visit)
    hit = page.locator("#lijst .hit").first
    hit.get_by_role("link").first.focus()
    lit = page.locator(f"{MARKS}.is-on")
    expect(lit).to_have_count(1)
    page.get_by_role("link", name="Lijst", exact=True).focus()
    expect(lit).to_have_count(0)
    page.locator(MARKS).first.focus()
    marked = {mark.get_attribute("aria-label") for mark in page.locator(MARKS).all()}
    assert len(marked) > 1
    for mark in page.locator(MARKS).all():
        mark.focus()
        if page.locator("#lijst .hit.is-on").count():
            break
    assert page.locator("#lijst .hit.is-on").count() >= 1


@only_at(DESK)
def test_what_one_sees_becomes_a_search(visit):
    page = opened(visit)
    with page.expect_response(re.compile(r"kaart\.json")):
        page.locator(".leaflet-control-zoom-in").click()
    page.get_by_role("link", name="Zoek in dit deel van de kaart").click()
    expect(page).to_have_url(re.compile(r"/zoeken/kaart\?bij=.*straal=\d+"))
    assert page.locator(".chip").filter(has_text="km van").count() == 1
    expect(page.locator(".live-map")).to_be_visible()


@only_at(DESK)
def test_provinces_instead_of_municipalities(visit):
    page = opened(visit)
    many = page.locator(".live-map path.area").count()
    page.get_by_label("provincie", exact=True).check()
    expect(page.locator(".live-map path.area")).to_have_count(12)
    assert many == 342


@only_at(DESK)
def test_nobody_is_rushed_who_asked_for_less_motion(visit):
    visit.page.emulate_media(reduced_motion="reduce")
    page = opened(visit)
    assert page.locator(".leaflet-fade-anim, .leaflet-zoom-anim").count() == 0


def test_without_a_script_the_server_draws_the_map(without_script):
    page = without_script
    page.goto("/zoeken/kaart")
    drawing = page.locator(".search-map > svg")
    expect(drawing).to_be_visible()
    assert page.locator(".live-map").count() == 0
    assert drawing.locator(".municipalities path").count() == 342
    page.get_by_label("provincie", exact=True).check()
    expect(drawing.locator(".provinces path").first).to_be_visible()
    expect(drawing.locator(".municipalities path").first).to_be_hidden()

    page.get_by_text("De getallen per provincie en gemeente").click()
    link = page.locator(".area-numbers .municipality-list a").first
    count = number(page.locator(".area-numbers .municipality-list .count").first.inner_text())
    link.click()
    assert "gemeente=" in page.url
    assert number(page.get_by_role("heading", name=re.compile("resulta")).inner_text()) == count


def test_the_drawn_map_is_accessible(browser, site):
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    page.route(re.compile(r"/static/(js_lib_leaflet|ui/search-map).*\.js"), lambda route: route.abort())
    page.goto("/zoeken/kaart")
    assert page.locator(".live-map").count() == 0
    assert violations(page) == []
    context.close()
