"""Who acts, and what they may do: denied unless a room has said who may.

Each room's `rules.py` says with `permit` which predicate an action asks for; every action
calls `authorise` first. An action that nobody permitted is refused to everyone.
"""

from dataclasses import dataclass
from typing import Literal

from rules import Predicate, RuleSet

from binnenuit.kernel.errors import NotAllowed

Kind = Literal["visitor", "operator", "system"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts; `name` is what the audit trail shows."""

    kind: Kind
    name: str


VISITOR = Actor("visitor", "visitor")
OPERATOR = Actor("operator", "operator (command line)")
SYSTEM = Actor("system", "system")


def _is_operator(actor: Actor, _subject: object = None) -> bool:
    return actor.kind == "operator"


operator = Predicate(_is_operator, name="operator")
"""Only who holds the machine's command line may."""


_permissions = RuleSet()


def permit(action: str, who: Predicate) -> None:
    """Let `who` do `action` (named room.verb); a second, different permission for it is an error."""
    if action in _permissions:
        if _permissions[action] is who:
            return
        raise ValueError(f"{action} has been permitted already")
    _permissions.add_rule(action, who)


def permissions() -> dict[str, str]:
    """Give every action with the name of the predicate that it asks for."""
    return {action: _permissions[action].name for action in sorted(_permissions)}


def may(actor: Actor, action: str, subject: object = None) -> bool:
    """Say whether `actor` may do `action` to `subject`; False where nobody permitted it."""
    return bool(_permissions.test_rule(action, actor, subject))


def authorise(actor: Actor, action: str, subject: object = None) -> None:
    """Let pass or raise `NotAllowed`."""
    if not may(actor, action, subject):
        raise NotAllowed(f"{actor.name} may not: {action}")
