"""Loading the thesaurus from its files into the database."""

from dataclasses import asdict, dataclass, replace
from pathlib import Path

from django.db import transaction

from binnenuit.foundation.audit.service import record
from binnenuit.foundation.vocabulary import models
from binnenuit.foundation.vocabulary.events import VocabularyLoaded
from binnenuit.foundation.vocabulary.queries import forget, read_thesaurus
from binnenuit.foundation.vocabulary.queries.label_files import read_vouchers
from binnenuit.foundation.vocabulary.queries.reading import read_concepts
from binnenuit.foundation.vocabulary.rules import Concept, Thesaurus, Voucher
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.events import publish

DATA = Path(__file__).resolve().parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be written: whole concepts, by what happens to them."""

    added: tuple[Concept, ...]
    changed: tuple[Concept, ...]
    deprecated: tuple[Concept, ...]

    def all(self) -> tuple[Concept, ...]:
        return self.deprecated + self.changed + self.added


def load(*, actor: Actor, folder: Path = DATA) -> VocabularyLoaded | None:
    """Bring the database in line with the files in `folder`; give what changed, None when nothing did.

    A concept that is no longer in the files becomes deprecated: records may have it. Raises
    `NotAllowed`, or `DataFileError` for the first thing wrong with the files; then nothing has changed.
    """
    authorise(actor, "vocabulary.load")
    wanted, vouchers = read_concepts(folder), read_vouchers(folder)
    with transaction.atomic():
        _wait_for_turn()
        before = read_thesaurus()
        changes = _compare(before, wanted)
        if not changes.all() and before.vouchers == vouchers:
            return None
        _write(changes.all())
        _write_vouchers(vouchers)
        event = _note(actor, before.version + 1, changes)
        transaction.on_commit(forget)
    # Also now, for who reads on within a transaction around this one.
    forget()
    return event


def _wait_for_turn() -> None:
    """Let a second load at the same time wait for the first, also the very first: version 0 is there to be locked.

    On SQLite the transaction itself sees to that.
    """
    versions = models.VocabularyVersion.objects
    versions.get_or_create(number=0, defaults={"loaded_at": clock.now(), "concepts": 0})
    versions.select_for_update().get(number=0)


def _compare(before: Thesaurus, wanted: tuple[Concept, ...]) -> Changes:
    kept = {concept.id for concept in wanted}
    gone = (concept for concept in before.concepts if concept.id not in kept and not concept.deprecated)
    known = {concept.id: concept for concept in before.concepts}
    return Changes(
        added=tuple(concept for concept in wanted if concept.id not in known),
        changed=tuple(concept for concept in wanted if concept.id in known and known[concept.id] != concept),
        # What was related no longer says so either; what was broader stays, so that old records still count there.
        deprecated=tuple(replace(concept, deprecated=True, related=()) for concept in gone),
    )


def _write(concepts: tuple[Concept, ...]) -> None:
    ids = [concept.id for concept in concepts]
    # A code may pass from one concept to another; free it first, so that no two have it half-way.
    models.Concept.objects.filter(id__in=ids).update(notation="")
    models.Concept.objects.bulk_create(
        [
            models.Concept(
                id=concept.id,
                scheme=concept.scheme,
                notation=concept.notation,
                sources=[asdict(source) for source in concept.sources],
                deprecated=concept.deprecated,
                replaced_by_id=concept.replaced_by or None,
            )
            for concept in concepts
        ],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["scheme", "notation", "sources", "deprecated", "replaced_by"],
    )
    for model in (models.Relation, models.Label, models.Definition):
        model.objects.filter(concept__in=ids).delete()
    models.Relation.objects.bulk_create(
        models.Relation(concept_id=concept.id, kind=kind, other_id=other)
        for concept in concepts
        for kind, others in (("broader", concept.broader), ("related", concept.related))
        for other in others
    )
    models.Label.objects.bulk_create(
        models.Label(concept_id=concept.id, **asdict(label))
        for concept in concepts
        for label in concept.labels
    )
    models.Definition.objects.bulk_create(
        models.Definition(concept_id=concept.id, **asdict(text))
        for concept in concepts
        for text in concept.definitions
    )


def _write_vouchers(vouchers: tuple[Voucher, ...]) -> None:
    models.Voucher.objects.all().delete()
    models.Voucher.objects.bulk_create(
        models.Voucher(id=voucher.id, texts=dict(voucher.texts), checked=voucher.checked)
        for voucher in vouchers
    )


def _note(actor: Actor, version: int, changes: Changes) -> VocabularyLoaded:
    models.VocabularyVersion.objects.create(
        number=version,
        loaded_at=clock.now(),
        concepts=models.Concept.objects.filter(deprecated=False).count(),
    )
    event = VocabularyLoaded(
        version=version,
        added=tuple(sorted(concept.id for concept in changes.added)),
        changed=tuple(sorted(concept.id for concept in changes.changed)),
        deprecated=tuple(sorted(concept.id for concept in changes.deprecated)),
    )
    record(actor=actor, action="vocabulary.load", subject=f"vocabulary:{version}", details=asdict(event))
    publish(event)
    return event
