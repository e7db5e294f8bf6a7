"""The figures of all judged queries together, and the baseline that they may not fall below."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from binnenuit.kernel.errors import DataFileError
from relevance.evaluation import Outcome
from relevance.measures import mean

BASELINE = Path(__file__).parent / "baseline.toml"
SLACK = 0.005
"""So much a figure may fall before it counts: one result that changes places in one of many queries."""
TOTAL = "total"
MEASURES = ("ndcg", "recall", "rank", "understood")
_DIGITS = 4
_HEADER = """# What the judged queries reached; `make check` fails where a figure falls by more than 0.005.
# Written by `python bench/relevance --write-baseline`; docs/relevance.md says when to.
"""

Figures = Mapping[str, Mapping[str, float]]
"""By group ("total", then each kind): "queries" and those of `MEASURES` that there are."""


@dataclass(frozen=True, slots=True)
class Fallen:
    """A figure that is lower than its baseline."""

    group: str
    measure: str
    was: float
    now: float


def figures(outcomes: Sequence[Outcome], group: Callable[[Outcome], str]) -> Figures:
    """Return the means of each group, in order of their names, after those of all together."""
    names = sorted({group(outcome) for outcome in outcomes})
    found = {TOTAL: _means(outcomes)}
    return found | {name: _means([each for each in outcomes if group(each) == name]) for name in names}


def fallen(now: Figures, baseline: Figures) -> list[Fallen]:
    """Return what is lower than the baseline by more than `SLACK`; a figure that is no longer there counts as 0."""
    return [
        Fallen(group, measure, was, now.get(group, {}).get(measure, 0.0))
        for group, measures in baseline.items()
        for measure, was in measures.items()
        if measure in MEASURES and now.get(group, {}).get(measure, 0.0) < was - SLACK
    ]


def read_baseline(path: Path = BASELINE) -> Figures:
    """Read the baseline; raises `DataFileError` where there is none or it can't be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataFileError(
            path, 0, f"{error}. Write it anew: python bench/relevance --write-baseline"
        ) from error


def write_baseline(now: Figures, path: Path = BASELINE) -> None:
    """Write the figures as the baseline."""
    lines = [_HEADER]
    for group, measures in now.items():
        lines.append(f"[{group}]")
        lines += [f"{name} = {value:g}" for name, value in measures.items()]
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def _means(outcomes: Sequence[Outcome]) -> dict[str, float]:
    found: dict[str, float] = {"queries": len(outcomes)}
    for measure in MEASURES:
        values = list(_values(outcomes, measure))
        if values:
            found[measure] = round(mean(values), _DIGITS)
    return found


def _values(outcomes: Iterable[Outcome], measure: str) -> Iterable[float]:
    values = (getattr(outcome, measure) for outcome in outcomes)
    return (value for value in values if value is not None)
