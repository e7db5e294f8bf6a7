# texts for staff
"""Inviting people, giving them roles, and ending those."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from binnenuit.foundation.accounts.events import PersonInvited, RolesChanged
from binnenuit.foundation.accounts.models import Account, HeldRole
from binnenuit.foundation.accounts.queries.people import other_administrators
from binnenuit.foundation.accounts.rules import EMAIL_LENGTH, RoleGift, person_name, problem, scope_name
from binnenuit.foundation.audit.service import record
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, Subject, authorise
from binnenuit.kernel.errors import BadInput, NotFound
from binnenuit.kernel.events import publish


def find_or_invite(
    email: str, *, actor: Actor, language: str = "nl", within: frozenset[str] = frozenset()
) -> int:
    """Return the key of the account with this e-mail; make one and invite its owner where there is none.

    `within` holds the scopes for which the actor does so ("municipality:GM0855"). An account whose e-mail nobody
    has confirmed yet is made anew: whoever opened it loses the password that they set, and the owner is invited.
    Raises `BadInput` for what is no e-mail address.
    """
    authorise(actor, "accounts.invite", Subject("accounts", within))
    with transaction.atomic():
        account, made = _found_or_made(_email(email), language)
        if made:
            record(actor=actor, action="accounts.invite", subject=person_name(account.pk))
            publish(PersonInvited(account.pk, account.email, account.language))
    return account.pk


def find_or_make(email: str, *, actor: Actor) -> int:
    """Return the key of the account with this e-mail; make one without a mail, for who is handed a link."""
    authorise(actor, "accounts.make", "accounts")
    with transaction.atomic():
        account, made = _found_or_made(_email(email), "nl")
        if made:
            record(actor=actor, action="accounts.make", subject=person_name(account.pk))
    return account.pk


def _email(text: str) -> str:
    email = text.strip().lower()
    try:
        validate_email(email)
        MaxLengthValidator(EMAIL_LENGTH)(email)
    except ValidationError as error:
        raise BadInput(_("Dit is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl.")) from error
    return email


def _found_or_made(email: str, language: str) -> tuple[Account, bool]:
    account = Account.objects.select_for_update().filter(email=email).first()
    if account and EmailAddress.objects.filter(user=account.pk, email=email, verified=True).exists():
        return account, False
    if account is None:
        account = Account(email=email, language=language)
    account.set_unusable_password()
    account.save()
    # Nobody gets in without the link that goes to this very address, so it is as good as confirmed.
    EmailAddress.objects.filter(user=account.pk).delete()
    EmailAddress.objects.create(user=account, email=email, verified=True, primary=True)
    return account, True


def give_role(pk: int, gift: RoleGift, *, actor: Actor, within: frozenset[str] = frozenset()) -> int:
    """Let person `pk` hold a role; gives the key of the held role, of the one there is where they hold it already.

    `within` holds further scopes that what is given lies in, as the caller knows them (the municipality of an
    organisation's initiative): an editor or moderator may make holders there. Raises `BadInput` or `NotFound`.
    """
    wider = frozenset({gift.scope} - {""}) | within
    verb = "accounts.give_holder" if gift.role == "holder" else "accounts.give_role"
    authorise(actor, verb, Subject(person_name(pk), wider))
    if wrong := problem(gift):
        raise BadInput(_problems()[wrong])
    with transaction.atomic():
        if not Account.objects.filter(pk=pk).exists():
            raise NotFound(person_name(pk))
        same = HeldRole.objects.filter(
            account=pk, role=gift.role, scope_kind=gift.scope_kind, scope_code=gift.scope_code
        )
        if held := same.on(gift.starts).filter(until=gift.until).first():
            return held.pk
        made = HeldRole.objects.create(
            account_id=pk,
            role=gift.role,
            scope_kind=gift.scope_kind,
            scope_code=gift.scope_code,
            starts=gift.starts,
            until=gift.until,
            given_by=actor.name,
            reason=gift.reason,
        )
        details: dict[str, object] = {
            "role": gift.role,
            "scope": gift.scope,
            "starts": gift.starts.isoformat(),
        }
        details |= {"until": gift.until.isoformat() if gift.until else "", "reason": gift.reason}
        record(actor=actor, action=verb, subject=person_name(pk), details=details)
        publish(RolesChanged(pk))
    return made.pk


def end_role(key: int, *, actor: Actor, reason: str = "", within: frozenset[str] = frozenset()) -> None:
    """End a held role now. Raises `NotFound`, and `BadInput` for the last administrator's."""
    with transaction.atomic():
        held = HeldRole.objects.select_for_update().filter(pk=key).first()
        if held is None:
            raise NotFound(f"role {key}")
        scope = scope_name(held.scope_kind, held.scope_code)
        verb = "accounts.end_holder" if held.role == "holder" else "accounts.end_role"
        subject = Subject(person_name(held.account_id), frozenset({scope} - {""}) | within)
        authorise(actor, verb, subject)
        if held.role == "administrator" and not other_administrators(held.account_id):
            raise BadInput(_("Dit is de laatste beheerder. Geef eerst iemand anders deze rol."))
        held.until = max(held.starts, clock.today())
        held.save(update_fields=["until"])
        details: dict[str, object] = {"role": held.role, "scope": scope, "reason": reason}
        record(actor=actor, action=verb, subject=subject.name, details=details)
        publish(RolesChanged(held.account_id))


def _problems() -> dict[str, str]:
    return {
        "role": _("Kies een rol."),
        "scope": _("Deze rol kan niet gelden voor wat je hebt gekozen. Kies iets anders bij ‘waarvoor’."),
        "code": _("Kies waarvoor de rol geldt."),
        "period": _("De laatste dag ligt voor de eerste dag. Kies een latere laatste dag."),
        "reason": _("De reden is te lang. Maak hem korter dan 300 tekens."),
    }
