"""The judged queries: what people type, and what would help them. Data files, read and checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.kernel.datafiles import Record, read_records
from relevance.terms import Line, concepts, read_line

FOLDER = Path(__file__).parent / "queries"
KINDS = (
    "word",
    "everyday",
    "compound",
    "sentence",
    "typo",
    "prefix",
    "group",
    "place",
    "phrase",
    "exclusion",
    "other-language",
    "script",
)
"""What makes a query hard; docs/relevance.md says what each one is."""
RECORD_KINDS = ("initiative", "organisation", "programme", "partnership")
SUGGESTION_KINDS = ("initiative", "organisation", "concept", "place")
GRADES = {"best": 3, "good": 2, "fair": 1}
"""What a record is worth that a line under this key describes."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that the query means."""

    latitude: float
    longitude: float
    municipality: str = ""
    """Its CBS code; everything in that municipality counts as there."""
    province: str = ""
    """Its CBS code, where a whole province is meant."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and its grades: what the records are that would help who types this."""

    text: str
    language: str
    """The language of the text (BCP 47)."""
    kind: str
    lines: tuple[tuple[int, Line], ...]
    """(grade, description); the best grade that holds is the record's."""
    spots: tuple[Spot, ...] = ()
    """The places that the text may mean; none where it names none."""
    near: str = ""
    """What stands in the field "near"."""
    understood: tuple[str, ...] = ()
    """Concepts and places of which the page should say that it understood them."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and the one record that is meant; it should come first."""

    text: str
    language: str
    record_kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """What someone has typed so far, and what should be offered first of its kind."""

    text: str
    language: str
    suggestion_kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Queries:
    """All judged queries."""

    judged: tuple[Judged, ...]
    named: tuple[Named, ...]
    suggested: tuple[Suggested, ...]


def read_queries(folder: Path = FOLDER) -> Queries:
    """Read all data files, in the order of their names; needs the thesaurus.

    Raises `DataFileError` for whatever is not there: a concept, a place, a kind; and for a text that is judged twice.
    """
    judged, named, suggested = [], [], []
    seen: set[tuple[str, ...]] = set()
    for name, record in _records(folder):
        key = (
            name,
            record.text("text"),
            str(record.values.get("near", "")),
            str(record.values.get("record", "")),
        )
        if key in seen:
            raise record.error(f"{record.text('text')!r} is judged twice", "text")
        seen.add(key)
        if name == "query":
            judged.append(_judged(record))
        elif name == "named":
            named.append(Named(*_pointer(record, "record", RECORD_KINDS)))
        else:
            suggested.append(Suggested(*_pointer(record, "suggestion", SUGGESTION_KINDS)))
    return Queries(tuple(judged), tuple(named), tuple(suggested))


def _records(folder: Path) -> Iterator[tuple[str, Record]]:
    for path in sorted(folder.glob("*.toml")):
        yield from read_records(path, "query", "named", "suggested")


def _judged(record: Record) -> Judged:
    record.only("text", "language", "kind", "place", "near", "understood", *GRADES)
    kind = record.text("kind")
    if kind not in KINDS:
        raise record.error(f"unknown kind {kind!r}; known are: {', '.join(KINDS)}", "kind")
    lines = tuple((grade, line) for key, grade in GRADES.items() for line in _lines(record, key))
    if not any(grade >= GRADES["good"] for grade, _line in lines):
        raise record.error("say what the best or good answers are")
    near = record.optional_text("near")
    if near and places.find_place(near) is None:
        raise record.error(f"no place is called {near!r}", "near")
    return Judged(
        text=record.text("text"),
        language=record.text("language"),
        kind=kind,
        lines=lines,
        spots=tuple(_spot(record, code) for code in record.texts("place")),
        near=near,
        understood=tuple(record.texts("understood")),
    )


def _lines(record: Record, key: str) -> list[Line]:
    try:
        lines = [read_line(text) for text in record.texts(key)]
    except ValueError as error:
        raise record.error(str(error), key) from error
    for concept_id in sorted(concepts(lines)):
        concept = thesaurus().concept(concept_id)
        if concept is None or concept.deprecated:
            raise record.error(f"{concept_id!r} is no concept of the thesaurus", key)
    return lines


def _spot(record: Record, code: str) -> Spot:
    municipality, province = places.municipality(code), places.province(code)
    if municipality:
        return Spot(municipality.latitude, municipality.longitude, municipality=code)
    if province:
        return Spot(province.latitude, province.longitude, province=code)
    found = places.find_place(code) if code.isdecimal() else None
    if found is None:
        raise record.error(f"{code!r} is no municipality (GM....), province (PV..) or postcode", "place")
    return Spot(found.latitude, found.longitude)


def _pointer(record: Record, key: str, kinds: tuple[str, ...]) -> tuple[str, str, str, str]:
    """Return text, language, kind and code; the code is written as kind:code."""
    record.only("text", "language", key)
    kind, _colon, code = record.text(key).partition(":")
    if kind not in kinds or not code:
        raise record.error(f"{key} must be kind:code, the kind one of {', '.join(kinds)}", key)
    return record.text("text"), record.text("language"), kind, code
