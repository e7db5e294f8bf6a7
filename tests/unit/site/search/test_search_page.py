"""The search page and its addresses: any question gets an answer, every state has one address."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import initiatives as make

from binnenuit.domain.initiatives.service import examples
from binnenuit.kernel.authority import OPERATOR
from binnenuit.kernel.errors import BadInput
from binnenuit.search import engine
from binnenuit.search.facet_kinds import facet_names
from binnenuit.search.indexing import rebuild
from binnenuit.site.search import search_page, search_url
from binnenuit.site.search.facet_values import values_of
from binnenuit.ui.facet_displays import facet_displays

FEW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = [
    *(each.parameter for each in facet_displays),
    "letterlijk",
    "q",
    "bij",
    "straal",
    "sorteer",
    "pagina",
    "soort",
]
VALUES = [
    *[
        "",
        "taal",
        "taalmaatje rotterdam",
        "zaterdag",
        "taal-leren",
        "vrouwen",
        "taalcafe",
        "tr",
        "rotterdam",
        "GM0599",
        "zuid-holland",
        "PV28",
        "ja",
    ],
    *[
        "gratis",
        "actief",
        "respectvol-samenleven",
        "movisie",
        "3014",
        "3014 AB",
        "Den Haag",
        "روتردام",
        "52.1,4.3",
    ],
    *[
        "nan,4.3",
        "inf",
        "NaN,NaN",
        "91,181",
        "1e309,4",
        "-0,-0",
        "0",
        "-1",
        "1",
        "10",
        "200",
        "201",
        "1000000000",
    ],
    *[
        "relevantie",
        "afstand",
        "bevestigd",
        "organisatie",
        "initiatief",
        "\x00",
        "a\x00b",
        '"',
        "'",
        '"open',
        "(((",
        "*",
    ],
    *[
        "+",
        "-",
        "AND OR NOT",
        "q:x^9",
        "[a TO b]",
        "\\",
        "/re(/",
        "😀" * 40,
        "\u202e",
        "%",
        "<script>",
        "{{ 7*7 }}",
    ],
]
PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES) | st.text(max_size=40)), max_size=8
)


def question(query, language="nl"):
    return search_url.parse(QueryDict(query), language)


@pytest.fixture
def site(index):
    """Return a client for a site with a few initiatives."""
    make.published()
    make.published(texts={"nl": make.Text("Wandelen in Tilburg")}, locations=(make.Location(make.TILBURG),))
    examples.generate_examples(60, actor=OPERATOR)
    index()
    return Client(SERVER_NAME="localhost")


@FEW
@given(pairs=PAIRS)
def test_any_question_of_known_parameters_gets_an_answer(site, pairs):
    answer = site.get("/zoeken?" + urlencode(pairs, errors="surrogatepass"))
    assert answer.status_code in {200, 400}
    assert b"<h1" in answer.content


@FEW
@given(raw=st.text(alphabet=st.characters(codec="latin-1"), max_size=200) | st.binary(max_size=200))
def test_any_query_string_gets_an_answer(site, raw):
    text = raw if isinstance(raw, str) else raw.decode("latin-1")
    answer = site.get("/zoeken", QUERY_STRING=text)
    assert answer.status_code in {200, 400}


HARD = (
    ("q=" + "a" * 10_000, 400),
    ("q=" + "%F0%9F%98%80" * 300, 200),
    ("&".join(f"thema=t{number}" for number in range(1000)), 400),
    ("&".join("thema=taal-leren" for _ in range(1000)), 200),
    ("&".join(f"x{number}=1" for number in range(6000)), 400),
    ("pagina=1000000000", 400),
    ("pagina=0", 400),
    ("pagina=twee", 400),
    ("pagina=400", 200),
    ("bij=nan,4.3", 200),
    ("bij=91,4.3", 400),
    ("bij=52.1,4.3&straal=nan", 400),
    ("bij=52.1,4.3&straal=inf", 400),
    ("bij=52.1,4.3&straal=201", 400),
    ("bij=52.1,4.3&straal=1e3", 400),
    ("q=%00", 200),
    ("q=%22taal", 200),
    ("q=%ED%A0%80", 200),
    ("gemeente=atlantis", 200),
    ("soort=onzin&sorteer=onzin&online=misschien", 200),
    ("sorteer=afstand", 200),
    (";;;&&&===%%%", 200),
)


def test_known_hard_questions(site):
    # in one test: the site takes longer to make than the questions to ask
    answers = {
        (language, query[:60]): (site.get(f"{language}/zoeken", QUERY_STRING=query).status_code, status)
        for language in ("", "/en")
        for query, status in HARD
    }
    assert {asked: codes for asked, codes in answers.items() if codes[0] != codes[1]} == {}


@pytest.mark.usefixtures("words")
@given(pairs=PAIRS)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_state_has_one_address(pairs):
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    try:
        asked = search_url.parse(query, "nl")
    except BadInput:
        return
    address = search_url.address(asked)
    again = question(address.removeprefix("?"))
    assert again == replace(asked, ignored=())
    assert search_url.address(again) == address


@pytest.mark.usefixtures("words")
def test_addresses_are_readable():
    asked = question("kosten=gratis&gemeente=GM0599&q=%20taal%20%20maatje&taal=TR&thema=taal-leren&pagina=2")
    assert search_url.address(asked) == (
        "?q=taal+maatje&thema=taal-leren&taal=tr&gemeente=rotterdam&kosten=gratis&pagina=2"
    )
    assert search_url.address(question("bij=3014&straal=10&sorteer=afstand")) == "?bij=3014"
    assert search_url.address(question("q=x&bij=3014&straal=5")) == "?q=x&bij=3014&straal=5"
    assert search_url.address(question("q=&bij=&straal=10")) == ""


@pytest.mark.usefixtures("words")
def test_filters_come_and_go():
    asked = question("thema=taal-leren&thema=eenzaamheid&gemeente=rotterdam&pagina=3")
    assert asked.request.values("theme") == ("eenzaamheid", "taal-leren")
    fewer = search_url.without(asked, "theme", "eenzaamheid")
    assert search_url.address(fewer) == "?thema=taal-leren&gemeente=rotterdam"
    assert search_url.with_filter(fewer, "theme", "eenzaamheid") == search_url.with_page(asked, 1)
    assert search_url.address(search_url.without_filters(asked)) == ""
    assert [facet for facet, _values in asked.request.filters] == [
        f for f in facet_names() if asked.request.values(f)
    ]


def test_a_theme_below_the_level_of_the_filter_can_be_asked_for(site, settings):
    made = make.published(themes=("kindhuwelijk",), texts={"nl": make.Text("Te jong om te trouwen")})
    rebuild.rebuild(settings.INDEX_FOLDER)
    for theme in ("kindhuwelijk", "huwelijksdwang", "schadelijke-praktijken"):
        page = site.get(f"/zoeken?thema={theme}").content.decode()
        assert made.code in page, theme
        assert f'value="{theme}" checked' in page
    assert made.code not in site.get("/zoeken?thema=taal-leren").content.decode()


@pytest.mark.usefixtures("words")
def test_what_words_were_taken_for_can_be_taken_back_and_restored():
    asked = question("q=taalmaatje+rotterdam&pagina=3")
    literal = search_url.with_literal(search_url.with_literal(asked, "taalmaatje"), "GM0599")
    assert search_url.address(literal) == "?q=taalmaatje+rotterdam&letterlijk=GM0599&letterlijk=taalmaatje"
    again = search_url.without_literal(literal, "GM0599")
    assert search_url.address(again) == "?q=taalmaatje+rotterdam&letterlijk=taalmaatje"
    # without words there is nothing to take for anything
    assert question("letterlijk=GM0599&kosten=gratis").request.literal == ()
    assert search_url.without_text(literal).request.literal == ()
    assert question("q=x&" + "&".join(f"letterlijk=c{n}" for n in range(99))).request.literal[0] == "c0"
    assert len(question("q=x&" + "&".join(f"letterlijk=c{n}" for n in range(99))).request.literal) == 20


@pytest.mark.usefixtures("words")
@given(pairs=PAIRS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_link_of_a_state_is_an_address_of_its_own(pairs):
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    try:
        asked = search_url.parse(query, "nl")
    except BadInput:
        return
    for other in (
        search_url.with_literal(asked, "GM0599") if asked.request.text else asked,
        search_url.without_text(asked),
        search_url.without_near(asked),
        search_url.without_filters(asked),
        search_url.with_text(asked, "taal"),
        search_url.with_near(asked, "Rotterdam", 25),
    ):
        assert question(search_url.address(other).removeprefix("?")) == replace(other, ignored=())


@pytest.mark.usefixtures("words")
def test_what_does_not_exist_is_left_out_and_named():
    asked = question("thema=bestaat-niet&gemeente=atlantis&thema=taal-leren")
    assert asked.request.values("theme") == ("taal-leren",)
    assert asked.ignored == (("thema", "bestaat-niet"), ("gemeente", "atlantis"))


def test_an_unknown_place_is_no_dead_end(site):
    page = site.get("/zoeken?q=taal&bij=Atlantis").content.decode()
    assert "We kennen geen plaats of postcode ‘Atlantis’" in page
    assert 'class="hit"' in page


def test_the_page_shows_what_one_needs_to_choose(site):
    page = site.get("/zoeken?q=taalcaf%C3%A9+maas&bij=3014&taal=tr").content.decode()
    for text in (
        "Taalcafé",
        "<mark>",
        "Het Voorbeeldhuis",
        "elke dinsdag, 10:00–12:00",
        "bevestigd op",
        "Nederlands en Turks",
    ):
        assert text in page, text
    assert "binnen 10 km van" in page
    assert 'href="/zoeken?q=taalcaf%C3%A9+maas&amp;bij=3014"' in page


@pytest.mark.parametrize("query", ["", "kosten=gratis&taal=nl", "q=samen&dag=maandag&dag=dinsdag"])
@pytest.mark.usefixtures("site")
def test_the_number_beside_every_choice_is_what_one_gets(query):
    asked = question(query)
    names = {each.parameter: each.name for each in facet_displays}
    page = search_page.shown(asked, engine.search(asked.request))
    assert {facet.name for facet in page.facets} >= {"thema", "doelgroep", "vorm", "taal", "gemeente", "dag"}
    for facet in page.facets:
        for option in (*facet.options[:3], *facet.more[:1]):
            (value,) = values_of(names[facet.name], option.value)
            # values of one facet are "or": what is chosen already goes first
            alone = replace(
                asked.request,
                filters=tuple(pair for pair in asked.request.filters if pair[0] != names[facet.name]),
            )
            chosen = search_url.with_filter(replace(asked, request=alone), names[facet.name], value)
            assert engine.search(chosen.request).total == option.count, (facet.name, option)


def test_the_page_names_its_one_address(site):
    page = site.get("/zoeken?bij=&straal=10&q=taal&soort=initiatief").content.decode()
    assert '<link rel="canonical" href="http://127.0.0.1:8000/zoeken?q=taal">' in page


def test_the_page_works_in_english(site):
    page = site.get("/en/zoeken?q=taalcaf%C3%A9").content.decode()
    assert '<html lang="en"' in page
    assert 'lang="nl"' in page


def test_examples_are_marked_in_the_list(site):
    page = site.get("/zoeken?q=voorbeeldstichting").content.decode()
    assert "Let op: voorbeelden." in page
    assert page.count('tag example">') >= page.count('class="hit"') > 0
    only_real = site.get("/zoeken?organisatie=voorbeeldhuis").content.decode()
    assert "Let op: voorbeelden." not in only_real


def test_nothing_found_says_what_to_do(site):
    page = site.get("/zoeken?q=zzqxzzqx&gemeente=tilburg").content.decode()
    assert "We hebben niets gevonden" in page
    assert '<a href="/zoeken?gemeente=tilburg" rel="nofollow">Zonder je zoekwoorden</a>' in page
    assert "Wel gevonden: Zonder je zoekwoorden" in page
    assert "0800-2000" in page
    assert 'href="/voorstel"' in page


def test_a_page_beyond_the_last_leads_back(site):
    page = site.get("/zoeken?pagina=90").content.decode()
    assert "Zo veel resultaten zijn er niet" in page
    assert 'href="/zoeken"' in page


def test_pages_follow_one_another(site):
    first = site.get("/zoeken").content.decode()
    assert 'href="/zoeken?pagina=2"' in first
    second = site.get("/zoeken?pagina=2").content.decode()
    assert second.count('class="hit"') == 20


def test_what_was_typed_is_escaped(site):
    page = site.get("/zoeken", {"q": '"><script>alert(1)</script>', "bij": "<b>x</b>", "thema": "<i>"})
    assert b"<script>alert" not in page.content
    assert b"<b>x</b>" not in page.content
    assert b"<i>" not in page.content


def test_a_search_asks_the_database_nothing(site, django_assert_num_queries):
    site.get("/zoeken?q=warm")
    queries = (
        "",
        "q=taal",
        "q=taal&bij=rotterdam",
        "organisatie=voorbeeldhuis",
        "thema=taal-leren&kosten=gratis",
    )
    for query in queries:
        with django_assert_num_queries(0):
            assert site.get(f"/zoeken?{query}").status_code == 200
    with django_assert_num_queries(0):
        assert site.get("/zoeken/suggesties?q=ta").status_code == 200


@FEW
@given(text=st.text(max_size=120))
def test_any_beginning_gets_suggestions_or_none(site, text):
    answer = site.get("/zoeken/suggesties?" + urlencode({"q": text}, errors="surrogatepass"))
    assert answer.status_code == 200
    assert isinstance(answer.json()["groups"], list)


def test_no_cookie_is_set(site):
    assert not site.get("/zoeken?q=taal").cookies
