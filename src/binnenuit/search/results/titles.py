"""Titles of records by their codes, out of the index: what filters and lists call a programme or an organisation."""

from collections.abc import Iterable
from typing import Any

from tantivy import Query

from binnenuit.search.index.document_builder import stored_fields
from binnenuit.search.index.reader import Snapshot
from binnenuit.search.results.highlighter import shown_language

_MOST = 1_000


def titles_of(snapshot: Snapshot, kind: str, codes: Iterable[str], language: str) -> dict[str, str]:
    """Return the titles of records by their codes, in `language` or else Dutch; unknown codes are left out."""
    asked = [code for code in list(codes)[:_MOST] if code.isprintable()]
    kept = snapshot.cache.titles
    known = {code: kept.peek((kind, code, language)) for code in asked}
    unknown = [f"{kind}:{code}" for code, title in known.items() if title is None]
    found = {code: title for code, title in known.items() if title is not None}
    if unknown:
        query = Query.term_set_query(snapshot.generation.schema, "key", unknown)
        for _score, address in snapshot.searcher.search(query, len(unknown), count=False).hits:
            stored = stored_fields(snapshot.searcher.doc(address))
            texts: Any = stored["texts"]
            code, title = str(stored["code"]), str(texts[shown_language(texts, language)][0])
            found[code] = title
            kept.keep((kind, code, language), title)
    return found
