"""What a page can be brought to: menus and sheets open, a keyboard only, larger spacing, fewer colours, no motion."""

import pytest

from tests.journeys.axe import violations
from tests.journeys.pictures import picture
from tests.journeys.test_every_page import overflow

SEARCH = "/zoeken?q=taalmaatje"
STEPS = 45
"""How often Tab is pressed: past the header, the search and into the results."""
# WCAG 2.2, 1.4.12: lines 1.5, paragraphs 2, letters 0.12 and words 0.16 times the size of the text.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""
FOCUS = """() => {
    const at = document.activeElement;
    const box = at.getBoundingClientRect();
    const look = getComputedStyle(at);
    const outlined = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
    const seen = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12));
    const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {
        what: at.outerHTML.slice(0, 100),
        end: at === document.body,
        visible: (outlined || look.boxShadow !== "none") && inView,
        covered: !(seen && (at.contains(seen) || seen.contains(at))),
    };
}"""
CUT_OFF = """() => [...document.querySelectorAll("main *")].filter(element => {
    const look = getComputedStyle(element);
    const hides = ["hidden", "clip"].includes(look.overflowY) && look.position !== "absolute";
    return hides && element.innerText && element.scrollHeight > element.clientHeight + 2 && element.clientHeight > 2;
}).map(element => element.outerHTML.slice(0, 100))"""


def open_menu(page):
    page.locator(".menu > summary").click()
    assert page.locator(".site-nav a").first.is_visible()


def open_languages(page):
    page.locator(".language-menu > summary").click()
    assert page.locator(".language-menu a").first.is_visible()


def open_filters(page):
    page.get_by_role("link", name="Filters").click()
    page.locator(".facet:not([open]) > summary").first.click()
    assert page.locator(".facet[open] input").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("opened", [open_menu, open_languages, open_filters])
def test_what_opens_on_a_phone_is_accessible(tab, opened, scheme):
    page = tab.page
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(SEARCH)
    opened(page)
    # what is open lies over what is below it until it is closed, so that is a smaller target for as long
    assert [each for each in violations(page) if not each.startswith("target-size")] == []
    assert overflow(page) == 0
    picture(page, "pages", "nl", f"360-{scheme}", opened.__name__)


@pytest.mark.parametrize("address", ["/zoeken?q=taal&bij=nergenshuizen", "/zoeken?thema=bestaat-niet"])
def test_an_error_is_said_and_accessible(tab, address):
    tab.page.goto(address)
    assert tab.page.locator(".notice, .error, [role=alert], [role=note]").count() > 0
    assert violations(tab.page) == []


@pytest.mark.parametrize("address", ["/", SEARCH, "/begrippen/huwelijksdwang"])
@pytest.mark.parametrize("width", [1280, 360])
def test_with_the_keyboard_alone_one_always_sees_where_one_is(tab, address, width):
    page = tab.page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    seen = []
    for _step in range(STEPS):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at["end"]:
            break
        seen.append(at)
    assert len(seen) > 15
    assert len({at["what"] for at in seen}) > 12, "the keyboard is not held in one place"
    assert [at["what"] for at in seen if not at["visible"]] == []
    assert [at["what"] for at in seen if at["covered"]] == []


@pytest.mark.parametrize("address", ["/", SEARCH, "/gemeenten/tilburg", "/programmas/samen"])
def test_larger_spacing_of_text_cuts_nothing_off(tab, address):
    page = tab.page
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address)
    before = page.evaluate(CUT_OFF)
    page.evaluate(
        "rules => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rules);"
        " document.adoptedStyleSheets = [sheet] }",
        SPACING,
    )
    assert page.evaluate("getComputedStyle(document.querySelector('main p')).letterSpacing") != "normal"
    assert page.evaluate(CUT_OFF) == before
    assert overflow(page) == 0


@pytest.mark.parametrize("address", ["/", SEARCH])
def test_in_the_readers_own_colours_what_can_be_used_has_an_edge(tab, address):
    page = tab.page
    page.emulate_media(forced_colors="active")
    page.goto(address)
    without = page.evaluate(
        """() => [...document.querySelectorAll("button, .button, input[type=search], input[type=text], select")]
            .filter(element => element.checkVisibility() && parseFloat(getComputedStyle(element).borderTopWidth) < 1)
            .map(element => element.outerHTML.slice(0, 100))"""
    )
    assert without == []
    # contrast is the reader's own choice here; axe measures the colours that the style would have had
    assert [each for each in violations(page) if not each.startswith("color-contrast")] == []
    picture(page, "pages", "nl", "1280-forced", address)


@pytest.mark.parametrize("address", ["/", SEARCH])
def test_who_asked_for_less_motion_gets_none(tab, address):
    page = tab.page
    page.goto(address)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(element => {
            const look = getComputedStyle(element);
            const seconds = text => Math.max(...text.split(",").map(parseFloat));
            const moves = look.transitionProperty !== "none" && seconds(look.transitionDuration) > 0.01;
            return moves || (look.animationName !== "none" && seconds(look.animationDuration) > 0.01)
                || look.scrollBehavior === "smooth";
        }).map(element => element.outerHTML.slice(0, 100))"""
    )
    assert moving == []
