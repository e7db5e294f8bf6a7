"""The lines under the search field while someone types (or after, without JavaScript)."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from tantivy import Occur, Query

from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary import service as vocabulary
from binnenuit.search.errors import IndexMissing
from binnenuit.search.index import reader
from binnenuit.search.index.document_builder import stored_fields
from binnenuit.search.index.reader import Snapshot
from binnenuit.search.query.builder import typos
from binnenuit.search.record_kinds import suggested_kinds
from binnenuit.search.results.highlighter import shown_language
from binnenuit.search.text import analyzer
from binnenuit.search.topk.max_score import without_score
from binnenuit.search.types import Suggestion

LONGEST = 100
_MOST_WORDS = 8
_SHORTEST = 2
_MOST_WORDS_OF_A_PLACE = 3
_SHORTEST_PLACE = 3
"""Letters of a place that is named after other words: "in" begins no place that one means."""
_FIRST_LETTERS = 3
_SHARES = {"concept": 3, "place": 2}
"""How many lines each may take; records take as many as their kind says, and what is left over they all share."""


def suggest(root: Path, text: str, language: str, limit: int) -> list[Suggestion]:
    """Return at most `limit` lines for what was typed: concepts and places first, then what is in the index."""
    text = text[:LONGEST]
    words = analyzer.tokenize(text)[:_MOST_WORDS]
    if not words or len("".join(words)) < _SHORTEST or limit < 1:
        return []
    found = {
        "concept": list(_concepts(text, language, limit)),
        "place": list(_places(text, limit)),
        **_records(root, words, language, limit, distance=0),
    }
    if not any(found.values()) and typos(words[-1]):
        found = _records(root, words, language, limit, distance=1)
    return _shared(found, limit)


def _shared(found: dict[str, list[Suggestion]], limit: int) -> list[Suggestion]:
    shares = _SHARES | {kind.name: kind.suggested for kind in suggested_kinds()}
    order = tuple(shares)
    chosen = {kind: found.get(kind, [])[: shares[kind]] for kind in order}
    spare = limit - sum(map(len, chosen.values()))
    for kind in order:
        more = found.get(kind, [])[len(chosen[kind]) :][: max(spare, 0)]
        spare -= len(more)
        chosen[kind] = chosen[kind] + more
    lines = [line for kind in order for line in chosen[kind]]
    return lines[:limit]


def _concepts(text: str, language: str, limit: int) -> Iterable[Suggestion]:
    for each in vocabulary.suggest(text, language, limit):
        yield Suggestion("concept", each.label, each.via, each.concept_id)


def _places(text: str, limit: int) -> Iterable[Suggestion]:
    """Return places that begin as the text does; else as its last words do, with the words before them as the rest."""
    typed = text.split()
    for first in range(len(typed)):
        beginning = " ".join(typed[first:])
        if first and (len(typed) - first > _MOST_WORDS_OF_A_PLACE or len(beginning) < _SHORTEST_PLACE):
            continue
        found = places.suggest_places(beginning, limit)
        for place in found:
            yield Suggestion("place", place.label, _whereabouts(place), place.code, " ".join(typed[:first]))
        if found:
            return


def _whereabouts(place: places.Place) -> str:
    """Return what tells a place from others of its name, in the language of the page."""
    inside = places.municipality(place.municipality_code)
    if place.kind == "province":
        return _("provincie")
    if place.kind == "postcode":
        return _("postcode")
    if inside is None:
        return ""
    if place.kind == "municipality" or place.label == inside.name:
        return inside.province_name
    return _("gemeente %(name)s") % {"name": inside.name}


def _records(
    root: Path, words: list[str], language: str, limit: int, *, distance: int
) -> dict[str, list[Suggestion]]:
    """Return records by kind; the last word may be wrong by `distance` letters."""
    try:
        snapshot = reader.snapshot(root)
    except IndexMissing:
        return {}
    return {
        kind: _of_kind(snapshot, kind, words, language, limit, distance=distance)
        for kind in (each.name for each in suggested_kinds())
    }


def _of_kind(  # noqa: PLR0913 -- one line of the search field, asked in full
    snapshot: Snapshot, kind: str, words: list[str], language: str, limit: int, *, distance: int
) -> list[Suggestion]:
    if len(words) > 1 or len(words[0]) > _FIRST_LETTERS:
        return _asked(snapshot, kind, words, language, limit, distance=distance)
    key = (kind, words[0], language, limit, distance)
    return list(
        snapshot.prefix_suggestions(
            key, lambda: tuple(_asked(snapshot, kind, words, language, limit, distance=distance))
        )
    )


def _asked(  # noqa: PLR0913 -- as above
    snapshot: Snapshot, kind: str, words: list[str], language: str, limit: int, *, distance: int
) -> list[Suggestion]:
    schema = snapshot.generation.schema
    clauses = [(Occur.Must, without_score(Query.term_query(schema, "kind", kind)))]
    clauses += [(Occur.Must, Query.term_query(schema, "title_surface", word, "freq")) for word in words[:-1]]
    last = Query.fuzzy_term_query(
        schema, "title_surface", words[-1], distance, transposition_cost_one=True, prefix=True
    )
    clauses.append((Occur.Must, last))
    query = Query.boolean_query(clauses)
    answer = snapshot.searcher.search(query, limit, count=False, weight_by_field="weight")
    return [_line(stored_fields(snapshot.searcher.doc(address)), language) for _score, address in answer.hits]


def _line(stored: Any, language: str) -> Suggestion:
    texts = stored["texts"]
    title = texts[shown_language(texts, language)][0]
    card = stored["card"]
    return Suggestion(
        stored["kind"], title, str(card.get("detail") or card.get("place") or ""), stored["code"]
    )
