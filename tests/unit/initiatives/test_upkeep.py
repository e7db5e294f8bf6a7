"""Asking, confirming by a link, hiding; claims, handing over and closing a programme."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from tests.factories import initiatives as make
from tests.factories.accounts import person as account
from tests.factories.accounts import sign_in
from tests.factories.people import person

from binnenuit.domain.initiatives.actions import claiming, handing_over, steps
from binnenuit.domain.initiatives.actions.upkeep import confirm_by_link
from binnenuit.domain.initiatives.models import Asking, Initiative, Submission
from binnenuit.domain.initiatives.queries import initiatives, revisions, stored
from binnenuit.domain.initiatives.queries.links import opened, sign
from binnenuit.domain.initiatives.service import published, records, upkeep
from binnenuit.foundation.accounts.models import HeldRole
from binnenuit.foundation.audit.service import actions_on
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR
from binnenuit.kernel.errors import BadInput, NotAllowed, NotFound

pytestmark = pytest.mark.usefixtures("words")
OLD = 200


@pytest.fixture
def outbox(django_capture_on_commit_callbacks):
    """Return a function that does something and gives the mails that went out by it."""

    def sent(act):
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return mail.outbox[before:]

    return sent


@pytest.fixture
def saved():
    made = make.published(contact=records.Contact("Balie", "balie@voorbeeldhuis.nl"))
    Organisation.objects.filter(code="voorbeeldhuis").update(website="https://www.voorbeeldhuis.nl")
    return made


@pytest.fixture
def visitor():
    return Client(SERVER_NAME="localhost")


def age(days, saved):
    Initiative.objects.filter(pk=saved.pk).update(last_confirmed=clock.today() - timedelta(days=days))


def link(message, path):
    return re.search(rf"https?://[^/\s]+(/{path}/\S+)", message.body)[1]


def ask():
    return upkeep.ask_to_confirm(actor=SYSTEM)


class TestConfirming:
    def test_a_holder_is_asked_once_a_day_at_most_in_their_own_language(self, saved, outbox):
        holder = account("houder@voorbeeld.nl", ("holder", "organisation:voorbeeldhuis"))
        holder.language = "en"
        holder.save()
        age(OLD, saved)
        (letter,) = outbox(ask)
        assert letter.to == ["houder@voorbeeld.nl"]
        assert "Taalcafé" not in letter.subject + letter.body
        assert letter.subject == "Is your page still right?"
        assert outbox(ask) == []
        assert Asking.objects.count() == 1

    def test_without_a_holder_the_contact_is_asked_and_without_that_nobody(self, saved, outbox):
        age(OLD, saved)
        assert [one.to for one in outbox(ask)] == [["balie@voorbeeldhuis.nl"]]
        Asking.objects.all().delete()
        Initiative.objects.update(contact_email="")
        assert outbox(ask) == []
        assert not Asking.objects.exists()

    @pytest.mark.parametrize(
        "change",
        [{"example": True}, {"status": "ended"}, {"status": "draft"}, {"last_confirmed": clock.today()}],
    )
    def test_who_need_not_be_asked(self, saved, outbox, change):
        age(OLD, saved)
        Initiative.objects.update(**change)
        assert outbox(ask) == []

    def test_opening_the_link_changes_nothing_and_the_button_confirms(self, saved, outbox, visitor):
        age(OLD, saved)
        (letter,) = outbox(ask)
        address = link(letter, "bevestig")
        for _scanner in range(2):
            assert "Ja, alles klopt" in visitor.get(address).content.decode()
            visitor.head(address)
        assert stored(saved.code).last_confirmed < clock.today()
        done = visitor.post(address)
        assert "Dank je wel" in done.content.decode()
        assert done.headers["Cache-Control"] == "no-store"
        assert stored(saved.code).last_confirmed == clock.today()
        version = stored(saved.code).version
        assert visitor.post(address).status_code == 200
        assert stored(saved.code).version == version
        assert not visitor.cookies
        assert revisions(saved.code, actor=OPERATOR)[0].action == "initiatives.confirm_by_link"

    def test_what_has_changed_comes_into_the_queue(self, saved, visitor):
        address = f"/bevestig/{sign('confirm', saved.code)}/wijzigen"
        assert "Vul dit in" in visitor.post(address, {"what": " "}).content.decode()
        assert visitor.post(address, {"what": "Nu op woensdag"}).status_code == 303
        found = Submission.objects.get()
        assert (found.kind, found.initiative.code) == ("correction", saved.code)

    def test_a_forged_other_or_old_link_opens_nothing(self, saved, visitor):
        old = sign("confirm", saved.code)
        for token in ("x", sign("claim", saved.code), old[:-1] + ("A" if old[-1] != "A" else "B")):
            assert visitor.get(f"/bevestig/{token}").status_code == 404
            assert visitor.post(f"/bevestig/{token}").status_code == 404
            with pytest.raises(NotFound):
                confirm_by_link(token, actor=VISITOR)
        later = clock.now() + timedelta(days=91)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("time.time", later.timestamp)
            with pytest.raises(NotFound):
                opened("confirm", old)
        steps.end(saved.code, actor=OPERATOR, version=2)
        assert visitor.post(f"/bevestig/{old}").status_code == 404

    def test_what_nobody_confirms_is_hidden_and_comes_back(self, saved, outbox, visitor):
        address = f"/initiatieven/{saved.slug}-{saved.code}"
        age(600, saved)
        assert upkeep.hide_unconfirmed(548, actor=SYSTEM) == 0, "nobody was asked yet"
        outbox(ask)
        Asking.objects.update(on=clock.today() - timedelta(days=31))
        assert upkeep.hide_unconfirmed(548, actor=SYSTEM) == 1
        assert upkeep.hide_unconfirmed(548, actor=SYSTEM) == 0
        assert visitor.get(address).status_code == 404
        assert list(initiatives.public_initiatives(*initiatives.bounds())) == []
        token = sign("confirm", saved.code)
        assert "Bekijk de pagina" not in visitor.get(f"/bevestig/{token}").content.decode()
        confirm_by_link(token, actor=VISITOR)
        assert published.public_initiative(saved.code).last_confirmed == clock.today()

    @pytest.mark.parametrize("actor", [VISITOR, person("Houder", ("holder", ""), ("moderator", ""))])
    def test_nobody_else_runs_the_upkeep(self, actor):
        for act in (
            lambda: upkeep.ask_to_confirm(actor=actor),
            lambda: upkeep.hide_unconfirmed(1, actor=actor),
        ):
            with pytest.raises(NotAllowed):
                act()


class TestClaiming:
    @pytest.fixture
    def person(self):
        return account("nieuw@voorbeeld.nl")

    @pytest.fixture
    def browser(self, person):
        return sign_in(Client(SERVER_NAME="localhost"), person, second_factor=False)

    def roles(self, person):
        return list(HeldRole.objects.filter(account=person).values_list("role", "scope_kind", "scope_code"))

    def test_by_a_link_to_the_organisations_own_address(self, saved, browser, person, outbox, visitor):
        address = f"/beheer/initiatieven/{saved.code}/houder"
        (letter,) = outbox(
            lambda: browser.post(address, {"email": "info@voorbeeldhuis.nl", "what": "Ik werk er"})
        )
        assert letter.to == ["info@voorbeeldhuis.nl"]
        assert "Taalcafé" not in letter.subject + letter.body
        assert self.roles(person) == []
        opening = link(letter, "houder")
        assert "Ja, dat is goed" in visitor.get(opening).content.decode()
        assert self.roles(person) == []
        assert "Het is geregeld" in visitor.post(opening).content.decode()
        assert self.roles(person) == [("holder", "organisation", "voorbeeldhuis")]
        assert visitor.post(opening).status_code == 404, "once"
        assert browser.get(f"/beheer/initiatieven/{saved.code}").status_code == 200

    def test_another_address_gets_no_mail_and_an_editor_decides(self, saved, browser, person, outbox):
        address = f"/beheer/initiatieven/{saved.code}/houder"
        told = []
        assert (
            outbox(lambda: told.append(browser.post(address, {"email": "ik@gmail.com"}, follow=True))) == []
        )
        known = []
        outbox(lambda: known.append(browser.post(address, {"email": "balie@voorbeeldhuis.nl"}, follow=True)))
        notice = re.compile(r'<div class="notice" role="status">.*?</div>', re.DOTALL)
        answers = {notice.search(one.content.decode())[0] for one in (*told, *known)}
        assert len(answers) == 1, "the answer does not tell which address is the organisation's"
        assert Submission.objects.count() == 1
        moderator = sign_in(Client(SERVER_NAME="localhost"), account("mod@voorbeeld.nl", ("moderator", "")))
        page = f"/beheer/wachtrij/{Submission.objects.get().pk}"
        assert "maak deze persoon houder" in moderator.get(page).content.decode()
        moderator.post(page, {"doen": "accept_claim", "message": "Welkom"})
        assert self.roles(person) == [("holder", "organisation", "voorbeeldhuis")]

    def test_who_may_not(self, saved):
        code = claiming.claim(saved.code, {"email": "a@b.nl", "what": ""}, actor=person("Iemand"))
        claimed = Submission.objects.get(code=code)
        with pytest.raises(NotAllowed):
            claiming.claim(saved.code, {"email": "a@b.nl", "what": ""}, actor=VISITOR)
        for actor in (VISITOR, person("Houder", ("holder", "organisation:voorbeeldhuis"))):
            with pytest.raises(NotAllowed):
                claiming.accept_claim(claimed.pk, "", actor=actor)
        with pytest.raises(NotFound):
            claiming.confirm_claim(sign("confirm", str(claimed.pk)), actor=VISITOR)

    def test_an_address_that_is_none_says_so(self, saved, browser):
        page = browser.post(f"/beheer/initiatieven/{saved.code}/houder", {"email": "iets", "what": "Ik"})
        assert "Dit is geen e-mailadres" in page.content.decode()
        assert 'value="iets"' in page.content.decode()


class TestHandingOver:
    OLD_HOLDER = person("Oud", ("holder", "organisation:voorbeeldhuis"))
    NEW_HOLDER = person("Nieuw", ("holder", "organisation:anders"))

    @pytest.fixture
    def offer(self, saved):
        make.draft(organisation="anders")
        return handing_over.hand_over(saved.code, "anders", "Alsjeblieft", actor=self.OLD_HOLDER)

    def test_the_other_accepts_and_the_page_stays(self, saved, offer):
        assert handing_over.hand_over(saved.code, "anders", "", actor=self.OLD_HOLDER) == offer
        handing_over.answer_handover(offer, actor=self.NEW_HOLDER, accepted=True)
        now = stored(saved.code)
        assert (now.content.organisation, now.status) == ("anders", "published")
        newest = revisions(saved.code, actor=self.NEW_HOLDER)[0]
        assert (newest.author, newest.entered_by) == ("Oud", "Nieuw")
        assert [one.field for one in newest.differences] == ["organisation"]
        with pytest.raises(NotAllowed):
            steps.pause(saved.code, actor=self.OLD_HOLDER, version=now.version)
        with pytest.raises(BadInput):
            handing_over.answer_handover(offer, actor=self.NEW_HOLDER, accepted=True)

    def test_the_other_refuses(self, saved, offer):
        handing_over.answer_handover(offer, actor=self.NEW_HOLDER, accepted=False)
        assert stored(saved.code).content.organisation == "voorbeeldhuis"

    def test_who_may_not(self, saved, offer):
        for actor in (VISITOR, self.OLD_HOLDER, person("Elders", ("editor", "municipality:GM0855"))):
            with pytest.raises(NotAllowed):
                handing_over.answer_handover(offer, actor=actor, accepted=True)
        for actor in (VISITOR, self.NEW_HOLDER):
            with pytest.raises(NotAllowed):
                handing_over.hand_over(saved.code, "anders", "", actor=actor)
        for organisation in ("voorbeeldhuis", "bestaat-niet"):
            with pytest.raises(BadInput):
                handing_over.hand_over(saved.code, organisation, "", actor=self.OLD_HOLDER)

    def test_on_the_pages(self, saved):
        make.draft(organisation="anders")
        Organisation.objects.filter(code="anders").update(name="Anders")
        old = sign_in(
            Client(SERVER_NAME="localhost"),
            account("oud@voorbeeld.nl", ("holder", "organisation:voorbeeldhuis")),
        )
        new = sign_in(
            Client(SERVER_NAME="localhost"), account("nieuw@voorbeeld.nl", ("holder", "organisation:anders"))
        )
        address = f"/beheer/initiatieven/{saved.code}/overdragen"
        assert "kennen we nog niet" in old.post(address, {"organisation": "Nergens"}).content.decode()
        assert old.post(address, {"organisation": "Anders", "what": "Voor jullie"}).status_code == 303
        assert "Voor jullie" in new.get("/beheer/initiatieven").content.decode()
        answer = new.post(f"/beheer/overdracht/{Submission.objects.get().pk}", {"doen": "accept"})
        assert answer.headers["Location"] == f"/beheer/initiatieven/{saved.code}"
        assert old.get(f"/beheer/initiatieven/{saved.code}").status_code == 404


class TestClosingAProgramme:
    OFFICER = person("Medewerker", ("programme_officer", "programme:samen"))

    def test_all_of_it_ends_and_stays_to_be_found(self):
        mine, paused = make.published(programme="samen"), make.published(programme="samen")
        steps.pause(paused.code, actor=OPERATOR, version=2)
        other, unfinished = make.published(programme="anders"), make.draft(programme="samen")
        assert handing_over.archive_programme("samen", actor=self.OFFICER, reason="Klaar") == 2
        assert handing_over.archive_programme("samen", actor=self.OFFICER) == 0
        states = {one.code: stored(one.code).status for one in (mine, paused, other, unfinished)}
        assert list(states.values()) == ["ended", "ended", "published", "draft"]
        assert published.public_initiative(mine.code).status == "ended"
        assert actions_on(f"initiative:{mine.pk}")[0] == "initiatives.archive"

    def test_who_may_not(self):
        made = make.published(programme="samen")
        strangers = (
            VISITOR,
            person("Ander programma", ("programme_officer", "programme:anders")),
            person("Moderator", ("moderator", ""), ("administrator", "")),
            person("Houder", ("holder", "organisation:voorbeeldhuis")),
        )
        for actor in strangers:
            with pytest.raises(NotAllowed):
                handing_over.archive_programme("samen", actor=actor)
        assert stored(made.code).status == "published"

    def test_on_the_page(self):
        make.published(programme="samen")
        officer = sign_in(
            Client(SERVER_NAME="localhost"),
            account("ambt@voorbeeld.nl", ("programme_officer", "programme:samen")),
        )
        assert "Programma afsluiten" in officer.get("/beheer").content.decode()
        assert "loopt nog" in officer.get("/beheer/programmas/samen/afsluiten").content.decode()
        done = officer.post("/beheer/programmas/samen/afsluiten", {"reason": "Klaar"}, follow=True)
        assert "loopt niets meer" in done.content.decode()
        assert officer.get("/beheer/programmas/anders/afsluiten").status_code == 404
