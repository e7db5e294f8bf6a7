"""Every kind of page: opens, has a title, fits on a phone, and axe finds nothing; Dutch, English and right to left."""

import pytest

from tests.journeys.axe import violations

PAGES = [
    "/",
    "/zoeken",
    "/zoeken?q=taalmaatje&bij=rotterdam&straal=25",
    "/zoeken?soort=organisatie",
    "/gemeenten",
    "/gemeenten/tilburg",
    "/begrippen",
    "/begrippen/huwelijksdwang",
    "/programmas",
    "/programmas/samen",
    "/samenwerkingen/alliantie-jong-gelijk",
    "/organisaties/movisie",
    "/over",
    "/bestaat-niet",
]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_page(visit, path, language):
    page = visit.page
    response = page.goto(path if language == "nl" else f"/en{path}")
    missing = path == "/bestaat-niet"
    assert response.status == (404 if missing else 200)
    if missing:
        visit.errors.clear()  # the browser itself reports the 404
    assert page.title()
    assert page.locator("h1").count() == 1
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["/", "/zoeken?q=taalmaatje", "/gemeenten", "/programmas/samen"])
def test_dark(visit, path):
    visit.page.emulate_media(color_scheme="dark")
    visit.page.goto(path)
    assert violations(visit.page) == []
