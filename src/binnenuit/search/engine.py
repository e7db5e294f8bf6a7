"""The door of search: one question in, one page out; no database, no state, any number of threads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.conf import settings
from tantivy import Occur, Query

from binnenuit.search import execution, suggester
from binnenuit.search.index import reader
from binnenuit.search.index.document_builder import stored_fields
from binnenuit.search.query import facets
from binnenuit.search.results.titles import titles_of
from binnenuit.search.types import (
    SearchPage,
    SearchRequest,
    Suggestion,
)


def search(request: SearchRequest) -> SearchPage:
    """Answer `request` out of the index, without any query to the database.

    Any text is a question. A page beyond the last is empty, with the true total. Raises `IndexMissing`
    where there is no index, and `BadInput` for a facet or a point on earth that there is not.
    """
    return execution.execute(request, request.facets, listed=True).page()


def suggest(text: str, language: str, limit: int = 8) -> list[Suggestion]:
    """Return what fits the beginning that was typed: initiatives, organisations, concepts and places.

    Without an index there are still concepts and places.
    """
    return suggester.suggest(settings.INDEX_FOLDER, text, language, limit)


def titles(kind: str, codes: Iterable[str], language: str) -> dict[str, str]:
    """Return the titles of records by their codes, in `language` or else Dutch; unknown codes are left out."""
    return titles_of(reader.snapshot(settings.INDEX_FOLDER), kind, codes, language)


def version() -> str:
    """Return a mark of what searches are answered from: another one once something is changed.

    Raises `IndexMissing`.
    """
    return reader.version(settings.INDEX_FOLDER)


def ids(request: SearchRequest, concepts: Sequence[Sequence[str]] = ()) -> Iterator[int]:
    """Return the primary keys of all results, whatever their number, in no order.

    `concepts` are groups of ids: a record must have one of each group. Raises as `search` does.
    """
    return (int(str(stored["pk"])) for stored in _all_stored(request, concepts))


def codes(request: SearchRequest) -> Iterator[str]:
    """Return the public ids of all results, whatever their number, in no order; raises as `search` does."""
    return (str(stored["code"]) for stored in _all_stored(request, ()))


def _all_stored(request: SearchRequest, concepts: Sequence[Sequence[str]]) -> Iterator[Mapping[str, object]]:
    snapshot, query = execution.results(request)
    schema = snapshot.generation.schema
    having = (Query.term_set_query(schema, "concept", list(group)) for group in concepts)
    whole = Query.boolean_query([(Occur.Must, each) for each in (query, *having)])
    if total := facets.hits(snapshot, whole):
        for _score, address in snapshot.searcher.search(whole, total, count=False).hits:
            yield stored_fields(snapshot.searcher.doc(address))
