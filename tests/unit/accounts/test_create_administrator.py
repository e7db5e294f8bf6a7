"""The first administrator, made at the command line; and what the demo says about it."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from django.core.cache import cache
from tests.factories.accounts import PASSWORD, person

from binnenuit.composition.commands.accounts import command
from binnenuit.composition.commands.demo import way_in
from binnenuit.foundation.accounts.models import Account, HeldRole
from binnenuit.foundation.audit.service import actions_on
from binnenuit.kernel.errors import BadInput

EMAIL = "baas@voorbeeld.nl"


@pytest.fixture(autouse=True)
def no_limits_left_over():
    cache.clear()
    yield
    cache.clear()


def create(email=EMAIL):
    done = CliRunner().invoke(command, ["create-administrator", "--email", email], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def link_in(text):
    return urlsplit(re.search(r"^https?://\S+$", text, re.MULTILINE)[0]).path


def choose_password(client, path, password=PASSWORD):
    shown = client.get(path, follow=True)
    return (
        client.post(shown.redirect_chain[-1][0], {"password1": password, "password2": password})
        if shown.redirect_chain
        else shown
    )


@pytest.mark.django_db(transaction=True)
def test_it_makes_an_account_with_the_role_and_a_link_that_works_once(client, mailoutbox):
    said = create()
    assert mailoutbox == [], "the link is handed over, not mailed to who may not expect it"
    account = Account.objects.get(email=EMAIL)
    assert f"{EMAIL} is an administrator" in said
    held = HeldRole.objects.get()
    assert (held.account_id, held.role, held.scope_kind, held.until) == (
        account.pk,
        "administrator",
        "",
        None,
    )
    assert not account.has_usable_password()
    assert choose_password(client, link_in(said)).status_code == 302
    account.refresh_from_db()
    assert account.check_password(PASSWORD)
    choose_password(client, link_in(said), "een heel ander wachtwoord")
    account.refresh_from_db()
    assert account.check_password(PASSWORD), "the link has been used"
    assert {"accounts.make", "accounts.give_role"} <= set(actions_on(f"person:{account.pk}"))


@pytest.mark.django_db
def test_again_gives_a_new_link_and_no_second_role():
    first, second = create(), create(EMAIL.upper())
    assert link_in(first)
    assert link_in(second)
    assert Account.objects.count() == HeldRole.objects.count() == 1


@pytest.mark.django_db
def test_who_has_an_account_already_keeps_the_password():
    person(EMAIL, password=PASSWORD)
    create()
    assert Account.objects.get().check_password(PASSWORD)
    assert HeldRole.objects.get().role == "administrator"


@pytest.mark.django_db
def test_what_is_no_address_makes_nothing():
    with pytest.raises(BadInput, match="e-mailadres"):
        create("baas")
    assert not Account.objects.exists()


def test_the_demo_says_where_mail_is_and_how_to_get_in():
    here = (Path("/srv/een map"), "http://127.0.0.1:8001")
    mail, account = way_in(*here, sends=False, program=".venv/bin/binnenuit")
    assert mail == "Mail is written into /srv/een map/mail, and not sent."
    assert account.endswith(
        "env 'BINNENUIT_HOME=/srv/een map' BINNENUIT_BASE_URL=http://127.0.0.1:8001 .venv/bin/binnenuit "
        "accounts create-administrator --email you@example.nl"
    )
    assert way_in(*here, sends=True, program="binnenuit")[0] == "Mail is sent by your mail server."
