"""The pages of those who keep initiatives: editing, conflicts, drafts, history, merging, the queue."""

import pytest
from django.test import Client
from tests.factories import initiatives as make
from tests.factories.accounts import person as account
from tests.factories.accounts import sign_in

from binnenuit.domain.initiatives.actions import saving
from binnenuit.domain.initiatives.actions.submissions import HandedIn, submit
from binnenuit.domain.initiatives.models import Draft, Initiative, Submission
from binnenuit.domain.initiatives.queries import initiatives, revisions, stored
from binnenuit.domain.initiatives.rules.findings import NAMES, refusal, wrong
from binnenuit.domain.initiatives.service import published, records
from binnenuit.domain.initiatives.web.desk import wording
from binnenuit.domain.initiatives.web.desk.reading import read
from binnenuit.domain.initiatives.web.desk.typed import of_content
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.kernel.authority import OPERATOR, VISITOR
from binnenuit.kernel.errors import BadInput

BY_TITLE = "text-nl-title"


def logged_in(*roles, email="iemand@voorbeeld.nl"):
    return sign_in(Client(SERVER_NAME="localhost"), account(email, *roles))


@pytest.fixture
def saved(words):  # noqa: ARG001 -- the thesaurus
    return make.published()


@pytest.fixture
def holder(saved):  # noqa: ARG001 -- makes the organisation
    return logged_in(("holder", "organisation:voorbeeldhuis"))


@pytest.fixture
def moderator(words):  # noqa: ARG001 -- opens the database
    return logged_in(("moderator", ""), email="moderator@voorbeeld.nl")


def typed(content=None, **changes):
    """Return the form as a browser sends it."""
    given = of_content(content or make.content())
    return {**given, **changes}


def text(answer):
    return answer.content.decode()


def test_the_form_gives_back_what_is_stored(saved):
    given = make.content(
        areas=(records.Area("province", "PV28"), records.Area("country", "NL")),
        cost="amount",
        cost_cents=250,
        minimum_age=12,
        contact=records.Contact("Balie", "balie@example.org", "010 1234567", "https://example.org"),
        schedules=(
            records.Schedule(make.TUESDAY_AT_TEN, "FREQ=WEEKLY;BYDAY=TU", 120, note="niet in juli"),
            records.Schedule(make.TUESDAY_AT_TEN, "FREQ=WEEKLY;BYDAY=TU,TH", 90),
            records.Schedule(make.TUESDAY_AT_TEN, "", 60),
        ),
    )
    reading = read(of_content(given))
    assert reading.errors == {}
    assert reading.content == given
    assert saved


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(holder, saved):
    wrong = typed(
        **{
            BY_TITLE: [""],
            "place-0-municipality": ["Nergenshuizen"],
            "when-0-from": ["kwart over"],
            "areas": ["Utrecht, Atlantis"],
            "cost": ["amount"],
            "amount": ["veel"],
            "minimum_age": ["oud"],
            "period_from": ["morgen"],
        }
    )
    page = text(
        holder.post(f"/beheer/initiatieven/{saved.code}/bewerken", {**wrong, "version": "2", "doen": "save"})
    )
    for field in (
        BY_TITLE,
        "place-0-municipality",
        "when-0-from",
        "areas",
        "amount",
        "minimum_age",
        "period_from",
    ):
        assert f'<a href="#veld-{field}">' in page
    for value in ("Nergenshuizen", "kwart over", "Utrecht, Atlantis", "veel", "oud", "morgen"):
        assert f'value="{value}"' in page
    assert stored(saved.code).version == 2


def test_a_holder_edits_and_it_is_a_revision_with_the_reason(holder, saved):
    changes = {BY_TITLE: ["Praatcafé"], "reason": ["Nieuwe naam"], "version": "2", "doen": "save"}
    answer = holder.post(f"/beheer/initiatieven/{saved.code}/bewerken", typed(**changes))
    assert answer.headers["Location"] == f"/beheer/initiatieven/{saved.code}"
    newest = revisions(saved.code, actor=OPERATOR)[0]
    assert (newest.reason, newest.author[:7]) == ("Nieuwe naam", "person:")
    page = text(holder.get(f"/beheer/initiatieven/{saved.code}/geschiedenis"))
    assert "<del>Taalcafé aan de Maas</del><ins>Praatcafé</ins>" in page
    assert "Nieuwe naam" in page
    back = holder.post(f"/beheer/initiatieven/{saved.code}/geschiedenis", {"version": "3", "naar": "2"})
    assert back.status_code == 303
    assert stored(saved.code).content == make.content()


def test_a_text_that_gives_away_what_is_hidden_is_refused_in_dutch(holder, saved):
    changes = {
        "place-0-hidden": ["1"],
        "text-nl-summary": ["Kom naar Voorbeeldstraat 1"],
        "doen": "save",
        "version": "2",
    }
    page = text(holder.post(f"/beheer/initiatieven/{saved.code}/bewerken", typed(**changes)))
    assert "staat het adres dat verborgen moet blijven" in page
    assert "Kom naar Voorbeeldstraat 1" in page


def test_what_has_no_words_of_the_form_is_said_as_the_rules_say_it_and_once():
    found = [wrong("nowhere"), wrong("no_title", tag="tr"), wrong("no_title", tag="tr")]
    assert wording.refusals(refusal(found)) == [
        "Vul een plaats in, of voor inwoners van welke gemeente het is, of kies online.",
        "texts tr: the title is empty",
    ]
    assert wording.refusals(BadInput("Hier is al op geantwoord.")) == ["Hier is al op geantwoord."]
    assert set(wording.REFUSALS) <= set(NAMES)


def test_two_at_once_both_are_seen_and_nothing_is_lost(holder, saved):
    saving.save_initiative(make.content(languages=("nl",)), actor=OPERATOR, code=saved.code, version=2)
    changes = {BY_TITLE: ["Praatcafé"], "version": "2", "doen": "save"}
    page = text(holder.post(f"/beheer/initiatieven/{saved.code}/bewerken", typed(**changes)))
    assert "Iemand anders heeft dit ondertussen veranderd" in page
    assert "<del>Turks</del>" in page
    assert 'value="Praatcafé"' in page
    assert 'name="version" value="3"' in page
    assert stored(saved.code).content.texts["nl"].title == "Taalcafé aan de Maas"
    again = holder.post(f"/beheer/initiatieven/{saved.code}/bewerken", typed(**{**changes, "version": "3"}))
    assert again.status_code == 303
    assert stored(saved.code).content.texts["nl"].title == "Praatcafé"


def test_a_preview_shows_it_and_saves_nothing(holder, saved, index):
    index()
    changes = {BY_TITLE: ["Praatcafé"], "version": "2", "doen": "preview"}
    page = text(holder.post(f"/beheer/initiatieven/{saved.code}/bewerken", typed(**changes)))
    assert "Zo gaat het eruitzien" in page
    assert "<h1>Praatcafé</h1>" in page
    assert stored(saved.code).version == 2
    back = text(
        holder.post(f"/beheer/initiatieven/{saved.code}/bewerken", typed(**{**changes, "doen": "back"}))
    )
    assert 'value="Praatcafé"' in back


def test_a_draft_stands_beside_what_is_published(holder, saved):
    address = f"/beheer/initiatieven/{saved.code}/bewerken"
    holder.post(
        address, typed(**{BY_TITLE: ["Half af"], "minimum_age": ["oud"], "version": "2", "doen": "draft"})
    )
    page = text(holder.get(address))
    assert 'value="Half af"' in page
    assert 'value="oud"' in page
    assert "kladversie" in text(holder.get(f"/beheer/initiatieven/{saved.code}"))
    assert stored(saved.code).content == make.content()
    other = logged_in(("holder", "organisation:voorbeeldhuis"), email="ander@voorbeeld.nl")
    assert "Half af" not in text(other.get(address))
    holder.post(address, typed(**{BY_TITLE: ["Af"], "version": "2", "doen": "save"}))
    assert not Draft.objects.exists()
    holder.post(address, typed(doen="draft", version="3"))
    holder.post(address, typed(doen="drop", version="3"))
    assert not Draft.objects.exists()


def test_the_steps_of_its_life(holder, saved):
    address = f"/beheer/initiatieven/{saved.code}"
    for what, status in (
        ("pause", "paused"),
        ("publish", "published"),
        ("end", "ended"),
        ("publish", "published"),
    ):
        holder.post(address, {"doen": what, "version": stored(saved.code).version, "reason": "Zomer"})
        assert stored(saved.code).status == status
    Initiative.objects.update(last_confirmed=None)
    holder.post(address, {"doen": "confirm", "version": stored(saved.code).version})
    assert stored(saved.code).last_confirmed is not None
    stale = holder.post(address, {"doen": "end", "version": "1"}, follow=True)
    assert "Iemand anders heeft dit net veranderd" in text(stale)
    assert stored(saved.code).status == "published"


PAGES = ("", "/bewerken", "/geschiedenis", "/samenvoegen")


def test_who_may_not_sees_no_page_and_changes_nothing(saved, client):
    client = Client(SERVER_NAME="localhost")
    strangers = [
        logged_in(email="niemand@voorbeeld.nl"),
        logged_in(("holder", "organisation:anders"), email="elders@voorbeeld.nl"),
        logged_in(("editor", "municipality:GM0855"), email="tilburg@voorbeeld.nl"),
        logged_in(
            ("coach", ""), ("programme_officer", ""), ("administrator", ""), email="anders@voorbeeld.nl"
        ),
    ]
    for page in PAGES:
        address = f"/beheer/initiatieven/{saved.code}{page}"
        assert "/account/" in client.get(address).headers["Location"]
        for stranger in strangers:
            for answer in (
                stranger.get(address),
                stranger.post(address, typed(**{BY_TITLE: ["Gekaapt"], "doen": "save", "version": "2"})),
                stranger.post(address, {"doen": "end", "version": "2"}),
                stranger.post(address, {"naar": "1", "version": "2"}),
            ):
                assert answer.status_code == 404, address
    assert stored(saved.code).version == 2


def test_a_moderator_without_a_second_factor_is_led_to_one(saved):
    browser = Client(SERVER_NAME="localhost")
    sign_in(browser, account("zonder@voorbeeld.nl", ("moderator", "")), second_factor=False)
    for address in ("/beheer/wachtrij", f"/beheer/initiatieven/{saved.code}"):
        assert "/account/" in browser.get(address).headers["Location"]


class TestQueue:
    def hand_in(self, **changes):
        given = {
            "name": "Soepcafé",
            "what": "Samen eten",
            "where": "Tilburg",
            "who": "De Pan",
            "link": "depan.nl",
        }
        submit(HandedIn("proposal", {**given, **changes}), actor=VISITOR)
        return Submission.objects.latest("pk")

    def test_a_proposal_becomes_an_initiative_in_the_proposers_name(self, moderator, saved):
        found = self.hand_in()
        assert "Soepcafé" in text(moderator.get("/beheer/wachtrij"))
        assert "Samen eten" in text(moderator.get(f"/beheer/wachtrij/{found.pk}"))
        address = f"/beheer/initiatieven/nieuw?uit={found.pk}"
        page = text(moderator.get(address))
        assert 'value="Soepcafé"' in page
        form = {
            BY_TITLE: "Soepcafé",
            "place-0-municipality": "Tilburg",
            "organisation": "De Pan",
            "cost": "free",
        }
        refused = text(moderator.post(address, {**form, "doen": "save"}))
        assert "kennen we nog niet" in refused
        assert 'name="make_organisation"' in refused
        done = moderator.post(
            address, {**form, "doen": "save", "make_organisation": "1", "message": "Dank je wel"}
        )
        assert done.status_code == 303
        made = Initiative.objects.get(organisation__code="de-pan")
        assert made.status == "published"
        author = revisions(made.code, actor=OPERATOR)[-1]
        assert (author.author, author.entered_by[:7]) == (f"submission:{found.pk}", "person:")
        found.refresh_from_db()
        assert (found.state, found.initiative_id) == ("accepted", made.pk)
        told = text(Client(SERVER_NAME="localhost").get(f"/voorstel/{found.code}"))
        assert "Dank je wel" in told
        assert f"/initiatieven/soepcafe-{made.code}" in told
        assert "een bezoeker (bericht" in text(
            moderator.get(f"/beheer/initiatieven/{made.code}/geschiedenis")
        )
        assert saved

    def test_when_something_goes_wrong_nothing_of_it_has_happened(self, moderator, words):  # noqa: ARG002
        found = self.hand_in()
        form = {BY_TITLE: "Soepcafé", "organisation": "De Pan", "make_organisation": "1", "doen": "save"}
        page = text(moderator.post(f"/beheer/initiatieven/nieuw?uit={found.pk}", form))
        assert "Vul een plaats in" in page
        assert not Organisation.objects.filter(name="De Pan").exists()
        assert not Initiative.objects.exists()
        assert Submission.objects.get().state == "open"

    def test_a_correction_becomes_a_change(self, moderator, saved):
        submit(HandedIn("correction", {"what": "Ook in het Arabisch"}, initiative=saved.code), actor=VISITOR)
        found = Submission.objects.get()
        address = f"/beheer/initiatieven/{saved.code}/bewerken?uit={found.pk}"
        assert "Ook in het Arabisch" in text(moderator.get(address))
        moderator.post(address, typed(languages=["nl", "tr", "ar"], version="2", doen="save"))
        assert stored(saved.code).content.languages == ("nl", "tr", "ar")
        assert Submission.objects.get().state == "accepted"

    def test_taking_asking_and_refusing(self, moderator):
        found = self.hand_in()
        address = f"/beheer/wachtrij/{found.pk}"
        moderator.post(address, {"doen": "take"})
        assert "Soepcafé" in text(moderator.get("/beheer/wachtrij?van=mij"))
        wordless = moderator.post(address, {"doen": "refuse", "message": " "})
        assert "Schrijf erbij" in text(wordless)
        moderator.post(address, {"doen": "ask", "message": "Voor wie?"})
        moderator.post(address, {"doen": "leave"})
        assert Submission.objects.get().state == "asked"
        assert moderator.post(address, {"doen": "refuse", "message": "Bestaat niet"}).status_code == 303
        again = moderator.post(address, {"doen": "refuse", "message": "Echt niet"}, follow=True)
        assert "al afgehandeld" in text(again)
        assert "Er wacht niets op je" in text(moderator.get("/beheer/wachtrij"))
        assert "Soepcafé" in text(moderator.get("/beheer/wachtrij?stand=refused&soort=proposal"))

    def test_two_proposals_of_the_same_and_one_that_is_there(self, moderator, saved, index):
        index()
        first = self.hand_in(name="Taalcafé aan de Maas", where="Rotterdam")
        second = self.hand_in(name="Taalcafe aan de Maas", where="Rotterdam")
        page = text(moderator.get(f"/beheer/wachtrij/{first.pk}"))
        assert "Misschien staat het er al" in page
        assert f"/initiatieven/{saved.slug}-{saved.code}" in page
        assert f"/beheer/wachtrij/{second.pk}" in page

    def test_an_editor_elsewhere_sees_nothing_of_it(self, words):  # noqa: ARG002
        found = self.hand_in()
        elsewhere = logged_in(("editor", "municipality:GM0599"), email="rotterdam@voorbeeld.nl")
        assert "Soepcafé" not in text(elsewhere.get("/beheer/wachtrij"))
        for answer in (
            elsewhere.get(f"/beheer/wachtrij/{found.pk}"),
            elsewhere.post(f"/beheer/wachtrij/{found.pk}", {"doen": "refuse", "message": "Nee"}),
            elsewhere.get(f"/beheer/initiatieven/nieuw?uit={found.pk}"),
        ):
            assert answer.status_code == 404
        holder = logged_in(("holder", "organisation:anders"), email="houder@voorbeeld.nl")
        assert holder.get("/beheer/wachtrij").status_code == 404
        assert Submission.objects.get().state == "open"


class TestMerging:
    def test_both_addresses_work_and_it_can_be_undone(self, moderator, saved, index):
        other = make.published(texts={"nl": make.Text("Taalcafé Maas")})
        index()
        page = text(
            moderator.get(f"/beheer/initiatieven/{saved.code}/samenvoegen?met=https://x.nl/a-{other.code}")
        )
        assert "Dit verandert er voor bezoekers" in page
        assert "dezelfde gemeente" in page
        moderator.post(
            f"/beheer/initiatieven/{saved.code}/samenvoegen",
            {"doen": "merge", "met": other.code, "version": "2"},
        )
        visitor = Client(SERVER_NAME="localhost")
        for suffix in ("", ".ics"):
            answer = visitor.get(f"/initiatieven/{saved.slug}-{saved.code}{suffix}")
            assert answer.status_code == 301
            assert answer.headers["Location"] == f"/initiatieven/{other.slug}-{other.code}{suffix}"
        assert published.public_initiative(saved.code).code == other.code
        assert [one.code for one in initiatives.public_initiatives(*initiatives.bounds())] == [other.code]
        moderator.post(f"/beheer/initiatieven/{saved.code}/samenvoegen", {"doen": "split"})
        assert visitor.get(f"/initiatieven/{saved.slug}-{saved.code}").status_code == 200

    def test_not_with_itself_nor_with_what_one_may_not_keep(self, saved):
        other = make.published(organisation="anders", locations=(records.Location(make.TILBURG),), themes=())
        editor = logged_in(("editor", "municipality:GM0599"), email="rotterdam@voorbeeld.nl")
        for code in (saved.code, other.code, "niets"):
            answer = editor.post(
                f"/beheer/initiatieven/{saved.code}/samenvoegen",
                {"doen": "merge", "met": code, "version": "2"},
            )
            assert 'id="fout-met"' in text(answer)
        assert not Initiative.objects.filter(merged_into__isnull=False).exists()


def test_what_one_keeps(holder, saved, moderator):
    assert "Taalcafé aan de Maas" in text(holder.get("/beheer/initiatieven"))
    assert "Niets gevonden" in text(moderator.get("/beheer/initiatieven?q=bestaatniet"))
    assert saved.code in text(moderator.get("/beheer/initiatieven?q=taalcafé"))
