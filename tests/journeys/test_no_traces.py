"""Nothing follows a visitor: no cookie, no storage, no third party (the fixture checks), no line in a log."""

import time

import pytest
from django.conf import settings

from tests.journeys.neutral import neutral_site
from tests.journeys.screens import DESK, PHONE, only_at


@only_at(PHONE)
def test_nothing_is_stored_in_the_browser_or_written_in_the_log(visit, site):
    page = visit.page
    for path in ("/", "/zoeken?q=geheimwoord&bij=utrecht", "/gemeenten/utrecht", "/over"):
        page.goto(path)
        stored = page.evaluate(
            "async () => [localStorage.length, sessionStorage.length, document.cookie,"
            " (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"
        )
        assert stored == [0, 0, "", 0, 0]
    log = site.log.read_text(encoding="utf-8")
    assert "geheimwoord" not in log
    assert "/zoeken" not in log
    assert "Mozilla" not in log


@only_at(PHONE)
def test_headers_keep_others_out(visit):
    headers = visit.page.goto("/zoeken?q=taalmaatje").headers
    assert "set-cookie" not in headers
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]


@pytest.fixture
def without_script(browser, site):
    context = browser.new_context(java_script_enabled=False, base_url=site.address)
    yield context.new_page()
    context.close()


def test_everything_works_without_javascript(without_script):
    page = without_script
    page.goto("/")
    page.get_by_label("Wat zoek je?").fill("taalmaatje")
    page.get_by_role("button", name="Zoeken", exact=True).click()
    hit = page.locator(".hit").first
    title = hit.get_by_role("link").first.inner_text()
    hit.get_by_role("link").first.click()
    assert page.locator("h1").inner_text() == title


@only_at(DESK)
def test_a_change_is_visible_within_two_seconds(visit, site):
    page = visit.page
    page.goto("/zoeken")
    before = page.locator("h2, h1").all_inner_texts()
    site.run("generate", "--initiatives", "25", "--seed", str(page.viewport_size["width"]))
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline:
        page.goto("/zoeken")
        if page.locator("h2, h1").all_inner_texts() != before:
            return
        time.sleep(0.1)
    pytest.fail("25 new initiatives were not found within 2 seconds")


@pytest.fixture
def municipality(browser, site):
    """A page of others: the code that `/widget` gives, and a frame of a page that is no widget."""
    context = browser.new_context(viewport={"width": 500, "height": 800})
    page = context.new_page()
    page.goto(f"{site.address}/widget?q=taalmaatje&kop=Doe+mee&aantal=3")
    code = page.locator("#code-script").input_value().replace(settings.BASE_URL, site.address)
    with neutral_site() as others:
        others.page = f'<!doctype html><main>{code}<iframe id="other" src="{site.address}/zoeken"></iframe></main>'.encode()
        others.address = others.address.replace(
            "127.0.0.1", "localhost"
        )  # so that it is another site as well
        yield page, others.address
        context.close()


def test_others_can_show_the_widget_and_no_other_page(municipality, site):
    page, host = municipality
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(host)
    widget = page.frame_locator("iframe[title='Doe mee']")
    widget.locator(".hits li").nth(2).wait_for()
    page.wait_for_function("document.querySelector('iframe[title]').height !== '640'")
    frame = next(frame for frame in page.frames if "/widget/zoeken" in frame.url)
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
    assert page.frame_locator("#other").locator(".search-form").count() == 0
    with page.context.expect_page() as opened:
        widget.locator(".hits a").first.click()
    opened.value.wait_for_load_state()
    assert opened.value.url.startswith(f"{site.address}/initiatieven/")
    assert opened.value.evaluate("[document.referrer, window.opener]") == ["", None]
    assert page.context.cookies() == []
    assert [url for url in asked if not url.startswith((site.address, host))] == []
