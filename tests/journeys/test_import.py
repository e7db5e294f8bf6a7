"""A list is brought, tried, read in and taken back, on a phone; axe on each page."""

import time

from tests.journeys.axe import violations
from tests.journeys.people import log_in

LIST = (
    "Naam;Organisatie;Gemeente;Doelgroep;Notities\n"
    "Inleescafé;Huis van de Lijst;Tilburg;nieuwkomers;x\n"
    "Inleesgroep;Huis van de Lijst;Onbekendstad;;\n"
)


def fits(page):
    """Say that the page is as it must be on a phone."""
    assert violations(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url
    assert page.locator("h1").count() == 1


def wait_for(page, heading):
    """Wait until the page, which asks for itself again, says that the work is done."""
    for _ in range(60):
        if page.locator("h1").inner_text() == heading:
            return
        time.sleep(1)
        page.reload()
    raise AssertionError(page.locator("main").inner_text())


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_a_list_is_tried_read_in_and_taken_back(browser, site, tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_text(LIST, encoding="utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=site.address)
    log_in(context, site, "inlezer@voorbeeld.nl", ("editor", ""))
    page = context.new_page()
    page.goto("/beheer")
    page.get_by_role("link", name="Importeren").click()
    fits(page)
    page.get_by_label("Bestand").set_input_files(path)
    press(page, "Bekijk de kolommen")
    page.get_by_role("heading", name="Wat staat in welke kolom?").wait_for()
    assert page.get_by_label("Naam", exact=True).input_value() == "title"
    assert page.get_by_label("Notities").input_value() == ""
    fits(page)
    page.get_by_label("Notities").select_option("summary")
    page.get_by_label("Stand van een nieuw initiatief").select_option("published")
    press(page, "Doe een proef")
    wait_for(page, "De proef is klaar")
    assert "nieuw: 1" in page.locator("main").inner_text()
    page.get_by_role("link", name="geweigerd: 1").click()
    page.get_by_text("Onbekendstad").wait_for()
    fits(page)
    press(page, "Lees het in")
    wait_for(page, "Het is ingelezen")
    fits(page)
    page.locator("main table").get_by_role("link").first.click()
    assert "Inleescafé" in page.locator("h1").inner_text()
    page.go_back()
    page.get_by_role("link", name="Draai alles terug").click()
    fits(page)
    press(page, "Draai alles terug")
    wait_for(page, "Het is teruggedraaid")
    assert "weggehaald: 2" in page.locator("main").inner_text(), (
        "the initiative, and the organisation made for it"
    )
    fits(page)
    page.get_by_role("link", name="Alle imports").click()
    fits(page)
    context.close()
