"""The page of one initiative: everything that a visitor needs, in the visitor's language where there is one."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from tests.factories import initiatives as make

from binnenuit.domain.initiatives.actions import steps
from binnenuit.domain.initiatives.models import Initiative
from binnenuit.domain.initiatives.service import examples
from binnenuit.domain.initiatives.service.records import Area, Schedule, Text
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR

MONDAY = datetime(2026, 11, 23, 12, tzinfo=clock.AMSTERDAM)


@pytest.fixture
def site(index, monkeypatch):
    index()
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    return Client(SERVER_NAME="localhost")


def page_of(site, saved, language=""):
    answer = site.get(f"{language}/initiatieven/{saved.slug}-{saved.code}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_everything_that_one_needs_is_there(site):
    saved = make.published(
        areas=(Area("municipality", make.TILBURG), Area("country", "NL")),
        cost="amount",
        cost_cents=250,
        minimum_age=12,
        maximum_age=27,
        online=True,
        online_url="https://example.org/meet",
        participation=("registration",),
        period_from=date(2026, 1, 1),
    )
    page = page_of(site, saved)
    for text in (
        "Taalcafé aan de Maas",
        "Nederlands praten met koffie.",
        "<p>Aan elke tafel zit een vrijwilliger.</p>",
        "<p>Iedereen kan meedoen.</p>",
        "Loop gewoon binnen.",
        "Meld je eerst aan",
        "elke dinsdag, 10:00–12:00",
        "dinsdag 24 november 2026",
        "Voorbeeldstraat 1",
        "gemeente Rotterdam",
        "voor inwoners van Tilburg",
        "heel Nederland",
        "Nederlands en Turks",
        "€ 2,50 per keer",
        "van 12 tot en met 27 jaar",
        "Toegankelijk met een rolstoel",
        'href="https://example.org/meet"',
        "vanaf 1 januari 2026",
        "23 november 2026",
        'href="/begrippen/taal-leren"',
        'href="/begrippen/nieuwkomers"',
        'href="/begrippen/taalcafe"',
        'href="/organisaties/voorbeeldhuis"',
        'href="/gemeenten/rotterdam"',
    ):
        assert text.replace("€ ", "€") in page.replace("€\xa0", "€").replace("€ ", "€"), text
    assert "Let op: voorbeelden." not in page


def test_a_renamed_initiative_is_found_under_its_code(site):
    saved = make.published()
    answer = site.get(f"/initiatieven/hoe-het-vroeger-heette-{saved.code}")
    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        f"/initiatieven/taalcafe-aan-de-maas-{saved.code}",
    )
    assert site.get(f"/en/initiatieven/x-{saved.code}").headers["Location"].startswith("/en/initiatieven/")


def test_an_unknown_code_is_not_found(site):
    for code in ("0000000000", "onbekend", "x" * 500, "%00", "1' OR '1'='1"):
        assert site.get(f"/initiatieven/iets-{code}").status_code == 404, code


def test_a_draft_does_not_exist_for_visitors(site):
    saved = make.draft()
    assert site.get(f"/initiatieven/{saved.slug}-{saved.code}").status_code == 404
    assert site.get(f"/initiatieven/x-{saved.code}").status_code == 404


def test_an_example_says_so(site):
    examples.generate_examples(1, actor=OPERATOR)
    row = Initiative.objects.get()
    assert "Let op: voorbeelden." in page_of(site, row)


def test_what_has_ended_or_pauses_says_so_and_gives_no_dates(site):
    saved = make.published()
    assert "Eerstvolgende keren" in page_of(site, saved)
    steps.pause(saved.code, actor=OPERATOR, version=2)
    page = page_of(site, saved)
    assert "tijdelijk gestopt" in page
    assert "Eerstvolgende keren" not in page
    steps.end(saved.code, actor=OPERATOR, version=3)
    page = page_of(site, saved)
    assert "Dit initiatief is afgelopen." in page
    assert "Eerstvolgende keren" not in page


def test_what_is_past_its_period_says_so(site):
    saved = make.published(period_until=date(2026, 3, 1))
    assert "Dit initiatief liep tot en met 1 maart 2026." in page_of(site, saved)


def test_dates_stop_with_the_period(site):
    saved = make.published(period_until=date(2026, 12, 2))
    page = page_of(site, saved)
    assert "dinsdag 24 november 2026" in page
    assert "dinsdag 1 december 2026" in page
    assert "dinsdag 8 december 2026" not in page


@pytest.mark.parametrize("days", [None, 400])
def test_what_was_not_confirmed_for_long_warns(site, days):
    saved = make.published()
    assert "We weten niet zeker of dit nog klopt" not in page_of(site, saved)
    confirmed = days and MONDAY.date() - timedelta(days=days)
    Initiative.objects.update(last_confirmed=confirmed)
    assert "We weten niet zeker of dit nog klopt" in page_of(site, saved)


def test_a_passage_in_another_language_says_which(site):
    saved = make.published(
        texts={
            "nl": Text("Praattafel", "Samen praten."),
            "tr": Text("Sohbet masası", "Birlikte konuşmak."),
            "ar": Text("مائدة الحديث", "نتحدث معا."),
        }
    )
    page = page_of(site, saved)
    assert "<h1>Praattafel</h1>" in page
    assert '<div lang="tr" dir="ltr">' in page
    assert '<div lang="ar" dir="rtl">' in page
    assert "In het Turks" in page
    english = page_of(site, saved, "/en")
    assert '<h1 lang="nl" dir="ltr">Praattafel</h1>' in english


def test_the_english_text_comes_first_on_the_english_page(site):
    saved = make.published(texts={"nl": Text("Praattafel"), "en": Text("Talking table")})
    assert "<h1>Talking table</h1>" in page_of(site, saved, "/en")
    assert "<h1>Praattafel</h1>" in page_of(site, saved)


def test_what_holders_write_is_escaped(site):
    saved = make.published(
        texts={"nl": Text("<b>Vet</b>", "<script>1</script>", "<img src=x>", "<a>", "<u>")},
        schedules=(Schedule(make.TUESDAY_AT_TEN, "FREQ=WEEKLY", note="<i>"),),
    )
    page = page_of(site, saved)
    for tag in ("<b>", "<script>1", "<img src=x", "<u>", "<i>"):
        assert tag not in page


def test_a_page_needs_a_handful_of_queries(site, django_assert_max_num_queries):
    saved = make.published(schedules=(Schedule(make.TUESDAY_AT_TEN),), areas=(Area("country", "NL"),))
    with django_assert_max_num_queries(5):
        page_of(site, saved)


SAID = (
    ("", "dinsdag 6 januari 2026, 10:00–12:00", "Tuesday"),
    ("FREQ=DAILY", "elke dag, 10:00–12:00", ""),
    ("FREQ=DAILY;INTERVAL=3", "elke 3 dagen", ""),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "om de week op maandag en woensdag", "Monday"),
    ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", "elke 3 weken op maandag", "Monday"),
    ("FREQ=MONTHLY;BYDAY=2TH", "elke tweede donderdag van de maand", "Thursday"),
    ("FREQ=MONTHLY;BYDAY=-1SU", "elke laatste zondag van de maand", "Sunday"),
    ("FREQ=MONTHLY;BYMONTHDAY=15", "elke 15e dag van de maand", ""),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "elke laatste dag van de maand", ""),
    ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO", "elke 2 maanden, op de eerste maandag van de maand", "Monday"),
    ("FREQ=YEARLY", "elk jaar rond 6 januari", "January"),
)


def test_schedules_are_said_in_words(site):
    # in one test: the site takes longer to make than the pages to read
    for rrule, dutch, english in SAID:
        saved = make.published(schedules=(Schedule(make.TUESDAY_AT_TEN, rrule, 120),))
        assert dutch in page_of(site, saved), rrule
        assert english in page_of(site, saved, "/en"), rrule


def alike(page):
    """Return the heading and the links of the part that shows others like it."""
    part = page.partition('<section class="alike"')[2].partition("</section>")[0]
    return re.findall(r"<h2[^>]*>([^<]+)<", part), re.findall(r'<h3><a href="([^"]+)"', part)


def test_others_like_it_stand_below_with_what_has_ended_last(site, index):
    saved = make.published()
    ended = make.published(texts={"nl": Text("Taalcafé aan de Maas, vroeger")})
    steps.end(ended.code, actor=OPERATOR, version=2)
    other = make.published(
        texts={"nl": Text("Taalcafé in Tilburg")}, locations=(make.Location(make.TILBURG),)
    )
    make.published(themes=("eenzaamheid",), target_groups=(), forms=(), texts={"nl": Text("Heel anders")})
    index()
    heading, links = alike(page_of(site, saved))
    assert heading == ["Dit lijkt hierop"]
    assert [link.rpartition("-")[2] for link in links] == [other.code, ended.code]


def test_what_has_ended_leads_to_what_goes_on(site, index):
    saved, other = make.published(), make.published(texts={"nl": Text("Taalcafé in de stad")})
    over = make.published(period_until=date(2026, 3, 1), texts={"nl": Text("Taalcafé van toen")})
    steps.end(saved.code, actor=OPERATOR, version=2)
    index()
    heading, links = alike(page_of(site, saved))
    assert heading == ["Dit gaat wel door"]
    assert [link.rpartition("-")[2] for link in links] == [other.code]
    assert over.code not in "".join(links)


def test_without_others_or_an_index_the_page_is_there_all_the_same(site, settings, tmp_path):
    saved = make.published()
    assert 'class="alike"' not in page_of(site, saved)
    settings.INDEX_FOLDER = tmp_path / "nothing"
    assert 'class="alike"' not in page_of(site, saved)


def test_a_result_that_nobody_confirmed_for_a_year_says_so(site, index):
    make.published(texts={"nl": Text("Lang niets gehoord")})
    Initiative.objects.update(last_confirmed=date(2025, 5, 1))
    index()
    page = site.get("/zoeken?q=gehoord").content.decode()
    assert "niet bevestigd sinds 1 mei 2025" in page
    assert "bevestigd op" not in page


def test_the_browser_forgets_what_somebody_looked_for(site):
    saved = make.published()
    answer = site.get(f"/initiatieven/{saved.slug}-{saved.code}")
    assert answer.headers["Cache-Control"] == "no-store"
