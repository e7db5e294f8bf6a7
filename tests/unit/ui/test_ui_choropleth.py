from hypothesis import given
from hypothesis import strategies as st

from binnenuit.ui.choropleth import STEPS, Shade, level, shades
from binnenuit.ui.collation import place_name_key


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=400))
def test_every_count_has_one_line_of_the_legend(counts):
    steps = shades(counts)
    assert 1 <= len(steps) <= STEPS
    assert steps[0].first == 1
    assert steps[-1].last is None
    for count in counts:
        fitting = [
            step.level for step in steps if step.first <= count and (step.last is None or count <= step.last)
        ]
        assert fitting == [level(count, steps)]


def test_the_steps_are_round_numbers():
    assert shades([]) == []
    assert shades([1]) == [Shade(1, 1, None)]
    assert shades([12, 3]) == [Shade(1, 1, 1), Shade(2, 2, 4), Shade(3, 5, 9), Shade(4, 10, None)]
    assert [step.first for step in shades([300])] == [1, 5, 20, 50, 200]


def test_nothing_has_no_shade():
    assert level(0, shades([5])) == 0
    assert level(0, []) == 0


def test_municipalities_are_ordered_as_dutch_lists_order_them():
    names = ["'s-Gravenhage", "Groningen", "Ede", "Gouda", "Íjsland"]
    assert sorted(names, key=lambda name: place_name_key(name, "nl")) == [
        "Ede",
        "Gouda",
        "'s-Gravenhage",
        "Groningen",
        "Íjsland",
    ]
