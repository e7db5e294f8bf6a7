"""The OpenAPI document, as the Dutch API Design Rules want it: what ninja makes of the operations, put right.

Rules: https://gitdocumentatie.logius.nl/publicatie/api/adr/ (2.1). `tests/unit/api/test_design_rules.py` holds them.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from binnenuit.api import problems

Document = dict[str, Any]

_VERSION_HEADER = {
    "description": "The full version of this API.",
    "schema": {"type": "string"},
    "example": "1.0.0",
}
_ERRORS = {
    HTTPStatus.BAD_REQUEST: "Something in the request can't be understood; `errors` says everything that is wrong.",
    HTTPStatus.NOT_FOUND: "There is no such thing, or it is not public.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests; `Retry-After` says how many seconds to wait.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The search index is being built; try again later.",
}
PROBLEM = {
    "type": "object",
    "description": "What is wrong (RFC 9457).",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer", "description": "The status of HTTP."},
        "title": {"type": "string"},
        "detail": {"type": "string", "description": "What to do about it."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["in", "location", "code", "detail"],
                "properties": {
                    "in": {"type": "string", "enum": ["query", "path"]},
                    "location": {
                        "type": "object",
                        "required": ["name"],
                        "properties": {"name": {"type": "string", "description": "The parameter."}},
                    },
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
    "examples": [
        {
            "status": 400,
            "title": "Bad Request",
            "detail": "page: Input should be greater than or equal to 1",
            "errors": [
                {
                    "in": "query",
                    "location": {"name": "page"},
                    "code": "greater_than_equal",
                    "detail": "page: Input should be greater than or equal to 1",
                }
            ],
        }
    ],
}


def put_right(document: Document) -> Document:
    """Complete the document of ninja, in place: errors, headers, conditional answers, parameters without noise."""
    document["components"]["schemas"]["Problem"] = PROBLEM
    for methods in document["paths"].values():
        for operation in methods.values():
            _parameters(operation)
            _answers(operation)
    return document


def _parameters(operation: Document) -> None:
    for parameter in operation.get("parameters", ()):
        schema = parameter["schema"]
        for noise in ("title", "description", "examples", "example"):
            schema.pop(noise, None)
        if "examples" in parameter:
            # OpenAPI has a map of examples where JSON Schema has a list
            parameter["example"] = parameter.pop("examples")[0]
        optional = schema.get("anyOf")
        if optional and {"type": "null"} in optional:
            (given,) = (each for each in optional if each != {"type": "null"})
            rest = {key: value for key, value in schema.items() if key not in {"anyOf", "default"}}
            parameter["schema"] = {**given, **rest}


def _answers(operation: Document) -> None:
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    for code, answer in answers.items():
        if code.startswith("2"):
            answer["headers"] = {"API-Version": _VERSION_HEADER, **answer.get("headers", {})}
    answers["304"] = {
        "description": "Nothing has changed since the answer with this ETag.",
        "headers": {"API-Version": _VERSION_HEADER},
    }
    for status, description in _ERRORS.items():
        if _can_happen(status, operation) or str(int(status)) in answers:
            answers[str(int(status))] = _error(status, description)
    operation["responses"] = dict(sorted(answers.items()))


def _can_happen(status: HTTPStatus, operation: Mapping[str, Any]) -> bool:
    places = {parameter["in"] for parameter in operation.get("parameters", ())}
    return "path" in places if status == HTTPStatus.NOT_FOUND else True


def _error(status: HTTPStatus, description: str) -> Document:
    answer: Document = {
        "description": description,
        "content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        answer["headers"] = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}}
    return answer
