"""Inviting people, giving and ending roles; one's own account, and what is left when it goes."""

import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.factories.accounts import PASSWORD, give, person, sign_in

from binnenuit.foundation.accounts import service as accounts
from binnenuit.foundation.accounts.models import Account, AccountSession, HeldRole
from binnenuit.foundation.accounts.rules import person as actor_for
from binnenuit.foundation.accounts.service import RoleGift
from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.foundation.audit.service import actions_of, actions_on
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR, Grant
from binnenuit.kernel.errors import BadInput, NotAllowed, NotFound

pytestmark = pytest.mark.django_db
HOLDER_OF_IOT = ("holder", "organisation:iot")


def gift(role="holder", kind="organisation", code="iot", **changes):
    return RoleGift(role, kind, code, **{"starts": clock.today(), **changes})


def test_who_is_invited_gets_a_mail_in_their_language_with_a_link(
    mailoutbox, django_capture_on_commit_callbacks, client
):
    with django_capture_on_commit_callbacks(execute=True):
        pk = accounts.find_or_invite(" Nieuw@Voorbeeld.nl", actor=OPERATOR, language="en")
    (mail,) = mailoutbox
    assert mail.to == ["nieuw@voorbeeld.nl"]
    assert "Choose a password" in mail.body
    html, kind = mail.alternatives[0]
    assert kind == "text/html"
    assert 'lang="en"' in html
    link = next(line for line in mail.body.splitlines() if "/nieuw/" in line)
    page = client.get("/" + link.split("/", 3)[3], follow=True)
    assert page.status_code == 200
    assert accounts.find_or_invite("nieuw@voorbeeld.nl", actor=OPERATOR) == pk
    assert len(mailoutbox) == 1, "who has an account gets no second invitation"
    assert actions_on(f"person:{pk}") == ["accounts.make_link", "accounts.invite"]
    assert "nieuw@" not in json.dumps(list(AuditEntry.objects.values("actor", "subject", "details")))


def test_who_took_an_address_that_is_not_theirs_loses_it_to_its_owner():
    squatter = Account.objects.create_user("eigenaar@voorbeeld.nl", PASSWORD)
    EmailAddress.objects.create(user=squatter, email=squatter.email, verified=False, primary=True)
    assert accounts.find_or_invite("eigenaar@voorbeeld.nl", actor=SYSTEM) == squatter.pk
    squatter.refresh_from_db()
    assert not squatter.has_usable_password()


@pytest.mark.parametrize("email", ["", "geen adres", "a@b", "x" * 250 + "@voorbeeld.nl"])
def test_what_is_no_address_is_not_invited(email):
    with pytest.raises(BadInput, match="geen e-mailadres"):
        accounts.find_or_invite(email, actor=OPERATOR)


def test_a_role_is_given_once_audited_and_ended():
    someone = person()
    key = accounts.give_role(someone.pk, gift(reason="vraag van de organisatie"), actor=OPERATOR)
    assert accounts.give_role(someone.pk, gift(), actor=OPERATOR) == key
    assert accounts.grants_of(someone.pk) == (Grant("holder", "organisation:iot"),)
    assert [one.email for one in accounts.holders_of("iot")] == [someone.email]
    accounts.end_role(key, actor=OPERATOR, reason="weg")
    assert accounts.grants_of(someone.pk) == ()
    assert accounts.holders_of("iot") == []
    assert HeldRole.objects.get(pk=key).until == clock.today(), "ended, not erased"
    assert actions_on(f"person:{someone.pk}") == ["accounts.end_holder", "accounts.give_holder"]
    with pytest.raises(NotFound):
        accounts.end_role(key + 1, actor=OPERATOR)
    with pytest.raises(NotFound):
        accounts.give_role(someone.pk + 1, gift(), actor=OPERATOR)


def test_a_wrong_role_is_refused_with_a_reason():
    someone = person()
    for wrong, words in (
        (gift("editor"), "kan niet gelden"),
        (gift(code=""), "waarvoor"),
        (gift(until=clock.today()), "laatste dag"),
        (gift(reason="x" * 301), "te lang"),
    ):
        with pytest.raises(BadInput, match=words):
            accounts.give_role(someone.pk, wrong, actor=OPERATOR)
    assert HeldRole.objects.count() == 0


def test_an_editor_makes_holders_where_they_are_editor_and_nothing_else():
    editor = actor_for(person("e@voorbeeld.nl").pk, (Grant("editor", "municipality:GM0855"),))
    someone = person()
    with pytest.raises(NotAllowed):
        accounts.give_role(someone.pk, gift(), actor=editor)
    with pytest.raises(NotAllowed):
        accounts.give_role(someone.pk, gift(), actor=editor, within=frozenset({"municipality:GM0599"}))
    here = frozenset({"municipality:GM0855"})
    accounts.give_role(someone.pk, gift(), actor=editor, within=here)
    with pytest.raises(NotAllowed):
        accounts.give_role(someone.pk, gift("moderator", "", ""), actor=editor, within=here)
    with pytest.raises(NotAllowed):
        accounts.find_or_invite("x@voorbeeld.nl", actor=VISITOR)


def test_people_to_write_to_are_those_who_hold_the_role_there_or_everywhere():
    here = person("hier@voorbeeld.nl", ("moderator", "municipality:GM0855"))
    everywhere = person("overal@voorbeeld.nl", ("moderator", ""))
    person("elders@voorbeeld.nl", ("moderator", "municipality:GM0599"))
    past = person("voorbij@voorbeeld.nl")
    give(past, "moderator", starts=clock.today() - timedelta(days=2), until=clock.today())
    found = accounts.people_with(["moderator", "editor"], ["municipality:GM0855", "theme:x"])
    assert [one.pk for one in found] == [here.pk, everywhere.pk]


def test_the_last_administrator_stays():
    leader = person("a@voorbeeld.nl", ("administrator", ""))
    actor = actor_for(leader.pk, (Grant("administrator"),))
    (role,) = HeldRole.objects.filter(account=leader)
    with pytest.raises(BadInput, match="laatste beheerder"):
        accounts.end_role(role.pk, actor=actor)
    with pytest.raises(BadInput, match="laatste beheerder"):
        accounts.delete_account(leader.pk, actor=actor)
    person("b@voorbeeld.nl", ("administrator", ""))
    accounts.end_role(role.pk, actor=actor)


def test_a_profile_is_ones_own():
    someone, other = person(), person("b@voorbeeld.nl")
    actor = actor_for(someone.pk)
    accounts.save_profile(someone.pk, actor=actor, display_name="  Noor   Idrissi ", language="en")
    assert accounts.display_name(someone.pk) == "Noor Idrissi"
    for act in (
        lambda: accounts.save_profile(other.pk, actor=actor, display_name="", language="nl"),
        lambda: accounts.end_sessions(other.pk, actor=actor),
        lambda: accounts.export(other.pk, actor=actor),
        lambda: accounts.delete_account(other.pk, actor=actor),
        lambda: accounts.delete_account(other.pk, actor=OPERATOR),
    ):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(BadInput):
        accounts.save_profile(someone.pk, actor=actor, display_name="x" * 81, language="nl")


def test_ones_sessions_are_seen_and_ended(client):
    someone = person()
    sign_in(client, someone, second_factor=False)
    others = [sign_in(Client(), someone, second_factor=False) for _ in range(2)]
    for browser in (client, *others):
        browser.get(reverse("account_home"))
    page = client.get(reverse("account_sessions")).content.decode()
    assert page.count("Onbekende browser") == 3
    assert others[0].session.session_key not in page, "a session's key is a secret"
    mark = next(
        one.mark for one in accounts.sessions_of(someone.pk) if one.key == others[0].session.session_key
    )
    client.post(reverse("account_sessions"), {"session": mark})
    assert others[0].get(reverse("account_home")).status_code == 302
    client.post(reverse("account_sessions"), {"session": "onbekend"})
    assert others[1].get(reverse("account_home")).status_code == 200
    client.post(reverse("account_sessions"))
    assert others[1].get(reverse("account_home")).status_code == 302
    assert client.get(reverse("account_home")).status_code == 200
    assert AccountSession.objects.filter(account=someone).count() == 1


def test_ones_data_can_be_taken_along(client):
    someone = person("a@voorbeeld.nl", HOLDER_OF_IOT)
    sign_in(client, someone, second_factor=False)
    assert client.get(reverse("account_data")).status_code == 200
    answer = client.post(reverse("account_data"))
    assert "attachment" in answer.headers["Content-Disposition"]
    data = answer.json()
    assert data["account"]["email"] == "a@voorbeeld.nl"
    assert data["roles"][0]["scope"] == {"kind": "organisation", "code": "iot"}
    assert len(data["sessions"]) == 1
    assert client.session.session_key not in answer.content.decode()


def test_a_deleted_account_leaves_its_work_in_order():
    person("leider@voorbeeld.nl", ("administrator", ""))
    someone = person("a@voorbeeld.nl", HOLDER_OF_IOT)
    accounts.save_profile(someone.pk, actor=actor_for(someone.pk), display_name="Noor", language="nl")
    pk, name = someone.pk, f"person:{someone.pk}"
    accounts.delete_account(pk, actor=actor_for(pk))
    assert not Account.objects.filter(pk=pk).exists()
    assert HeldRole.objects.filter(account=pk).count() == 0
    assert accounts.display_names([pk]) == {pk: "voormalig account"}
    assert accounts.actor_names([name, "operator (command line)"]) == {
        name: "voormalig account",
        "operator (command line)": "operator (command line)",
    }
    assert [action for _at, action, _subject in actions_of(name)] == [
        "accounts.delete",
        "accounts.save_profile",
    ]
    assert person("nieuw@voorbeeld.nl").pk > pk, "a number is never used again"


def test_deleting_asks_who_one_is_and_ends_everything(client):
    someone = person("a@voorbeeld.nl", password=PASSWORD)
    sign_in(client, someone, second_factor=False)
    assert client.get(reverse("account_delete"))["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert "Verwijder mijn account" in client.get(reverse("account_delete")).content.decode()
    answer = client.post(reverse("account_delete"), follow=True)
    assert "Je account is verwijderd." in answer.content.decode()
    assert not Account.objects.filter(pk=someone.pk).exists()


def test_names_are_in_the_readers_language():
    someone = person()
    with translation.override("en"):
        assert accounts.display_names([someone.pk, 10**9]) == {
            someone.pk: f"account {someone.pk}",
            10**9: "former account",
        }
