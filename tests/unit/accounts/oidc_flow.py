"""Logs in by way of a provider that answers as the standard says; run by test_oidc.py with its own settings.

Settings are read once in a process, and OpenID Connect is off in that of the other tests.
"""

import json
import sys
from urllib.parse import parse_qs, urlsplit

import django
import requests

ISSUER = "https://login.example.nl"
DISCOVERY = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/authorize",
    "token_endpoint": f"{ISSUER}/token",
    "userinfo_endpoint": f"{ISSUER}/userinfo",
}
person = {"sub": "1", "email": "noor@voorbeeld.nl", "email_verified": True}


def answer(_session, _method, url, **_more):
    """Return what the provider says at `url`."""
    said = {"/token": {"access_token": "t", "token_type": "bearer"}, "/userinfo": person}
    response = requests.Response()
    response.status_code = 200
    response._content = json.dumps(said.get(urlsplit(url).path, DISCOVERY)).encode()
    response.headers["Content-Type"] = "application/json"
    return response


def log_in(client):
    """Go to the provider and come back; gives where one is led then."""
    there = client.get("/account/oidc/oidc?next=/account/sessies")["Location"]
    asked = parse_qs(urlsplit(there).query)
    assert there.startswith(f"{ISSUER}/authorize?")
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://testserver/account/oidc/oidc/terug"]
    return client.get("/account/oidc/oidc/terug", {"code": "c", "state": asked["state"][0]})


def main():
    """Walk through it; raises where something is not as it must be."""
    requests.Session.request = answer  # type: ignore[assignment]
    django.setup()
    from allauth.account.models import EmailAddress
    from django.core.management import call_command
    from django.test import Client
    from django.test.utils import setup_test_environment

    from binnenuit.composition.runtime import preparation
    from binnenuit.foundation.accounts.models import Account

    setup_test_environment()
    call_command("migrate", verbosity=0)
    preparation.collect_static()
    client = Client()
    assert "Log in via je organisatie" in client.get("/account/inloggen").content.decode()
    assert client.get("/account/oidc/oidc/terug", {"code": "c", "state": "x"}).status_code == 401
    assert log_in(client)["Location"] == "/account/sessies"
    account = Account.objects.get()
    assert account.email == "noor@voorbeeld.nl"
    assert not account.has_usable_password()
    assert "Haal weg" in client.get("/account/oidc-koppelingen").content.decode()
    assert log_in(Client())["Location"] == "/account/sessies", "and back again"
    assert Account.objects.count() == 1

    owner = Account.objects.create_user("eigen@voorbeeld.nl", "een wachtwoord van jaren")
    EmailAddress.objects.create(user=owner, email=owner.email, verified=True, primary=True)
    person.update(sub="2", email="eigen@voorbeeld.nl")
    stranger = Client()
    log_in(stranger)
    assert stranger.get("/account").status_code == 302, "an account is never joined by its e-mail alone"
    sys.stdout.write("done\n")


main()
