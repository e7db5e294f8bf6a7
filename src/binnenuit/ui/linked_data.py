"""What a page is about, for machines: schema.org as JSON-LD, as data in the head of the page."""

from collections.abc import Mapping
from typing import Any

import orjson
from django.utils.safestring import SafeString, mark_safe

CONTEXT = "https://schema.org"
# A browser reads a data block as text until the first "</script": with no "<" in it, nothing in it can be markup.
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_TABLE = str.maketrans(_ESCAPED)


def thing(kind: str, **properties: object) -> dict[str, Any]:
    """Return a schema.org thing of `kind`; properties without a value (empty text, list or None) are left out.

    A name that is no Python name is written with an underscore before it: `_id` is "@id".
    """
    found = {"@type": kind}
    for name, value in properties.items():
        if value not in ("", None, [], (), {}):
            found[f"@{name[1:]}" if name.startswith("_") else name] = value  # type: ignore[assignment]
    return found


def linked_data(about: Mapping[str, Any]) -> SafeString:
    """Return the data block that stands in the head.

    No script is run, so that the content security policy allows it.
    """
    written = orjson.dumps({"@context": CONTEXT, **about}).decode().translate(_TABLE)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 -- escaped above
