"""Who acts, and what they may do: denied unless a room has said who may.

Each room's `rules.py` says with `permit` which predicate an action asks for; every action
calls `authorise` first. An action that nobody permitted is refused to everyone.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from rules import Predicate, RuleSet

from binnenuit.kernel.errors import NotAllowed

Kind = Literal["visitor", "operator", "system", "person"]
Role = Literal[
    "holder",
    "editor",
    "moderator",
    "coach",
    "assessor",
    "programme_officer",
    "evaluator",
    "administrator",
]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that is held now, for one scope ("organisation:movisie", "municipality:GM0855") or, "", everywhere."""

    role: Role
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts; `name` is what the audit trail shows."""

    kind: Kind
    name: str
    pk: int | None = None
    """Of a person: the key of the account."""
    grants: tuple[Grant, ...] = ()
    """Of a person: the roles held at this moment; dates and second factors have been looked at by who made it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an action is done to, and every scope that it lies in: a role for any of them counts."""

    name: str
    scopes: frozenset[str] = frozenset()


VISITOR = Actor("visitor", "visitor")
OPERATOR = Actor("operator", "operator (command line)")
SYSTEM = Actor("system", "system")


def _is_operator(actor: Actor, _subject: object = None) -> bool:
    return actor.kind == "operator"


operator = Predicate(_is_operator, name="operator")
"""Only who holds the machine's command line may."""


def _is_anyone(_actor: Actor, _subject: object = None) -> bool:
    return True


everyone = Predicate(_is_anyone, name="everyone")
"""Also who is not logged in: what guards such an action (a signed link, a code) is part of the action itself."""


def _is_system(actor: Actor, _subject: object = None) -> bool:
    return actor.kind == "system"


system = Predicate(_is_system, name="system")
"""What the site does by itself: a reminder on its day, a claim that the organisation's own address confirmed."""


def _is_person(actor: Actor, _subject: object = None) -> bool:
    return actor.kind == "person"


person = Predicate(_is_person, name="person")
"""Whoever is logged in, whatever the role."""


def holds(*roles: Role) -> Predicate:
    """Return the predicate: a person with one of `roles`, everywhere or for a scope that the `Subject` lies in."""

    def check(actor: Actor, subject: object = None) -> bool:
        scopes = subject.scopes if isinstance(subject, Subject) else frozenset()
        return actor.kind == "person" and any(
            grant.role in roles and (not grant.scope or grant.scope in scopes) for grant in actor.grants
        )

    return Predicate(check, name=" or ".join(roles))


def _is_oneself(actor: Actor, subject: object = None) -> bool:
    name = subject.name if isinstance(subject, Subject) else subject
    return actor.kind == "person" and actor.pk is not None and name == f"person:{actor.pk}"


oneself = Predicate(_is_oneself, name="oneself")
"""Whoever is logged in, to what is their own."""


def either(*who: Predicate) -> Predicate:
    """Return the predicate that holds where one of `who` holds, with a name that reads well in the table."""

    def check(actor: Actor, subject: object = None) -> bool:
        return any(one.test(actor, subject) for one in who)

    *most, last = (name for one in who for name in one.name.split(" or "))
    return Predicate(check, name=f"{', '.join(most)} or {last}" if most else last)


_permissions = RuleSet()


def permit(action: str, who: Predicate) -> None:
    """Let `who` do `action` (named room.verb); a second, different permission for it is an error."""
    if action in _permissions:
        if _permissions[action] is who:
            return
        raise ValueError(f"{action} has been permitted already")
    _permissions.add_rule(action, who)


def permissions() -> dict[str, str]:
    """Return every action with the name of the predicate that it asks for."""
    return {action: _permissions[action].name for action in sorted(_permissions)}


def may(actor: Actor, action: str, subject: object = None) -> bool:
    """Say whether `actor` may do `action` to `subject`; False where nobody permitted it."""
    return bool(_permissions.test_rule(action, actor, subject))


def authorise(actor: Actor, action: str, subject: object = None) -> None:
    """Let pass or raise `NotAllowed`."""
    if not may(actor, action, subject):
        raise NotAllowed(f"{actor.name} may not: {action}")
