"""Asking the judged queries and measuring the answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.search import engine
from binnenuit.search.types import Near, Point, SearchPage, SearchRequest
from relevance import corpus
from relevance.judge import NEAR_KM, Judge
from relevance.measures import DEEP, RELEVANT, ndcg, recall, reciprocal_rank
from relevance.queries import Judged, Named, Queries, Suggested

NAME, SUGGESTION = "name", "suggestion"
"""The kinds of what is measured by reciprocal rank, beside those of `queries.KINDS`."""
GOOD = 0.8
"""Below this a query counts as failed."""
_SHOWN = 3
_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one query did."""

    text: str
    language: str
    kind: str
    expected: str
    """In words of the data file."""
    ndcg: float | None = None
    recall: float | None = None
    rank: float | None = None
    """The reciprocal rank, of a name or a suggestion."""
    understood: float | None = None
    """The share of what should have been understood; None where nothing was asked."""
    possible: int = 0
    """How many records would have been relevant."""
    total: int = 0
    first: tuple[str, ...] = ()
    """What came first, with its grade."""
    said: str = ""
    """How the engine took the text."""

    @property
    def failed(self) -> bool:
        """Say whether someone should look at it."""
        if self.rank is not None:
            return self.rank < 1
        return min(value for value in (self.ndcg, self.recall, 1.0) if value is not None) < GOOD


def evaluate(queries: Queries, kinds: tuple[str, ...] = ()) -> list[Outcome]:
    """Ask every query of `kinds` (default: all) and give how each did, in the order of the data files.

    Raises `IndexMissing` where there is no index.
    """
    return [outcome for outcome in _outcomes(queries, kinds) if not kinds or outcome.kind in kinds]


def _outcomes(queries: Queries, kinds: tuple[str, ...]) -> Iterator[Outcome]:
    judge = Judge(corpus.documents("initiative"), thesaurus())
    for query in queries.judged:
        if not kinds or query.kind in kinds:
            yield judged(query, judge)
    yield from map(_named, queries.named if not kinds or NAME in kinds else ())
    yield from map(_suggested, queries.suggested if not kinds or SUGGESTION in kinds else ())


def judged(query: Judged, judge: Judge) -> Outcome:
    """Ask one judged query."""
    grades = judge.grades(query)
    page = engine.search(_request(query.text, query.language, "initiative", query.near))
    found = [grades.get(hit.pk, 0) for hit in page.hits]
    possible = sum(grade >= RELEVANT for grade in grades.values())
    return Outcome(
        text=query.text + (f" | {query.near}" if query.near else ""),
        language=query.language,
        kind=query.kind,
        expected=_expected(query),
        ndcg=ndcg(found, grades.values()),
        recall=recall(found, grades.values()) if possible else None,
        understood=_understood(query.understood, page),
        possible=possible,
        total=page.total,
        first=tuple(f"{grade}: {_title(page, at)}" for at, grade in enumerate(found[:_SHOWN])),
        said=_said(page),
    )


def _named(query: Named) -> Outcome:
    page = engine.search(_request(query.text, query.language, query.record_kind))
    codes = [hit.code for hit in page.hits]
    return Outcome(
        text=query.text,
        language=query.language,
        kind=NAME,
        expected=f"{query.record_kind}:{query.code}",
        rank=reciprocal_rank(codes, query.code),
        possible=1,
        total=page.total,
        first=tuple(codes[:_SHOWN]),
        said=_said(page),
    )


def _suggested(query: Suggested) -> Outcome:
    """Measure the place among the suggestions of its own kind: they are shown in groups."""
    offered = engine.suggest(query.text, _page_language(query.language), _OFFERED)
    # a settlement that is no municipality has no code: it is told by its name
    codes = [line.code or line.label for line in offered if line.kind == query.suggestion_kind]
    return Outcome(
        text=query.text,
        language=query.language,
        kind=SUGGESTION,
        expected=f"{query.suggestion_kind}:{query.code}",
        rank=reciprocal_rank(codes, query.code),
        possible=1,
        total=len(offered),
        first=tuple(f"{line.kind}:{line.code or line.label}" for line in offered[:_SHOWN]),
    )


def _request(text: str, language: str, kind: str, near: str = "") -> SearchRequest:
    """Return the question that the search page would ask."""
    place = places.find_place(near) if near else None
    return SearchRequest(
        text=text,
        kinds=(kind,),
        near=Near(Point(place.latitude, place.longitude), NEAR_KM, place.label) if place else None,
        size=DEEP,
        language=_page_language(language),
        facets=(),
    )


def _page_language(language: str) -> str:
    """Return the language of the page: who types another one than these reads the Dutch one."""
    return "en" if language == "en" else "nl"


def _understood(wanted: Iterable[str], page: SearchPage) -> float | None:
    wanted = set(wanted)
    return len(wanted & {each.code for each in page.understood}) / len(wanted) if wanted else None


def _expected(query: Judged) -> str:
    best = query.lines[0][0]
    lines = [
        " + ".join(("" if term.holds else "!") + term.value for term in line)
        for grade, line in query.lines
        if grade == best
    ]
    return " or ".join(lines)


def _title(page: SearchPage, at: int) -> str:
    hit = page.hits[at]
    title = "".join(segment.text for segment in hit.title)
    place = hit.card.get("place")
    return f"{title} ({place})" if place else title


def _said(page: SearchPage) -> str:
    parts: list[str] = [page.matching]
    if page.understood:
        parts.append("understood " + ", ".join(f"{each.typed} = {each.code}" for each in page.understood))
    if page.corrections:
        parts.append("read " + ", ".join(f"{typed} as {read}" for typed, read in page.corrections))
    return "; ".join(parts)
