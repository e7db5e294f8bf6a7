import pytest

from binnenuit.kernel.authority import (
    OPERATOR,
    VISITOR,
    Actor,
    Grant,
    Subject,
    authorise,
    holds,
    may,
    operator,
    permit,
)
from binnenuit.kernel.errors import NotAllowed


def test_what_nobody_permitted_is_refused_to_everyone():
    assert not may(OPERATOR, "nothing.of_the_kind")
    with pytest.raises(NotAllowed, match=r"may not: nothing\.of_the_kind"):
        authorise(OPERATOR, "nothing.of_the_kind")


def test_a_permission_lets_in_whom_it_names_and_nobody_else():
    permit("test.door", operator)
    authorise(OPERATOR, "test.door")
    with pytest.raises(NotAllowed):
        authorise(VISITOR, "test.door")


def test_a_role_counts_for_its_scope_only():
    may_edit = holds("holder", "editor")
    here = Subject("initiative:1", frozenset({"organisation:movisie", "municipality:GM0855"}))
    there = Subject("initiative:2", frozenset({"organisation:iot"}))
    holder = Actor("person", "someone", 1, (Grant("holder", "organisation:movisie"),))
    assert may_edit.test(holder, here)
    assert not may_edit.test(holder, there)
    assert not may_edit.test(holder, "initiative:1")
    assert not may_edit.test(holder)
    everywhere = Actor("person", "someone", 2, (Grant("editor"),))
    assert may_edit.test(everywhere, there)
    assert not holds("administrator").test(everywhere, there)
    assert not may_edit.test(Actor("visitor", "visitor", None, (Grant("editor"),)), here)
    assert not may_edit.test(OPERATOR, here)
