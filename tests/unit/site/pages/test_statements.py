"""Privacy, accessibility and clearing traces: pages that need no database, and that name who answers for them."""

import pytest

pytestmark = pytest.mark.same_on_any_database


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("page", ["/privacy", "/toegankelijkheid", "/sporen-wissen", "/snel-weg"])
def test_it_is_there_and_in_the_footer_without_a_database(client, language, page):
    response = client.get(language + page)
    assert response.status_code == 200
    text = response.content.decode()
    assert text.count("<h1>") == 1
    for other in ("/privacy", "/toegankelijkheid", "/sporen-wissen"):
        assert f'<li><a href="{language}{other}">' in text


def test_privacy_names_who_answers_for_it(client, settings):
    settings.OPERATOR = "Gemeente Voorbeeld <&>"
    assert "Gemeente Voorbeeld &lt;&amp;&gt; beheert deze site" in client.get("/privacy").content.decode()
    settings.OPERATOR = ""
    assert "De naam van de beheerder is nog niet opgegeven" in client.get("/privacy").content.decode()


def test_privacy_tells_of_the_one_party_that_sees_visitors_where_there_is_one(client, settings):
    from binnenuit.config.tiles import read_tiles

    settings.TILES = None
    assert "uitzondering" not in client.get("/privacy").content.decode()
    settings.TILES = read_tiles("https://tegels.example.nl/{z}/{x}/{y}.png Kadaster")
    assert "tegels.example.nl" in client.get("/privacy").content.decode()


def test_the_accessibility_statement_has_every_part_of_the_model_and_claims_no_more_than_is_known(client):
    text = client.get("/toegankelijkheid").content.decode()
    for part in (
        "verklaring", "status", "toelichting", "opstelling", "melden", "klacht", "statussen",
    ):  # fmt: skip
        assert f'<h2 id="{part}">' in text
    assert "C – eerste maatregelen genomen" in text
    assert "onafhankelijk onderzoek is er nog niet" in text


def test_help_with_traces_is_not_kept_by_the_browser_itself(client):
    assert client.get("/sporen-wissen").headers["Cache-Control"] == "no-store"
    assert client.get("/privacy").headers["Cache-Control"] == "private, no-cache"
