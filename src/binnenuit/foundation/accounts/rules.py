"""Who may hold which role for what, when it counts, and how long a session may rest."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from binnenuit.kernel.authority import (
    ROLES,
    Actor,
    Grant,
    Role,
    either,
    holds,
    oneself,
    operator,
    permit,
    system,
)

ScopeKind = Literal["", "organisation", "municipality", "province", "theme", "programme", "fund"]
EVERYWHERE: ScopeKind = ""

SCOPES: dict[Role, tuple[ScopeKind, ...]] = {
    "holder": ("organisation",),
    "editor": ("municipality", "province", "theme", EVERYWHERE),
    "moderator": ("municipality", "province", "theme", EVERYWHERE),
    "coach": ("organisation", "municipality", "programme", EVERYWHERE),
    "assessor": ("fund", "programme"),
    "programme_officer": ("programme", "fund", EVERYWHERE),
    "evaluator": ("programme", EVERYWHERE),
    "administrator": (EVERYWHERE,),
}
"""For what each role can be held; the first is what a form proposes."""

HOLDER_REST = timedelta(days=14)
STAFF_REST = timedelta(minutes=30)
CODE_LENGTH = 80
REASON_LENGTH = 300
NAME_LENGTH = 80
EMAIL_LENGTH = 254
"""RFC 5321, with the two angle brackets of its 256 left out."""
_CODE = re.compile(r"[A-Za-z0-9]+([._-][A-Za-z0-9]+)*")

_ADMINISTRATION = either(operator, holds("administrator"))
permit("accounts.read_people", holds("administrator"))
permit("accounts.invite", either(operator, system, holds("administrator", "moderator", "editor")))
permit("accounts.give_role", _ADMINISTRATION)
permit("accounts.give_holder", either(operator, system, holds("administrator", "moderator", "editor")))
permit("accounts.end_role", _ADMINISTRATION)
permit("accounts.end_holder", either(operator, system, holds("administrator", "moderator", "editor")))
permit("accounts.make", operator)
permit("accounts.make_link", either(operator, system))
permit("accounts.save_profile", oneself)
permit("accounts.end_session", oneself)
permit("accounts.export", oneself)
permit("accounts.delete", oneself)


@dataclass(frozen=True, slots=True)
class RoleGift:
    """A role to be given: to hold for a scope, from a day on, until (not on) another."""

    role: Role
    scope_kind: ScopeKind
    scope_code: str
    starts: date
    until: date | None = None
    reason: str = ""

    @property
    def scope(self) -> str:
        """Return the scope as a grant names it."""
        return scope_name(self.scope_kind, self.scope_code)


Problem = Literal["role", "scope", "code", "period", "reason"]


def problem(gift: RoleGift) -> Problem | None:
    """Say what is wrong with a role to be given, or nothing."""
    if gift.role not in ROLES:
        return "role"
    if gift.scope_kind not in SCOPES[gift.role]:
        return "scope"
    if not _code_fits(gift):
        return "code"
    if gift.until is not None and gift.until <= gift.starts:
        return "period"
    return "reason" if len(gift.reason) > REASON_LENGTH else None


def _code_fits(gift: RoleGift) -> bool:
    if gift.scope_kind == EVERYWHERE:
        return not gift.scope_code
    return len(gift.scope_code) <= CODE_LENGTH and _CODE.fullmatch(gift.scope_code) is not None


def scope_name(kind: str, code: str) -> str:
    """Return a scope as a grant and a subject name it: "organisation:movisie"; "" is everywhere."""
    return f"{kind}:{code}" if kind else ""


def held_on(starts: date, until: date | None, day: date) -> bool:
    """Say whether a role counts on `day`: from its first day on, until the day on which it has ended."""
    return starts <= day and (until is None or day < until)


def needs_second_factor(role: Role) -> bool:
    """Say whether a role counts only in a session with a second factor: every role above holder."""
    return role != "holder"


def counting(grants: Iterable[Grant], *, second_factor: bool) -> tuple[Grant, ...]:
    """Keep the grants that count in a session with or without a second factor."""
    return tuple(grant for grant in grants if second_factor or not needs_second_factor(grant.role))


def rest(roles: Iterable[Role]) -> timedelta:
    """Return how long a session may stand unused before it ends, for who holds `roles` (with or without factor)."""
    return STAFF_REST if any(needs_second_factor(role) for role in roles) else HOLDER_REST


def person_name(pk: int) -> str:
    """Return how the audit trail and other rooms name a person: never by name or e-mail."""
    return f"person:{pk}"


def person_key(name: str) -> int | None:
    """Return the key of the account that `person_name` made `name` of; nothing for what is no person."""
    kind, _colon, key = name.partition(":")
    return int(key) if kind == "person" and key.isascii() and key.isdigit() else None


def person(pk: int, grants: tuple[Grant, ...] = ()) -> Actor:
    """Return a person as an actor."""
    return Actor("person", person_name(pk), pk, grants)


_BROWSERS: tuple[tuple[str, str], ...] = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
)
_BROWSERS += (("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_MACHINES: tuple[tuple[str, str], ...] = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
)
_MACHINES += (("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"))


def browser_kind(user_agent: str) -> str:
    """Return the kind of browser and machine ("Firefox, Android") and nothing finer; "" for what we do not know."""
    found = (
        next((name for mark, name in marks if mark in user_agent), "") for marks in (_BROWSERS, _MACHINES)
    )
    return ", ".join(part for part in found if part)
