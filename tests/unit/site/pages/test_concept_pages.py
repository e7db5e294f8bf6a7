from dataclasses import replace

import pytest
from django.utils import translation
from rdflib import Graph, URIRef
from rdflib.namespace import SKOS
from tests.factories import site as make

from binnenuit.foundation.vocabulary.service import Concept, Definition
from binnenuit.site.pages.concepts import _explanations

pytestmark = [
    pytest.mark.same_on_any_database,
    pytest.mark.usefixtures("example_site"),
    # rdflib's own reader of JSON-LD uses what rdflib has deprecated; our pages only write
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),
]

BASE = "http://127.0.0.1:8000/begrippen"
TURTLE, JSON_LD, HTML = "text/turtle", "application/ld+json", "text/html"


def graph(response):
    known = {TURTLE: "turtle", JSON_LD: "json-ld"}
    return Graph().parse(data=response.content, format=known[response.headers["Content-Type"]])


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("text/turtle", TURTLE),
        ("application/ld+json", JSON_LD),
        ("text/html", HTML),
        ("*/*", HTML),
        ("", HTML),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", HTML),
        ("text/turtle;q=0.5, application/ld+json", JSON_LD),
        ("application/ld+json;q=0.2, text/turtle;q=0.9, text/html;q=0.1", TURTLE),
        ("image/png", HTML),
    ],
)
@pytest.mark.parametrize("path", ["/begrippen", "/begrippen/huwelijksdwang", "/en/begrippen/huwelijksdwang"])
def test_a_concept_is_given_in_the_form_that_was_asked_for(client, path, accept, given):
    response = client.get(path, headers={"accept": accept} if accept else {})
    assert response.status_code == 200
    assert response.headers["Content-Type"].partition(";")[0] == given
    assert "Accept" in response.headers["Vary"]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(("ending", "media_type"), [(".ttl", TURTLE), (".jsonld", JSON_LD)])
def test_the_ending_of_the_address_decides_whatever_is_accepted(client, prefix, ending, media_type):
    response = client.get(f"{prefix}/begrippen/huwelijksdwang{ending}", headers={"accept": "text/html"})
    assert response.headers["Content-Type"] == media_type
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    concept = URIRef(f"{BASE}/huwelijksdwang")
    labels = {str(label) for label in graph(response).objects(concept, SKOS.prefLabel)}
    assert "Huwelijksdwang" in labels
    assert "Forced marriage" in labels


def test_one_concept_has_one_address_in_every_form_and_language(client):
    graphs = [
        graph(client.get(path))
        for path in (
            "/begrippen/huwelijksdwang.ttl",
            "/begrippen/huwelijksdwang.jsonld",
            "/en/begrippen/huwelijksdwang.ttl",
        )
    ]
    assert graphs[0].isomorphic(graphs[1])
    assert graphs[0].isomorphic(graphs[2])


def test_the_whole_thesaurus_can_be_taken_along(client):
    from binnenuit.foundation.vocabulary.service import thesaurus

    for path in ("/begrippen.ttl", "/begrippen.jsonld"):
        found = set(graph(client.get(path)).subjects(SKOS.inScheme))
        assert len(found) == len(thesaurus().concepts)


def test_the_page_names_its_other_forms_and_permanent_address(client):
    text = client.get("/en/begrippen/huwelijksdwang").content.decode()
    assert f"<code>{BASE}/huwelijksdwang</code>" in text
    assert 'type="text/turtle" href="/en/begrippen/huwelijksdwang.ttl"' in text
    assert "<h1>Forced marriage</h1>" in text
    assert 'href="/en/begrippen/schadelijke-praktijken"' in text


def test_a_hidden_label_is_not_shown(client):
    from binnenuit.foundation.vocabulary.service import thesaurus

    hidden = [
        (concept.id, label.text)
        for concept in thesaurus().concepts
        for label in concept.labels
        if label.kind == "hidden"
        and label.text not in {other.text for other in concept.labels if other != label}
    ]
    assert hidden
    for concept_id, text in hidden[:20]:
        page = client.get(f"/begrippen/{concept_id}").content.decode()
        assert f">{text}<" not in page
        assert f" {text}," not in page


def test_who_reads_english_gets_no_dutch_where_there_is_english(client):
    text = client.get("/en/begrippen/huwelijksdwang").content.decode()
    lead = text.partition('<p class="lead">')[2].partition("</p>")[0]
    assert lead
    assert "lang=" not in lead
    dutch = client.get("/begrippen/huwelijksdwang").content.decode()
    assert "Jij beslist" in dutch.partition('<p class="lead">')[2].partition("</p>")[0]


def test_what_is_only_there_in_dutch_is_marked_so():
    found = Concept(
        "x", "themes", definitions=(Definition("nl", "simple", "a"), Definition("nl", "definition", "b"))
    )
    with translation.override("en"):
        assert _explanations(found) == [{"nl": "a"}, {"nl": "b"}]
        more = replace(found, definitions=(*found.definitions, Definition("en", "definition", "c")))
        assert _explanations(more) == [{"nl": "b", "en": "c"}]


def test_a_retired_concept_says_so_and_leads_on(client):
    text = client.get(f"/begrippen/{make.RETIRED}").content.decode()
    assert "gebruiken we niet meer" in text
    assert f'href="/begrippen/{make.SUCCESSOR}"' in text
    assert make.RETIRED not in client.get("/begrippen").content.decode()
    assert "gebruiken we niet meer" not in client.get("/begrippen/huwelijksdwang").content.decode()


def test_the_link_to_all_initiatives_finds_as_many_as_the_page_says(client):
    text = client.get("/begrippen/huwelijksdwang").content.decode()
    assert 'href="/zoeken?thema=huwelijksdwang">Bekijk alle 26 initiatieven' in text
    assert ">26 resultaten" in client.get("/zoeken?thema=huwelijksdwang").content.decode()
    assert 'href="/zoeken?taal=tr">' in client.get("/begrippen/taal-turks").content.decode()


def test_every_concept_has_a_page(client):
    from binnenuit.foundation.vocabulary.service import thesaurus

    for concept in thesaurus().concepts:
        response = client.get(f"/begrippen/{concept.id}")
        assert response.status_code == 200, concept.id


def test_a_newer_thesaurus_is_shown_at_once(client, monkeypatch):
    from binnenuit.foundation.vocabulary.rules import Label, Thesaurus
    from binnenuit.site.pages import concepts as page

    assert "Huwelijksdwang" in client.get("/begrippen").content.decode()
    only = Concept("nieuw", "themes", labels=(Label("nl", "preferred", "Iets nieuws"),))
    newer = Thesaurus((only,), 1)
    monkeypatch.setattr(page, "thesaurus", lambda: newer)
    text = client.get("/begrippen").content.decode()
    assert "Iets nieuws" in text
    assert "Huwelijksdwang" not in text
    monkeypatch.undo()
    assert "Huwelijksdwang" in client.get("/begrippen").content.decode()


def words_section(client, path):
    return client.get(path).content.decode().partition('id="talen-kop"')[2].partition("</section>")[0]


def test_a_concept_is_named_in_every_language_with_its_language_and_direction(client):
    text = words_section(client, "/begrippen/huwelijksdwang")
    assert '<dt>Turks</dt><dd><span lang="tr" dir="ltr">Zorla evlendirme' in text
    assert '<dt>Arabisch</dt><dd><span lang="ar" dir="rtl">الزواج القسري' in text
    assert "زواج قسري، " in text
    assert "<dt>Turkish</dt>" in words_section(client, "/en/begrippen/huwelijksdwang")
    assert "ailem beni zorla evlendiriyor" not in text


def test_what_nobody_has_checked_is_marked_so_and_what_is_checked_is_not(client):
    for path, mark, said in (
        ("/begrippen/huwelijksdwang", "Nog niet nagekeken", "nog niet nagekeken door een moedertaalspreker"),
        ("/en/begrippen/huwelijksdwang", "", "not yet checked by a native speaker"),
    ):
        groups = words_section(client, path).split("<p ")[1:]
        assert len(groups) == 2
        checked, unchecked = groups
        assert 'lang="en"' in checked
        assert 'class="tag warning"' not in checked
        assert 'lang="so"' in unchecked
        assert 'class="tag warning"' in unchecked
        assert mark in unchecked
        assert said in unchecked
    names = words_section(client, "/begrippen/taal-turks")
    assert "Unicode CLDR" in names
    assert ">Türkçe<" in names


def test_a_language_without_a_preferred_word_is_named_by_another():
    from binnenuit.foundation.vocabulary.rules import Label, Thesaurus
    from binnenuit.site.pages.concept_words import Words, vouched_words

    labels = (
        Label("nl", "preferred", "Maatje"),
        Label("tr", "alternative", "bir"),
        Label("tr", "alternative", "iki"),
        Label("so", "hidden", "saaxiib"),
    )
    (group,) = vouched_words(Thesaurus(), Concept("maatje", "forms", labels=labels))
    assert group.voucher is None
    assert group.words == (Words("nl", "Nederlands", "Maatje", ()), Words("tr", "Turks", "bir", ("iki",)))


def test_the_browser_forgets_which_word_somebody_looked_up(client):
    assert client.get("/begrippen/huwelijksdwang").headers["Cache-Control"] == "no-store"
    assert client.get("/begrippen").headers["Cache-Control"] == "private, no-cache"
