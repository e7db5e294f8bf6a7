"""The published JSON schemas of HSDS, to hold answers against."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

HSDS_31, UK_30 = "hsds/3.1-dev", "hsds/uk-profile-3.0"


FORMATS = FormatChecker(formats=("uuid", "email", "date"))


@FORMATS.checks("date-time", ValueError)
def is_moment(text: object) -> bool:
    """Say whether it is a moment with a time zone."""
    return not isinstance(text, str) or datetime.fromisoformat(text).tzinfo is not None


@FORMATS.checks("uri", ValueError)
def is_uri(text: object) -> bool:
    """Say whether it is a complete address."""
    return not isinstance(text, str) or bool(urlsplit(text).scheme and urlsplit(text).netloc)


@cache
def validator(standards: Path, version: str, name: str) -> Draft202012Validator:
    """Return the validator for the schema `name` ("service") of a version; formats are checked too."""
    folder = standards / version / "schema"
    registry = Registry()
    for path in folder.glob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        for key in ("$id", "$schema"):
            schema.pop(key, None)
        registry = registry.with_resource(path.name, Resource(contents=schema, specification=DRAFT202012))  # type: ignore[call-arg]
    return Draft202012Validator({"$ref": f"{name}.json"}, registry=registry, format_checker=FORMATS)


def problems(standards: Path, name: str, thing: object) -> list[str]:
    """Return all that is wrong with a thing by HSDS 3.1 and by the UK profile."""
    found = []
    for version in (HSDS_31, UK_30):
        errors = validator(standards, version, name).iter_errors(thing)
        found += [
            f"{version} {name} {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
            for error in errors
        ]
    return found
