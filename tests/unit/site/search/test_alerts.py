"""Following a search by mail: nobody gets mail who did not say yes, nobody twice, and nothing tells what was sought."""

import re
from datetime import timedelta
from email import message_from_string

import pytest
from click.testing import CliRunner
from django.core import mail, signing
from django.test import Client
from tests.factories import initiatives as make
from tests.factories.people import person

from binnenuit.domain.initiatives.actions import saving
from binnenuit.domain.initiatives.queries import initiatives, links
from binnenuit.domain.initiatives.service.records import Text
from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.foundation.saved_searches import tasks
from binnenuit.foundation.saved_searches.models import SavedSearch
from binnenuit.foundation.saved_searches.queries import seal, unseal
from binnenuit.foundation.saved_searches.rules import finder
from binnenuit.foundation.saved_searches.rules.results import MOST_FOR_ONE, MOST_WAITING
from binnenuit.foundation.saved_searches.service import (
    LASTS_DAYS,
    UNANSWERED_DAYS,
    FollowedSearch,
    ask_saved_search,
    code_of,
    register_finder,
    run_saved_searches,
    sign,
)
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR
from binnenuit.kernel.errors import NotAllowed, Refused
from binnenuit.site.search.alerts.matches import find
from binnenuit.ui import form_guard
from binnenuit.ui.rate_limit import RateLimit

pytestmark = pytest.mark.usefixtures("words")
TO = "iemand@voorbeeld.nl"
SEARCH = "/zoeken/melding?q=taalcaf%C3%A9"


@pytest.fixture
def visitor():
    return Client(SERVER_NAME="localhost")


@pytest.fixture
def site(index):
    make.published()
    index()
    return index


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """Let forms be sent at once and often, as people would after some time."""
    monkeypatch.setattr(form_guard, "LIMIT", RateLimit(most=1_000, seconds=600))
    monkeypatch.setattr(form_guard, "QUICKEST_SECONDS", 0)


def typed(**changes):
    stamp = form_guard.new_stamp("alert")
    proof = next(str(number) for number in range(10**6) if form_guard.is_proof(stamp.nonce, str(number)))
    return {"email": TO, "every": "day", "alone": "yes", "stempel": stamp.text, "bewijs": proof} | changes


def link(message, ending=""):
    return re.search(rf"https?://[^/\s]+(/melding/[^/\s]+{ending})\s", message.body)[1]


def follow(visitor, address=SEARCH, **changes):
    """Ask, and say yes; give the page that one comes to."""
    visitor.post(address, typed(**changes))
    return visitor.post(link(mail.outbox[-1], "/bevestigen")).headers["Location"]


def later(days=1):
    """Let time go by for all who follow."""
    for row in SavedSearch.objects.exclude(looked=None):
        SavedSearch.objects.filter(pk=row.pk).update(looked=row.looked - timedelta(days=days))


def look():
    before = len(mail.outbox)
    run_saved_searches(actor=SYSTEM)
    return mail.outbox[before:]


def another(title="Taalcafé op zolder"):
    return make.published(texts={"nl": Text(title, "Nederlands praten.", "Met thee.")})


def change(code, version, title):
    texts = {"nl": Text(title, "Praten.", "Eten.")}
    saving.save_initiative(make.content(texts=texts), actor=OPERATOR, code=code, version=version)


class TestAsking:
    def test_nothing_comes_before_the_owner_of_the_address_says_yes(self, visitor, site):
        answer = visitor.post(SEARCH, typed())
        assert (answer.status_code, answer.headers["Location"]) == (303, "/melding/gevraagd")
        (asking,) = mail.outbox
        assert asking.to == [TO]
        another()
        site()
        assert look() == []
        page = link(asking, "/bevestigen")
        for _scanner in range(2):
            assert "Ja, stuur mij bericht" in visitor.get(page).content.decode()
        assert SavedSearch.objects.get().started is None, "mail scanners open links"
        own = visitor.post(page).headers["Location"]
        assert "taalcafé" in visitor.get(own).content.decode()
        assert SavedSearch.objects.get().started is not None
        assert visitor.post(page).status_code == 303
        assert not visitor.cookies

    def test_what_was_typed_is_not_lost_and_each_problem_says_what_to_do(self, visitor, site):  # noqa: ARG002
        page = visitor.post(SEARCH, {"email": "geen adres", "every": "uur"}).content.decode()
        for told in ("geen adres", "Vul je mailadres in", "Kies hoe vaak", "Kruis aan dat alleen jij"):
            assert told in page
        assert not SavedSearch.objects.exists()

    def test_the_same_answer_whether_an_address_is_known_or_not(self, visitor, site):  # noqa: ARG002
        answers = {visitor.post(SEARCH, typed()).headers["Location"] for _again in range(3)}
        assert answers == {"/melding/gevraagd"}
        assert len(mail.outbox) == 1, "one mail an hour for one search"
        assert SavedSearch.objects.count() == 1

    def test_who_types_the_address_of_another_sends_few_mails(self, visitor, site):  # noqa: ARG002
        for number in range(MOST_WAITING + 2):
            visitor.post(f"/zoeken/melding?q=taal+{number}", typed())
        assert len(mail.outbox) == MOST_WAITING

    def test_one_address_follows_so_many_searches(self, site):  # noqa: ARG002
        for number in range(MOST_FOR_ONE + 2):
            ask_saved_search(FollowedSearch(TO, f"?q={number}", "nl"), "day", actor=VISITOR)
            SavedSearch.objects.filter(started=None).update(started=clock.now(), looked=clock.now())
        assert SavedSearch.objects.count() == MOST_FOR_ONE

    @pytest.mark.parametrize(
        ("query", "told"),
        [
            ("", "Zoek eerst iets"),
            ("?bij=nergensland", "Zoek eerst iets"),
            ("?q=huis&soort=organisatie", "alleen bericht over initiatieven"),
        ],
    )
    def test_some_searches_cannot_be_followed(self, visitor, site, query, told):  # noqa: ARG002
        assert told in visitor.get(f"/zoeken/melding{query}").content.decode()
        visitor.post(f"/zoeken/melding{query}", typed())
        assert not SavedSearch.objects.exists()

    def test_a_search_for_everything_cannot_be_followed(self, visitor, site, monkeypatch):  # noqa: ARG002
        monkeypatch.setattr("binnenuit.site.search.alerts.views.MOST_RESULTS", 0)
        assert "te veel resultaten" in visitor.get(SEARCH).content.decode()

    def test_the_search_page_leads_there(self, visitor, site):  # noqa: ARG002
        assert 'href="/zoeken/melding?q=taalcaf%C3%A9"' in visitor.get("/zoeken?q=taalcafé").content.decode()
        assert "/zoeken/melding" not in visitor.get("/zoeken?soort=organisatie").content.decode()

    def test_what_is_no_address_is_refused(self):
        with pytest.raises(Refused) as refused:
            ask_saved_search(FollowedSearch("niets", "?q=a", "nl"), "day", actor=VISITOR)
        assert [problem.name for problem in refused.value.problems] == ["not_an_email"]
        with pytest.raises(Refused) as refused:
            ask_saved_search(FollowedSearch(TO, "?q=a", "nl"), "hour", actor=VISITOR)
        assert [problem.name for problem in refused.value.problems] == ["unknown"]
        assert not SavedSearch.objects.exists()


class TestLooking:
    def test_what_is_new_is_told_once(self, visitor, site):
        follow(visitor)
        later()
        assert look() == [], "what was there when it began is not new"
        another()
        site()
        later()
        (told,) = look()
        assert told.to == [TO]
        assert "1 nieuw resultaat" in told.body
        later()
        assert look() == []

    def test_not_before_its_time(self, visitor, site):
        follow(visitor, every="week")
        another()
        site()
        later(days=6)
        assert look() == []
        later(days=1)
        assert len(look()) == 1

    def test_a_change_is_not_new_and_what_comes_to_fit_is(self, visitor, site):
        (fits,) = initiatives.public_initiatives(1, 10**6)
        other = make.published(texts={"nl": Text("Koken met de buren", "Eten.", "")}, themes=(), forms=())
        site()
        follow(visitor)
        change(fits.code, 2, "Taalcafé in de wijk")
        site()
        later()
        assert look() == []
        change(other.code, other.version, "Taalcafé met koken")
        site()
        later()
        assert len(look()) == 1

    def test_what_others_may_read_says_nothing_of_what_was_sought(self, visitor, site):
        follow(visitor)
        another()
        site()
        later()
        look()
        assert len(mail.outbox) == 2
        for letter in mail.outbox:
            whole = letter.message().as_string()
            for part in message_from_string(whole).walk():
                said = (part.get_payload(decode=True) or b"").decode() + letter.subject
                assert "taalcaf" not in said.casefold()
                assert "zolder" not in said.casefold()
        stored = b"".join(bytes(row.sealed) + bytes(row.known) for row in SavedSearch.objects.all())
        assert b"taalcaf" not in stored
        assert TO.encode() not in stored
        trail = " ".join(f"{row.subject} {row.details}" for row in AuditEntry.objects.all())
        assert TO not in trail

    def test_an_interrupted_night_goes_on_and_tells_nobody_twice(self, visitor, site, monkeypatch):
        follow(visitor)
        follow(visitor, email="ander@voorbeeld.nl")
        another()
        site()
        later()
        asked = []

        def failing(followed):
            asked.append(followed)
            if len(asked) == 2:
                raise ConnectionError
            return find(followed)

        before = len(mail.outbox)
        monkeypatch.setattr(finder, "_registered", [failing])
        with pytest.raises(ConnectionError):
            run_saved_searches(actor=SYSTEM)
        monkeypatch.setattr(finder, "_registered", [find])
        look()
        assert sorted(one.to[0] for one in mail.outbox[before:]) == ["ander@voorbeeld.nl", TO]

    def test_a_search_that_cannot_be_asked_any_more_stops_nothing(self, visitor, site):
        follow(visitor)
        row = SavedSearch.objects.get()
        row.sealed = seal(FollowedSearch(TO, f"?q={'x' * 400}", "nl"))
        row.save()
        follow(visitor, email="ander@voorbeeld.nl")
        another()
        site()
        later()
        assert [one.to for one in look()] == [["ander@voorbeeld.nl"]]
        assert visitor.get(f"/melding/{sign('alert', row.code)}").status_code == 200

    def test_the_command_says_how_many(self, visitor, site):
        follow(visitor)
        another()
        site()
        later()
        assert CliRunner().invoke(tasks.command).output == "1 mails written, 0 ended.\n"
        assert CliRunner().invoke(tasks.command).output == "0 mails written, 0 ended.\n"


class TestStopping:
    def test_by_a_button_and_everything_is_gone(self, visitor, site):  # noqa: ARG002
        own = follow(visitor)
        page = f"{own}/stoppen"
        assert "Wil je geen bericht meer?" in visitor.get(page).content.decode()
        assert SavedSearch.objects.count() == 1
        assert "Het is gestopt" in visitor.post(page).content.decode()
        assert not SavedSearch.objects.exists()
        assert "Het is gestopt" in visitor.post(page).content.decode(), "a second time is as good"
        assert visitor.get(own).status_code == 404

    def test_by_the_mail_program_itself(self, visitor, site):
        """One request without asking anything more (RFC 8058, section 3.2)."""
        follow(visitor)
        another()
        site()
        later()
        (told,) = look()
        assert told.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        address = re.fullmatch(r"<https?://[^/]+(/.+)>", told.extra_headers["List-Unsubscribe"])[1]
        assert visitor.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
        assert not SavedSearch.objects.exists()

    def test_by_itself_where_nobody_said_yes_and_after_a_year(self, visitor, site):  # noqa: ARG002
        visitor.post(SEARCH, typed())
        SavedSearch.objects.update(asked=clock.now() - timedelta(days=UNANSWERED_DAYS, minutes=1))
        assert run_saved_searches(actor=SYSTEM) == (0, 1)
        follow(visitor)
        SavedSearch.objects.update(started=clock.now() - timedelta(days=LASTS_DAYS, minutes=1))
        assert run_saved_searches(actor=SYSTEM) == (0, 1)
        assert not SavedSearch.objects.exists()

    def test_what_another_key_sealed_is_removed(self, visitor, site, settings):  # noqa: ARG002
        follow(visitor)
        later()
        sealed = bytes(SavedSearch.objects.get().sealed)
        assert unseal(sealed).email == TO
        settings.SECRET_KEY = "another"
        assert unseal(sealed) is None
        assert look() == []
        assert not SavedSearch.objects.exists()


class TestLinks:
    @pytest.mark.parametrize("ending", ["", "/bevestigen", "/stoppen"])
    def test_a_forged_link_opens_nothing(self, visitor, ending):
        answer = visitor.get(f"/melding/{links.sign('confirm', 'a')}{ending}")
        assert answer.status_code == 404
        assert "Deze link werkt niet meer" in answer.content.decode()

    def test_a_link_of_another_purpose_does_nothing(self, visitor, site):  # noqa: ARG002
        visitor.post(SEARCH, typed())
        code = SavedSearch.objects.get().code
        assert visitor.post(f"/melding/{sign('alert', code)}/bevestigen").status_code == 404
        assert visitor.post(f"/melding/{sign('start_alert', code)}/stoppen").status_code == 404
        assert SavedSearch.objects.get().started is None


def test_only_the_site_itself_looks_for_what_is_new():
    for actor in (VISITOR, person("a", ("holder", "")), person("b", ("administrator", ""))):
        with pytest.raises(NotAllowed):
            run_saved_searches(actor=actor)
    assert run_saved_searches(actor=SYSTEM) == (0, 0)


def test_one_search_asks_them_all(monkeypatch):
    with pytest.raises(ValueError, match="another"):
        register_finder(lambda _followed: None)
    register_finder(find)
    monkeypatch.setattr(finder, "_registered", [])
    with pytest.raises(LookupError):
        run_saved_searches(actor=SYSTEM)


def test_links_in_mails_that_were_sent_before_the_room_was_work_on():
    token = signing.dumps(["0123456789"], salt="binnenuit.initiatives.alert")
    assert code_of("alert", token) == "0123456789"
