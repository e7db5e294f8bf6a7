"""The APIs for people: a page made of their OpenAPI documents, so that it is never out of date."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from binnenuit.api.serving import Api
from binnenuit.interchange.hsds.version_3 import api as hsds
from binnenuit.interchange.open_api.version_1 import api as version_1
from binnenuit.ui.pages import for_builders, public_page

_MOST_LINES = 60
"""Of an example; what is longer is cut, the document has the whole."""
_SHOWN_PARAMETERS = 2
"""In the example of a question."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that can be asked for."""

    name: str
    kind: str
    values: str
    """What it may be, in short."""
    description: str
    example: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One question that can be asked."""

    id: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    ask: str
    """An address that can be tried, without the site."""
    example: str
    """An answer, or nothing."""


@dataclass(frozen=True, slots=True)
class Documented:
    """One API."""

    name: str
    title: str
    version: str
    description: str
    root: str
    operations: tuple[Operation, ...]


@for_builders
@public_page
def api_documentation(request: HttpRequest) -> HttpResponse:
    """Show every operation of our APIs, with examples."""
    return render(request, "pages/api.html", {"apis": [documented(version_1), documented(hsds)]})


def documented(api: Api) -> Documented:
    """Return an API as the page shows it."""
    document = api.document()
    operations = tuple(
        _operation(api, path, methods["get"]) for path, methods in sorted(document["paths"].items())
    )
    info = document["info"]
    description = info["description"].replace("`", "")  # Markdown's mark of code
    return Documented(api.name, info["title"], info["version"], description, api.root, operations)


def _operation(api: Api, path: str, details: Mapping[str, Any]) -> Operation:
    parameters = details["parameters"]
    content: Mapping[str, Any] = next(iter(details["responses"]["200"].get("content", {}).values()), {})
    return Operation(
        id=f"{api.name}-{details['operationId']}",
        path=path,
        summary=details["summary"],
        description=details["description"],
        parameters=tuple(_parameter(each) for each in parameters),
        ask=_ask(api.root, path, parameters),
        example=_shortened(content["example"]) if "example" in content else "",
    )


def _parameter(details: Mapping[str, Any]) -> Parameter:
    schema = details["schema"]
    of_one = schema.get("items", schema)
    kind = f"{of_one.get('type', 'string')}{', more than one' if 'items' in schema else ''}"
    return Parameter(
        name=details["name"],
        kind=kind,
        values=_values(of_one),
        description=details.get("description", ""),
        example=_text(details["example"]),
    )


def _values(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    ends = [schema.get("minimum"), schema.get("maximum")]
    return f"{ends[0]} – {ends[1]}" if None not in ends else ""


def _ask(root: str, path: str, parameters: list[Mapping[str, Any]]) -> str:
    """Return an address with the first few parameters that have something to say."""
    whole, asked = f"{root}{path if path != '/' else ''}", {}
    for each in parameters:
        example = _text(each["example"])
        if each["in"] == "path":
            whole = whole.replace(f"{{{each['name']}}}", example)
        elif each.get("required") or (example and each["name"] in {"q", "near", "search"}):
            asked[each["name"]] = example
    first = dict(list(asked.items())[:_SHOWN_PARAMETERS])
    return f"{whole}?{urlencode(first)}" if first else whole


def _text(example: object) -> str:
    if isinstance(example, list):
        return _text(example[0]) if example else ""
    return json.dumps(example) if isinstance(example, bool) else str(example)


def _shortened(example: object) -> str:
    lines = json.dumps(example, indent=2, ensure_ascii=False).splitlines()
    return "\n".join([*lines[:_MOST_LINES], "..."] if len(lines) > _MOST_LINES else lines)
