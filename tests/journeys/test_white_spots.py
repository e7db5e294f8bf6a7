"""White spots in a browser: by keyboard, and files to take away."""

from tests.journeys.screens import PHONE, only_at

pytestmark = only_at(PHONE)


def test_from_a_municipality_to_the_nearest_offer_and_the_figures(visit):
    page = visit.page
    page.goto("/gemeenten/urk")
    page.get_by_role("link", name="Wat ontbreekt hier, vergeleken met Nederland?").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Wat is er in Urk, en wat ontbreekt?"
    with page.expect_download() as saved:
        page.get_by_role("link", name="Deze cijfers als CSV").click()
    assert saved.value.suggested_filename == "witte-vlekken-urk.csv"
    page.locator("td a", has_text="op ").first.click()
    assert "bij=Urk" in page.url
    assert page.locator("article.hit").count() > 0


def test_choosing_a_theme_by_keyboard(visit):
    page = visit.page
    page.goto("/witte-vlekken")
    page.get_by_label("Thema").focus()
    page.keyboard.type("Zelf")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/witte-vlekken?thema=zelfbeschikking*")
    assert page.locator("svg a").count() == 342


def test_a_search_can_be_taken_away(visit):
    page = visit.page
    page.goto("/zoeken?q=taal")
    for name, filename in (("CSV", "binnenuit.csv"), ("kalender", "binnenuit.ics")):
        with page.expect_download() as saved:
            page.get_by_role("link", name=name, exact=True).click()
        assert saved.value.suggested_filename == filename
