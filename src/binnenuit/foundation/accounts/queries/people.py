# texts for staff
"""People and roles, as other rooms and the staff's screens ask for them."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from binnenuit.foundation.accounts.models import Account, AccountSession, HeldRole
from binnenuit.foundation.accounts.rules import held_on, person_key, scope_name
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, Role, authorise

PAGE = 50
"""People on one page of the list."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Someone to write to."""

    pk: int
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role as it is shown."""

    pk: int
    role: str
    scope_kind: str
    scope_code: str
    starts: date
    until: date | None
    given_by: str
    reason: str
    counts: bool


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person as administrators see them."""

    pk: int
    name: str
    email: str
    language: str
    joined: datetime
    last_login: datetime | None
    roles: tuple[RoleView, ...]


@dataclass(frozen=True, slots=True)
class SessionView:
    """One of a person's own sessions."""

    key: str
    """A secret: who has it is logged in. Pages show `mark` instead."""
    started: datetime
    used: datetime
    browser: str

    @property
    def mark(self) -> str:
        """Return what a page may name this session by."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:16]


def display_name(pk: int) -> str:
    """Return the name by which a person wants to be known."""
    return display_names([pk])[pk]


def display_names(pks: Iterable[int]) -> dict[int, str]:
    """Return the names of several people; who has no name gets a number, who is gone is a former account."""
    wanted = set(pks)
    known = dict(Account.objects.filter(pk__in=wanted).values_list("pk", "display_name"))
    former = _("voormalig account")
    return {pk: (known[pk] or _("account %(pk)s") % {"pk": pk}) if pk in known else former for pk in wanted}


def actor_names(names: Iterable[str]) -> dict[str, str]:
    """Return for names of actors in the audit trail what to show; those of no person stay as they are."""
    keys = {name: person_key(name) for name in names}
    shown = display_names([key for key in keys.values() if key is not None])
    return {name: name if key is None else shown[key] for name, key in keys.items()}


def holders_of(organisation: str) -> list[Recipient]:
    """Return who holds the organisation with this code today, to write to."""
    return people_with(("holder",), [scope_name("organisation", organisation)])


def is_scope(kind: str, code: str) -> bool:
    """Say whether a role is or was held for this ("organisation", "movisie")."""
    return HeldRole.objects.filter(scope_kind=kind, scope_code=code).exists()


def people_with(roles: Iterable[Role], scopes: Iterable[str]) -> list[Recipient]:
    """Return who holds one of `roles` today for one of `scopes` ("municipality:GM0855") or everywhere."""
    where = Q(scope_kind="")
    for scope in scopes:
        kind, _colon, code = scope.partition(":")
        where |= Q(scope_kind=kind, scope_code=code)
    held = HeldRole.objects.on(clock.today()).filter(where, role__in=list(roles), account__is_active=True)
    rows = Account.objects.filter(pk__in=held.values("account")).order_by("pk")
    return [Recipient(row.pk, row.email, row.language) for row in rows]


def person_with_email(email: str) -> int | None:
    """Return the key of the account with this e-mail; whoever shows this to others tells who has an account."""
    return Account.objects.filter(email=email.strip().lower()).values_list("pk", flat=True).first()


def language_of(email: str) -> str:
    """Return the language of the account with this e-mail; empty where there is none."""
    return (
        Account.objects.filter(email=email.strip().lower()).values_list("language", flat=True).first() or ""
    )


def people(*, actor: Actor, words: str = "", role: str = "", page: int = 1) -> tuple[list[PersonView], int]:
    """Return a page of people whose name or e-mail has `words`, and how many there are in all."""
    authorise(actor, "accounts.read_people")
    found = Account.objects.all()
    for word in words.split():
        found = found.filter(Q(display_name__icontains=word) | Q(email__icontains=word))
    if role:
        found = found.filter(pk__in=HeldRole.objects.on(clock.today()).filter(role=role).values("account"))
    first = (page - 1) * PAGE
    rows = found.order_by("-pk").prefetch_related(_roles())[first : first + PAGE]
    return [_person(row) for row in rows], found.count()


def one_person(pk: int, *, actor: Actor) -> PersonView | None:
    """Return one person, or nothing."""
    authorise(actor, "accounts.read_people")
    row = Account.objects.filter(pk=pk).prefetch_related(_roles()).first()
    return _person(row) if row else None


def roles_of(pk: int) -> tuple[RoleView, ...]:
    """Return all roles of a person, also those that have ended, the newest first."""
    return tuple(_role_view(row) for row in HeldRole.objects.filter(account=pk).order_by("-pk"))


def sessions_of(pk: int) -> list[SessionView]:
    """Return the sessions of a person that have not ended, the last used first."""
    rows = AccountSession.objects.filter(account=pk, expire_date__gt=clock.now())
    return [SessionView(row.session_key, row.started, row.used, row.browser) for row in rows]


def other_administrators(pk: int) -> bool:
    """Say whether someone other than this person is an administrator today."""
    held = HeldRole.objects.on(clock.today()).filter(role="administrator", account__is_active=True)
    return held.exclude(account=pk).exists()


def _roles() -> "Prefetch[str]":
    return Prefetch("roles", queryset=HeldRole.objects.order_by("-pk"))


def _person(row: Account) -> PersonView:
    roles = tuple(_role_view(role) for role in row.roles.all())
    return PersonView(row.pk, row.display_name, row.email, row.language, row.joined, row.last_login, roles)


def _role_view(row: HeldRole) -> RoleView:
    counts = held_on(row.starts, row.until, clock.today())
    return RoleView(
        row.pk,
        row.role,
        row.scope_kind,
        row.scope_code,
        row.starts,
        row.until,
        row.given_by,
        row.reason,
        counts,
    )
