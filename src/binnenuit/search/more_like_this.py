"""More like this: what shares the rarest concepts, lies near and says the same in its title."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from django.conf import settings
from tantivy import Occur, Query

from binnenuit.search.errors import IndexMissing
from binnenuit.search.index import reader
from binnenuit.search.index.document_builder import stored_fields
from binnenuit.search.index.reader import Snapshot
from binnenuit.search.parsing import query_parser
from binnenuit.search.query import distance_sort, facets, weights
from binnenuit.search.results.highlighter import shown_language
from binnenuit.search.topk.max_score import Clause, any_of, without_score
from binnenuit.search.types import Hit, Point, Segment

_MOST_CONCEPTS = 6
"""The rarest concepts of a record say what it is; "Dutch" and "everyone" say little and cost most."""
_MOST_TITLE_WORDS = 8
_MOST_POINTS = 2
_OVER = ("ended",)
_NOT_OPEN = ("ended", "paused")


@dataclass(frozen=True, slots=True)
class MoreLikeThisQuery:
    """What a record is like, as far as others can be like it."""

    kind: str
    code: str
    concepts: tuple[str, ...]
    title: str = ""
    points: tuple[Point, ...] = ()


def more_like_this(
    to: MoreLikeThisQuery, language: str, limit: int = 4, *, only_open: bool = False
) -> tuple[Hit, ...]:
    """Return at most `limit` other records of the kind that share a concept with `to`, the most alike first.

    Ended ones come after all others, or with `only_open` (then paused ones too) not at all. Titles and
    summaries are in `language`, else Dutch. Nothing where there is no index or no concept that others have.
    """
    try:
        snapshot = reader.snapshot(settings.INDEX_FOLDER)
    except IndexMissing:
        return ()
    query = _query(snapshot, to)
    if query is None or limit < 1:
        return ()
    not_open = _NOT_OPEN if only_open else _OVER
    found = _found(snapshot, query, Occur.MustNot, not_open, limit)
    if len(found) < limit and not only_open:
        found += _found(snapshot, query, Occur.Must, _OVER, limit - len(found))
    return tuple(_hit(stored, score, language) for score, stored in found)


def _query(snapshot: Snapshot, to: MoreLikeThisQuery) -> Query | None:
    """Return the query for what shares at least one concept; None where nothing can."""
    schema = snapshot.generation.schema
    concepts = list(_concepts(snapshot, to.concepts))
    if not concepts:
        return None
    clauses: list[Clause] = [
        (Occur.Must, without_score(Query.term_query(schema, "kind", to.kind, "basic"))),
        (Occur.MustNot, Query.term_query(schema, "key", f"{to.kind}:{to.code}", "basic")),
        (Occur.Must, any_of(concepts)),
    ]
    also = [*_words(snapshot, to.title), *_around(snapshot, to.points[:_MOST_POINTS])]
    return Query.boolean_query([*clauses, *((Occur.Should, query) for query in also)])


def _concepts(snapshot: Snapshot, concepts: Sequence[str]) -> Iterator[Query]:
    """Return a query for each of the rarest concepts, worth the more the fewer records have it."""
    schema, searcher = snapshot.generation.schema, snapshot.searcher
    known = ((searcher.doc_freq("concept", concept), concept) for concept in dict.fromkeys(concepts))
    everything = max(searcher.num_docs, 1)
    # one record has it: that is this one
    shared = sorted((number, concept) for number, concept in known if number > 1)
    for number, concept in shared[:_MOST_CONCEPTS]:
        worth = log(1 + everything / number)
        yield Query.const_score_query(Query.term_query(schema, "concept", concept, "basic"), worth)


def _words(snapshot: Snapshot, title: str) -> Iterator[Query]:
    schema, analyzer = snapshot.generation.schema, snapshot.generation.analyzer
    for word in query_parser.parse_query(title).words[:_MOST_TITLE_WORDS]:
        keys = [key for key in analyzer.query_terms(word) if snapshot.has("title", key)]
        if keys:
            same = [Query.term_query(schema, "title", key, "freq") for key in keys]
            yield Query.boost_query(Query.disjunction_max_query(same), weights.SIMILAR_TITLE)


def _around(snapshot: Snapshot, points: Sequence[Point]) -> Iterator[Query]:
    for kilometres, worth in weights.SIMILAR_WITHIN_KM:
        circles = [distance_sort.distance_query(snapshot, point, kilometres) for point in points]
        if circles:
            yield Query.const_score_query(any_of(circles), worth)


def _found(
    snapshot: Snapshot, query: Query, occur: Occur, statuses: Sequence[str], limit: int
) -> list[tuple[float, Mapping[str, Any]]]:
    status = facets.clause(snapshot, "status", statuses)
    both = Query.boolean_query([(Occur.Must, query), (occur, status)])
    answer = snapshot.searcher.search(both, limit, count=False, weight_by_field="weight")
    return [(float(score), stored_fields(snapshot.searcher.doc(address))) for score, address in answer.hits]


def _hit(stored: Mapping[str, Any], score: float, language: str) -> Hit:
    shown = shown_language(stored["texts"], language)
    title, summary, _body = stored["texts"][shown]
    return Hit(
        kind=stored["kind"],
        pk=stored["pk"],
        code=stored["code"],
        score=score,
        title=(Segment(title),),
        snippet=(Segment(summary),) if summary else (),
        language=shown,
        card=stored["card"],
    )
