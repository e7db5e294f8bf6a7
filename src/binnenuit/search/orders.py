"""The orders of records that do not depend on a question, and finding the first ones without looking at all.

`rank` (what is worth most, then what was confirmed last) and `confirmed` are numbers that differ for every record.
tantivy finds the highest by looking at the number of every result. So records are also in groups, each a word in the
field `order`: all in one group come before all in the next. The first few groups hold the first page of most questions.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from tantivy import DocAddress, Occur, Query

from binnenuit.search.parts import silent
from binnenuit.search.reading import Snapshot
from binnenuit.search.schema import ORDERS
from binnenuit.search.types import Document

_FIRST_DAY = date(2000, 1, 1).toordinal()
_DAYS = (1 << 16) - 1
_PK_BITS = 32
_PKS = (1 << _PK_BITS) - 1
_BOOSTS = 1000
_GROUP_BITS = 3
"""A group is eight days: of a million records some ten thousand were confirmed in the last one."""
_SPARE, _WIDER = 4, 8
"""How many times what is needed the groups must hold that are looked at first, and how many times more then."""
_WHOLE = 0.5
"""Of a part of all records larger than this, looking at all of them takes as long."""


def numbers(document: Document, boost: float) -> tuple[tuple[str, int], tuple[str, int]]:
    """Return the number of a record in each order, by field; the highest comes first."""
    newest_first = _days(document) << _PK_BITS | _PKS - min(document.pk, _PKS)
    rank = round(boost * _BOOSTS) << (_PK_BITS + 16) | newest_first
    return ("confirmed", newest_first), ("rank", rank)


def words(document: Document, boost: float) -> Iterator[tuple[str, str]]:
    """Return the groups of a record in each order."""
    group = f"{_days(document) >> _GROUP_BITS:05d}"
    yield "order", f"{ORDERS['confirmed']}{group}"
    yield "order", f"{ORDERS['rank']}{round(boost * _BOOSTS):04d}{group}"


def _days(document: Document) -> int:
    days = document.confirmed.toordinal() - _FIRST_DAY + 1 if document.confirmed else 0
    return min(max(days, 0), _DAYS)


def first(snapshot: Snapshot, query: Query, order: str, last: int, total: int) -> list[DocAddress]:
    """Return the first `last` of the `total` results of `query` in an order ("rank" or "confirmed")."""
    needed = min(last, total)
    if not needed:
        return []
    groups = snapshot.groups(ORDERS[order])
    everything = sum(number for _group, number in groups)
    wanted = _SPARE * needed * everything / total
    while wanted < _WHOLE * everything:
        found = _ordered(snapshot, _within(snapshot, query, groups, wanted), order, needed)
        if len(found) == needed:
            return found
        wanted *= _WIDER
    return _ordered(snapshot, query, order, needed)


def foremost(snapshot: Snapshot, query: Query, needed: int, total: int) -> Query:
    """Return `query`, which has `total` results, for the records that are worth most: so many that they hold what is needed."""
    groups = snapshot.groups(ORDERS["rank"])
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
    within = Query.term_set_query(snapshot.generation.schema, "order", chosen)
    return Query.boolean_query([(Occur.Must, silent(within)), (Occur.Must, query)])


def _ordered(snapshot: Snapshot, query: Query, order: str, number: int) -> list[DocAddress]:
    found = snapshot.searcher.search(query, number, count=False, order_by_field=order)
    return [address for _value, address in found.hits]
