"""Filters, and the numbers beside them.

Values of one facet are "or", facets are "and". The number beside a value is what one would get by choosing
it: it is counted with the facet's own choice left out and all others kept. Everything is counted inside
tantivy; one pass, or two side by side, serves all facets of which nothing is chosen.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from tantivy import Occur, Query, SearchResult

from binnenuit.kernel.errors import BadInput
from binnenuit.search.facet_kinds import concept_facets, counted_by_bits, filter_names, many_valued
from binnenuit.search.index.facet_bitmaps import OTHER, places
from binnenuit.search.index.generations import Generation
from binnenuit.search.index.reader import Snapshot
from binnenuit.search.index.schema import (
    MAIN_KIND,
    MISSING_VALUE,
    OTHERS,
    column,
    filter_field,
    first_field,
    more_field,
)
from binnenuit.search.topk import parallel
from binnenuit.search.topk.max_score import without_score
from binnenuit.search.tuning import tuning
from binnenuit.search.types import FacetCount

MOST_VALUES = {"organisation": 50, "municipality": 400}
"""How many values of a listed facet are counted, the most frequent."""
_MOST_VALUES = 100
_LONGEST_VALUE = 200
_FEWEST_OF_A_SEGMENT = 4_000
"""Values that each segment of the index is asked for at least."""
_NONE: Mapping[str, Any] = {"buckets": []}
_NUMBER = {"number": {"value_count": {"field": first_field("municipality")}}}
"""Counts records: each has this field. Counting so leaves out the scores, which takes half the time of a search."""
MOST_CHOSEN = 200
"""Values that can be chosen in one facet; what comes after is not read."""

Chosen = Mapping[str, tuple[str, ...]]


def chosen(filters: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Return the chosen values by facet, each once; raises `BadInput` for a facet that there is not."""
    found: dict[str, tuple[str, ...]] = {}
    for facet, values in filters:
        if facet not in filter_names():
            raise BadInput(f"{facet[:40]!r}?")
        if values:
            found[facet] = tuple(dict.fromkeys((*found.get(facet, ()), *values)))[:MOST_CHOSEN]
    return found


def clause(snapshot: Snapshot, facet: str, values: Sequence[str]) -> Query:
    """Return the query for records with one of `values` in `facet`."""
    sound = [value for value in values if _is_sound(value)]
    if not sound:
        return Query.empty_query()
    return without_score(Query.term_set_query(snapshot.generation.schema, _field(facet), sound))


def _field(facet: str) -> str:
    return "concept" if facet == "concept" else filter_field(facet)


def _is_sound(value: str) -> bool:
    # Half of a surrogate pair can't be written as UTF-8, so no record has it and tantivy would refuse it.
    return value != MISSING_VALUE and len(value) <= _LONGEST_VALUE and value.isprintable()


def filtered(snapshot: Snapshot, base: Query, choice: Chosen, without: str = "") -> Query:
    """Return `base` narrowed to what was chosen, the facet `without` left out."""
    clauses = [
        (Occur.Must, clause(snapshot, facet, values)) for facet, values in choice.items() if facet != without
    ]
    return Query.boolean_query([(Occur.Must, base), *clauses]) if clauses else base


Counts = tuple[int, dict[str, tuple[FacetCount, ...]]]
"""How many records there are, and the values of each facet with their counts."""


def at_most(snapshot: Snapshot, choice: Chosen) -> int:
    """Return how many records can have what was chosen at most, without looking for them."""
    searcher = snapshot.searcher
    numbers = [
        sum(searcher.doc_freq(_field(facet), value) for value in values if _is_sound(value))
        for facet, values in choice.items()
    ]
    return min([searcher.num_docs, *numbers])


def begin(
    snapshot: Snapshot, base: Query, choice: Chosen, facets: Sequence[str], passes: int
) -> Callable[[], Counts]:
    """Begin to count what `base` finds of what was chosen, and the values of `facets`.

    Gives what waits for the result. The most frequent values come first; what is chosen is always counted. What is
    much is begun at once, in one pass or several (`passes`) beside what else is done; with 0 it is done when it is
    waited for. Several pay where finding the records takes less than counting them.
    """
    queries = {facet: filtered(snapshot, base, choice, without=facet) for facet in facets if facet in choice}
    free = [facet for facet in facets if facet not in choice]
    rest = _begun(snapshot, filtered(snapshot, base, choice), free, passes)
    others = [_begun(snapshot, query, [facet], passes) for facet, query in queries.items()]

    def finish() -> Counts:
        total, counters = rest()
        for other in others:
            counters |= other()[1]
        for facet, query in queries.items():
            counters[facet] |= _chosen_counts(snapshot, query, facet, choice[facet], counters[facet])
        return total, {facet: _in_order(counters[facet], choice.get(facet, ())) for facet in facets}

    return finish


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
    """Return how many records `query` finds."""
    return _total(_aggregated(snapshot, query, _NUMBER))


def of_kinds(snapshot: Snapshot, query: Query, kinds: Sequence[str]) -> Query:
    """Return `query` narrowed to records of `kinds`.

    Most records are initiatives: going past the few others is quicker than asking of each record whether it is one.
    """
    schema = snapshot.generation.schema
    if tuple(kinds) == (MAIN_KIND,):
        others = Query.term_query(schema, "kind", OTHERS, "basic")
        return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, others)])
    return Query.boolean_query([(Occur.Must, all_of_kinds(snapshot, kinds)), (Occur.Must, query)])


def all_of_kinds(snapshot: Snapshot, kinds: Sequence[str]) -> Query:
    """Return the query for all records of `kinds`."""
    there = [kind for kind in kinds if kind in snapshot.kinds]
    if not there:
        return Query.empty_query()
    schema = snapshot.generation.schema
    if len(there) == 1:
        return without_score(Query.term_query(schema, "kind", there[0], "basic"))
    return without_score(Query.term_set_query(schema, "kind", there))


def counted(result: SearchResult) -> int:
    """Return the number that a search counted."""
    number: int = result.count  # type: ignore[attr-defined] # it is there; tantivy's hints forget it
    return number


def _begun(
    snapshot: Snapshot, query: Query, facets: Sequence[str], passes: int
) -> Callable[[], tuple[int, dict[str, dict[str, int]]]]:
    """Begin to count how many records `query` finds, and `facets` over them: in so many passes side by side."""
    packed = [facet for facet in facets if facet in counted_by_bits()]
    columns = _columns(snapshot, packed)
    wanted = {column(number): _terms(column(number), tuning().facet_combinations) for number in columns}
    listed = [facet for facet in facets if facet in many_valued()]
    for facet in listed:
        wanted |= {first_field(facet): _listing(facet), more_field(facet): _further(facet)}
    names = list(wanted)
    number = max(min(passes, len(names)), 1)
    divided = [_NUMBER | {name: wanted[name] for name in names[first::number]} for first in range(number)]
    waiting = [
        parallel.begun(partial(_aggregated, snapshot, query, each), large=passes > 0) for each in divided
    ]

    def finish() -> tuple[int, dict[str, dict[str, int]]]:
        answer: dict[str, Any] = {}
        for each in waiting:
            answer |= each()
        counters = _unpacked(snapshot, answer, columns, packed)
        for facet in packed:
            if facet not in counters:
                counters[facet] = _one_by_one(snapshot, query, facet)
        for facet in listed:
            counters[facet] = _listed(snapshot, query, answer, facet)
        return _total(answer), counters

    return finish


def _total(answer: Mapping[str, Any]) -> int:
    return int(answer["number"]["value"])


def _columns(snapshot: Snapshot, facets: Sequence[str]) -> list[int]:
    """Return the numbers of the columns that hold values of `facets`."""
    return [
        number
        for number, bits in enumerate(snapshot.generation.settings.columns)
        if any(facet in facets for facet, _value in bits)
    ]


def _unpacked(
    snapshot: Snapshot, answer: Mapping[str, Any], columns: Sequence[int], facets: Sequence[str]
) -> dict[str, dict[str, int]]:
    """Return the counts by facet; a facet that is not in it must be counted otherwise."""
    counters: dict[str, dict[str, int]] = {facet: {} for facet in facets}
    for number in columns:
        found = answer.get(column(number))
        if found is None or found["sum_other_doc_count"]:
            # More combinations than were asked for.
            for facet, _value in snapshot.generation.settings.columns[number]:
                counters.pop(facet, None)
            continue
        for (facet, value), records in zip(
            snapshot.generation.settings.columns[number],
            _of_bits(found["buckets"], snapshot.generation, number),
            strict=True,
        ):
            if records and facet in counters:
                counters[facet][value] = records
    return {facet: counter for facet, counter in counters.items() if not counter.get(OTHER)}


def _of_bits(buckets: Sequence[Mapping[str, Any]], generation: Generation, number: int) -> list[int]:
    """Return how many records have each bit of a column."""
    counts = [0] * len(generation.settings.columns[number])
    known = generation.places(number)
    for bucket in buckets:
        text, records = bucket["key"], bucket["doc_count"]
        found = known.get(text)
        if found is None:
            found = known[text] = places(text)
        for place in found:
            counts[place] += records
    return counts


def _aggregated(snapshot: Snapshot, query: Query, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Count in one pass; what is too much for one pass in several; what is too much by itself is left out."""
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


def _terms(field: str, size: int, per_segment: int = _FEWEST_OF_A_SEGMENT) -> dict[str, Any]:
    return {"terms": {"field": field, "size": size, "segment_size": max(size, per_segment)}}


def _listing(facet: str) -> dict[str, Any]:
    # One more: the records without any value are a bucket too.
    return _terms(
        first_field(facet), MOST_VALUES.get(facet, _MOST_VALUES) + 1, tuning().facet_terms_per_segment
    )


def _one_by_one(snapshot: Snapshot, query: Query, facet: str) -> dict[str, int]:
    """Count each value by itself: where values came up after the index was built, or combine too freely."""
    known = dict.fromkeys(
        value
        for column in snapshot.generation.settings.columns
        for of, value in column
        if of == facet and value != OTHER
    )
    if facet not in concept_facets():
        words = snapshot.searcher.terms_with_prefix(filter_field(facet), "", limit=_MOST_VALUES)
        known |= dict.fromkeys(value for value, _count in words)
    return {value: number for value in known if (number := _with(snapshot, query, facet, value))}


def _with(snapshot: Snapshot, query: Query, facet: str, value: str) -> int:
    both = [(Occur.Must, query), (Occur.Must, clause(snapshot, facet, [value]))]
    return hits(snapshot, Query.boolean_query(both))


def _further(facet: str) -> dict[str, Any]:
    """Count the further values of the records that have more than one."""
    return {
        "filter": f"multi_valued:{facet}",
        "aggs": {"of": _terms(more_field(facet), tuning().facet_terms_per_segment)},
    }


def _listed(snapshot: Snapshot, query: Query, answer: Mapping[str, Any], facet: str) -> dict[str, int]:
    found = answer.get(first_field(facet), {**_NONE, "sum_other_doc_count": 1})
    counter = _values(found)
    more = _values(answer.get(more_field(facet), {}).get("of", _NONE))
    counter = {value: counter.get(value, 0) + more.get(value, 0) for value in (*counter, *more)}
    if not found["sum_other_doc_count"]:
        return counter
    best = sorted(counter, key=lambda value: -counter[value])[: MOST_VALUES[facet]]
    if more or (snapshot.searcher.num_segments > 1 and found.get("doc_count_error_upper_bound", 1)):
        # More values than tantivy compares exactly over its segments: count the best ones once more, by name.
        again = _terms(first_field(facet), max(len(best), 1))
        again["terms"]["include"] = best
        sure = _values(_aggregated(snapshot, query, {"again": again}).get("again", _NONE))
        return {value: sure.get(value, 0) + more.get(value, 0) for value in best}
    return {value: counter[value] for value in best}


def _values(found: Mapping[str, Any]) -> dict[str, int]:
    return {
        str(bucket["key"]): int(bucket["doc_count"])
        for bucket in found["buckets"]
        if bucket["key"] != MISSING_VALUE
    }
