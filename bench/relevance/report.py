"""The figures and failures of the judged queries, as text to read in a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from relevance.evaluation import Outcome
from relevance.figures import MEASURES, Fallen, Figures

_TITLES = {"ndcg": "nDCG@10", "recall": "recall@20", "rank": "MRR", "understood": "understood"}


def table(title: str, figures: Figures) -> Iterator[str]:
    """Return the lines of a table: a group on each line, the measures beside it."""
    yield f"{title:<16} queries  " + "".join(f"{_TITLES[measure]:>11}" for measure in MEASURES)
    for group, measures in figures.items():
        cells = "".join(f"{_cell(measures.get(measure)):>11}" for measure in MEASURES)
        yield f"{group:<16} {measures['queries']:>7.0f}  {cells}"


def failures(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Return what there is to know of each query that failed, the worst first."""
    bad = sorted((outcome for outcome in outcomes if outcome.failed), key=_worth)
    yield f"{len(bad)} of {len(outcomes)} queries are below what is good:"
    for outcome in bad:
        yield ""
        yield f"{outcome.text!r} ({outcome.language}, {outcome.kind}): {_score(outcome)}"
        yield f"    expected  {outcome.expected} ({outcome.possible} relevant)"
        yield f"    found     {outcome.total}" + (f", {outcome.said}" if outcome.said else "")
        yield from (f"              {line}" for line in outcome.first)


def warnings(lower: Iterable[Fallen]) -> Iterator[str]:
    """Return a line for each figure that has fallen."""
    for each in lower:
        yield f"{_TITLES[each.measure]} of {each.group} fell from {each.was:.4f} to {each.now:.4f}"


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _worth(outcome: Outcome) -> float:
    return outcome.rank if outcome.rank is not None else (outcome.ndcg or 0.0) + (outcome.recall or 0.0)


def _score(outcome: Outcome) -> str:
    if outcome.rank is not None:
        return f"reciprocal rank {outcome.rank:.2f}"
    return f"nDCG@10 {outcome.ndcg or 0:.2f}, recall@20 {outcome.recall or 0:.2f}"
