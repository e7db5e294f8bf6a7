"""The thesaurus in memory: read from the database once, then shared by all threads of the process."""

from collections import defaultdict
from sys import intern
from threading import Lock
from typing import cast

from binnenuit.foundation.vocabulary import models
from binnenuit.foundation.vocabulary.rules import Concept, Definition, Label, Source, Thesaurus, Voucher
from binnenuit.foundation.vocabulary.rules.concepts import DefinitionKind, LabelKind

_lock = Lock()
_held: list[Thesaurus] = []


def thesaurus() -> Thesaurus:
    """Return the thesaurus; the first call in a process reads it (six queries), later calls read nothing.

    Empty, with version 0, while nothing has been loaded.
    """
    held = _held[:1]
    return held[0] if held else refresh()


def refresh() -> Thesaurus:
    """Read the thesaurus anew and give it."""
    with _lock:
        current = read_thesaurus()
        _held[:] = [current]
    return current


def refresh_if_changed() -> bool:
    """Read anew when another process has loaded another version (one small query); say whether it was so."""
    held = _held[:1]
    if held and held[0].version == newest_version():
        return False
    refresh()
    return True


def forget() -> None:
    """Let the next call of `thesaurus` read anew."""
    with _lock:
        _held.clear()


def newest_version() -> int:
    """Return the number of the version in the database; 0 while nothing has been loaded."""
    return models.VocabularyVersion.objects.values_list("number", flat=True).first() or 0


def read_thesaurus() -> Thesaurus:
    """Read all concepts from the database."""
    version = newest_version()
    relations = defaultdict(list)
    for concept_id, kind, other_id in models.Relation.objects.values_list("concept_id", "kind", "other_id"):
        relations[concept_id, kind].append(other_id)
    labels = defaultdict(list)
    for concept_id, language, kind, text, vouched in models.Label.objects.values_list(
        "concept_id", "language", "kind", "text", "vouched"
    ):
        # A few words that stand in thousands of rows: one of each in memory.
        known = cast("LabelKind", intern(kind))
        labels[concept_id].append(Label(intern(language), known, text, intern(vouched)))
    definitions = defaultdict(list)
    for concept_id, language, kind, text in models.Definition.objects.values_list(
        "concept_id", "language", "kind", "text"
    ):
        definitions[concept_id].append(Definition(language, cast("DefinitionKind", kind), text))
    concepts = (
        Concept(
            id=row.id,
            scheme=row.scheme,
            notation=row.notation,
            broader=tuple(relations[row.id, "broader"]),
            related=tuple(relations[row.id, "related"]),
            labels=tuple(labels[row.id]),
            definitions=tuple(definitions[row.id]),
            sources=tuple(Source(**source) for source in row.sources),
            deprecated=row.deprecated,
            replaced_by=row.replaced_by_id or "",
        )
        for row in models.Concept.objects.all()
    )
    vouchers = (Voucher(row.id, row.texts, row.checked) for row in models.Voucher.objects.all())
    return Thesaurus(tuple(concepts), version, tuple(vouchers))
