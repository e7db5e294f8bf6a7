import pytest

from binnenuit.kernel.authority import OPERATOR, VISITOR, authorise, may, operator, permit
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
