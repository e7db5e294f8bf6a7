import random

from hypothesis import given, settings
from hypothesis import strategies as st

from binnenuit.search.index.facet_bitmaps import (
    MOST,
    MOST_VALUES,
    OTHER,
    BitmapEncoder,
    places,
    plan_columns,
    written,
)

values = st.lists(st.sampled_from([f"v{number}" for number in range(70)]), unique=True, min_size=1)


def unpacked(columns, masks):
    """Return what the masks stand for."""
    return {columns[number][place] for number, mask in masks for place in places(written(mask))}


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from(["theme", "form", "day"]), values), st.randoms())
def test_every_value_has_one_bit_and_comes_out_as_it_went_in(slots, draw):
    sample = [
        {facet: frozenset(draw.sample(each, draw.randint(0, len(each)))) for facet, each in slots.items()}
        for _record in range(20)
    ]
    columns = plan_columns(slots, sample)
    bits = [bit for column in columns for bit in column]
    expected = {(facet, value) for facet, each in slots.items() for value in each[:MOST_VALUES]}
    assert len(bits) == len(set(bits))
    assert set(bits) == expected
    packing = BitmapEncoder(columns)
    for facet, each in slots.items():
        found = unpacked(columns, packing.packed(facet, each))
        assert found == {(facet, value) for value in each[:MOST_VALUES]}


def test_what_goes_together_in_few_ways_shares_a_column():
    slots = {"theme": tuple(f"t{n}" for n in range(30)), "form": tuple(f"f{n}" for n in range(30))}
    together = [{"theme": frozenset([f"t{n}", f"t{n + 1}"]), "form": frozenset([f"f{n}"])} for n in range(29)]
    assert len(plan_columns(slots, together * 50)) == 1


def test_what_combines_freely_is_spread():
    draw = random.Random(1)
    names = [f"t{n}" for n in range(40)]
    mixed = [{"language": frozenset(draw.sample(names, 4))} for _record in range(2000)]
    columns = plan_columns({"language": tuple(names)}, mixed)
    assert len(columns) > 1
    for column in columns:
        known = {value for _facet, value in column}
        assert len({each["language"] & known for each in mixed}) <= 2 ** len(column)


def test_the_more_records_there_are_the_fewer_columns_pay():
    draw = random.Random(1)
    names = tuple(f"t{n}" for n in range(40))
    mixed = [{"language": frozenset(draw.sample(names, draw.randint(1, 4)))} for _record in range(4000)]
    few, many = (plan_columns({"language": names}, mixed, number) for number in (10_000, 1_000_000))
    assert len(few) > len(many) > 1


def test_values_that_are_often_there_are_spread_over_the_columns():
    draw = random.Random(1)
    names = tuple(f"t{n}" for n in range(40))
    often = names[10:14]
    mixed = [
        {"language": frozenset([*draw.sample(often, 2), *draw.sample(names, 2)])} for _record in range(4000)
    ]
    columns = plan_columns({"language": names}, mixed, 1_000_000)
    holding = [sum(value in often for _facet, value in column) for column in columns]
    assert max(holding) - min(holding) <= 1


def test_the_most_mixed_corpus_fits_the_schema():
    draw = random.Random(1)
    names = tuple(f"v{n}" for n in range(MOST_VALUES))
    slots = {f"facet{n}": names for n in range(10)}
    sample = [{facet: frozenset(draw.sample(names, 30)) for facet in slots} for _record in range(300)]
    assert len(plan_columns(slots, sample)) <= MOST


def test_a_value_that_came_up_later_counts_as_another():
    columns = plan_columns({"status": ("published", OTHER)})
    assert unpacked(columns, BitmapEncoder(columns).packed("status", ["paused"])) == {("status", OTHER)}
    assert unpacked(columns, BitmapEncoder(columns).packed("theme", ["paused"])) == set()
