"""The staff's desk: people and roles, and the audit trail."""

import csv
import io

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.accounts import person, sign_in

from binnenuit.foundation.accounts.models import Account, HeldRole
from binnenuit.foundation.audit import service as audit
from binnenuit.foundation.audit.service import Question
from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.organisations.service import ExampleOrganisation
from binnenuit.kernel.authority import OPERATOR, Actor, Grant, Subject
from binnenuit.kernel.errors import BadInput, NotAllowed
from binnenuit.site.desk import scopes

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    someone = person("beheer@voorbeeld.nl", ("administrator", ""))
    sign_in(client, someone)
    return someone


def note(action, subject, actor=OPERATOR, **details):
    audit.record(actor=actor, action=action, subject=subject, details=details)


@pytest.mark.parametrize("name", ["people", "audit", "audit_csv"])
@pytest.mark.parametrize("role", ["holder", "editor", "coach", "assessor", "programme_officer", "evaluator"])
def test_others_have_no_such_pages(client, name, role):
    scope = {"holder": "organisation:iot", "assessor": "fund:x"}.get(role, "")
    sign_in(client, person("a@voorbeeld.nl", (role, scope)))
    assert client.get(reverse(name)).status_code == 404
    client.logout()
    assert client.get(reverse(name)).status_code == 302


def test_someone_is_invited_and_given_a_role_that_is_ended(client, administrator):
    answer = client.post(reverse("people"), {"email": "nieuw@voorbeeld.nl", "language": "en"})
    someone = Account.objects.get(email="nieuw@voorbeeld.nl")
    assert answer["Location"] == reverse("person", kwargs={"pk": someone.pk})
    asked = {
        "role": "editor",
        "kind": "municipality",
        "scope": "tilburg",
        "starts": "2026-11-24",
        "last": "2027-11-23",
    }
    client.post(answer["Location"], asked)
    held = HeldRole.objects.get(account=someone)
    assert (held.scope_code, str(held.until), held.given_by) == (
        "GM0855",
        "2027-11-24",
        f"person:{administrator.pk}",
    )
    page = client.get(answer["Location"]).content.decode()
    assert "Tilburg" in page
    end = reverse("end_role", kwargs={"pk": someone.pk, "role": held.pk})
    assert "redacteur" in client.get(end).content.decode()
    client.post(end, {"reason": "klaar"})
    assert client.get(end).status_code == 404
    assert audit.actions_on(f"person:{someone.pk}")[0] == "accounts.end_role"


def test_a_form_that_can_not_be_keeps_what_was_typed_and_says_why(client, administrator):
    page = client.post(reverse("people"), {"email": "geen adres", "language": "nl"}).content.decode()
    assert 'value="geen adres"' in page
    address = reverse("person", kwargs={"pk": administrator.pk})
    asked = {"role": "editor", "kind": "municipality", "scope": "Nergenshuizen", "starts": "2026-11-24"}
    page = client.post(address, asked).content.decode()
    assert "Dit vinden we niet" in page
    assert 'value="Nergenshuizen"' in page
    page = client.post(address, {**asked, "scope": "berg"}).content.decode()
    assert "Typ de code van wat je bedoelt" in page
    end = reverse("end_role", kwargs={"pk": administrator.pk, "role": HeldRole.objects.get().pk})
    answer = client.post(end)
    assert answer.status_code == 400
    assert "laatste beheerder" in answer.content.decode()


@pytest.mark.usefixtures("administrator")
def test_people_are_found_by_words_and_role(client):
    person("noor@voorbeeld.nl", ("holder", "organisation:iot"))
    Account.objects.filter(email="noor@voorbeeld.nl").update(display_name="Noor Idrissi")
    assert "Noor Idrissi" in client.get(reverse("people"), {"q": "idris noor"}).content.decode()
    assert "Noor Idrissi" in client.get(reverse("people"), {"rol": "holder"}).content.decode()
    assert "Noor Idrissi" not in client.get(reverse("people"), {"rol": "coach"}).content.decode()
    assert client.get(reverse("person", kwargs={"pk": 10**9})).status_code == 404


def test_what_a_role_is_for_is_found_by_name_or_code():
    row = ExampleOrganisation(code="voorbeeld-de-brug", name="De Brug", kind="foundation")
    organisations.create_examples(actor=OPERATOR, rows=[row])
    assert scopes.find("organisation", "de brug") == "voorbeeld-de-brug"
    assert scopes.find("organisation", "Brug") == "voorbeeld-de-brug"
    assert scopes.find("municipality", "GM0855") == "GM0855"
    assert scopes.find("province", "noord-brabant") == scopes.find("province", "brabant")
    assert scopes.find("", "wat dan ook") == ""
    assert scopes.label("organisation", "voorbeeld-de-brug") == "De Brug"
    assert scopes.label("municipality", "GM0855") == "Tilburg"
    assert scopes.label("programme", "weg") == "weg"
    for kind, text in (("organisation", ""), ("fund", "onbekend"), ("organisation", "onbekend")):
        with pytest.raises(BadInput):
            scopes.find(kind, text)


@pytest.mark.usefixtures("administrator")
def test_the_trail_is_asked_by_person_action_subject_and_period(client):
    note("initiatives.publish", "initiative:1", note="eerste")
    note("accounts.invite", "person:7")
    note("initiatives.save", "initiative:2", Actor("person", "person:7", 7))
    ask = lambda **asked: client.get(reverse("audit"), asked).content.decode()  # noqa: E731
    assert "initiative:1" in ask()
    assert "voormalig account" in ask(wie="7")
    assert "initiative:1" not in ask(wie="person:7")
    assert "person:7" not in ask(wat="initiatives.publish")
    assert "initiative:2" in ask(wat="initiatives.")
    assert "initiative:2" not in ask(waarop="initiative:1")
    assert "initiative:1" not in ask(tot="2020-01-01")
    assert "initiative:1" in ask(van="2020-01-01")
    answer = client.get(reverse("audit"), {"van": "gisteren"})
    assert answer.status_code == 400
    assert "Schrijf een dag als" in answer.content.decode()
    assert client.get(reverse("audit_csv"), {"tot": "gisteren"}).status_code == 400


@pytest.mark.usefixtures("administrator")
def test_the_trail_is_taken_along_as_a_table_that_runs_nothing(client):
    note("initiatives.publish", "initiative:1", reason="=HYPERLINK(1)")
    note("initiatives.publish", "=cmd")
    answer = client.get(reverse("audit_csv"), {"wat": "initiatives."})
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert rows[0] == ["at", "actor", "action", "subject", "details"]
    assert [row[3] for row in rows[1:]] == ["'=cmd", "initiative:1"]


@pytest.mark.usefixtures("administrator")
def test_the_trail_goes_on_page_by_page(client):
    for number in range(audit.PAGE + 2):
        note("initiatives.save", f"initiative:{number}")
    seen, more = audit.trail(
        Question(action="initiatives.save"), actor=Actor("person", "p", 1, (Grant("administrator"),))
    )
    assert (len(seen), more) == (audit.PAGE, True)
    page = client.get(reverse("audit"), {"wat": "initiatives.save", "voor": seen[-1].pk}).content.decode()
    assert "initiative:1<" in page
    assert "initiative:2<" not in page


def test_a_moderator_sees_what_was_done_where_they_moderate(client):
    note("initiatives.publish", Subject("initiative:hier", frozenset({"municipality:GM0855", "theme:x"})))
    note("initiatives.publish", Subject("initiative:elders", frozenset({"municipality:GM0599"})))
    note("accounts.invite", Subject("person:9", frozenset({"municipality:GM0855"})))

    def seen(*grants):
        found, _more = audit.trail(Question(), actor=Actor("person", "person:1", 1, grants))
        return {entry.subject for entry in found}

    assert seen(Grant("moderator", "municipality:GM0855")) == {"initiative:hier"}
    assert seen(Grant("moderator", "theme:x"), Grant("editor")) == {"initiative:hier"}
    assert seen(Grant("moderator")) == {"initiative:hier", "initiative:elders"}
    assert "person:9" in seen(Grant("administrator"))
    for grants in ((), (Grant("editor"),), (Grant("holder", "organisation:iot"),)):
        with pytest.raises(NotAllowed):
            seen(*grants)
    sign_in(client, person("m@voorbeeld.nl", ("moderator", "municipality:GM0855")))
    assert "initiative:hier" in client.get(reverse("audit")).content.decode()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    asked=st.dictionaries(
        st.sampled_from(["wie", "wat", "waarop", "van", "tot", "voor", "q", "rol", "pagina"]), st.text()
    )
)
def test_whatever_is_asked_is_answered(client, asked):
    if not Account.objects.filter(email="beheer@voorbeeld.nl").exists():
        sign_in(client, person("beheer@voorbeeld.nl", ("administrator", "")))
    for name in ("people", "audit"):
        assert client.get(reverse(name), asked).status_code in {200, 400}
