"""Whether what is said of an organisation can be kept: the forms of its code, number, address and texts."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, get_args
from urllib.parse import urlsplit

from binnenuit.foundation.organisations.rules import records
from binnenuit.foundation.organisations.rules.records import CODE_LENGTH, Kind, OrganisationData, SourceData
from binnenuit.kernel.problems import ValidationProblem

Problem = Literal[
    "missing",
    "too_long",
    "not_a_website",
    "not_a_kvk",
    "unknown",
    "example",
    "dutch_first",
    "too_many",
    "unreadable",
]
Unfit = Literal["unfit_name", "unfit_website", "known_name"]
UNFIT: tuple[Unfit, ...] = get_args(Unfit)
"""Why an organisation is not made by its name."""
PROBLEM_PREFIX = "organisation_"
"""Before the name of a problem, where it leaves this room."""
NAMES: tuple[str, ...] = tuple(
    f"{PROBLEM_PREFIX}{name}" for name in (*get_args(Problem), "own_part", "too_deep")
)
"""Everything that `Refused` can say of an organisation: what its fields hold, and where it may not lie."""
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KVK = re.compile(r"[0-9]{8}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def code_problem(code: str) -> str:
    """Say what is wrong with `code` as a readable key; nothing where it is right."""
    if len(code) > CODE_LENGTH:
        return f"code must have at most {CODE_LENGTH} characters"
    if not _CODE.fullmatch(code):
        return f"code must be lower-case letters, digits and single hyphens, not {code!r}"
    return ""


def kvk_problem(kvk: str) -> str:
    """Say what is wrong with `kvk`: 8 digits, or empty where it is not known (Handelsregister)."""
    return "" if not kvk or _KVK.fullmatch(kvk) else f"a KvK number has 8 digits, not {kvk!r}"


def website_problem(address: str) -> str:
    """Say what is wrong with `address`: empty, or http(s) with a host and no user name in it."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
        reachable = parts.port is None or parts.port > 0
    except ValueError:
        return f"not a web address: {address!r}"
    if parts.scheme not in {"http", "https"} or not host or "." not in host or not reachable:
        return f"a web address starts with https:// or http:// and names a host, not {address!r}"
    if parts.username is not None or re.search(r"[\s<>\"]", address):
        return f"not a web address: {address!r}"
    return ""


def kind_problem(kind: str) -> str:
    """Say what is wrong with `kind`."""
    return (
        ""
        if kind in {item.value for item in Kind}
        else f"unknown kind {kind!r}; known are: {', '.join(Kind)}"
    )


def problems(data: OrganisationData, *, example: bool = False) -> dict[str, Problem]:
    """Return what is wrong by field, in the order of the form; nothing where all is well.

    A description is named by its language ("description-nl"), a part of a source by its number ("source-0-url").
    An example names no website and no number, since those are of someone who exists.
    """
    found: dict[str, Problem] = {}
    for field, problem in (*_lines(data, example=example), *_descriptions(data), *_sources(data.sources)):
        found.setdefault(field, problem)
    return found


def named_problems(found: Mapping[str, str]) -> list[ValidationProblem]:
    """Return what is wrong by field as `Refused` takes it: "organisation_too_long" with the field that it is about."""
    return [
        ValidationProblem(f"{PROBLEM_PREFIX}{problem}", {"field": field}) for field, problem in found.items()
    ]


def _lines(data: OrganisationData, *, example: bool) -> Iterator[tuple[str, Problem]]:
    yield from _text("name", data.name, records.NAME_LENGTH, required=True)
    yield from _text("short_name", data.short_name, records.SHORT_NAME_LENGTH)
    if kind_problem(data.kind):
        yield "kind", "unknown"
    if kvk_problem(data.kvk):
        yield "kvk", "not_a_kvk"
    yield from _address("website", data.website, records.WEBSITE_LENGTH)
    if example:
        yield from ((name, "example") for name in ("kvk", "website") if getattr(data, name))


def _descriptions(data: OrganisationData) -> Iterator[tuple[str, Problem]]:
    languages = [language for language, _text in data.descriptions]
    if languages and "nl" not in languages:
        yield "description-nl", "dutch_first"
    for language, text in data.descriptions:
        name = f"description-{language}"
        if not _LANGUAGE.fullmatch(language) or languages.count(language) > 1:
            yield name, "unknown"
        yield from _text(name, text, records.DESCRIPTION_LENGTH, required=True)


def _sources(sources: tuple[SourceData, ...]) -> Iterator[tuple[str, Problem]]:
    if len(sources) > records.MOST_SOURCES:
        yield "source-0-title", "too_many"
    for number, source in enumerate(sources):
        start = f"source-{number}"
        yield from _text(f"{start}-title", source.title, records.SOURCE_TITLE_LENGTH, required=True)
        if not source.url:
            yield f"{start}-url", "missing"
        yield from _address(f"{start}-url", source.url, records.SOURCE_URL_LENGTH)


def _text(name: str, text: str, longest: int, *, required: bool = False) -> Iterator[tuple[str, Problem]]:
    if required and not text.strip():
        yield name, "missing"
    if len(text) > longest:
        yield name, "too_long"
    if _CONTROL.search(text):
        yield name, "unreadable"


def _address(name: str, address: str, longest: int) -> Iterator[tuple[str, Problem]]:
    if website_problem(address):
        yield name, "not_a_website"
    if len(address) > longest:
        yield name, "too_long"
