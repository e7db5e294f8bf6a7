"""How the place of a record in an order that does not depend on a question is written into the index.

`query/static_rank.py` reads it: numbers that differ for every record, and words for groups of records.
"""

from collections.abc import Iterator
from datetime import date

from binnenuit.search.index.schema import RANK_PREFIXES
from binnenuit.search.types import Document

_FIRST_DAY = date(2000, 1, 1).toordinal()
_DAYS = (1 << 16) - 1
_PK_BITS = 32
_PKS = (1 << _PK_BITS) - 1
_BOOSTS = 1000
_GROUP_BITS = 3
"""A group is eight days: of a million records some ten thousand were confirmed in the last one."""


def rank_numbers(document: Document, boost: float) -> tuple[tuple[str, int], tuple[str, int]]:
    """Return the number of a record in each order, by field; the highest comes first."""
    newest_first = _days(document) << _PK_BITS | _PKS - min(document.pk, _PKS)
    rank = round(boost * _BOOSTS) << (_PK_BITS + 16) | newest_first
    return ("confirmed", newest_first), ("rank", rank)


def rank_buckets(document: Document, boost: float) -> Iterator[tuple[str, str]]:
    """Return the words of the groups of a record in each order."""
    group = f"{_days(document) >> _GROUP_BITS:05d}"
    yield "rank_bucket", f"{RANK_PREFIXES['confirmed']}{group}"
    yield "rank_bucket", f"{RANK_PREFIXES['rank']}{round(boost * _BOOSTS):04d}{group}"


def _days(document: Document) -> int:
    days = document.confirmed.toordinal() - _FIRST_DAY + 1 if document.confirmed else 0
    return min(max(days, 0), _DAYS)
