"""The quick exit: at once, from anywhere, and with no way back to what was on the screen."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import ARGUMENTS, CHROMIUM

PAGE = "/begrippen/huwelijksdwang"


@pytest.fixture(scope="module")
def remembering(playwright):
    """Return a browser as people have it: it keeps whole pages for the back button, which Playwright's does not."""
    opened = playwright.chromium.launch(
        executable_path=CHROMIUM, args=ARGUMENTS, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield opened
    opened.close()


@pytest.fixture(params=[360, 1280], ids=["phone", "desktop"])
def page(request, remembering, site):
    context = remembering.new_context(
        viewport={"width": request.param, "height": 700}, base_url=site.address, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def by_button(page):
    page.get_by_role("link", name="Snel weg (").click()


def by_escape(page):
    for _time in range(3):
        page.keyboard.press("Escape")


@pytest.mark.parametrize("leave", [by_button, by_escape])
def test_back_shows_no_page_of_ours(page, neutral, site, leave):
    page.goto("/")
    if page.locator(".menu > summary").is_visible():  # on a phone the menu is closed
        page.locator(".menu > summary").click()
    page.get_by_role("link", name="Begrippen", exact=True).first.click()
    page.get_by_role("link", name="Huwelijksdwang", exact=True).click()
    expect(page.locator("h1")).to_have_text("Huwelijksdwang")
    leave(page)
    page.wait_for_url(neutral.address)
    for _step in range(2):  # the page that was left is gone from the history; those before it lead out again
        page.evaluate("history.back()")
        page.wait_for_timeout(700)
        assert not page.url.startswith(site.address), page.url
        assert "Binnenuit" not in page.title()


def test_who_follows_a_link_to_another_site_can_come_back(page, neutral):
    page.goto("/")
    page.goto("/over")
    page.evaluate("address => location.assign(address)", neutral.address)
    page.wait_for_url(neutral.address)
    page.go_back(wait_until="commit")
    expect(page.locator("h1")).to_have_text("Over Binnenuit")
    page.go_back(wait_until="commit")
    expect(page.get_by_label("Wat zoek je?")).to_be_visible()


def test_on_a_slow_line_nothing_is_seen_meanwhile(page, neutral):
    page.goto(PAGE)
    neutral.open.clear()
    try:
        # Asked in the very task of the click: nothing that comes over the line can have helped.
        seen = page.evaluate(
            """() => {
                document.querySelector(".quick-exit").click();
                const icon = document.querySelector("link[rel=icon]").href;
                const { hidden } = document.documentElement;
                return [hidden, document.body.innerText, document.title, icon, location.pathname];
            }"""
        )
        assert seen == [True, "", "Even geduld", "data:,", "/"]
    finally:
        neutral.open.set()
    page.wait_for_url(neutral.address)


def test_escape_closes_a_list_first_and_says_when_one_more_leaves(page):
    page.goto("/zoeken")
    said = page.locator("[data-exit-said]")
    page.keyboard.press("Escape")
    expect(said).to_have_text("")
    page.keyboard.press("Escape")
    expect(said).to_have_text("Druk nog één keer op Escape om deze site te verlaten.")
    page.keyboard.press("Tab")
    expect(said).to_have_text("")
    page.keyboard.press("Escape")
    assert page.locator("h1").is_visible(), "three times, but not one after the other"


def test_the_button_stays_in_view_and_covers_nothing(page):
    page.goto("/over")
    button = page.get_by_role("link", name="Snel weg (")
    box = button.bounding_box()
    assert box["height"] >= 44
    bar = page.locator(".exit-bar").bounding_box()
    assert bar["y"] + bar["height"] <= page.locator(".site-header").bounding_box()["y"] + 1
    page.evaluate("window.scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    expect(button).to_be_in_viewport(ratio=1)
    page.goto("/over#bronnen")
    heading = page.locator("#bronnen").bounding_box()
    bar = page.locator(".exit-bar").bounding_box()
    assert heading["y"] >= bar["y"] + bar["height"], "what is jumped to lies below the bar"


def test_half_written_text_is_not_there_again(page, neutral):
    page.goto("/")
    page.get_by_label("Wat zoek je?").fill("geheim")
    page.evaluate("address => location.assign(address)", neutral.address)
    page.wait_for_url(neutral.address)
    page.go_back(wait_until="commit")
    expect(page.get_by_label("Wat zoek je?")).to_have_value("")


def test_the_exit_is_a_plain_link_where_there_are_no_scripts(browser, site, neutral):
    context = browser.new_context(java_script_enabled=False, base_url=site.address)
    page = context.new_page()
    page.goto(PAGE)
    page.get_by_role("link", name="Snel weg (").click()
    page.wait_for_url(neutral.address, timeout=5000)
    context.close()
