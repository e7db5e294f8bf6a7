"""How a room's document becomes a record of the index: the counterpart of `schema.py`."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

import orjson
import tantivy

from binnenuit.foundation.vocabulary.service import Concept, Thesaurus
from binnenuit.search import geo, squares
from binnenuit.search.analysis import Analyser, words
from binnenuit.search.generations import Settings
from binnenuit.search.schema import (
    LANE_BITS,
    MASK_FACETS,
    MASK_VALUES,
    NOTHING,
    POINT_FIELDS,
    VALUE_FACETS,
    filter_field,
    lane,
    lanes,
)
from binnenuit.search.types import Document

POSITION_KEY = "index:position"
"""The key of the one record that is no document: how far the index has read the outbox."""
GAP = "|"
"""Stands between texts, so that no phrase runs from one into the next; no word is ever this."""

_FIRST_DAY = date(2000, 1, 1).toordinal()
_DAYS = (1 << 16) - 1
_PK_BITS = 32
_PKS = (1 << _PK_BITS) - 1
_BOOSTS = 1000
_LEAST_BOOST = 1 / 8


def slots(thesaurus: Thesaurus) -> dict[str, tuple[str, ...]]:
    """Give the value that each bit of each mask facet stands for."""
    return {facet: thesaurus.facet_values(scheme)[:MASK_VALUES] for facet, scheme in MASK_FACETS.items()}


def fingerprint(thesaurus: Thesaurus) -> str:
    """Give what differs as soon as a label or the tree does: the records hold both."""
    parts = (
        (concept.id, concept.scheme, concept.notation, concept.broader, concept.replaced_by, concept.labels)
        for concept in thesaurus.concepts
    )
    return hashlib.blake2b(repr(sorted(parts, key=lambda part: part[0])).encode(), digest_size=16).hexdigest()


class Recorder:
    """Makes records for one generation with one version of the thesaurus."""

    def __init__(self, analyser: Analyser, settings: Settings, thesaurus: Thesaurus) -> None:
        self._analyser = analyser
        self._thesaurus = thesaurus
        self._bits = {
            facet: {value: 1 << bit for bit, value in enumerate(values)}
            for facet, values in settings.slots.items()
        }
        self._concepts: dict[str, tuple[str, ...]] = {}
        self._labels: dict[str, tuple[str, str]] = {}
        self._tallies: dict[tuple[str, str], tuple[int, tuple[str, ...]]] = {}

    def record(self, document: Document) -> tantivy.Document:
        """Give the record of `document`."""
        record = tantivy.Document()
        record.add_text("kind", document.kind)
        record.add_text("key", f"{document.kind}:{document.code}")
        record.add_unsigned("pk", document.pk)
        self._add_words(record, document)
        for facet, scheme in MASK_FACETS.items():
            deep = (
                each for each in document.concepts if (known := self._known(each)) and known.scheme == scheme
            )
            self._add_mask(record, facet, dict.fromkeys((*document.facets.get(facet, ()), *deep)))
        for facet in VALUE_FACETS:
            for value in dict.fromkeys(document.facets.get(facet) or (NOTHING,)):
                record.add_text(filter_field(facet), value)
        self._add_orders(record, document)
        packed = tuple(dict.fromkeys(geo.pack(point) for point in document.points if geo.is_place(point)))
        _add_points(record, packed)
        record.add_bytes("stored", _stored(document, packed))
        return record

    def _add_words(self, record: tantivy.Document, document: Document) -> None:
        exact: list[str] = []
        for language, texts in document.texts.items():
            title, summary, body = words(texts.title), words(texts.summary), words(texts.body)
            record.add_text("title", self._analyser.stemmed(title, language))
            record.add_text("text", self._analyser.stemmed(summary + body, language))
            record.add_text("heading", " ".join(title))
            exact += [*title, GAP, *summary, GAP, *body, GAP]
        for name in document.names:
            folded = words(name)
            record.add_text("names", " ".join(folded))
            exact += [*folded, GAP]
        record.add_text("exact", " ".join(exact))
        concepts = dict.fromkeys(each for concept in document.concepts for each in self._lineage(concept))
        for concept in concepts:
            stemmed, surface = self._label_words(concept)
            record.add_text("concept", concept)
            record.add_text("labels", stemmed)
            record.add_text("exact", surface)

    def _lineage(self, concept_id: str) -> tuple[str, ...]:
        """Give a concept with everything broader; of a language, given by its tag or its id, both."""
        found = self._concepts.get(concept_id)
        if found is None:
            known = self._thesaurus.concept(concept_id) or self._thesaurus.by_notation(
                "languages", concept_id
            )
            found = (concept_id,)
            if known is not None:
                also = (known.notation,) if known.scheme == "languages" else ()
                found = tuple(
                    dict.fromkeys((concept_id, known.id, *also, *self._thesaurus.ancestors(known.id)))
                )
            self._concepts[concept_id] = found
        return found

    def _known(self, value: str) -> Concept | None:
        return self._thesaurus.concept(value) or self._thesaurus.by_notation("languages", value)

    def _label_words(self, concept_id: str) -> tuple[str, str]:
        """Give all labels of a concept, of every language and kind: stemmed, and as they are written."""
        found = self._labels.get(concept_id)
        if found is None:
            concept = self._thesaurus.concept(concept_id)
            labels = [(label.language, words(label.text)) for label in concept.labels] if concept else []
            found = (
                " ".join(self._analyser.stemmed(folded, language) for language, folded in labels),
                "".join(f"{' '.join(folded)} {GAP} " for _language, folded in labels),
            )
            self._labels[concept_id] = found
        return found

    def _add_mask(self, record: tantivy.Document, facet: str, values: Iterable[str]) -> None:
        mask = 0
        filters: dict[str, None] = {}
        for value in values:
            bits, names = self._tally(facet, value)
            mask |= bits
            filters.update(dict.fromkeys(names))
        for name in filters:
            record.add_text(filter_field(facet), name)
        bits = LANE_BITS[facet]
        for number in range(lanes(facet)):
            record.add_unsigned(lane(facet, number), mask >> (number * bits) & ((1 << bits) - 1))

    def _tally(self, facet: str, value: str) -> tuple[int, tuple[str, ...]]:
        """Give under which bits a value counts, and by which values a filter finds it."""
        found = self._tallies.get((facet, value))
        if found is None:
            known = self._known(value)
            counted = {value, *(self._thesaurus.facet_values_of(known.id) if known else ())}
            bits = self._bits.get(facet, {})
            filters = tuple(dict.fromkeys((*self._lineage(value), *sorted(counted))))
            found = (sum(bits.get(each, 0) for each in counted), filters)
            self._tallies[facet, value] = found
        return found

    def _add_orders(self, record: tantivy.Document, document: Document) -> None:
        boost = min(max(document.boost, 0.0), 1.0)
        # tantivy multiplies a score by log2(2 + weight): this makes that 8 x boost.
        record.add_float("weight", 2 ** (8 * max(boost, _LEAST_BOOST)) - 2)
        days = document.confirmed.toordinal() - _FIRST_DAY + 1 if document.confirmed else 0
        newest_first = min(max(days, 0), _DAYS) << _PK_BITS | _PKS - min(document.pk, _PKS)
        record.add_unsigned("confirmed", newest_first)
        record.add_unsigned("rank", round(boost * _BOOSTS) << (_PK_BITS + 16) | newest_first)


def _add_points(record: tantivy.Document, packed: tuple[int, ...]) -> None:
    place_words = dict.fromkeys(word for each in packed for word in geo.place_words(each))
    if packed:
        record.add_text("place", geo.ANYWHERE)
    for word in place_words:
        record.add_text("place", word)
    for number in dict.fromkeys(squares.square(geo.unpack(each)) for each in packed):
        record.add_unsigned("square", number)
    for name, each in zip(POINT_FIELDS, packed, strict=False):
        record.add_unsigned(name, each)


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
    """Give the record that says how far the index has read the outbox; it has no kind, so no search finds it."""
    record = tantivy.Document()
    record.add_text("key", POSITION_KEY)
    record.add_bytes("stored", orjson.dumps({"position": position}))
    return record


def content(record: tantivy.Document) -> Mapping[str, object]:
    """Give what was stored with a record."""
    stored: Mapping[str, object] = orjson.loads(bytes(record.get_first("stored") or b"{}"))
    return stored
