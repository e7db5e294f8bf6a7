"""The orders of records that do not depend on a question, and finding the first ones without looking at all.

`rank` (what is worth most, then what was confirmed last) and `confirmed` are numbers that differ for every record.
tantivy finds the highest by looking at the number of every result. So records are also in groups, each a word in the
field `rank_bucket`: all in one group come before all in the next. The first few groups hold the first page of
most questions.
"""

from collections.abc import Sequence

from tantivy import DocAddress, Occur, Query

from binnenuit.search.index.reader import Snapshot
from binnenuit.search.index.schema import RANK_PREFIXES
from binnenuit.search.topk.max_score import without_score

_SPARE, _WIDER = 4, 8
"""How many times what is needed the groups must hold that are looked at first, and how many times more then."""
_WHOLE = 0.5
"""Of a part of all records larger than this, looking at all of them takes as long."""


def first(snapshot: Snapshot, query: Query, order: str, last: int, total: int) -> list[DocAddress]:
    """Return the first `last` of the `total` results of `query` in an order ("rank" or "confirmed")."""
    needed = min(last, total)
    if not needed:
        return []
    groups = snapshot.rank_buckets(RANK_PREFIXES[order])
    everything = sum(number for _group, number in groups)
    wanted = _SPARE * needed * everything / total
    while wanted < _WHOLE * everything:
        found = _ordered(snapshot, _within(snapshot, query, groups, wanted), order, needed)
        if len(found) == needed:
            return found
        wanted *= _WIDER
    return _ordered(snapshot, query, order, needed)


def restrict_to_top_ranked(snapshot: Snapshot, query: Query, needed: int, total: int) -> Query:
    """Return `query`, which has `total` results, for the records that are worth most.

    So many that they hold what is needed.
    """
    groups = snapshot.rank_buckets(RANK_PREFIXES["rank"])
    everything = sum(number for _group, number in groups)
    return _within(snapshot, query, groups, _SPARE * needed * everything / max(total, 1))


def _within(snapshot: Snapshot, query: Query, groups: Sequence[tuple[str, int]], wanted: float) -> Query:
    """Return `query` for the first groups that together hold `wanted` records."""
    chosen: list[str] = []
    for group, number in groups:
        if wanted <= 0:
            break
        chosen.append(group)
        wanted -= number
    within = Query.term_set_query(snapshot.generation.schema, "rank_bucket", chosen)
    return Query.boolean_query([(Occur.Must, without_score(within)), (Occur.Must, query)])


def _ordered(snapshot: Snapshot, query: Query, order: str, number: int) -> list[DocAddress]:
    found = snapshot.searcher.search(query, number, count=False, order_by_field=order)
    return [address for _value, address in found.hits]
