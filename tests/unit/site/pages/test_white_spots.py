"""White spots as pages and tables: what is missing, by inhabitants, and where the nearest is."""

import csv
import re
from datetime import UTC, datetime
from io import StringIO
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from binnenuit.domain.initiatives.queries import white_spots as counting
from binnenuit.foundation.places.service import municipalities, municipality
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.kernel import clock

pytestmark = [pytest.mark.usefixtures("example_site"), pytest.mark.same_on_any_database]

AMSTERDAM, TILBURG = "GM0363", "GM0855"
THEME = "schadelijke-praktijken"
FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def rows(answer):
    assert answer.status_code == 200
    assert answer.headers["X-Robots-Tag"] == "noindex"
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"), newline="")))


def topic(*concepts):
    return counting.Topic(tuple(thesaurus().concept(concept) for concept in concepts))


def test_the_country_is_all_municipalities_together():
    counts = counting.by_municipality(topic())
    assert counts == {TILBURG: 24, "GM0599": 1, "GM0981": 1}
    share = counting.share(municipality(AMSTERDAM), counts)
    assert (share.here, share.national) == (0, 26)
    assert share.national_population == sum(each.population for each in municipalities())
    assert share.verdict == "missing"


def test_what_has_ended_or_is_paused_does_not_count(client):
    assert dict(counting.Topic().filters)["status"] == ("published",)
    assert "status=actief" in client.get(f"/witte-vlekken?thema={THEME}").content.decode()


def test_theme_and_target_group_together_count_what_is_both():
    assert counting.by_municipality(topic(THEME)) == counting.by_municipality(topic())
    assert counting.by_municipality(topic(THEME, "ouderen")) == {}


def test_a_municipality_says_what_is_missing_and_where_the_nearest_is(client):
    text = client.get("/gemeenten/amsterdam/witte-vlekken").content.decode()
    row = re.search(rf'<tr>\s*<th scope="row"><a href="[^"]*thema={THEME}.*?</tr>', text, re.DOTALL)[0]
    assert "ontbreekt" in row
    assert f"/zoeken?thema={THEME}&amp;status=actief&amp;gemeente=amsterdam" in row
    near = re.search(r'href="(/zoeken[^"]*bij=Amsterdam[^"]*)"[^>]*>op (\d+) km', row)
    assert 50 < int(near[2]) < 70, "Rotterdam lies 57 km from Amsterdam"
    found = client.get(near[1].replace("&amp;", "&")).content.decode()
    assert "Havencafé" in found
    assert "De getallen op deze pagina tellen verzonnen initiatieven mee" in text


def test_nothing_is_missing_where_less_than_one_is_expected(client):
    urk = {row["Code"]: row for row in rows(client.get("/gemeenten/urk/witte-vlekken.csv"))}
    assert urk[THEME]["Hier"] == "0"
    assert float(urk[THEME]["Verwacht"]) < 1
    assert urk[THEME]["Wat dat zegt"] == "niet te zeggen"
    assert {row["Wat dat zegt"] for row in urk.values()} == {"niet te zeggen"}


def test_the_table_of_a_municipality_has_every_theme_and_target_group(client):
    found = rows(client.get("/gemeenten/tilburg/witte-vlekken.csv"))
    expected = [c.id for scheme in counting.WHITE_SPOT_SCHEMES for c in thesaurus().top_concepts(scheme)]
    assert sorted(row["Code"] for row in found) == sorted(expected)
    (mine,) = [row for row in found if row["Code"] == THEME]
    assert (mine["Hier"], mine["Nederland"], mine["Wat dat zegt"]) == ("24", "26", "is er")
    assert mine["Telt voorbeelden mee"] == "ja"
    assert mine["Per 100.000 inwoners"] == "10.0"


def test_the_table_of_the_country_has_every_municipality_the_largest_lack_first(client):
    found = rows(client.get(f"/witte-vlekken.csv?thema={THEME}"))
    assert len(found) == len(municipalities())
    assert found[0]["Gemeente"] == "Amsterdam"
    assert {row["Wat dat zegt"] for row in found if float(row["Verwacht"]) < 0.9 and row["Hier"] == "0"} == {
        "niet te zeggen"
    }


def test_the_page_of_the_country_shows_the_same_spots_on_map_and_in_the_table(client):
    text = client.get(f"/witte-vlekken?thema={THEME}").content.decode()
    spots = re.findall(r'<th scope="row"><a href="/gemeenten/([^/"]+)/witte-vlekken">', text)
    shaded = re.findall(
        r'href="/gemeenten/([^/"]+)/witte-vlekken" tabindex="-1"><path class="map-[1-5]"', text
    )
    assert sorted(spots) == sorted(shaded)
    assert "amsterdam" in spots
    assert text.count('tabindex="-1"><path') == len(municipalities())
    assert f'<option value="{THEME}" selected>' in text
    assert f'href="/witte-vlekken.csv?thema={THEME}"' in text


def test_of_what_is_nowhere_nothing_can_be_said(client):
    text = client.get("/witte-vlekken?doelgroep=ouderen").content.decode()
    assert "Hiervan is er in heel Nederland nog niets." in text
    assert 'class="map-1"' not in text


def test_what_is_no_topic_is_refused_with_words(client):
    for query in ("thema=bestaat-niet", "doelgroep=schadelijke-praktijken", "thema=vrouwen"):
        for form in ("", ".csv"):
            answer = client.get(f"/witte-vlekken{form}?{query}")
            assert answer.status_code == 400
            assert "Dit onderwerp kennen we niet." in answer.content.decode()
    assert client.get("/gemeenten/nergens/witte-vlekken").status_code == 404
    assert client.get("/gemeenten/nergens/witte-vlekken.csv").status_code == 404


def test_a_concept_that_was_replaced_stands_for_its_successor(client):
    text = client.get("/witte-vlekken?thema=sextortion").content.decode()
    assert '<option value="online-geweld" selected>' in text


def test_the_municipalitys_page_leads_here(client):
    assert 'href="/gemeenten/urk/witte-vlekken"' in client.get("/gemeenten/urk").content.decode()
    assert 'href="/witte-vlekken"' in client.get("/gemeenten").content.decode()


@FEW
@given(
    pairs=st.lists(
        st.tuples(
            st.sampled_from(["thema", "doelgroep", "x"]),
            st.sampled_from(["", THEME, "vrouwen", "huwelijksdwang", "\x00", "taal-turks"])
            | st.text(max_size=20),
        ),
        max_size=4,
    )
)
def test_any_question_gets_an_answer(client, pairs):
    for form in ("", ".csv"):
        answer = client.get(f"/witte-vlekken{form}?" + urlencode(pairs, errors="surrogatepass"))
        assert answer.status_code in {200, 400}


def test_without_an_index_it_says_to_come_back(client, settings, tmp_path):
    settings.INDEX_FOLDER = tmp_path / "nothing"
    for path in ("/witte-vlekken", "/gemeenten/urk/witte-vlekken"):
        for form in ("", ".csv"):
            assert client.get(f"{path}{form}").status_code == 503


def test_the_counts_of_all_topics_are_asked_once_a_minute(client):
    with clock.stopped(datetime(2027, 1, 1, 12, 0, 5, tzinfo=UTC)):
        client.get("/gemeenten/urk/witte-vlekken.csv")
        asked = counting._counted.cache_info().misses
        client.get("/gemeenten/vaals/witte-vlekken.csv")
        assert counting._counted.cache_info().misses == asked
    with clock.stopped(datetime(2027, 1, 1, 12, 1, 5, tzinfo=UTC)):
        client.get("/gemeenten/vaals/witte-vlekken.csv")
        assert counting._counted.cache_info().misses > asked
