"""What rooms declare is listed once, in its place."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.kernel.registry import Registry


@dataclass(frozen=True)
class Thing:
    name: str
    order: int = 500


@given(st.lists(st.builds(Thing, st.text(max_size=3), st.integers(0, 5)), unique_by=lambda thing: thing.name))
def test_things_come_in_their_order_and_equal_ones_as_declared(things):
    registry = Registry("thing")
    registry.register(*things)
    assert list(registry) == sorted(things, key=lambda thing: thing.order)
    assert all(registry.get(thing.name) is thing and thing.name in registry for thing in things)


def test_the_same_again_is_harmless_and_another_of_that_name_is_not():
    registry = Registry("thing")
    registry.register(Thing("one"))
    registry.register(Thing("one"))
    assert list(registry) == [Thing("one")]
    with pytest.raises(ValueError, match="another thing named one"):
        registry.register(Thing("one", 7))
    assert registry.get("two") is None
