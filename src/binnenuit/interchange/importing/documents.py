"""Services out of HSDS as JSON: one, a list, a page of an API, or one a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from binnenuit.interchange.importing.lines import encoding_of
from binnenuit.interchange.importing.problems import UnreadableFile

MOST_BYTES = 100_000_000
_LONGEST_LINE = 5_000_000


def services_of_json(path: Path) -> Iterator[object]:
    """Return the services in a file; raises `UnreadableFile` where it is no JSON or too large to be held at once.

    With one service a line (NDJSON) a file may be of any size.
    """
    encoding = encoding_of(path)
    with path.open(encoding=encoding, errors="replace") as file:
        first = file.readline(_LONGEST_LINE)
        second = file.readline(_LONGEST_LINE)
        if second.strip() and first.strip().endswith("}") and _parsed(first) is not None:
            file.seek(0)
            while text := file.readline(_LONGEST_LINE):
                if text.strip():
                    yield from services_in(_parsed(text))
            return
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableFile("large_json", file=path.name)
    found = _parsed(path.read_text(encoding, errors="replace"))
    if found is None:
        raise UnreadableFile("not_json", file=path.name)
    yield from services_in(found)


def services_in(found: Any) -> Iterator[object]:
    """Return the services in what was read: in a list, a page, an organisation, or where it is given at a location."""
    if isinstance(found, list):
        for each in found:
            yield from services_in(each)
    elif isinstance(found, dict) and isinstance(found.get("contents"), list):
        yield from services_in(found["contents"])
    elif isinstance(found, dict) and isinstance(found.get("services"), list):
        around = {name: value for name, value in found.items() if name != "services"}
        yield from ({"organization": around, **each} for each in found["services"] if isinstance(each, dict))
    elif isinstance(found, dict) and isinstance(found.get("service"), dict):
        around = {name: value for name, value in found.items() if name != "service"}
        yield {**found["service"], "service_at_locations": [around]}
    else:
        yield found


def _parsed(text: str) -> Any:
    """Return what JSON says; None for what is none."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")
