import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django.utils import translation
from tests.factories.programmes import load_programmes, prepare_programmes, programme_folder

from binnenuit.domain.programmes import service
from binnenuit.domain.programmes.rules.evidence import Certainty
from binnenuit.domain.programmes.rules.kinds import InvolvedRole, MemberRole, PartnershipKind, ProgrammeKind
from binnenuit.domain.programmes.rules.terms import PartialDate, Status, Term
from binnenuit.domain.programmes.web import wording
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR

pytestmark = pytest.mark.django_db

ALLIANCE = "/samenwerkingen/alliantie-verandering-van-binnenuit-2"


class Members(HTMLParser):
    """The nesting of links within the list of members."""

    def __init__(self):
        super().__init__()
        self.depth, self.found = 0, []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "ul" and (self.depth or values.get("class") == "members"):
            self.depth += 1
        if tag == "a" and self.depth:
            self.found.append((self.depth, values["href"].rsplit("/", 1)[-1]))

    def handle_endtag(self, tag):
        if tag == "ul" and self.depth:
            self.depth -= 1


@pytest.fixture
def _real():
    load_programmes()


real = pytest.mark.usefixtures("_real")


def main_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    text = response.content.decode()
    return text[text.index("<main") : text.index("</main>")]


@real
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_programme_and_partnership_has_a_page_in_both_languages(client, prefix):
    overview = main_of(client, f"{prefix}/programmas")
    for item in service.programmes():
        assert f'href="{prefix}/programmas/{item.code}"' in overview
        page = main_of(client, f"{prefix}/programmas/{item.code}")
        assert f"{prefix}/zoeken?programma={item.code}" in page
        assert item.titles["en" if prefix else "nl"] in page
        for source in item.evidence.sources:
            assert f'id="bron-{source.number}"' in page
    for partnership in service.partnership_refs():
        assert f'href="{prefix}/samenwerkingen/{partnership.code}"' in overview
        assert partnership.titles["en" if prefix else "nl"] in main_of(
            client, f"{prefix}/samenwerkingen/{partnership.code}"
        )


@real
def test_the_tree_of_members_is_nested_and_linked(client):
    parser = Members()
    parser.feed(main_of(client, ALLIANCE))
    assert parser.found == [
        (1, "movisie"),
        (1, "iot"),
        (1, "lcc-plus"),
        (2, "lkp"),
        (2, "christenqueer"),
        (2, "verscheurd"),
        (2, "homo-in-de-klas"),
        (2, "european-forum-lgbt-christian-groups"),
        (1, "consortium-zelfbeschikking"),
        (2, "iot"),
        (2, "stichting-kezban"),
        (2, "fsan"),
        (2, "smn"),
        (2, "mudawwanah"),
        (2, "htib"),
        (2, "von"),
    ]


@real
def test_every_citation_points_to_a_source_on_the_page(client):
    for item in service.programmes():
        page = main_of(client, f"/programmas/{item.code}")
        cited = set(re.findall(r'href="#(bron-\d+)"', page))
        assert cited
        assert cited <= set(re.findall(r'id="(bron-\d+)"', page))


@real
def test_an_inference_is_shown_as_one(client):
    for address in (
        "/programmas",
        "/programmas/fonds-op-naam-zelfbeschikking",
        "/programmas/jezelf-kunnen-zijn",
    ):
        assert "door ons afgeleid" in main_of(client, address)
    assert "volgens de opdrachtgever van dit platform" in main_of(
        client, "/samenwerkingen/alliantie-jong-gelijk"
    )


@real
def test_what_is_not_known_is_said_so(client):
    project = main_of(client, "/programmas/respectvol-samenleven")
    assert "tot en met 7 oktober 2022, begin niet bekend" in project
    assert re.search(r"Wie betaalt</h2>\s*<p class=\"soft\">Niet bekend\.", project)
    assert "bedrag niet bekend" in main_of(client, ALLIANCE)


@real
def test_links_lead_to_concepts_municipalities_and_organisations(client):
    page = main_of(client, "/programmas/samen")
    for href in (
        "/begrippen/gendergerelateerd-geweld",
        "/gemeenten/rotterdam",
        "/organisaties/iom-nederland",
    ):
        assert f'href="{href}"' in page


def test_a_text_in_another_language_says_so(client, tmp_path):
    prepare_programmes()
    service.load(actor=OPERATOR, folder=programme_folder(tmp_path))
    english = main_of(client, "/en/programmas/plan")
    assert "The plan" in english
    assert re.search(r'<span lang="nl"[^>]*>Een plan\.</span>', english)
    assert "Een plan." in main_of(client, "/programmas/plan")
    assert "€ 70.000" in main_of(client, "/programmas/plan").replace("\xa0", " ")


def test_the_status_on_a_page_follows_the_day(client, tmp_path, monkeypatch):
    prepare_programmes()
    service.load(actor=OPERATOR, folder=programme_folder(tmp_path))
    for day, words in [
        (date(2021, 12, 31), "Begint nog"),
        (date(2025, 6, 30), "Loopt nu"),
        (date(2025, 7, 1), "Afgelopen"),
    ]:
        monkeypatch.setattr(clock, "today", lambda day=day: day)
        assert words in main_of(client, "/programmas/plan")


def test_an_empty_database_has_an_overview(client):
    assert "nog geen programma" in main_of(client, "/programmas")


@pytest.mark.parametrize("address", ["/programmas/niets", "/samenwerkingen/niets", "/en/programmas/niets"])
def test_what_is_not_there_is_404(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/programmas", "/programmas/plan", "/samenwerkingen/plan"])
def test_pages_are_only_read(client, address):
    assert client.post(address).status_code == 405


def test_a_name_is_never_markup(client, tmp_path):
    prepare_programmes()
    folder = programme_folder(tmp_path)
    file = folder / "programmes.toml"
    file.write_text(file.read_text().replace("Het plan", "<script>alert(1)</script>"))
    service.load(actor=OPERATOR, folder=folder)
    for address in ("/programmas", "/programmas/plan", "/programmas/project", "/samenwerkingen/alliantie"):
        page = main_of(client, address)
        assert "<script>" not in page
        assert "&lt;script&gt;" in page


def test_every_kind_role_status_and_mark_has_words():
    pairs = [
        (ProgrammeKind, wording.programme_kind),
        (PartnershipKind, wording.partnership_kind),
        (MemberRole, wording.member_role),
        (InvolvedRole, wording.involved_role),
        (Status, wording.status),
        (Certainty, wording.certainty),
    ]
    for kinds, say in pairs:
        assert len({say(kind) for kind in kinds}) == len(kinds)
    assert len(wording.certainties_explained()) == len(Certainty)


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2022-09", "2024-08-31", "september 2022 tot en met 31 augustus 2024"),
        ("2018", "2022", "2018 tot en met 2022"),
        ("2023", "2023", "2023"),
        ("2023", None, "vanaf 2023, einde niet bekend"),
        (None, "2022-10-07", "tot en met 7 oktober 2022, begin niet bekend"),
        (None, None, "niet bekend"),
    ],
)
def test_periods_in_words(starts, ends, words):
    parse = PartialDate.parse
    with translation.override("nl"):
        assert wording.period(Term(starts and parse(starts), ends and parse(ends))) == words
