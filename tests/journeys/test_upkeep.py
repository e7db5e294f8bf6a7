"""The life of one initiative, on a phone: propose, moderate, claim, edit, confirm, hand over, end; axe on each page."""

import re
import sqlite3
import time
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from tests.journeys.axe import violations
from tests.journeys.people import in_site, log_in

AGED = """
import django
django.setup()
from datetime import timedelta
from binnenuit.domain.initiatives.models import Initiative
from binnenuit.kernel import clock
Initiative.objects.filter(slug__startswith="soepcafe").update(last_confirmed=clock.today() - timedelta(days=400))
"""


@pytest.fixture
def phones(browser, site):
    """Return a function that opens a phone, on which someone may be logged in."""
    opened = []

    def phone(email="", *roles):
        context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=site.address)
        context.set_default_timeout(60_000)
        opened.append(context)
        if email:
            log_in(context, site, email, *roles)
        return context.new_page()

    yield phone
    for context in opened:
        context.close()


def fits(page):
    """Say that the page is as it must be on a phone."""
    assert violations(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url
    assert page.locator("h1").count() == 1


def newest_link(site, path):
    """Return the link to `path` in the newest mail that has one, as an address of this site."""
    wait_for_mail(site)
    mails = sorted((site.home / "mail").iterdir(), key=lambda file: file.stat().st_mtime)
    for file in reversed(mails):
        text = file.read_text(encoding="utf-8").replace("=\n", "").replace("=3D", "=")
        if found := re.search(rf"https?://\S+/{path}/[^\s\"<]+", text):
            return urlsplit(found[0]).path
    raise AssertionError(f"no mail with /{path}/")


def wait_for_mail(site):
    """Wait until the site's worker has sent all that waits."""
    with closing(sqlite3.connect(site.home / "binnenuit.sqlite3")) as database:
        for _ in range(200):
            if database.execute("select count(*) from django_tasks_database_dbtaskresult").fetchone() == (0,):
                return
            time.sleep(0.1)
    raise AssertionError("the queue is not empty after 20 seconds")


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def propose(visitor):
    """Propose it, forgetting the place at first; give the address of the answer."""
    visitor.goto("/voorstel")
    fits(visitor)
    visitor.get_by_label("Hoe heet het?").fill("Soepcafé de Lepel")
    visitor.get_by_label("Wat doe je er?").fill("Samen soep koken en praten.")
    visitor.get_by_label("Website of link").fill("www.delepel.example")
    visitor.get_by_label("Wie organiseert het?").fill("Stichting de Lepel")
    visitor.wait_for_timeout(3_100)  # nobody fills it in within three seconds
    press(visitor, "Verstuur")
    visitor.get_by_role("alert").wait_for()
    fits(visitor)
    assert visitor.get_by_label("Hoe heet het?").input_value() == "Soepcafé de Lepel"
    visitor.get_by_label("Waar is het?").fill("Tilburg")
    press(visitor, "Verstuur")
    visitor.get_by_text("We hebben je bericht").wait_for()
    fits(visitor)
    return urlsplit(visitor.url).path


def moderate(moderator, visitor, answer):
    """Take it over, with its organisation; give the addresses of managing it and of its page."""
    moderator.goto("/beheer/wachtrij")
    fits(moderator)
    moderator.get_by_role("link", name="Soepcafé de Lepel").click()
    fits(moderator)
    moderator.get_by_role("link", name="Neem het over op de site").click()
    fits(moderator)
    press(moderator, "Bewaar en publiceer")
    moderator.get_by_label("Maak deze organisatie nieuw aan").check()
    fits(moderator)
    moderator.get_by_label("Bericht aan de indiener").fill("Het staat erop, dank je wel.")
    press(moderator, "Bewaar en publiceer")
    moderator.get_by_text("Het is bewaard").wait_for()
    fits(moderator)
    manage = urlsplit(moderator.url).path
    visitor.goto(answer)
    visitor.get_by_text("Het staat erop, dank je wel.").wait_for()
    visitor.get_by_role("main").get_by_role("link", name="Soepcafé de Lepel").click()
    fits(visitor)
    return manage, urlsplit(visitor.url).path


def claim(holder, organisation, site, page):
    """Become the holder, by the word of the organisation."""
    holder.goto(page)
    holder.get_by_role("link", name="Is dit jouw initiatief?").click()
    fits(holder)
    holder.get_by_label("E-mailadres van de organisatie").fill("info@delepel.example")
    press(holder, "Vraag het aan")
    holder.get_by_text("We hebben je vraag").wait_for()
    organisation.goto(newest_link(site, "houder"))
    fits(organisation)
    press(organisation, "Ja, dat is goed")
    organisation.get_by_text("Het is geregeld").wait_for()
    fits(organisation)


def edit(holder, manage):
    """Change it with preview and draft; see the change in the history."""
    holder.goto(f"{manage}/bewerken")
    fits(holder)
    holder.get_by_label("In één zin").first.fill("Elke week soep voor wie wil.")
    press(holder, "Bekijk eerst")
    holder.get_by_text("Zo gaat het eruitzien").wait_for()
    fits(holder)
    press(holder, "Verder bewerken")
    press(holder, "Bewaar als klad")
    holder.goto(f"{manage}/bewerken")
    assert holder.get_by_label("In één zin").first.input_value() == "Elke week soep voor wie wil."
    holder.get_by_role("button", name="Bewaar", exact=True).last.click()
    holder.get_by_text("Het is bewaard").wait_for()
    holder.goto(f"{manage}/geschiedenis")
    holder.get_by_text("Elke week soep voor wie wil.").wait_for()
    fits(holder)


def confirm(visitor, mailbox, site, page):
    """Let it grow old, and confirm it out of the mail."""
    in_site(site, AGED)
    visitor.goto(page)
    visitor.get_by_text("heeft niemand bevestigd dat dit klopt").wait_for()
    site.run("upkeep")
    mailbox.goto(newest_link(site, "bevestig"))
    fits(mailbox)
    press(mailbox, "Ja, alles klopt")
    mailbox.get_by_text("Dank je wel").first.wait_for()
    fits(mailbox)
    visitor.goto(page)
    assert visitor.get_by_text("heeft niemand bevestigd dat dit klopt").count() == 0


def hand_over(holder, other, manage):
    """Offer it to another organisation, which takes it over and ends it."""
    holder.goto(f"{manage}/overdragen")
    fits(holder)
    holder.get_by_label("Aan welke organisatie?").fill("Movisie")
    press(holder, "Bied het aan")
    holder.get_by_text("Het is aangeboden").wait_for()
    other.goto("/beheer/initiatieven")
    fits(other)
    press(other, "Ja, wij nemen het over")
    other.get_by_text("Het is overgenomen").wait_for()
    fits(other)
    press(other, "Het is afgelopen")
    other.get_by_text("Het is gebeurd").wait_for()


def test_the_life_of_an_initiative(phones, site):
    visitor, holder = phones(), phones("houder@voorbeeld.nl")
    answer = propose(visitor)
    manage, page = moderate(phones("moderator@voorbeeld.nl", ("moderator", "")), visitor, answer)
    claim(holder, phones(), site, page)
    edit(holder, manage)
    confirm(visitor, phones(), site, page)
    hand_over(holder, phones("movisie@voorbeeld.nl", ("holder", "organisation:movisie")), manage)
    visitor.goto(page)
    visitor.get_by_text("Dit initiatief is afgelopen").wait_for()
    visitor.get_by_role("link", name="Movisie").first.wait_for()
    fits(visitor)


def test_following_a_search_by_mail(phones, site):
    """Search, ask for mail, say yes out of the mail, and stop: with the keyboard and mail of one person."""
    page = phones()
    page.goto("/zoeken?q=taalmaatje")
    page.get_by_role("link", name="Krijg een mail als er iets bijkomt").click()
    page.get_by_label("Je mailadres").fill("geen adres")
    page.wait_for_timeout(3_200)  # quicker than a person can fill it in is not taken
    press(page, "Stuur mij bericht")
    fits(page)
    assert page.get_by_label("Je mailadres").input_value() == "geen adres"
    page.get_by_label("Je mailadres").fill("iemand@voorbeeld.example")
    page.get_by_label("Alleen ik lees deze mail").check()
    press(page, "Stuur mij bericht")
    page.get_by_role("heading", name="Kijk in je mail").wait_for()
    fits(page)
    page.goto(newest_link(site, "melding"))
    fits(page)
    press(page, "Ja, stuur mij bericht")
    page.get_by_role("heading", name="Je krijgt bericht").wait_for()
    fits(page)
    page.get_by_role("link", name="Stuur mij geen bericht meer").click()
    fits(page)
    press(page, "Stuur mij geen bericht meer")
    page.get_by_role("heading", name="Het is gestopt").wait_for()
    fits(page)
    assert page.context.cookies() == []
