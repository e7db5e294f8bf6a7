"""Organisations kept true: the pages of their keepers, and what visitors hand in about them."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.factories import initiatives as make
from tests.factories.accounts import person as account
from tests.factories.accounts import sign_in
from tests.factories.organisations import OrganisationFactory

from binnenuit.domain.initiatives.actions.steps import end
from binnenuit.domain.initiatives.actions.submissions import HandedIn, submit
from binnenuit.domain.initiatives.models import Initiative, Submission
from binnenuit.domain.initiatives.queries.where_active import scopes_of_all
from binnenuit.domain.initiatives.service.records import Location
from binnenuit.foundation.link_checks.service import NIGHTS, LinkPlace, LinkStatus, PublishedLink, note_link
from binnenuit.foundation.organisations import service
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.foundation.organisations.queries.keeping import stored
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR
from binnenuit.search import outbox
from binnenuit.search.indexing import rebuild
from binnenuit.site.desk.organisations import typed as form

CODE = "voorbeeldhuis"
EDIT = f"/beheer/organisaties/{CODE}/bewerken"
HISTORY = f"/beheer/organisaties/{CODE}/geschiedenis"


def logged_in(*roles, email="iemand@voorbeeld.nl"):
    return sign_in(Client(SERVER_NAME="localhost"), account(email, *roles))


def text(answer):
    return answer.content.decode()


def typed(**changes):
    """Return the form as a browser sends it."""
    return {
        **form.of_data(stored(CODE).data),
        "version": str(stored(CODE).version),
        "doen": "save",
        **changes,
    }


@pytest.fixture
def saved(index):
    made = make.published()
    index()
    return made


@pytest.fixture
def holder(saved):  # noqa: ARG001 -- makes the organisation
    return logged_in(("holder", f"organisation:{CODE}"))


@pytest.fixture
def moderator(saved):  # noqa: ARG001 -- makes the organisation
    return logged_in(("moderator", ""), email="moderator@voorbeeld.nl")


def test_a_holder_finds_edits_and_goes_back(holder):
    assert f"/beheer/organisaties/{CODE}" in text(holder.get("/beheer/organisaties"))
    assert "/beheer/organisaties" in text(holder.get("/beheer"))
    changes = {
        "short_name": ["VH"],
        "description-nl": ["Een huis waar je binnenloopt."],
        "source-0-title": ["Jaarverslag"],
        "source-0-url": ["https://example.org/jaar"],
        "reason": ["Dat ontbrak"],
    }
    answer = holder.post(EDIT, typed(**changes))
    assert answer.headers["Location"] == f"/beheer/organisaties/{CODE}"
    page = text(holder.get(HISTORY))
    assert "<ins>Een huis waar je binnenloopt.</ins>" in page
    assert "Dat ontbrak" in page
    assert "Jaarverslag, https://example.org/jaar" in page
    assert holder.post(HISTORY, {"naar": "1", "version": "2"}).status_code == 303
    assert stored(CODE).data.short_name == ""
    assert stored(CODE).version == 3


def test_another_name_is_indexed_wherever_it_stands(holder, saved, settings):
    part = OrganisationFactory(code="tak", name="De Tak", part_of=Organisation.objects.get(code=CODE))
    far = [make.published() for _number in range(25)][-1]
    OrganisationFactory(code="ander", name="Anders")
    Initiative.objects.filter(pk__gt=saved.pk, pk__lt=far.pk).update(
        organisation=Organisation.objects.get(code="ander")
    )
    before = outbox.position()
    holder.post(EDIT, typed(name=["Het Nieuwe Huis"]))
    told = {(entry.kind, entry.first, entry.last) for entry in outbox.since(before, 100)}
    assert {
        ("initiative", saved.pk, saved.pk),
        ("initiative", far.pk, far.pk),
        ("organisation", part.pk, part.pk),  # type: ignore[attr-defined]
    } <= told
    rebuild.rebuild(settings.INDEX_FOLDER)
    assert "Het Nieuwe Huis" in text(holder.get("/zoeken?q=taalcafe"))
    before = outbox.position()
    holder.post(EDIT, typed(website=["https://example.org"]))
    assert {entry.kind for entry in outbox.since(before, 100)} == {"organisation"}


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(holder):
    wrong = {
        "name": [""],
        "website": ["overal"],
        "kvk": ["12"],
        "description-en": ["Only English"],
        "source-3-title": ["Zonder adres"],
        "source-3-checked": ["gisteren"],
    }
    page = text(holder.post(EDIT, typed(**wrong)))
    for name in ("name", "website", "kvk", "description-nl", "source-3-url", "source-3-checked"):
        assert f'<a href="#veld-{name}">' in page
        assert f'id="veld-{name}"' in page
    for value in ("overal", "12", "Zonder adres", "gisteren"):
        assert f'value="{value}"' in page
    assert "Only English" in page
    assert stored(CODE).version == 1


def test_two_at_once_see_each_other(holder, moderator):
    moderator.post(EDIT, typed(short_name=["Moderator"]))
    page = text(holder.post(EDIT, typed(short_name=["Houder"], version="1")))
    assert "Iemand anders heeft dit ondertussen veranderd" in page
    assert "<ins>Moderator</ins>" in page
    assert 'value="Houder"' in page
    assert stored(CODE).data.short_name == "Moderator"
    assert holder.post(EDIT, typed(short_name=["Houder"])).status_code == 303
    assert stored(CODE).data.short_name == "Houder"
    late = holder.post(HISTORY, {"naar": "1", "version": "1"}, follow=True)
    assert "net veranderd" in text(late)


def test_a_preview_shows_the_page_and_keeps_the_form(holder):
    page = text(holder.post(EDIT, typed(name=["Het Nieuwe Huis"], doen="preview")))
    assert re.search(r"<h1>\s*Het Nieuwe Huis", page)
    assert '<input type="hidden" name="name" value="Het Nieuwe Huis">' in page
    assert stored(CODE).version == 1
    assert 'value="Het Nieuwe Huis"' in text(holder.post(EDIT, typed(name=["Het Nieuwe Huis"], doen="back")))


def test_a_draft_may_be_half_finished_and_is_thrown_away(holder):
    holder.post(EDIT, typed(name=[""], short_name=["Half"], doen="draft"))
    assert "kladversie" in text(holder.get(f"/beheer/organisaties/{CODE}"))
    page = text(holder.get(EDIT))
    assert 'value="Half"' in page
    assert "Gooi de kladversie weg" in page
    holder.post(EDIT, typed(doen="drop"))
    assert 'value="Half"' not in text(holder.get(EDIT))


def test_only_an_editor_says_what_it_is_a_part_of(holder, moderator):
    OrganisationFactory(code="koepel", name="De Koepel")
    assert "Alleen een redacteur" in text(holder.post(EDIT, typed(part_of=["De Koepel"])))
    assert 'id="veld-part_of"' not in text(holder.get(EDIT))
    assert moderator.post(EDIT, typed(part_of=["De Koepel"])).status_code == 303
    assert stored(CODE).data.part_of == "koepel"
    assert "kennen we nog niet" in text(moderator.post(EDIT, typed(part_of=["Nergens"])))
    assert "onderdeel van zichzelf" in text(moderator.post(EDIT, typed(part_of=[stored(CODE).data.name])))


def test_who_may_not_does_not_see_it(holder):
    OrganisationFactory(code="ander")
    for path in ("", "/bewerken", "/geschiedenis"):
        assert holder.get(f"/beheer/organisaties/ander{path}").status_code == 404
        elsewhere = logged_in(("editor", "municipality:GM0855"), email=f"e{len(path)}@voorbeeld.nl")
        assert elsewhere.get(f"/beheer/organisaties/{CODE}{path}").status_code == 404
        assert Client(SERVER_NAME="localhost").get(f"/beheer/organisaties/{CODE}{path}").status_code == 302
    assert text(elsewhere.get("/beheer/organisaties?q=ander")).count("Niets gevonden") == 1


def test_an_editor_keeps_what_works_in_one_place_only(saved):
    editor = logged_in(("editor", "municipality:GM0599"))
    assert editor.get(EDIT).status_code == 200
    assert CODE in text(editor.get("/beheer/organisaties?q=voorbeeld"))
    elsewhere = make.published(locations=(Location(make.TILBURG),))
    assert not any(scope.startswith(("municipality:", "province:")) for scope in scopes_of_all(CODE))
    assert editor.get(EDIT).status_code == 404
    end(elsewhere.code, actor=OPERATOR, version=2)
    assert "municipality:GM0599" in scopes_of_all(CODE), "what has ended counts no longer"
    assert scopes_of_all("nergens") == frozenset()
    assert saved.code


def test_everyone_can_say_what_is_wrong_and_an_editor_takes_it_over(saved, moderator):
    visitor = Client(SERVER_NAME="localhost")
    page = text(visitor.get(f"/organisaties/{CODE}"))
    assert f'href="/organisaties/{CODE}/verbeteren"' in page
    assert f'href="/organisaties/{CODE}/melden"' in page
    assert "Verstuur" in text(visitor.get(f"/organisaties/{CODE}/verbeteren"))
    assert 'name="reason"' in text(visitor.get(f"/ar/organisaties/{CODE}/melden"))
    assert visitor.get("/organisaties/nergens/verbeteren").status_code == 404
    code = submit(HandedIn("correction", {"what": "Ze heten nu Huis"}, organisation=CODE), actor=VISITOR)
    found = Submission.objects.get()
    item = text(moderator.get(f"/beheer/wachtrij/{found.pk}"))
    assert f"{EDIT}?uit={found.pk}" in item
    editing = text(moderator.get(f"{EDIT}?uit={found.pk}"))
    assert "Ze heten nu Huis" in editing
    done = moderator.post(f"{EDIT}?uit={found.pk}", typed(name=["Huis"], message="Dank je"))
    assert done.status_code == 303
    answer = text(visitor.get(f"/voorstel/{code}"))
    assert "Dank je" in answer
    assert f'href="/organisaties/{CODE}"' in answer
    newest = service.organisation_revisions(CODE, actor=OPERATOR)[0]
    assert newest.author == f"submission:{found.pk}"
    assert "een bezoeker" in text(moderator.get(HISTORY))
    assert moderator.get(f"/beheer/organisaties/{CODE}/bewerken?uit=99").status_code == 404
    assert saved.code


def test_a_report_lies_in_the_queue_of_who_keeps_the_place(saved):
    submit(HandedIn("report", {"reason": "danger"}, organisation=CODE), actor=VISITOR)
    found = Submission.objects.get()
    here = logged_in(("editor", "municipality:GM0599"))
    there = logged_in(("editor", "municipality:GM0855"), email="daar@voorbeeld.nl")
    assert "Open de organisatie" in text(here.get(f"/beheer/wachtrij/{found.pk}"))
    assert there.get(f"/beheer/wachtrij/{found.pk}").status_code == 404
    assert saved.code


def test_a_broken_link_says_why_and_is_decided_with_a_reason(saved, moderator):
    link = PublishedLink(
        "https://example.org/weg", "example.org", [LinkPlace("initiative", saved.code, saved.slug)]
    )
    for night in range(NIGHTS):
        with clock.stopped(datetime(2026, 11, 20 + night, 3, tzinfo=UTC)):
            note_link(link, LinkStatus(works=False, cause="gone"), actor=SYSTEM)
    found = Submission.objects.get()
    address = f"/beheer/wachtrij/{found.pk}"
    page = text(moderator.get(address))
    assert "De pagina bestaat niet meer." in page
    assert "20 november 2026" in page
    assert f"/beheer/initiatieven/{saved.code}" in page
    assert "indiener" not in page
    assert "Kapotte link" in text(moderator.get("/beheer/wachtrij?soort=link"))
    assert "Schrijf erbij waarom" in text(moderator.post(address, {"doen": "refuse", "message": ""}))
    assert moderator.post(address, {"doen": "refuse", "message": "Doet het hier"}).status_code == 303
    found.refresh_from_db()
    assert found.state == "refused"
