"""How a room's document becomes a record of the index: the counterpart of `index/schema.py`."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import orjson
import tantivy

from binnenuit.foundation.vocabulary.service import Concept, Thesaurus
from binnenuit.search.facet_kinds import concept_facets, few_valued, many_valued
from binnenuit.search.geo import cells, tiles
from binnenuit.search.index.facet_bitmaps import MOST_VALUES, BitmapEncoder, Counted, Masks, written
from binnenuit.search.index.generations import IndexMetadata
from binnenuit.search.index.rank_encoding import rank_buckets, rank_numbers
from binnenuit.search.index.schema import (
    EXACT_CONCEPT,
    LABEL_TERM,
    MAIN_KIND,
    MISSING_VALUE,
    NAME_TERM,
    OTHERS,
    POINT_FIELDS,
    column,
    filter_field,
    first_field,
    more_field,
)
from binnenuit.search.labels.stems import label_stems
from binnenuit.search.text.analyzer import Analyzer, tokenize
from binnenuit.search.types import Document

POSITION_KEY = "index:position"
"""The key of the one record that is no document: how far the index has read the outbox."""
GAP = "|"
"""Stands between texts, so that no phrase runs from one into the next; no word is ever this."""

_LEAST_BOOST = 1 / 8
_MOST_KEPT = 50_000
"""Ways in which the values of a facet stand together, and values, that are remembered."""


def slots(thesaurus: Thesaurus) -> dict[str, tuple[str, ...]]:
    """Return the values of each facet of the thesaurus that are counted."""
    return {facet: thesaurus.facet_values(scheme)[:MOST_VALUES] for facet, scheme in concept_facets().items()}


def fingerprint(thesaurus: Thesaurus) -> str:
    """Return what differs as soon as a label or the tree does: the records hold both."""
    parts = (
        (concept.id, concept.scheme, concept.notation, concept.broader, concept.replaced_by, concept.labels)
        for concept in thesaurus.concepts
    )
    return hashlib.blake2b(repr(sorted(parts, key=lambda part: part[0])).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What goes into a record, as plain data: it can be made in one process and written by another."""

    words: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, int], ...]
    weight: float
    stored: bytes


class DocumentBuilder:
    """Makes records for one generation with one version of the thesaurus."""

    def __init__(self, analyzer: Analyzer, settings: IndexMetadata, thesaurus: Thesaurus) -> None:
        self.settings = settings
        self.thesaurus = thesaurus
        self._analyzer = analyzer
        self._packing = BitmapEncoder(settings.columns)
        self._concepts: dict[str, tuple[str, ...]] = {}
        self._counted: dict[tuple[str, str], tuple[str, ...]] = {}
        self._facets: dict[tuple[str, tuple[str, ...]], tuple[Masks, tuple[str, ...]]] = {}
        self._columns = tuple(column(number) for number in range(len(settings.columns)))
        self._label_stems = label_stems(settings.concepts, analyzer)

    def record(self, document: Document) -> tantivy.Document:
        """Return the record of `document`."""
        return self.to_tantivy(self.row(document))

    def to_tantivy(self, row: IndexRow) -> tantivy.Document:
        """Return the record that `row` describes."""
        record = tantivy.Document()
        for field, text in row.words:
            record.add_text(field, text)
        for field, number in row.numbers:
            record.add_unsigned(field, number)
        record.add_float("weight", row.weight)
        record.add_bytes("stored", row.stored)
        return record

    def row(self, document: Document) -> IndexRow:
        """Return what goes into the record of `document`."""
        packed = tuple(dict.fromkeys(cells.pack(point) for point in document.points if cells.is_place(point)))
        boost = min(max(document.boost, 0.0), 1.0)
        return IndexRow(
            words=(
                *_kind(document.kind),
                ("key", f"{document.kind}:{document.code}"),
                *self._words(document),
                *self._filters(document),
                *rank_buckets(document, boost),
                *_listed(document),
                *_place_words(packed),
                *(("concept", each) for each in self._lineages(document)),
                *(("concept", f"{EXACT_CONCEPT}{each}") for each in dict.fromkeys(document.concepts)),
            ),
            numbers=(("pk", document.pk), *rank_numbers(document, boost), *_places(packed)),
            # tantivy multiplies a score by log2(2 + weight): this makes that 8 x boost.
            weight=2 ** (8 * max(boost, _LEAST_BOOST)) - 2,
            stored=_stored(document, packed),
        )

    def counted(self, document: Document) -> Counted:
        """Return the values that `document` counts under, by facet that is packed in columns."""
        return {
            facet: frozenset(each for value in values for each in self._counts_under(facet, value))
            for facet, values in self._packed_values(document)
        }

    def _words(self, document: Document) -> Iterator[tuple[str, str]]:
        exact: list[str] = []
        found: dict[str, None] = {}
        for language, texts in document.texts.items():
            title, summary, body = tokenize(texts.title), tokenize(texts.summary), tokenize(texts.body)
            for field, folded in (("title", title), ("text", summary + body)):
                keys = self._analyzer.stemmed(folded, language)
                found |= dict.fromkeys(keys)
                yield field, " ".join(keys)
            yield "title_surface", " ".join(title)
            exact += [*title, GAP, *summary, GAP, *body, GAP]
        for name in document.names:
            folded = tokenize(name)
            found |= dict.fromkeys(f"{NAME_TERM}{word}" for word in folded)
            yield "names", " ".join(folded)
            exact += [*folded, GAP]
        found |= dict.fromkeys(f"{LABEL_TERM}{stem}" for stem in self._told(document))
        yield "all_terms", " ".join(found)
        yield "surface_positions", " ".join(exact)

    def _told(self, document: Document) -> set[str]:
        """Return the stems of labels of the record's concepts that it is told."""
        return {
            stem for code in self._lineages(document) for stem in self._label_stems.stems_on_document(code)
        }

    def _lineages(self, document: Document) -> dict[str, None]:
        return dict.fromkeys(each for concept in document.concepts for each in self._lineage(concept))

    def _lineage(self, concept_id: str) -> tuple[str, ...]:
        """Return a concept with everything broader; of a language, given by its tag or its id, both."""
        found = self._concepts.get(concept_id)
        if found is None:
            known = self.thesaurus.concept(concept_id) or self.thesaurus.by_notation("languages", concept_id)
            found = (concept_id,)
            if known is not None:
                also = (known.notation,) if known.scheme == "languages" else ()
                found = tuple(
                    dict.fromkeys((concept_id, known.id, *also, *self.thesaurus.ancestors(known.id)))
                )
            self._concepts[concept_id] = found
        return found

    def _known(self, value: str) -> Concept | None:
        return self.thesaurus.concept(value) or self.thesaurus.by_notation("languages", value)

    def _packed_values(self, document: Document) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Return the values of each packed facet; a concept of its scheme is one, however deep it is."""
        deep: dict[str, list[str]] = {}
        for concept in document.concepts:
            deep.setdefault(self._scheme(concept), []).append(concept)
        for facet, scheme in concept_facets().items():
            yield facet, (*document.facets.get(facet, ()), *deep.get(scheme, ()))
        for facet in few_valued():
            yield facet, document.facets.get(facet, ())

    def _scheme(self, concept_id: str) -> str:
        known = self._known(concept_id)
        return known.scheme if known else ""

    def _filters(self, document: Document) -> Iterator[tuple[str, str]]:
        """Return the words that filter on the packed facets, and the numbers that count them."""
        numbers = [0] * len(self._columns)
        for facet, values in self._packed_values(document):
            masks, names = self._facet(facet, values)
            field = filter_field(facet)
            for name in names:
                yield field, name
            for number, mask in masks:
                numbers[number] |= mask
        for name, number in zip(self._columns, numbers, strict=True):
            yield name, written(number)

    def _facet(self, facet: str, values: tuple[str, ...]) -> tuple[Masks, tuple[str, ...]]:
        """Return the bits that `values` count under, as (column, mask), and by which words a filter finds them."""
        found = self._facets.get((facet, values))
        if found is None:
            counted = dict.fromkeys(each for value in values for each in self._counts_under(facet, value))
            filters = dict.fromkeys(counted)
            if facet in concept_facets():
                filters |= dict.fromkeys(each for value in values for each in self._lineage(value))
            found = (self._packing.packed(facet, counted), tuple(filters))
            if len(self._facets) < _MOST_KEPT:
                self._facets[facet, values] = found
        return found

    def _counts_under(self, facet: str, value: str) -> tuple[str, ...]:
        """Return under which values of the facet a value counts: itself, and what is broader and shown."""
        found = self._counted.get((facet, value))
        if found is None:
            known = self._known(value) if facet in concept_facets() else None
            broader = self.thesaurus.facet_values_of(known.id) if known else ()
            found = tuple(dict.fromkeys((value, *broader)))
            if len(self._counted) < _MOST_KEPT:
                self._counted[facet, value] = found
        return found


def _listed(document: Document) -> Iterator[tuple[str, str]]:
    for facet in many_valued():
        values = tuple(dict.fromkeys(document.facets.get(facet, ())))
        for value in values:
            yield filter_field(facet), value
        yield first_field(facet), values[0] if values else MISSING_VALUE
        for value in values[1:]:
            yield more_field(facet), value
        if len(values) > 1:
            yield "multi_valued", facet


def _kind(kind: str) -> Iterator[tuple[str, str]]:
    yield "kind", kind
    if kind != MAIN_KIND:
        yield "kind", OTHERS


def _place_words(packed: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    if packed:
        yield "geo_cell", cells.ANYWHERE
    for word in dict.fromkeys(word for each in packed for word in cells.place_words(each)):
        yield "geo_cell", word


def _places(packed: tuple[int, ...]) -> Iterator[tuple[str, int]]:
    yield from zip(POINT_FIELDS, packed, strict=False)
    for number in dict.fromkeys(tiles.tile_id(cells.unpack(each)) for each in packed):
        yield "square", number


def _stored(document: Document, packed: tuple[int, ...]) -> bytes:
    return orjson.dumps(
        {
            "kind": document.kind,
            "pk": document.pk,
            "code": document.code,
            "texts": {
                language: (each.title, each.summary, each.body) for language, each in document.texts.items()
            },
            "points": packed,
            "card": document.card,
        },
        default=dict,
    )


def position_record(position: int) -> tantivy.Document:
    """Return the record that says how far the index has read the outbox; it has no kind, so no search finds it."""
    record = tantivy.Document()
    record.add_text("key", POSITION_KEY)
    record.add_text("kind", OTHERS)
    record.add_bytes("stored", orjson.dumps({"position": position}))
    return record


def stored_fields(record: tantivy.Document) -> Mapping[str, object]:
    """Return what was stored with a record."""
    stored: Mapping[str, object] = orjson.loads(bytes(record.get_first("stored") or b"{}"))
    return stored
