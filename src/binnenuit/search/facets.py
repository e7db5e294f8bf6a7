"""Filters, and the numbers beside them.

Values of one facet are "or", facets are "and". The number beside a value is what one would get by choosing
it: it is counted with the facet's own choice left out and all others kept. Everything is counted inside
tantivy; one pass serves all facets of which nothing is chosen.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tantivy import Occur, Query, SearchResult

from binnenuit.kernel.errors import BadInput
from binnenuit.search.columns import OTHER
from binnenuit.search.query import silent
from binnenuit.search.reading import Snapshot
from binnenuit.search.records import POSITION_KEY
from binnenuit.search.schema import (
    LISTED_FACETS,
    MASK_FACETS,
    NOTHING,
    PACKED_FACETS,
    column,
    filter_field,
    first_field,
    more_field,
)
from binnenuit.search.types import FILTERS, FacetCount

MOST_VALUES = {"organisation": 50, "municipality": 400}
"""How many values of a listed facet are counted, the most frequent."""
_MOST_VALUES = 100
_PER_SEGMENT = 1_000
_MOST_COMBINATIONS = 20_000
_LONGEST_VALUE = 200
MOST_CHOSEN = 200
"""Values that can be chosen in one facet; what comes after is not read."""

Chosen = Mapping[str, tuple[str, ...]]


def chosen(filters: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Give the chosen values by facet, each once; raises `BadInput` for a facet that there is not."""
    found: dict[str, tuple[str, ...]] = {}
    for facet, values in filters:
        if facet not in FILTERS:
            raise BadInput(f"{facet[:40]!r}?")
        if values:
            found[facet] = tuple(dict.fromkeys((*found.get(facet, ()), *values)))[:MOST_CHOSEN]
    return found


def clause(snapshot: Snapshot, facet: str, values: Sequence[str]) -> Query:
    """Give the query for records with one of `values` in `facet`."""
    field = "concept" if facet == "concept" else filter_field(facet)
    sound = [value for value in values if _is_sound(value)]
    if not sound:
        return Query.empty_query()
    return silent(Query.term_set_query(snapshot.generation.schema, field, sound))


def _is_sound(value: str) -> bool:
    # Half of a surrogate pair can't be written as UTF-8, so no record has it and tantivy would refuse it.
    return value != NOTHING and len(value) <= _LONGEST_VALUE and value.isprintable()


def filtered(snapshot: Snapshot, base: Query, choice: Chosen, without: str = "") -> Query:
    """Give `base` narrowed to what was chosen, the facet `without` left out."""
    clauses = [
        (Occur.Must, clause(snapshot, facet, values)) for facet, values in choice.items() if facet != without
    ]
    return Query.boolean_query([(Occur.Must, base), *clauses]) if clauses else base


def count(
    snapshot: Snapshot, base: Query, choice: Chosen, facets: Sequence[str]
) -> dict[str, tuple[FacetCount, ...]]:
    """Count the values of `facets`: the most frequent first, and what is chosen always."""
    free = [facet for facet in facets if facet not in choice]
    counters = _counted(snapshot, filtered(snapshot, base, choice), free)
    for facet in facets:
        if facet in choice:
            query = filtered(snapshot, base, choice, without=facet)
            counters |= _counted(snapshot, query, [facet])
            counters[facet] |= _chosen_counts(snapshot, query, facet, choice[facet], counters[facet])
    return {facet: _in_order(counters[facet], choice.get(facet, ())) for facet in facets}


def _in_order(counter: Mapping[str, int], always: Sequence[str]) -> tuple[FacetCount, ...]:
    shown = (item for item in counter.items() if item[1] or item[0] in always)
    return tuple(
        FacetCount(value, number) for value, number in sorted(shown, key=lambda each: (-each[1], each[0]))
    )


def _chosen_counts(
    snapshot: Snapshot, query: Query, facet: str, values: Sequence[str], counter: Mapping[str, int]
) -> dict[str, int]:
    """Count what was chosen and not counted yet: deep concepts, ids of languages, rare organisations."""
    return {value: _with(snapshot, query, facet, value) for value in values if value not in counter}


def hits(snapshot: Snapshot, query: Query) -> int:
    """Give how many records `query` finds."""
    # Every record has a rank. Counting so leaves out the scores: half the time of a search (measured).
    found = snapshot.searcher.aggregate(query, {"number": {"value_count": {"field": "rank"}}})
    return int(found["number"]["value"])


def of_kinds(snapshot: Snapshot, query: Query, kinds: Sequence[str]) -> Query:
    """Give `query` narrowed to records of `kinds`.

    Most records are initiatives: going past the few others is quicker than asking of each record whether it is one.
    """
    schema = snapshot.generation.schema
    there = snapshot.kinds()
    asked = {kind: there[kind] for kind in kinds if kind in there}
    if 2 * sum(asked.values()) < sum(there.values()):
        one_of = Query.term_set_query(schema, "kind", list(asked)) if asked else Query.empty_query()
        return Query.boolean_query([(Occur.Must, silent(one_of)), (Occur.Must, query)])
    others = [Query.term_query(schema, "kind", kind, "basic") for kind in there if kind not in asked]
    others.append(Query.term_query(schema, "key", POSITION_KEY, "basic"))
    return Query.boolean_query([(Occur.Must, query), *((Occur.MustNot, other) for other in others)])


def counted(result: SearchResult) -> int:
    """Give the number that a search counted."""
    number: int = result.count  # type: ignore[attr-defined] # it is there; tantivy's hints forget it
    return number


def _counted(snapshot: Snapshot, query: Query, facets: Sequence[str]) -> dict[str, dict[str, int]]:
    """Count `facets` over what `query` finds, in one pass."""
    bits = _Bits(snapshot, facets)
    wanted = {name: _terms(name, _MOST_COMBINATIONS) for name in bits.columns}
    listed = [facet for facet in facets if facet in LISTED_FACETS]
    wanted |= {first_field(facet): _listing(facet) for facet in listed}
    answer = _aggregated(snapshot, query, wanted)
    return {
        **{facet: _packed(snapshot, query, bits, answer, facet) for facet in bits.facets},
        **{facet: _listed(snapshot, query, answer, facet) for facet in listed},
    }


class _Bits:
    """Which bits of which columns are to be counted."""

    def __init__(self, snapshot: Snapshot, facets: Iterable[str]) -> None:
        self.facets = tuple(facet for facet in facets if facet in PACKED_FACETS)
        self.columns = {
            column(number): values
            for number, values in enumerate(snapshot.generation.settings.columns)
            if any(facet in self.facets for facet, _value in values)
        }

    def counts(self, answer: Mapping[str, Any], facet: str) -> dict[str, int] | None:
        """Give the counts of one facet; None where they must be made otherwise."""
        counter: dict[str, int] = {}
        for name, values in self.columns.items():
            places = [(1 << place, value) for place, (of, value) in enumerate(values) if of == facet]
            if places and not _add(counter, answer.get(name), places):
                return None
        return None if counter.pop(OTHER, 0) else counter


def _add(counter: dict[str, int], found: Any, places: Sequence[tuple[int, str]]) -> bool:
    """Add what one column counted; False where it is not complete."""
    if found is None or found["sum_other_doc_count"]:
        return False
    all_bits = sum(bit for bit, _value in places)
    together: dict[int, int] = {}
    for bucket in found["buckets"]:
        mask = int(bucket["key"]) & all_bits
        if mask:
            together[mask] = together.get(mask, 0) + int(bucket["doc_count"])
    for bit, value in places:
        number = sum(records for mask, records in together.items() if mask & bit)
        if number:
            counter[value] = number
    return True


def _aggregated(snapshot: Snapshot, query: Query, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Count in one pass; what is too much for one pass in several; what is too much by itself is left out."""
    if not wanted:
        return {}
    try:
        return snapshot.searcher.aggregate(query, dict(wanted))
    except ValueError:
        # tantivy's limit of 65,000 buckets: a very mixed corpus has that many combinations.
        if len(wanted) == 1:
            return {}
        return {
            name: found
            for name, one in wanted.items()
            for found in _aggregated(snapshot, query, {name: one}).values()
        }


def _terms(field: str, size: int, per_segment: int = _PER_SEGMENT) -> dict[str, Any]:
    return {"terms": {"field": field, "size": size, "segment_size": max(size, per_segment)}}


def _listing(facet: str) -> dict[str, Any]:
    # One more: the records without any value are a bucket too.
    return _terms(first_field(facet), MOST_VALUES[facet] + 1, _PER_SEGMENT)


def _packed(
    snapshot: Snapshot, query: Query, bits: _Bits, answer: Mapping[str, Any], facet: str
) -> dict[str, int]:
    found = bits.counts(answer, facet)
    return _one_by_one(snapshot, query, facet) if found is None else found


def _one_by_one(snapshot: Snapshot, query: Query, facet: str) -> dict[str, int]:
    """Count each value by itself: where values came up after the index was built, or combine too freely."""
    known = dict.fromkeys(
        value
        for column in snapshot.generation.settings.columns
        for of, value in column
        if of == facet and value != OTHER
    )
    if facet not in MASK_FACETS:
        words = snapshot.searcher.terms_with_prefix(filter_field(facet), "", limit=_MOST_VALUES)
        known |= dict.fromkeys(value for value, _count in words)
    return {value: number for value in known if (number := _with(snapshot, query, facet, value))}


def _with(snapshot: Snapshot, query: Query, facet: str, value: str) -> int:
    both = [(Occur.Must, query), (Occur.Must, clause(snapshot, facet, [value]))]
    return hits(snapshot, Query.boolean_query(both))


def _listed(snapshot: Snapshot, query: Query, answer: Mapping[str, Any], facet: str) -> dict[str, int]:
    found = answer.get(first_field(facet), {"buckets": [], "sum_other_doc_count": 1})
    counter = _values(found)
    more = _more(snapshot, query, facet)
    counter = {value: counter.get(value, 0) + more.get(value, 0) for value in (*counter, *more)}
    if found["sum_other_doc_count"] or found.get("doc_count_error_upper_bound"):
        # More values than tantivy compares exactly over its segments: count the best ones once more, by name.
        best = sorted(counter, key=lambda value: -counter[value])[: MOST_VALUES[facet]]
        again = _terms(first_field(facet), max(len(best), 1))
        again["terms"]["include"] = best
        sure = _values(_aggregated(snapshot, query, {"again": again}).get("again", {"buckets": []}))
        return {value: sure.get(value, 0) + more.get(value, 0) for value in best}
    return counter


def _more(snapshot: Snapshot, query: Query, facet: str) -> dict[str, int]:
    """Count the further values of the records that have more than one."""
    if not snapshot.has("several", facet):
        return {}
    several = Query.term_query(snapshot.generation.schema, "several", facet, "basic")
    both = Query.boolean_query([(Occur.Must, query), (Occur.Must, several)])
    name = more_field(facet)
    return _values(_aggregated(snapshot, both, {name: _terms(name, _PER_SEGMENT)}).get(name, {"buckets": []}))


def _values(found: Mapping[str, Any]) -> dict[str, int]:
    return {
        str(bucket["key"]): int(bucket["doc_count"])
        for bucket in found["buckets"]
        if bucket["key"] != NOTHING
    }
