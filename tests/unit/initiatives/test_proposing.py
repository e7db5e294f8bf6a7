"""The forms that everyone may send: without an account, a cookie or a script, and nothing that was typed is lost."""

import hashlib
import re
from itertools import count

import pytest
from django.core import signing
from django.test import Client
from tests.factories import initiatives as make
from tests.factories.people import person

from binnenuit.domain.initiatives.actions import submissions as act
from binnenuit.domain.initiatives.models import Submission
from binnenuit.ui import form_guard
from binnenuit.ui.rate_limit import RateLimit

MODERATOR = person("Moderator", ("moderator", ""))
TYPED = {"name": "Soepcafé", "what": "Samen <b>eten</b>", "where": "Tilburg"}


@pytest.fixture(autouse=True)
def limit(monkeypatch):
    monkeypatch.setattr(form_guard, "LIMIT", RateLimit(most=20, seconds=600))


@pytest.fixture
def client(db):  # noqa: ARG001 -- opens the database
    return Client(SERVER_NAME="localhost")


def stamp(purpose="proposal", age=60, sum_of=(3, 4)):
    """Return a stamp as a form of `age` seconds ago carries it."""
    made = int(form_guard.clock.now().timestamp()) - age  # type: ignore[attr-defined]
    return signing.dumps([purpose, purpose, made, *sum_of], salt=form_guard._SALT)


def proof(nonce):
    def zeros(number):
        digest = hashlib.sha256(f"{nonce}:{number}".encode()).digest()
        return int.from_bytes(digest) >> (256 - form_guard.PROOF_BITS) == 0

    return str(next(number for number in count() if zeros(number)))


def send(client, address="/voorstel", **changes):
    return client.post(address, {**TYPED, "stempel": stamp(), "rekensom": "7", **changes})


def kept(page):
    """Say whether what was typed still stands in the form."""
    text = page.content.decode()
    return 'value="Soepcafé"' in text and "Samen &lt;b&gt;eten&lt;/b&gt;</textarea>" in text


def test_a_proposal_needs_no_account_no_cookie_and_gives_a_code(client):
    page = client.get("/voorstel")
    assert page.headers["Cache-Control"] == "no-store"
    answer = send(client)
    assert answer.status_code == 303
    found = Submission.objects.get()
    assert answer.headers["Location"] == f"/voorstel/{found.code}?nieuw"
    assert found.typed["what"] == TYPED["what"]
    assert not client.cookies
    shown = client.get(answer.headers["Location"])
    text = shown.content.decode()
    assert f"{found.code[:5]} {found.code[5:]}" in text
    assert "Samen &lt;b&gt;eten&lt;/b&gt;" in text
    assert shown.headers["X-Robots-Tag"] == "noindex"


def test_the_browsers_arithmetic_stands_for_the_sum(client):
    assert send(client, rekensom="", bewijs=proof("proposal")).status_code == 303


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"rekensom": "8"}, "Beantwoord de rekensom"),
        ({"rekensom": "zeven"}, "Beantwoord de rekensom"),
        ({"rekensom": "", "bewijs": "1"}, "Beantwoord de rekensom"),
        ({"stempel": "vals"}, "stond te lang open"),
        ({"stempel": ""}, "stond te lang open"),
        ({"stempel": stamp(age=90_000)}, "stond te lang open"),
        ({"stempel": stamp("report")}, "stond te lang open"),
        ({"stempel": stamp(age=-600)}, "Dat ging heel snel"),
        ({"website-adres": "https://reclame.example"}, "veld leeg"),
        ({"where": " "}, "Waar is het? Vul dit in."),
        ({"link": "javascript:alert(1)"}, "geen adres van een website"),
        ({"when": "x" * 501}, "hoogstens 500 tekens"),
    ],
)
def test_what_is_not_taken_says_why_and_loses_nothing(client, changes, says):
    page = send(client, **changes)
    assert page.status_code == 200
    assert says in page.content.decode()
    assert kept(page)
    assert not Submission.objects.exists()


def test_everything_that_is_wrong_is_said_at_once_with_a_way_to_each_field(client):
    text = send(client, name="", where="", rekensom="").content.decode()
    for name in ("name", "where", "rekensom"):
        assert f'<a href="#veld-{name}">' in text
        assert f'id="fout-{name}"' in text


def test_who_mends_something_else_need_not_do_the_sum_again(client):
    text = send(client, name="").content.decode()
    assert re.search(r'name="rekensom"[^>]*value="7"', text)
    assert 'name="stempel" value="' + stamp()[:10] in text


def test_the_same_form_sent_twice_is_one_proposal(client):
    first, second = send(client), send(client)
    assert first.headers["Location"] == second.headers["Location"]
    assert Submission.objects.count() == 1


def test_one_connection_can_not_send_endlessly(client, monkeypatch):
    monkeypatch.setattr(form_guard, "LIMIT", RateLimit(most=1, seconds=600))
    assert send(client).status_code == 303
    page = send(client)
    assert "Wacht tien minuten" in page.content.decode()
    assert kept(page)
    assert client.post("/voorstel", {**TYPED, "stempel": stamp(), "rekensom": "7"}).status_code == 200


def test_an_unknown_code_is_no_page_and_the_form_for_it_says_so(client):
    assert client.get("/voorstel/0000000000").status_code == 404
    assert client.get("/voorstel/x").status_code == 404
    page = client.post("/voorstel/antwoord", {"code": "abc"})
    assert "Deze code kennen we niet" in page.content.decode()
    assert 'value="abc"' in page.content.decode()


def test_a_code_as_one_writes_it_leads_to_the_answer(client):
    send(client)
    found = Submission.objects.get()
    act.ask(found.pk, "Welke organisatie?", actor=MODERATOR)
    typed = f"{found.code[:5].upper()} {found.code[5:].replace('0', 'O')}"
    answer = client.post("/voorstel/antwoord", {"code": typed})
    assert answer.headers["Location"] == f"/voorstel/{found.code}"
    text = client.get(answer.headers["Location"]).content.decode()
    assert "Welke organisatie?" in text
    assert "Moderator</" not in text, "the moderator's name is not the proposer's business"
    sent = client.post(f"/voorstel/{found.code}", {"antwoord": "De buurtkeuken"})
    assert sent.status_code == 303
    assert "De buurtkeuken" in client.get(f"/voorstel/{found.code}").content.decode()


def test_an_empty_answer_says_so_and_a_closed_matter_takes_none(client):
    send(client)
    found = Submission.objects.get()
    assert "Schrijf eerst iets" in client.post(f"/voorstel/{found.code}", {}).content.decode()
    act.refuse(found.pk, "Bestaat niet", actor=MODERATOR)
    text = client.post(f"/voorstel/{found.code}", {"antwoord": "Toch wel"}).content.decode()
    assert "al afgehandeld" in text
    assert "<textarea" not in text


class TestAboutAnInitiative:
    @pytest.fixture
    def saved(self, index):
        made = make.published()
        index()
        return made

    def address(self, saved, what):
        return f"/initiatieven/{saved.slug}-{saved.code}/{what}"

    def test_the_page_leads_to_both_forms(self, client, saved):
        text = client.get(f"/initiatieven/{saved.slug}-{saved.code}").content.decode()
        for what in ("verbeteren", "melden"):
            assert self.address(saved, what) in text
            assert "Taalcafé aan de Maas" in client.get(self.address(saved, what)).content.decode()

    def test_a_correction_and_a_report(self, client, saved):
        changes = {"stempel": stamp("correction"), "what": "Nu op woensdag"}
        assert send(client, self.address(saved, "verbeteren"), **changes).status_code == 303
        wrong = send(client, self.address(saved, "melden"), stempel=stamp("report"), what="Let op")
        assert "Kies een van de antwoorden" in wrong.content.decode()
        assert "Let op</textarea>" in wrong.content.decode()
        right = {"stempel": stamp("report"), "reason": "danger"}
        assert send(client, self.address(saved, "melden"), **right).status_code == 303
        kinds = Submission.objects.values_list("kind", "initiative__code")
        assert set(kinds) == {("correction", saved.code), ("report", saved.code)}

    def test_an_organisation_is_corrected_and_reported_the_same_way(self, client, saved):
        here = "/organisaties/voorbeeldhuis"
        changes = {"stempel": stamp("correction"), "what": "Ze heten nu anders"}
        assert send(client, f"{here}/verbeteren", **changes).status_code == 303
        wrong = send(client, f"{here}/melden", stempel=stamp("report"), what="Let op")
        assert "Let op</textarea>" in wrong.content.decode()
        right = {"stempel": stamp("report"), "reason": "danger"}
        answer = send(client, f"{here}/melden", **right)
        assert "Het Voorbeeldhuis" in client.get(answer.headers["Location"]).content.decode()
        about = Submission.objects.values_list("kind", "initiative", "organisation__code")
        assert set(about) == {("correction", None, "voorbeeldhuis"), ("report", None, "voorbeeldhuis")}
        assert send(client, "/organisaties/nergens/melden", **right).status_code == 404
        assert saved.code

    def test_there_is_nothing_to_report_about_a_draft(self, client, words):  # noqa: ARG002
        hidden = make.draft()
        for what in ("verbeteren", "melden"):
            assert client.get(self.address(hidden, what)).status_code == 404
            assert send(client, self.address(hidden, what)).status_code == 404

    def test_who_proposes_what_is_there_is_asked_whether_it_is_that(self, client, saved):
        like = {"name": "taalcafe aan de maas", "where": "Rotterdam"}
        page = send(client, **like)
        text = page.content.decode()
        assert "Is het een van deze?" in text
        assert "dezelfde naam, dezelfde gemeente" in text
        assert not Submission.objects.exists()
        same = send(client, **like, zelfde=saved.code).content.decode()
        assert "Wat moet er anders?" in same
        assert "Samen &lt;b&gt;eten&lt;/b&gt;" in same
        assert send(client, **like, anders="1").status_code == 303
