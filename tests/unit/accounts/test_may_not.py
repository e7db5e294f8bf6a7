"""Each action by each role, within its scope and outside: what the table in the docs says, and nothing else."""

from pathlib import Path

import pytest

from binnenuit.composition.commands.permissions import gather
from binnenuit.kernel.authority import OPERATOR, ROLES, SYSTEM, VISITOR, Actor, Grant, Subject, authorise, may
from binnenuit.kernel.errors import NotAllowed

DOCUMENT = Path(__file__).resolve().parents[3] / "docs/permissions.md"
HERE = Subject("thing:1", frozenset({"organisation:here", "municipality:GM0855"}))
TO_EVERYONE = ("everyone", "person")


def documented() -> set[tuple[str, str]]:
    """Return the (action, role) pairs that the table by role has a mark for."""
    lines = DOCUMENT.read_text(encoding="utf-8").split("## By role")[1].splitlines()
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")
    ]
    return {
        (row[0].strip("`"), role)
        for row in cells
        for role, mark in zip(ROLES, row[1:], strict=True)
        if mark == "✓"
    }


MAY = documented()
ACTIONS = [action for action in gather() if not action.startswith("test.")]


def who(role, scope):
    return Actor("person", "person:1", 1, (Grant(role, scope),))


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_what_the_table_says_within_its_scope_and_nothing_outside(action, role):
    allowed = (action, role) in MAY
    open_to_all = gather()[action] in TO_EVERYONE
    assert may(who(role, "municipality:GM0855"), action, HERE) == allowed
    assert may(who(role, ""), action, HERE) == allowed
    for elsewhere in ("municipality:GM0599", "organisation:there", "GM0855", "municipality:GM08"):
        assert may(who(role, elsewhere), action, HERE) == open_to_all
    if not allowed:
        with pytest.raises(NotAllowed):
            authorise(who(role, ""), action, HERE)


@pytest.mark.parametrize("action", ACTIONS)
def test_without_a_role_only_what_is_said_to_be_for_everyone(action):
    names = gather()[action].replace(" or ", ", ").split(", ")
    assert may(VISITOR, action, HERE) == ("everyone" in names)
    assert may(Actor("person", "person:1", 1), action, HERE) == bool({"everyone", "person"} & set(names))
    assert may(OPERATOR, action, HERE) == bool({"everyone", "operator"} & set(names))
    assert may(SYSTEM, action, HERE) == bool({"everyone", "system"} & set(names))


def test_what_is_ones_own_is_ones_own():
    for action in (action for action, name in gather().items() if name == "oneself"):
        assert may(Actor("person", "person:1", 1), action, "person:1")
        assert not may(Actor("person", "person:1", 1), action, "person:11")
        assert not may(who("administrator", ""), action, "person:2")
