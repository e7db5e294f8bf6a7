"""What there is to know of one field of a record, declared once, where the field stands.

A record is a frozen dataclass; `declared` gives a field its `RecordField`. Forms, differences, imports,
exports, the API and HSDS read it with `declared_fields` and handle every field of a kind alike, so that a new field
of a kind that there is needs no line with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

FieldKind = Literal["whole_number", "yes_no", "day", "line"]
"""A whole number or nothing; yes or no; a day or nothing; a line of text."""
_KEY = "declared"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordField:
    """One field that a record has one value of."""

    kind: FieldKind
    label: str
    """What forms and differences call it, in Dutch: marked for the catalogue and translated where it is shown."""
    hint: str = ""
    """What a form says beside it, in the same way."""
    import_names: tuple[str, ...] = ()
    """What people call its column, folded (lower case, "_" between words); its own name is always known."""
    description: str = ""
    """What it holds, in English: for the API's document and as the term of HSDS."""
    hsds: str = ""
    """The property of an HSDS service that holds it; empty: an attribute of our own taxonomy does."""
    hsds_by_hand: bool = False
    """HSDS says it otherwise, which its serializer does by hand."""
    schema_org: str = ""
    """The property of schema.org that holds it."""
    lowest: int = 0
    highest: int = 0
    """Of a whole number."""
    longest: int = 0
    """Characters of a line."""
    public: bool = True
    """Whether visitors may know it."""
    on_page: bool = False
    """Whether the page lists it under its label among the facts; what is not listed so has a place of its own."""
    in_form: bool = True
    """Whether the form shows it among "numbers and facts"; what is not shown so has a place of its own."""


def marked(text: str) -> str:
    """Return `text`; imported as `_` it marks a label for the catalogue."""
    return text


def declared(what: RecordField) -> dict[str, RecordField]:
    """Return the metadata that declares a dataclass field: `field(default=None, metadata=declared(...))`."""
    return {_KEY: what}


def declared_fields(record: Any) -> Mapping[str, RecordField]:
    """Return the declared fields of a record (a dataclass, or one of it) by name, in their order."""
    return _declared_fields(record if isinstance(record, type) else type(record))


@cache
def _declared_fields(record: Any) -> Mapping[str, RecordField]:
    return MappingProxyType(
        {each.name: each.metadata[_KEY] for each in fields(record) if _KEY in each.metadata}
    )


def declared_values(record: object) -> dict[str, Any]:
    """Return the values of the declared fields of a record, by name."""
    return {name: getattr(record, name) for name in declared_fields(record)}
