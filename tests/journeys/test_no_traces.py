"""Nothing follows a visitor: no cookie, no storage, no third party (the fixture checks), no line in a log."""

import time

import pytest

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
