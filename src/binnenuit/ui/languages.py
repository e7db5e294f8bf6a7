"""The languages of the interface: which there are, how far they go, and who vouches for their texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from binnenuit.kernel.datafiles import Record, read_records

FILE = Path(__file__).parent / "locale/languages.toml"
SOURCE = "nl"
"""The language in which the texts are written; what is not translated is shown in it."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the interface."""

    tag: str
    """BCP 47."""
    name: str
    """In the language itself."""
    complete: bool
    """Every text is there; else those that visitors read, and staff screens are in the complete languages only."""
    vouched: str
    """Who stands for the texts."""
    checked: bool
    """Somebody who speaks the language at home has read them."""


def read(path: Path = FILE) -> tuple[Language, ...]:
    """Read the languages, in the order of the menu; raises `DataFileError` with file, line and reason."""
    return tuple(_language(record) for _name, record in read_records(path, "language"))


def _language(record: Record) -> Language:
    record.only("tag", "name", "texts", "vouched", "checked")
    texts, checked = record.text("texts"), record.values.get("checked")
    if texts not in {"all", "visitors"}:
        raise record.error('texts must be "all" or "visitors"', "texts")
    if not isinstance(checked, bool):
        raise record.error("checked must be true or false", "checked")
    return Language(record.text("tag"), record.text("name"), texts == "all", record.text("vouched"), checked)


LANGUAGES: Mapping[str, Language] = MappingProxyType({one.tag: one for one in read()})
"""By tag, in the order of the menu."""
