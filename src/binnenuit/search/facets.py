"""Filters, and the numbers beside them.

Values of one facet are "or", facets are "and". The number beside a value is what one would get by choosing
it: it is counted with the facet's own choice left out and all others kept. Everything is counted inside
tantivy; one pass serves all facets of which nothing is chosen.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tantivy import Occur, Query, SearchResult

from binnenuit.kernel.errors import BadInput
from binnenuit.search.query import silent
from binnenuit.search.reading import Snapshot
from binnenuit.search.schema import LANE_BITS, MASK_FACETS, NOTHING, VALUE_FACETS, filter_field, lane
from binnenuit.search.types import FILTERS, FacetCount

MOST_VALUES = {"organisation": 50, "municipality": 400}
"""How many values of a facet are counted, the most frequent; 100 of the others."""
_MOST_VALUES = 100
_PER_SEGMENT = 10_000
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
    return counted(snapshot.searcher.search(query, 1))


def counted(result: SearchResult) -> int:
    """Give the number that a search counted."""
    number: int = result.count  # type: ignore[attr-defined] # it is there; tantivy's hints forget it
    return number


def _counted(snapshot: Snapshot, query: Query, facets: Sequence[str]) -> dict[str, dict[str, int]]:
    wanted: dict[str, Any] = {}
    for facet in facets:
        if facet in VALUE_FACETS:
            wanted[facet] = _terms(filter_field(facet), MOST_VALUES.get(facet, _MOST_VALUES) + 1)
        for number in _lanes(snapshot, facet):
            wanted[lane(facet, number)] = _terms(lane(facet, number), _MOST_COMBINATIONS)
    answer = _aggregated(snapshot, query, wanted)
    return {
        facet: _masked(snapshot, query, answer, facet)
        if facet in MASK_FACETS
        else _valued(snapshot, query, answer, facet)
        for facet in facets
    }


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


def _terms(field: str, size: int) -> dict[str, Any]:
    return {"terms": {"field": field, "size": size, "segment_size": max(size, _PER_SEGMENT)}}


def _lanes(snapshot: Snapshot, facet: str) -> range:
    """Give the lanes that hold anything: most facets need two."""
    if facet not in MASK_FACETS:
        return range(0)
    values = len(snapshot.generation.settings.slots.get(facet, ()))
    return range(-(-values // LANE_BITS[facet]))


def _masked(snapshot: Snapshot, query: Query, answer: Mapping[str, Any], facet: str) -> dict[str, int]:
    slots = snapshot.generation.settings.slots.get(facet, ())
    counter: Counter[str] = Counter()
    for number in _lanes(snapshot, facet):
        values = slots[number * LANE_BITS[facet] : (number + 1) * LANE_BITS[facet]]
        found = answer.get(lane(facet, number))
        if found is None or found["sum_other_doc_count"]:
            counter.update({value: _with(snapshot, query, facet, value) for value in values})
            continue
        for bucket in found["buckets"]:
            mask, records = int(bucket["key"]), int(bucket["doc_count"])
            while mask:
                bit = mask & -mask
                counter[values[bit.bit_length() - 1]] += records
                mask ^= bit
    return dict(counter)


def _with(snapshot: Snapshot, query: Query, facet: str, value: str) -> int:
    both = [(Occur.Must, query), (Occur.Must, clause(snapshot, facet, [value]))]
    return hits(snapshot, Query.boolean_query(both))


def _valued(snapshot: Snapshot, query: Query, answer: Mapping[str, Any], facet: str) -> dict[str, int]:
    found = answer.get(facet, {"buckets": []})
    if found.get("doc_count_error_upper_bound") and found["buckets"]:
        # More values than tantivy compares exactly over its segments: count the best ones once more, by name.
        again = _terms(filter_field(facet), len(found["buckets"]))
        again["terms"]["include"] = [bucket["key"] for bucket in found["buckets"]]
        found = snapshot.searcher.aggregate(query, {facet: again})[facet]
    return {
        str(bucket["key"]): int(bucket["doc_count"])
        for bucket in found["buckets"]
        if bucket["key"] != NOTHING
    }
