"""Every kind of page, in each kind of language (or a sample.

`matrix.py`), on a phone and a desk, light and dark: opens,
fits, and axe finds nothing.

One load of a page serves all its forms. `PICTURES=1` keeps what it looked like in `test-artifacts/pages/` (not in git).
"""

import pytest

from tests.journeys.axe import violations
from tests.journeys.matrix import WHOLE, matrix
from tests.journeys.pages import LANGUAGES, every_page, in_language, readable_in
from tests.journeys.pictures import WANTED, picture

WIDTHS = (1280, 360)
ALL_FORMS = [(width, scheme) for width in WIDTHS for scheme in ("light", "dark")]
FORMS = ALL_FORMS if WHOLE else [(1280, "light"), (360, "dark")]
FOUR_TIMES = 320
"""A screen of 1280 px at 400% (WCAG 2.2, 1.4.10)."""
REST_OF_LONG_LISTS = (
    ":is(ul, ol, tbody, svg, g) > :nth-child(n+13), dl > :nth-child(n+25), .leaflet-marker-pane > *"
)
"""What axe need not see: of equal items the first dozen stand for all; marks on the map have journeys of their own."""
STATUS = {"/bestaat-niet": 404, "/zoeken?pagina=nul": 400}


def overflow(page):
    """Return by how many pixels the page is wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def show(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)


@pytest.mark.parametrize(("path", "language"), matrix(every_page(), LANGUAGES, readable=readable_in))
def test_page(tab, path, language):
    page = tab.page
    response = page.goto(in_language(path, language))
    wanted = STATUS.get(path, 200)
    assert response.status == wanted
    if wanted != 200:
        tab.errors.clear()  # the browser itself reports the status
    assert page.title()
    assert page.locator("h1").count() == 1
    said, direction = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    assert said == language
    assert direction == ("rtl" if language == "ar" else "ltr")
    found = {}
    for width in (*WIDTHS, FOUR_TIMES):
        page.set_viewport_size({"width": width, "height": 800})
        if too_wide := overflow(page):
            found[f"{width} is too wide"] = too_wide
    for width, scheme in FORMS if WANTED else ():
        show(page, width, scheme)
        picture(page, "pages", language, f"{width}-{scheme}", path)
    page.evaluate(
        "lists => document.querySelectorAll(lists).forEach(item => item.remove())", REST_OF_LONG_LISTS
    )
    for width, scheme in FORMS:
        show(page, width, scheme)
        if problems := violations(page, colours=scheme == "dark"):
            found[f"{width}-{scheme}"] = problems
    assert found == {}
