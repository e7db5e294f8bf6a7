# texts for staff
"""What people do to their own account."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from binnenuit.foundation.accounts.events import AccountDeleted
from binnenuit.foundation.accounts.models import Account, AccountSession
from binnenuit.foundation.accounts.queries.people import other_administrators, roles_of, sessions_of
from binnenuit.foundation.accounts.rules import NAME_LENGTH, person_name
from binnenuit.foundation.audit.service import actions_of, record
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.errors import BadInput, NotFound
from binnenuit.kernel.events import publish


def password_key(pk: int, *, actor: Actor) -> str:
    """Return the key of a link with which a person sets a password, once; it is a secret until then."""
    authorise(actor, "accounts.make_link", person_name(pk))
    account = _account(pk)
    record(actor=actor, action="accounts.make_link", subject=person_name(pk))
    return f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(account)}"


def save_profile(pk: int, *, actor: Actor, display_name: str, language: str) -> None:
    """Change one's own name and language."""
    authorise(actor, "accounts.save_profile", person_name(pk))
    name = " ".join(display_name.split())
    if len(name) > NAME_LENGTH:
        raise BadInput(_("Deze naam is te lang. Gebruik niet meer dan 80 tekens."))
    with transaction.atomic():
        account = _account(pk)
        account.display_name, account.language = name, language
        account.save(update_fields=["display_name", "language"])
        record(actor=actor, action="accounts.save_profile", subject=person_name(pk))


def end_sessions(pk: int, *, actor: Actor, key: str = "", keep: str = "") -> int:
    """End one's session `key`, or all but `keep`; gives how many ended."""
    authorise(actor, "accounts.end_session", person_name(pk))
    with transaction.atomic():
        sessions = AccountSession.objects.filter(account=pk).exclude(pk=keep)
        if key:
            sessions = sessions.filter(pk=key)
        ended, _by_model = sessions.delete()
        if ended:
            record(
                actor=actor,
                action="accounts.end_session",
                subject=person_name(pk),
                details={"ended": ended},
            )
    return ended


def export(pk: int, *, actor: Actor) -> dict[str, Any]:
    """Return everything that is kept about a person (AVG art. 15 and 20), as JSON can hold it; no secrets."""
    authorise(actor, "accounts.export", person_name(pk))
    account = _account(pk)
    factors = Authenticator.objects.filter(user=pk).order_by("pk")
    record(actor=actor, action="accounts.export", subject=person_name(pk))
    return {
        "account": {
            "id": person_name(pk),
            "email": account.email,
            "name": account.display_name,
            "language": account.language,
            "joined": account.joined.isoformat(),
            "lastLogin": account.last_login.isoformat() if account.last_login else None,
        },
        "roles": [
            {
                "role": role.role,
                "scope": {"kind": role.scope_kind, "code": role.scope_code},
                "from": role.starts.isoformat(),
                "until": role.until.isoformat() if role.until else None,
                "givenBy": role.given_by,
                "reason": role.reason,
            }
            for role in roles_of(pk)
        ],
        "sessions": [
            {"started": one.started.isoformat(), "used": one.used.isoformat(), "browser": one.browser}
            for one in sessions_of(pk)
        ],
        "secondFactors": [{"kind": one.type, "added": one.created_at.isoformat()} for one in factors],
        "actions": [
            {"at": at.isoformat(), "action": action, "subject": subject}
            for at, action, subject in actions_of(person_name(pk))
        ],
    }


def delete_account(pk: int, *, actor: Actor) -> None:
    """Remove one's account with its roles, sessions and factors; what it made stays, by a former account.

    Raises `BadInput` for the last administrator, without whom nobody could give roles.
    """
    authorise(actor, "accounts.delete", person_name(pk))
    with transaction.atomic():
        account = _account(pk)
        leads = account.roles.filter(role="administrator", until__isnull=True).exists()
        if leads and not other_administrators(pk):
            raise BadInput(_("Je bent de laatste beheerder. Geef eerst iemand anders deze rol."))
        ended: dict[str, object] = {"roles": [str(role) for role in account.roles.all()]}
        account.delete()
        record(actor=actor, action="accounts.delete", subject=person_name(pk), details=ended)
        publish(AccountDeleted(pk))


def _account(pk: int) -> Account:
    account = Account.objects.filter(pk=pk).first()
    if account is None:
        raise NotFound(person_name(pk))
    return account
