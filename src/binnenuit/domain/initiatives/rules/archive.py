"""A content as JSON and back: how revisions and drafts are kept.

A field that a later version of the programme adds is read from older revisions with its default; one that is gone
is left out, so that old revisions stay readable.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from binnenuit.domain.initiatives.rules.records import Content


@cache
def _adapter() -> TypeAdapter[Content]:
    return TypeAdapter(Content)


def to_json(content: Content) -> dict[str, Any]:
    """Return `content` as what JSON can hold."""
    kept: dict[str, Any] = _adapter().dump_python(content, mode="json")
    return kept


def from_json(kept: Mapping[str, Any]) -> Content:
    """Return the content that `to_json` has kept."""
    return _adapter().validate_python(kept)
