"""Where things stand in a chart, whatever the figures: inside the drawing, in order, each once."""

import itertools
import re
from datetime import date

import pytest
from django.template import engines
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.ui.charts import (
    Estimate,
    Lasting,
    bar_chart,
    even_ticks,
    forest_plot,
    ratio_ticks,
    timeline_chart,
)
from binnenuit.ui.tile_grid import tile_grid

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
LASTING = st.one_of(
    st.builds(lambda a, b: Lasting("", min(a, b), max(a, b)), DAYS, DAYS),
    st.builds(lambda a: Lasting("", a, None), DAYS),
    st.builds(lambda a: Lasting("", None, a), DAYS),
)
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False, allow_subnormal=False)
RATIOS = st.floats(0.001, 1000)


def estimates(values):
    low, value, high = sorted(values)
    return Estimate("", value, low, high)


def inside(*places):
    return all(-0.02 <= place <= 100.02 for place in places)


def drawn(source, language="nl", **context):
    text = '{% import "ui/charts.html" as charts with context %}' + source
    with translation.override(language):
        return engines.all()[0].from_string(text).render(context)


class TestBars:
    @given(st.lists(st.floats(0, 1e9), max_size=12))
    def test_the_longest_fills_the_drawing_and_the_others_are_in_proportion(self, values):
        rows = bar_chart([("", value) for value in values]).rows
        assert [row.value for row in rows] == values
        assert inside(*(row.extent.width for row in rows))
        if any(values):
            largest = max(values)
            assert max(row.extent.width for row in rows) == 100
            for row in rows:
                assert row.extent.width == pytest.approx(100 * row.value / largest, abs=0.01)

    def test_less_than_nothing_is_refused(self):
        with pytest.raises(ValueError, match="shorter than nothing"):
            bar_chart([("a", -1)])


class TestTimeline:
    @given(st.lists(LASTING, min_size=2, max_size=8))
    def test_no_bar_leaves_the_drawing_and_all_are_seen(self, items):
        chart = timeline_chart(items, TODAY)
        assert len(chart.rows) == len(items)
        for row in chart.rows:
            assert inside(row.extent.start, row.extent.end)
            assert row.extent.width > 0
        assert inside(chart.today)

    @given(st.lists(LASTING, min_size=2, max_size=8))
    def test_who_begins_earlier_stands_no_later(self, items):
        rows = sorted(
            zip(items, timeline_chart(items, TODAY).rows, strict=True),
            key=lambda pair: pair[0].starts or date.min,
        )
        starts = [row.extent.start for _item, row in rows]
        # a bar at the very end is moved so that it can be seen
        assert all(one <= other + 0.61 for one, other in itertools.pairwise(starts))

    @given(st.lists(LASTING, min_size=2, max_size=8))
    def test_years_follow_each_other_and_few_are_named_at_even_steps(self, items):
        years = timeline_chart(items, TODAY).years
        assert [year.year for year in years] == list(range(years[0].year, years[-1].year + 1))
        assert all(year.at <= year.middle <= 100 for year in years)
        named = [year.year for year in years if year.named]
        assert 1 <= len(named) <= 6
        assert len({b - a for a, b in itertools.pairwise(named)}) <= 1

    def test_one_period_compares_nothing(self):
        known = Lasting("", TODAY, None)
        assert timeline_chart([known, Lasting("", None, None)], TODAY) is None


class TestForest:
    @given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS).map(estimates), max_size=10))
    def test_every_interval_and_the_line_of_no_effect_are_inside(self, items):
        plot = forest_plot(items)
        assert inside(plot.no_effect, *(tick.at for tick in plot.ticks))
        for row in plot.rows:
            assert inside(row.extent.start, row.extent.end, row.at)
            assert row.extent.start - 0.02 <= row.at <= row.extent.end + 0.02

    @given(st.lists(st.tuples(RATIOS, RATIOS, RATIOS).map(estimates), min_size=1, max_size=10))
    def test_on_a_ratio_half_is_as_far_from_one_as_double(self, items):
        pair = [Estimate("", 0.5, 0.5, 0.5), Estimate("", 2.0, 2.0, 2.0)]
        plot = forest_plot([*items, *pair], ratio=True)
        half, double = plot.rows[-2:]
        assert plot.no_effect - half.at == pytest.approx(double.at - plot.no_effect, abs=0.03)
        assert inside(plot.no_effect, *(tick.at for tick in plot.ticks), *(row.at for row in plot.rows))
        assert 1 in [tick.value for tick in plot.ticks]

    @pytest.mark.parametrize(
        ("estimate", "ratio"),
        [(Estimate("", 3, 1, 2), False), (Estimate("", 0, -1, 1), True)],
    )
    def test_what_is_no_interval_is_refused(self, estimate, ratio):
        with pytest.raises(ValueError, match="no interval"):
            forest_plot([estimate], ratio=ratio)

    @given(st.lists(st.floats(-1000, 1000), min_size=2, max_size=2).map(sorted))
    def test_ticks_are_round_few_and_within(self, ends):
        low, high = ends
        ticks = even_ticks(low, high)
        assert len(ticks) <= 7
        if high - low > 1e-6:
            slack = (high - low) * 1e-6
            assert all(low - slack <= tick <= high + slack for tick in ticks)
            assert list(ticks) == sorted(set(ticks))

    @given(RATIOS, RATIOS)
    def test_ticks_of_a_ratio_always_hold_one(self, one, other):
        ticks = ratio_ticks(min(one, other), max(one, other))
        assert 1 in ticks
        assert len(ticks) <= 7


class TestTiles:
    @given(
        st.dictionaries(
            st.text("ABCDEF", min_size=1, max_size=4),
            st.tuples(st.floats(0, 300), st.floats(0, 400)),
            max_size=30,
        )
    )
    def test_each_area_has_one_cell_of_its_own(self, centres):
        grid = tile_grid(centres)
        assert [tile.code for tile in grid.tiles] == list(centres)
        assert len({(tile.column, tile.row) for tile in grid.tiles}) == len(centres)
        for tile in grid.tiles:
            assert 0 <= tile.column < grid.columns
            assert 0 <= tile.row < grid.rows

    def test_north_is_up_and_east_is_right(self):
        grid = tile_grid({"nw": (0, 10), "ne": (10, 10), "sw": (0, 0), "se": (10, 0)})
        at = {tile.code: (tile.column, tile.row) for tile in grid.tiles}
        assert at["nw"][0] < at["ne"][0]
        assert at["sw"][0] < at["se"][0]
        assert at["nw"][1] < at["sw"][1]
        assert at["ne"][1] < at["se"][1]


class TestMarkup:
    SOURCE = '{% call(item, part) charts.bars(chart, ("Wat", "Aantal"), "kop") %}{{ item if part == "name" else 3 }}{% endcall %}'

    def test_the_words_stand_in_a_table_and_the_drawing_is_hidden(self):
        page = drawn(self.SOURCE, chart=bar_chart([("<Taal>", 3), ("Sport", 1)]))
        assert '<th scope="row">&lt;Taal&gt;</th>' in page
        assert 'aria-labelledby="kop"' in page
        assert page.count('<svg aria-hidden="true"') == 2
        assert "style" not in page

    def test_from_right_to_left_positions_are_mirrored_and_text_is_not(self):
        chart = timeline_chart(
            [Lasting("a", date(2020, 1, 1), date(2020, 12, 31)), Lasting("b", TODAY, None)], TODAY
        )
        source = (
            '{% call(item, part) charts.timeline(chart, ("Wat", "Periode"), "kop") %}{{ item }}{% endcall %}'
        )
        starts = {
            language: float(
                re.search(r'class="chart-bar" x="([0-9.]+)%', drawn(source, language, chart=chart))[1]
            )
            for language in ("nl", "ar")
        }
        assert starts["nl"] == 0
        assert starts["ar"] == pytest.approx(100 - chart.rows[0].extent.width, abs=0.01)
        assert ">2020</text>" in drawn(source, "ar", chart=chart)

    def test_a_map_of_tiles_names_every_area_in_its_picture_and_its_table(self):
        grid = tile_grid({"A": (0, 0), "B": (1, 1)})
        areas = {code: {"name": f"Land {code}", "short": code, "count": 1200, "level": 2} for code in "AB"}
        page = drawn(
            '{{ charts.grid(grid, areas, ("Land", "Aantal"), "uitleg", "Per land.") }}',
            grid=grid,
            areas=areas,
        )
        assert "<title>Land A: 1.200</title>" in page
        assert '<svg role="img" aria-labelledby="uitleg"' in page
        assert '<th scope="row">Land B</th><td class="number">1.200</td>' in page
