"""The shapes of HSDS in our OpenAPI document, made of the types that the mapping fills."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from binnenuit.interchange.hsds import shapes

_ROOTS = {
    "AboutApi": shapes.AboutApi,
    "Services": shapes.Services,
    "Service": shapes.Service,
    "ServicesAtLocations": shapes.ServicesAtLocations,
    "ServiceAtLocation": shapes.ServiceAtLocation,
    "Organizations": shapes.Organizations,
    "Organization": shapes.Organization,
    "Taxonomies": shapes.Taxonomies,
    "Taxonomy": shapes.Taxonomy,
    "TaxonomyTerms": shapes.TaxonomyTerms,
    "TaxonomyTerm": shapes.TaxonomyTerm,
}
_REF = "#/components/schemas/{model}"
_SITE = "https://binnenuit.example.nl"
_EXAMPLES: dict[str, Any] = {
    "AboutApi": {
        "version": "3.1",
        "profile": f"{_SITE}/api",
        "openapi_url": f"{_SITE}/hsds/openapi.json",
    },
}


def answer(name: str, *, lines: bool = False) -> dict[str, Any]:
    """Return what makes ninja document an operation that answers with the shape `name`, or in `lines`."""
    content: dict[str, Any] = {"schema": {"$ref": _REF.format(model=name)}}
    if name in _EXAMPLES:
        content["example"] = _EXAMPLES[name]
    contents = {"application/json": content}
    if lines:
        contents["application/x-ndjson"] = {"schema": {"type": "string"}}
    return {"responses": {200: {"description": "OK", "content": contents}}}


@cache
def schemas() -> dict[str, Any]:
    """Return the JSON schemas of all shapes, by name."""
    found: dict[str, Any] = {}
    for name, shape in _ROOTS.items():
        made = TypeAdapter(shape).json_schema(ref_template=_REF)
        found |= made.pop("$defs", {})
        found.setdefault(name, made)
    return found
