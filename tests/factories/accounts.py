"""People for tests: accounts with roles, and browsers in which they are logged in."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from binnenuit.foundation.accounts.models import Account, HeldRole
from binnenuit.foundation.accounts.service import FACTOR_ADDED
from binnenuit.kernel import clock

PASSWORD = "vier losse woorden samen"


def person(email: str = "iemand@voorbeeld.nl", *roles: tuple[str, str], password: str = "") -> Account:
    """Make an account with a confirmed e-mail; roles as ("holder", "organisation:movisie") or ("moderator", "")."""
    account = Account.objects.create_user(email, password or None)
    EmailAddress.objects.create(user=account, email=email, verified=True, primary=True)
    for role, scope in roles:
        give(account, role, scope)
    return account


def give(account: Account, role: str, scope: str = "", **changes: object) -> HeldRole:
    """Let `account` hold a role from today on."""
    kind, _colon, code = scope.partition(":")
    values = {"starts": clock.today(), "given_by": "operator (command line)", **changes}
    return HeldRole.objects.create(account=account, role=role, scope_kind=kind, scope_code=code, **values)


def sign_in(client: Client, account: Account, *, second_factor: bool = True) -> Client:
    """Log in; with a second factor, set up and used."""
    client.force_login(account)
    if second_factor:
        Authenticator.objects.get_or_create(user=account, type="totp", defaults={"data": {"secret": ""}})
        session = client.session
        session[FACTOR_ADDED] = True
        session.save()
    return client
