"""Reads the thesaurus from its files; every error says file, line and reason."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

from binnenuit.foundation.vocabulary.queries.label_files import Added, labels_of, read_added, read_vouchers
from binnenuit.foundation.vocabulary.rules.concepts import (
    DEFINITION_KINDS,
    LABEL_KINDS,
    MAKERS,
    SCHEMES,
    Concept,
    Definition,
    Label,
    Source,
)
from binnenuit.foundation.vocabulary.rules.integrity import problems
from binnenuit.kernel.datafiles import Record, read_records
from binnenuit.kernel.errors import DataFileError

_KEYS = (
    "id",
    "notation",
    "broader",
    "related",
    "labels",
    "texts",
    "sources",
    "deprecated",
    "replaced_by",
)


def read_concepts(folder: Path) -> tuple[Concept, ...]:
    """Return the concepts in the `*.toml` files of `folder` and the labels under it, sound and sorted by id.

    A relation that one of two concepts states holds for both. Raises `DataFileError` for the first
    thing that is wrong.
    """
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise DataFileError(folder, 0, "no *.toml files here")
    read = [pair for path in paths for pair in _read_file(path)]
    if not read:
        # Loading this would deprecate everything.
        raise DataFileError(folder, 0, "there is no [[concept]] in these files")
    records: dict[str, Record] = {}
    for concept, record in read:
        first = records.setdefault(concept.id, record)
        if first is not record:
            raise record.error(f"the id {concept.id!r} stands in {first.path.name}:{first.line} too", "id")
    added = read_added(folder, read_vouchers(folder))
    concepts = _related_both_ways(_with_labels([concept for concept, _record in read], added))
    of_labels = {(each.concept_id, each.language): each.record for each in added}
    for problem in problems(concepts):
        record = of_labels.get((problem.concept_id, problem.key), records[problem.concept_id])
        raise record.error(problem.reason, problem.key)
    return tuple(sorted(concepts, key=lambda concept: concept.id))


def _with_labels(concepts: list[Concept], added: list[Added]) -> tuple[Concept, ...]:
    """Return the concepts with the labels of the files of labels behind their own."""
    labels = {concept.id: list(concept.labels) for concept in concepts}
    for each in added:
        if each.concept_id not in labels:
            raise each.record.error(f"there is no concept {each.concept_id!r}")
        labels[each.concept_id] += each.labels
    return tuple(replace(concept, labels=tuple(labels[concept.id])) for concept in concepts)


def _read_file(path: Path) -> list[tuple[Concept, Record]]:
    records = sorted(read_records(path, "group", "concept"), key=lambda pair: pair[1].line)
    lines = path.read_text(encoding="utf-8").splitlines()
    scheme = ""
    found = []
    for name, record in records:
        if name == "group":
            record.only("scheme")
            scheme = record.text("scheme")
            if scheme not in SCHEMES:
                raise record.error(f"unknown scheme {scheme!r}; known are: {', '.join(SCHEMES)}", "scheme")
        elif not scheme:
            raise record.error("a [[group]] that names the scheme must stand above the first [[concept]]")
        else:
            found.append((_concept(record, scheme, lines), record))
    return found


def _concept(record: Record, scheme: str, lines: list[str]) -> Concept:
    record.only(*_KEYS)
    deprecated = record.values.get("deprecated", False)
    if not isinstance(deprecated, bool):
        raise record.error("deprecated must be true or false", "deprecated")
    concept = Concept(
        id=record.text("id"),
        scheme=scheme,
        notation=record.optional_text("notation"),
        broader=tuple(dict.fromkeys(record.texts("broader"))),
        related=tuple(dict.fromkeys(record.texts("related"))),
        labels=tuple(label for part in _parts(record, "labels", lines) for label in _labels(*part)),
        definitions=tuple(text for part in _parts(record, "texts", lines) for text in _definitions(*part)),
        sources=_sources(record),
        deprecated=deprecated,
        replaced_by=record.optional_text("replaced_by"),
    )
    if not any(label.language == "nl" and label.kind == "preferred" for label in concept.labels):
        raise record.error("the Dutch preferred label is missing (preferred under [concept.labels.nl])")
    return concept


def _parts(record: Record, key: str, lines: list[str]) -> list[tuple[str, Record]]:
    """Return the tables [concept.KEY.LANGUAGE] as records of their own, so that errors name their lines."""
    tables = record.values.get(key, {})
    if not isinstance(tables, Mapping):
        raise record.error(f"{key} must be tables such as [concept.{key}.nl]", key)
    parts = []
    for language, values in tables.items():
        if not isinstance(values, Mapping):
            raise record.error(f"{key}.{language} must be a table: [concept.{key}.{language}]", key)
        first, last = _lines_of(record, f"[concept.{key}.{language}]", lines)
        parts.append((language, Record(record.path, first, last, dict(values))))
    return parts


def _lines_of(record: Record, header: str, lines: list[str]) -> tuple[int, int]:
    """Return the first and last line of a table within `record`; the record's own where it is written otherwise."""
    numbers = range(record.line, record.last_line + 1)
    starts = [number for number in numbers if lines[number - 1].startswith("[concept.")]
    for start in starts:
        if lines[start - 1].replace('"', "").startswith(header):
            following = (number for number in starts if number > start)
            return start, next(following, record.last_line + 1) - 1
    return record.line, record.last_line


def _labels(language: str, part: Record) -> list[Label]:
    part.only(*LABEL_KINDS)
    return labels_of(language, part, MAKERS)


def _definitions(language: str, part: Record) -> list[Definition]:
    part.only(*DEFINITION_KINDS)
    return [Definition(language, kind, part.text(kind)) for kind in DEFINITION_KINDS if kind in part.values]


def _sources(record: Record) -> tuple[Source, ...]:
    sources = record.values.get("sources", [])
    if not isinstance(sources, list):
        raise record.error("sources must be a list of { url = ..., about = ... }", "sources")
    found = []
    for source in sources:
        if not isinstance(source, dict) or set(source) != {"url", "about"}:
            raise record.error("a source is { url = ..., about = ... }", "sources")
        url, about = cast("str", source["url"]), cast("str", source["about"])
        if not str(url).startswith(("https://", "http://")) or not str(about).strip():
            raise record.error("a source needs a web address as url and what it is as about", "sources")
        found.append(Source(url, about))
    return tuple(found)


def _related_both_ways(concepts: tuple[Concept, ...]) -> tuple[Concept, ...]:
    related = {concept.id: dict.fromkeys(concept.related) for concept in concepts}
    for concept in concepts:
        for other in concept.related:
            if other in related:
                related[other][concept.id] = None
    return tuple(replace(concept, related=tuple(sorted(related[concept.id]))) for concept in concepts)
