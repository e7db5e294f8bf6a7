"""What the search page does with words: suggestions, what it understood, what it offers instead of nothing."""

import re
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from tests.factories import initiatives as make

from binnenuit.foundation.places.service import find_place
from binnenuit.search.types import Interpretation, Near, Point, SearchPage
from binnenuit.site.search import interpretation, search_url

_PLACE = find_place("Rotterdam")
ROTTERDAM = Near(Point(_PLACE.latitude, _PLACE.longitude), 10, "Rotterdam")


@pytest.fixture
def site(index):
    """Return a client for a site with three initiatives."""
    make.published()
    make.published(texts={"nl": make.Text("Wandelen in Tilburg")}, locations=(make.Location(make.TILBURG),))
    make.published(themes=("huwelijksdwang",), texts={"nl": make.Text("Zelf kiezen")}, cost="unknown")
    index()
    return Client(SERVER_NAME="localhost")


def suggested(site, text, language=""):
    """Return the answer for a beginning, and its lines by kind."""
    answer = site.get(f"{language}/zoeken/suggesties?" + urlencode({"q": text})).json()
    return answer, {group["kind"]: group["suggestions"] for group in answer["groups"]}


def test_suggestions_are_counted_grouped_and_lead_somewhere(site):
    assert site.get("/zoeken/suggesties?q=taal").headers["Cache-Control"] == "no-store"
    answer, groups = suggested(site, "taal")
    lines = [line for group in groups.values() for line in group]
    assert lines
    for line in lines:
        assert site.get(line["address"], follow=True).status_code == 200
    assert answer["said"] == f"{len(lines)} suggesties"
    assert answer["search"] == "Zoek op ‘taal’"
    assert answer["groups"][0]["label"] == "Onderwerpen"
    nothing, _groups = suggested(site, "qwxyzzy")
    assert (nothing["said"], nothing["groups"]) == ("0 suggesties", [])


def test_a_label_in_another_language_leads_to_the_concept_in_ours(site):
    for language, label in (("", "Huwelijksdwang"), ("/en", "Forced marriage")):
        _answer, groups = suggested(site, "zorla evl", language)
        line = groups["concept"][0]
        assert line["address"] == f"{language}/begrippen/huwelijksdwang"
        assert line["label"].lower() == label.lower()
        assert line["detail"].lower().startswith("zorla evlen")
        assert line["language"] == "tr"


def test_a_suggested_place_fills_the_field_for_places(site):
    _answer, groups = suggested(site, "rotter")
    line = groups["place"][0]
    assert (line["label"], line["detail"], line["place"], line["rest"]) == (
        *("Rotterdam", "Zuid-Holland"),
        *("Rotterdam", ""),
    )
    assert line["address"] == "/zoeken?bij=Rotterdam"
    _answer, groups = suggested(site, "taalmaatje rotter")
    line = groups["place"][0]
    assert line["label"] == "taalmaatje in de buurt van Rotterdam"
    assert line["address"] == "/zoeken?q=taalmaatje&bij=Rotterdam"
    assert (line["place"], line["rest"]) == ("Rotterdam", "taalmaatje")


def test_a_city_and_the_province_of_its_name_are_two_places(site):
    _answer, groups = suggested(site, "utrecht")
    city, province = groups["place"][:2]
    assert (city["detail"], province["detail"]) == ("Utrecht", "provincie")
    near = [
        search_url.parse(QueryDict(line["address"].partition("?")[2]), "nl").request.near.point
        for line in (city, province)
    ]
    assert near[0] != near[1]


def asked(query):
    return search_url.parse(QueryDict(query), "nl")


def answered(question, *understood, near=None, corrections=()):
    return SearchPage(
        question.request, (), 0, {}, 0, understood=understood, near=near, corrections=corrections
    )


@pytest.mark.usefixtures("words")
def test_what_words_were_taken_for_is_said_in_the_language_of_the_page_and_can_be_taken_back():
    question = asked("q=uithuwelijken+in+rotterdam")
    answer = answered(
        question,
        Interpretation("concept", "huwelijksdwang", "uithuwelijken"),
        Interpretation("concept", "huwelijksdwang", "uithuwelijken"),
        Interpretation("place", "GM0599", "rotterdam", "Rotterdam"),
        near=ROTTERDAM,
    )
    concept, place = interpretation.meanings(question, answer)
    assert concept.label.lower() == "huwelijksdwang"
    assert concept.address == "/begrippen/huwelijksdwang"
    assert concept.change == "/zoeken?q=uithuwelijken+in+rotterdam&letterlijk=huwelijksdwang"
    assert place.label == "in de buurt van Rotterdam (10 km)"
    assert place.change == "/zoeken?q=uithuwelijken+in+rotterdam&letterlijk=GM0599"
    back = interpretation.taken_back(asked("q=x&letterlijk=GM0599&letterlijk=vrouwen&letterlijk=onzin"))
    assert [(each.label.lower(), each.change) for each in back] == [
        ("rotterdam", "/zoeken?q=x&letterlijk=onzin&letterlijk=vrouwen"),
        ("vrouwen", "/zoeken?q=x&letterlijk=GM0599&letterlijk=onzin"),
    ]


@pytest.mark.usefixtures("words")
def test_a_place_in_the_words_stands_in_the_field_for_places():
    question = asked("q=taalmaatje+in+rotterdam&letterlijk=taalmaatje&kosten=gratis")
    answer = answered(question, Interpretation("place", "GM0599", "rotterdam", "Rotterdam"), near=ROTTERDAM)
    form = interpretation.spelled(question, answer)
    assert search_url.address(form) == "?q=taalmaatje&letterlijk=taalmaatje&kosten=gratis&bij=Rotterdam"
    assert form.radius == 10
    # what is not understood as a place stays as it was typed
    assert interpretation.spelled(asked("q=x&bij=Atlantis"), answered(asked("q=x&bij=Atlantis"))) == asked(
        "q=x&bij=Atlantis"
    )


@pytest.mark.usefixtures("words")
def test_typing_errors_are_put_right_in_the_question_as_it_was_typed():
    question = asked("q=Huwlijksdwang,+hulp&kosten=gratis")
    answer = answered(question, corrections=(("Huwlijksdwang", "huwelijksdwang"),))
    found = interpretation.corrected(question, answer)
    assert found.text == "huwelijksdwang, hulp"
    assert found.address == "/zoeken?q=huwelijksdwang%2C+hulp&kosten=gratis"
    assert interpretation.corrected(question, answered(question)) is None
    taken = answered(
        question,
        Interpretation("concept", "huwelijksdwang", "Huwlijksdwang"),
        corrections=(("Huwlijksdwang", "huwelijksdwang"),),
    )
    assert interpretation.corrected(question, taken) is None


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_instead_of_nothing_there_is_one_filter_less_and_the_nearest(site):
    page = site.get("/zoeken?q=wandelen&dag=zondag").content.decode()
    assert "Zonder het filter ‘Zondag’ 1 resultaat" in text_of(page)
    assert "Wel gevonden: Zonder het filter ‘Zondag’" in text_of(page)
    assert 'href="/zoeken?q=wandelen"' in page
    page = site.get("/zoeken?q=wandelen&bij=rotterdam").content.decode()
    nearest = re.search(r"Het dichtstbijzijnde: [^.]*\.", text_of(page))
    assert nearest is not None
    assert nearest[0] == "Het dichtstbijzijnde: Wandelen in Tilburg , Tilburg, op 59 km."
    address = re.search(r'href="([^"]+)" rel="nofollow">Binnen 100 km van Rotterdam', page)[1]
    assert "Wandelen in Tilburg" in text_of(site.get(address.replace("&amp;", "&")).content.decode())


def test_the_day_of_the_week_can_be_chosen_in_the_order_of_the_week(site):
    page = site.get("/zoeken?dag=dinsdag&dag=zondag").content.decode()
    days = re.findall(r'type="checkbox" name="dag" value="([a-z]+)"', page)
    assert days == ["dinsdag", "zondag"]
    assert "3 resultaten" in page


def test_a_long_facet_shows_the_rest_after_one_click(index):
    for number, code in enumerate(
        ("GM0599", "GM0855", "GM0363", "GM0344", "GM0014", "GM0518", "GM0772", "GM0758", "GM0935")
    ):
        make.published(texts={"nl": make.Text(f"Wandelen {number}")}, locations=(make.Location(code),))
    index()
    page = Client(SERVER_NAME="localhost").get("/zoeken?gemeente=maastricht").content.decode()
    group = page[page.index('aria-label="Gemeente"') :]
    first, rest = group[: group.index('class="more-options"')], group[group.index('class="more-options"') :]
    assert first.count('name="gemeente"') == 6
    assert 'value="maastricht" checked' in first
    assert "Nog 3<" in rest
    assert rest.count('name="gemeente"') == 3


def test_a_contact_is_given_where_the_operator_has_one(site, settings):
    page = site.get("/over").content.decode()
    assert 'id="meedoen"' in page
    assert settings.CONTACT == ""
    assert "nog geen adres voor vragen" in page
