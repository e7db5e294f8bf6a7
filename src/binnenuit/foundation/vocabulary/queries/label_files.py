"""Reads the labels of further languages, a file each, and who vouches for them; errors say file, line and reason."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from binnenuit.foundation.vocabulary.rules.concepts import LABEL_KINDS, MAKERS, Label, Voucher
from binnenuit.kernel.datafiles import Record, read_tables
from binnenuit.kernel.errors import DataFileError

FOLDER = "labels"
VOUCHERS = "vouchers.toml"


@dataclass(frozen=True, slots=True)
class Added:
    """What one file says of one concept."""

    concept_id: str
    language: str
    labels: list[Label]
    record: Record


def read_vouchers(folder: Path) -> tuple[Voucher, ...]:
    """Return who vouches for labels, by id; nobody where `folder` has no labels of further languages.

    Raises `DataFileError` for what is wrong with the file.
    """
    path = folder / FOLDER / VOUCHERS
    if not path.exists():
        return ()
    head, tables = read_tables(path, "vouchers")
    head.only()
    if MAKERS not in tables:
        raise DataFileError(
            path, 0, f"[vouchers.{MAKERS}] is missing: who vouches for what stands with the concepts"
        )
    return tuple(_voucher(name, tables[name]) for name in sorted(tables))


def _voucher(name: str, record: Record) -> Voucher:
    record.only("nl", "en", "checked")
    checked = record.values.get("checked")
    if not isinstance(checked, bool):
        raise record.error("checked must be true or false", "checked")
    return Voucher(name, {language: record.text(language) for language in ("nl", "en")}, checked)


def read_added(folder: Path, vouchers: Collection[Voucher]) -> list[Added]:
    """Return the labels in the files of labels under `folder`, file by file.

    Raises `DataFileError` for what is wrong with a file by itself; whether its concepts are there is for the caller.
    """
    paths = sorted((folder / FOLDER).glob("*.toml"))
    known = {voucher.id for voucher in vouchers}
    return [each for path in paths if path.name != VOUCHERS for each in _file(path, known)]


def _file(path: Path, vouchers: Collection[str]) -> list[Added]:
    head, tables = read_tables(path, "labels")
    head.only("language", "vouched")
    language = head.text("language")
    if language in ("nl", "en"):
        raise head.error(f"labels in {language!r} stand with the concepts themselves", "language")
    # The name says what is inside: tr.toml, or cldr-tr.toml beside it.
    if path.stem != language and not path.stem.endswith(f"-{language}"):
        raise head.error(
            f"a file of {language!r} is named {language}.toml or ...-{language}.toml", "language"
        )
    vouched = _vouched(head, vouchers)
    added = []
    for concept_id, record in tables.items():
        record.only("vouched", *LABEL_KINDS)
        own = _vouched(record, vouchers) if "vouched" in record.values else vouched
        labels = labels_of(language, record, own)
        if not labels:
            raise record.error("there is no label here: give preferred, alternative or hidden")
        added.append(Added(concept_id, language, labels, record))
    return added


def _vouched(record: Record, vouchers: Collection[str]) -> str:
    vouched = record.text("vouched")
    if vouched not in vouchers:
        known = ", ".join(sorted(vouchers)) or "nobody"
        raise record.error(f"unknown voucher {vouched!r}; known in {VOUCHERS} are: {known}", "vouched")
    return vouched


def labels_of(language: str, record: Record, vouched: str) -> list[Label]:
    """Return the labels that `record` holds under preferred, alternative and hidden."""
    labels = []
    for kind in LABEL_KINDS:
        if kind in record.values:
            texts = [record.text(kind)] if kind == "preferred" else record.texts(kind)
            labels += [Label(language, kind, text, vouched) for text in texts]
    return labels
