"""Searching in one's own words: suggestions with the keyboard only, what was understood, never a dead end."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.screens import DESK, PHONE, only_at

RESULTS = re.compile(r"\d+ resulta")


@pytest.fixture
def plain(browser, site):
    """Return a page in a browser that runs no scripts."""
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, base_url=site.address, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def total(page):
    return int(re.sub(r"\D", "", page.get_by_role("heading", name=RESULTS).inner_text()))


def typed(page, text):
    """Type into the search field, reached by the keyboard, and give the field and the list of suggestions."""
    field = page.get_by_role("combobox", name="Wat zoek je?")
    for _press in range(30):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            break
    page.keyboard.type(text)
    options = page.locator(".combobox").get_by_role("option")
    expect(options.first).to_be_visible()
    return field, options


def marked(page, field):
    """Return the text of the suggestion that the field says is active."""
    active = field.get_attribute("aria-activedescendant")
    return page.locator(f"#{active}").inner_text() if active else ""


@only_at(DESK)
def test_suggestions_with_the_keyboard_only(visit):
    page = visit.page
    page.goto("/zoeken")
    field, options = typed(page, "taal")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert {"Onderwerpen", "Initiatieven"} <= {
        page.locator(f"#{group.get_attribute('aria-labelledby')}").inner_text()
        for group in page.get_by_role("listbox").get_by_role("group").all()
    }
    lines = options.count()
    expect(page.locator(".combobox [role=status]")).to_have_text(f"{lines - 1} suggesties")
    assert violations(page) == []

    assert marked(page, field) == ""
    page.keyboard.press("ArrowDown")
    first = marked(page, field)
    assert first == options.first.inner_text()
    page.keyboard.press("End")
    assert marked(page, field) == "Zoek op ‘taal’"
    page.keyboard.press("ArrowDown")
    assert marked(page, field) == ""
    page.keyboard.press("ArrowUp")
    assert marked(page, field) == "Zoek op ‘taal’"
    page.keyboard.press("Home")
    assert marked(page, field) == first
    assert options.first.get_attribute("aria-selected") == "true"

    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("taal")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(first)


@only_at(PHONE)
def test_enter_without_a_choice_searches_what_was_typed(visit):
    page = visit.page
    page.goto("/zoeken?kosten=gratis")
    _field, _options = typed(page, "taalmaatje")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=RESULTS)).to_be_visible()
    assert "q=taalmaatje" in page.url
    assert "kosten=gratis" in page.url


@only_at(PHONE)
def test_the_last_line_searches_and_keeps_the_filters(visit):
    page = visit.page
    page.goto("/zoeken?kosten=gratis")
    typed(page, "taalmaatje")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=taalmaatje"))
    assert "kosten=gratis" in page.url


@only_at(PHONE)
def test_a_place_among_the_suggestions_fills_its_field(visit):
    page = visit.page
    page.goto("/zoeken")
    typed(page, "taalmaatje rotterd")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("bij=Rotterdam"))
    expect(page.get_by_label("Wat zoek je?")).to_have_value("taalmaatje")
    expect(page.get_by_label("Waar?")).to_have_value("Rotterdam")


@pytest.mark.parametrize(("direction", "scheme"), [("ltr", "dark"), ("rtl", "light")])
def test_suggestions_fit_and_can_be_read(visit, direction, scheme):
    page = visit.page
    page.emulate_media(color_scheme=scheme)
    page.goto("/")
    page.evaluate("direction => { document.documentElement.dir = direction }", direction)
    typed(page, "zorla")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    expect(page.get_by_role("option").first).to_contain_text("Huwelijksdwang")
    expect(page.get_by_role("option").first.locator("small")).to_have_attribute("lang", "tr")
    assert violations(page) == []


@only_at(PHONE)
def test_what_was_understood_is_said_taken_back_and_restored(visit):
    page = visit.page
    page.goto("/zoeken?q=zorla+evlendirme")
    meaning = page.locator(".meanings")
    expect(meaning).to_contain_text("Gezocht op:")
    expect(meaning.get_by_role("link", name="Huwelijksdwang", exact=True)).to_have_attribute(
        "href", "/begrippen/huwelijksdwang"
    )
    assert total(page) > 0
    assert violations(page) == []
    meaning.get_by_role("link", name=re.compile("Zoek niet op: Huwelijksdwang")).click()
    assert "letterlijk=huwelijksdwang" in page.url
    expect(page.locator(".meanings")).to_contain_text("Niet gezocht op:")
    assert violations(page) == []
    page.locator(".meanings").get_by_role("link", name=re.compile("Huwelijksdwang: toch doen")).click()
    assert "letterlijk" not in page.url


def test_a_place_in_the_words_works_without_scripts(plain):
    plain.goto("/zoeken?q=taalmaatje+rotterdam")
    expect(plain.locator(".meanings")).to_contain_text(re.compile(r"in de buurt van Rotterdam \(\d+ km\)"))
    near = total(plain)
    expect(plain.get_by_label("Waar?")).to_have_value("Rotterdam")
    # another radius is another place than the one that the words named
    plain.get_by_label("Binnen").select_option("100")
    plain.get_by_role("button", name="Zoeken", exact=True).click()
    assert "bij=Rotterdam" in plain.url
    assert total(plain) > near
    plain.goto("/zoeken?q=taalmaatje+rotterdam")
    plain.get_by_role("link", name=re.compile("Zoek niet op: in de buurt van Rotterdam")).click()
    expect(plain.get_by_label("Waar?")).to_have_value("")


def test_nothing_near_leads_on_without_scripts(plain):
    plain.goto("/zoeken?q=taalmaatje&bij=vaals&straal=2&dag=zondag&kosten=betaald")
    expect(plain.get_by_role("heading", name="We hebben niets gevonden")).to_be_visible()
    expect(plain.locator(".empty")).to_contain_text("0800-2000")
    offer = plain.locator(".offers li").first
    promised = int(re.sub(r"\D", "", offer.locator(".soft").inner_text()))
    expect(plain.get_by_role("heading", name=re.compile("Wel gevonden"))).to_be_visible()
    offer.get_by_role("link").click()
    assert total(plain) == promised > 0
    plain.go_back()
    plain.get_by_role("link", name="Mist er een initiatief?").click()
    expect(plain.get_by_role("heading", name="Geef een initiatief door")).to_be_visible()


@only_at(PHONE)
def test_nothing_found_says_how_far_the_nearest_is(visit):
    visit.page.goto("/zoeken?q=taalmaatje&bij=vaals&straal=2&dag=zondag&kosten=betaald")
    expect(visit.page.locator(".nearest")).to_contain_text("km")


@only_at(PHONE)
def test_an_initiative_leads_to_others_like_it(visit):
    page = visit.page
    page.goto("/zoeken?q=taalmaatje")
    page.locator(".hit h3 a").first.click()
    here = page.url
    part = page.get_by_role("region", name="Dit lijkt hierop")
    assert part.locator(".hit").count() == 4
    part.locator(".hit h3 a").first.click()
    assert page.url != here
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_days_and_the_rest_of_a_long_list_without_scripts(plain):
    plain.goto("/zoeken")
    plain.get_by_role("link", name="Filters").click()
    plain.locator(".facet > summary", has_text="Dag").click()
    plain.get_by_role("checkbox", name=re.compile("^Zaterdag")).check()
    plain.locator(".facet > summary", has_text="Gemeente").click()
    plain.locator(".more-options > summary", has_text="Gemeente").click()
    plain.locator(".more-options input[name=gemeente]").first.check()
    plain.get_by_role("button", name="Toon resultaten").click()
    assert "dag=zaterdag" in plain.url
    assert "gemeente=" in plain.url
