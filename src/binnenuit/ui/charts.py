"""The geometry of charts: where bars, periods and intervals stand. Plain numbers; `ui/charts.html` draws them.

Every position is a percentage of the drawing's width, counted from the side where reading starts, so that a chart is
as wide as its place, its text keeps its size, and a page from right to left mirrors the positions and not the text.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")

WHOLE = 100.0
"""Percent: the width of every drawing."""
_LEAST_WIDTH = 0.6
"""Percent: a bar of a day must still be seen."""
_MOST_YEARS = 6
"""So many years can be named under the drawing of a phone."""
_MOST_TICKS = 6
_STEPS = (1, 2, 5, 10)
_MARGIN = 0.04
"""Of the range of a forest plot, at either end, so that no square is cut in half."""
_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of the drawing, in percent from the side where reading starts."""

    start: float
    width: float

    @property
    def end(self) -> float:
        """Return where it ends."""
        return round(self.start + self.width, _DECIMALS)


@dataclass(frozen=True, slots=True)
class Tick:
    """A value that is written under the drawing."""

    value: float
    at: float


@dataclass(frozen=True, slots=True)
class BarRow(Generic[T]):
    """One bar."""

    item: T
    value: float
    extent: Extent


@dataclass(frozen=True, slots=True)
class BarChart(Generic[T]):
    """Bars that all begin at zero."""

    rows: tuple[BarRow[T], ...]


@dataclass(frozen=True, slots=True)
class Lasting(Generic[T]):
    """Something that lasts; None where a day is not known."""

    item: T
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class PeriodRow(Generic[T]):
    """A period as it is drawn."""

    item: T
    extent: Extent
    starts_unknown: bool
    ends_unknown: bool


@dataclass(frozen=True, slots=True)
class YearMark:
    """The first day of a year."""

    year: int
    at: float
    middle: float
    """Of that year: where its name stands."""
    named: bool


@dataclass(frozen=True, slots=True)
class TimelineChart(Generic[T]):
    """Periods on one scale of whole years."""

    rows: tuple[PeriodRow[T], ...]
    years: tuple[YearMark, ...]
    today: float

    @property
    def has_unknown(self) -> bool:
        """Say whether a row has a beginning or an end that is not known."""
        return any(row.starts_unknown or row.ends_unknown for row in self.rows)


@dataclass(frozen=True, slots=True)
class Estimate(Generic[T]):
    """An effect as a study published it, with its interval: low <= value <= high."""

    item: T
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class IntervalRow(Generic[T]):
    """An estimate as it is drawn."""

    estimate: Estimate[T]
    at: float
    extent: Extent


@dataclass(frozen=True, slots=True)
class ForestPlot(Generic[T]):
    """Estimates on one scale, with the line of no effect. Nothing is pooled."""

    rows: tuple[IntervalRow[T], ...]
    ticks: tuple[Tick, ...]
    no_effect: float
    """Where that line stands."""


def bar_chart(items: Iterable[tuple[T, float]]) -> BarChart[T]:
    """Return bars on one scale from zero to the largest value; raises `ValueError` for a value below zero."""
    known = list(items)
    if any(value < 0 for _item, value in known):
        raise ValueError("a bar can't be shorter than nothing")
    largest = max((value for _item, value in known), default=0) or 1
    return BarChart(tuple(BarRow(item, value, _extent(0, WHOLE * value / largest)) for item, value in known))


def timeline_chart(items: Iterable[Lasting[T]], today: date) -> TimelineChart[T] | None:
    """Lay out the periods of which something is known, in their order; None where there are fewer than two."""
    shown = [item for item in items if item.starts or item.ends]
    if len(shown) < 2:  # noqa: PLR2004 -- one bar compares nothing
        return None
    days = [day for item in shown for day in (item.starts, item.ends) if day]
    first, last = min(*days, today).year, max(*days, today).year
    begin = date(first, 1, 1)
    length = (date(last, 12, 31) - begin).days + 1

    def position(day: date) -> float:
        return (day - begin).days * WHOLE / length

    return TimelineChart(
        rows=tuple(_period(item, position) for item in shown),
        years=_years(first, last, position),
        today=round(position(today), _DECIMALS),
    )


def forest_plot(estimates: Iterable[Estimate[T]], *, ratio: bool = False) -> ForestPlot[T]:
    """Return intervals on one scale that holds all of them and the line of no effect.

    That line is 0, or 1 on the logarithmic scale of a `ratio`. Raises `ValueError` for an estimate outside of its own
    interval, and for a ratio that is not above zero.
    """
    known = list(estimates)
    for each in known:
        if not each.low <= each.value <= each.high or (ratio and each.low <= 0):
            raise ValueError(f"no interval: {each.low} to {each.high} around {each.value}")
    nothing = 1.0 if ratio else 0.0
    position, low, high = _axis([nothing, *(edge for each in known for edge in (each.low, each.high))], ratio)
    return ForestPlot(
        rows=tuple(
            IntervalRow(
                each,
                round(position(each.value), _DECIMALS),
                _extent(position(each.low), position(each.high) - position(each.low)),
            )
            for each in known
        ),
        ticks=tuple(
            Tick(value, round(position(value), _DECIMALS))
            for value in (ratio_ticks(low, high) if ratio else even_ticks(low, high))
        ),
        no_effect=round(position(nothing), _DECIMALS),
    )


def even_ticks(low: float, high: float) -> tuple[float, ...]:
    """Return at most `_MOST_TICKS` + 1 round values from `low` to `high`, equally far apart."""
    rough = (high - low) / _MOST_TICKS
    if rough <= 0:
        return (low,)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * each for each in _STEPS if power * each >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def ratio_ticks(low: float, high: float) -> tuple[float, ...]:
    """Return powers of two, or of a larger base where those are many, from `low` to `high`; 1 is always among them."""
    halvings, doublings = math.log2(min(low, 1)), math.log2(max(high, 1))
    apart = max(1, math.ceil((doublings - halvings) / _MOST_TICKS))
    first, last = math.ceil(halvings / apart), math.floor(doublings / apart)
    return tuple(2.0 ** (number * apart) for number in range(first, last + 1))


def _axis(values: Sequence[float], ratio: bool) -> tuple[Callable[[float], float], float, float]:  # noqa: FBT001 -- the kind of scale
    """Return what gives a value's position, and the lowest and highest value of the scale."""
    scale: Callable[[float], float] = math.log if ratio else float
    least, most = min(map(scale, values)), max(map(scale, values))
    space = (most - least) * _MARGIN or 1.0
    begin, length = least - space, most - least + 2 * space
    back: Callable[[float], float] = math.exp if ratio else float
    return (
        lambda value: (scale(value) - begin) * WHOLE / length,
        back(begin),
        back(begin + length),
    )


def _period(item: Lasting[T], position: Callable[[date], float]) -> PeriodRow[T]:
    start = position(item.starts) if item.starts else 0.0
    end = position(item.ends) if item.ends else WHOLE
    width = max(end - start, _LEAST_WIDTH)
    return PeriodRow(
        item=item.item,
        extent=_extent(min(start, WHOLE - width), width),
        starts_unknown=item.starts is None,
        ends_unknown=item.ends is None,
    )


def _years(first: int, last: int, position: Callable[[date], float]) -> tuple[YearMark, ...]:
    step = -(-(last - first + 1) // _MOST_YEARS)
    starts = {year: position(date(year, 1, 1)) for year in range(first, last + 1)}
    return tuple(
        YearMark(
            year,
            round(at, _DECIMALS),
            round((at + starts.get(year + 1, WHOLE)) / 2, _DECIMALS),
            named=(year - first) % step == 0,
        )
        for year, at in starts.items()
    )


def _extent(start: float, width: float) -> Extent:
    return Extent(round(start, _DECIMALS), round(width, _DECIMALS))
