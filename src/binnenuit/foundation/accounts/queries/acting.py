"""Who it is that acts: the person of a request with the roles that count in it."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from binnenuit.foundation.accounts.models import Account, HeldRole
from binnenuit.foundation.accounts.rules import counting, person, scope_name
from binnenuit.kernel import clock
from binnenuit.kernel.authority import VISITOR, Actor, Grant, Role
from binnenuit.kernel.errors import NotAllowed

FACTOR_ADDED = "second_factor_added"
"""In a session: a second factor was set up in it, which proves it as much as using it does."""
_ACTOR = "_binnenuit_actor"


def account_of(request: HttpRequest) -> Account | None:
    """Return the account that is logged in; nothing on pages without accounts, where nothing is read either."""
    user = getattr(request, "user", None)
    return user if isinstance(user, Account) else None


def person_of(request: HttpRequest) -> Account:
    """Return the account that is logged in; raises `NotAllowed` where nobody is."""
    account = account_of(request)
    if account is None:
        raise NotAllowed("nobody is logged in")
    return account


def actor_of(request: HttpRequest) -> Actor:
    """Return who acts: the visitor, or the person who is logged in with the roles that count now.

    Roles above holder are left out until the session has a second factor.
    """
    actor: Actor | None = getattr(request, _ACTOR, None)
    if actor is None:
        actor = _actor(request)
        setattr(request, _ACTOR, actor)
    return actor


def _actor(request: HttpRequest) -> Actor:
    account = account_of(request)
    if account is None:
        return VISITOR
    held = grants_of(account.pk)
    return person(account.pk, counting(held, second_factor=bool(held) and has_second_factor(request)))


def potential_actor_of(request: HttpRequest) -> Actor:
    """Return who would act if the session had a second factor, to know whether to ask for one."""
    account = account_of(request)
    return VISITOR if account is None else person(account.pk, grants_of(account.pk))


def grants_of(pk: int) -> tuple[Grant, ...]:
    """Return all roles that a person holds today."""
    held = HeldRole.objects.filter(account=pk).on(clock.today())
    return tuple(Grant(_role(one.role), scope_name(one.scope_kind, one.scope_code)) for one in held)


def actor_at_work(pk: int) -> Actor:
    """Return who acts in work that a person began in a session that allowed it and that goes on without them.

    They have the roles that they hold at this moment, none where their account is gone or was closed.
    """
    there = Account.objects.filter(pk=pk, is_active=True).exists()
    return person(pk, grants_of(pk) if there else ())


def has_second_factor(request: HttpRequest) -> bool:
    """Say whether this session was opened with a passkey, a code or a recovery code, or one was set up in it."""
    account = account_of(request)
    if account is None or not knows_second_factor(account.pk):
        return False
    used = any(record.get("method") == "mfa" for record in get_authentication_records(request, account))
    return used or bool(request.session.get(FACTOR_ADDED))


def knows_second_factor(pk: int) -> bool:
    """Say whether a person has set up a passkey or an app with codes."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=pk, type__in=kinds).exists())


def _role(text: str) -> Role:
    return text  # type: ignore[return-value]  # the database keeps it one of ROLES
