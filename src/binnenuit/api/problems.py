"""Errors as RFC 9457 has them (problem+json), with the extension for invalid input of the Dutch API Design Rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class InvalidParam:
    """One thing that is wrong with what was asked."""

    where: str
    """"query" or "path"."""
    name: str
    """Of the parameter."""
    code: str
    detail: str

    def as_json(self) -> dict[str, Any]:
        """Return it as the Design Rules have it (rule /core/error-handling/invalid-input)."""
        return {
            "in": self.where,
            "location": {"name": self.name},
            "code": self.code,
            "detail": self.detail,
        }


def problem(
    status: HTTPStatus,
    detail: str,
    *,
    findings: Sequence[InvalidParam] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return an error as an answer."""
    body: dict[str, Any] = {"status": int(status), "title": status.phrase, "detail": detail}
    if findings:
        body["errors"] = [finding.as_json() for finding in findings]
    return HttpResponse(orjson.dumps(body), status=status, content_type=MEDIA_TYPE, headers=headers)


def invalid(findings: Sequence[InvalidParam]) -> HttpResponse:
    """Return the answer that says everything that is wrong with a question, all at once."""
    count = len(findings)
    detail = findings[0].detail if count == 1 else f"{count} things are wrong with this request; see errors."
    response = problem(HTTPStatus.BAD_REQUEST, detail, findings=findings)
    response.findings = tuple(findings)  # type: ignore[attr-defined] # for who has more to add
    return response
