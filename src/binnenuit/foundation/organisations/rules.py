"""What is true of an organisation: the forms of its code, number and address, and of the tree it is in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from urllib.parse import urlsplit

from binnenuit.kernel.authority import either, holds, operator, permit

permit("organisations.load", operator)
permit("organisations.create", either(operator, holds("editor", "moderator")))
permit("organisations.create_examples", operator)
permit("organisations.remove_examples", operator)

CODE_LENGTH = 80
EXAMPLE_PREFIX = "voorbeeld-"
"""How the code of every example starts, so that no example can stand in the place of a real organisation."""
MAX_DEPTH = 8
"""Levels of a tree of organisations: a department of a branch of a member of an umbrella is at 4."""

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KVK = re.compile(r"[0-9]{8}")
_SEPARATOR = "/"


class Kind(StrEnum):
    """What sort of organisation it is; `INFORMAL_GROUP` has no legal form and therefore no KvK number."""

    FOUNDATION = "foundation"
    ASSOCIATION = "association"
    SELF_ORGANISATION = "self_organisation"
    KNOWLEDGE_INSTITUTE = "knowledge_institute"
    UMBRELLA = "umbrella"
    MINISTRY = "ministry"
    MUNICIPALITY = "municipality"
    INTERNATIONAL = "international"
    NETWORK = "network"
    COMPANY = "company"
    INFORMAL_GROUP = "informal_group"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SourceData:
    """Where a statement about an organisation can be checked, and when someone last did."""

    title: str
    url: str
    checked: date


@dataclass(frozen=True, slots=True)
class OrganisationData:
    """One organisation as it stands in a data file, checked."""

    code: str
    name: str
    kind: str
    short_name: str = ""
    kvk: str = ""
    website: str = ""
    part_of: str = ""
    """Code of the organisation that it is a part of."""
    descriptions: tuple[tuple[str, str], ...] = ()
    """(language, text), by language."""
    sources: tuple[SourceData, ...] = ()


@dataclass(frozen=True, slots=True)
class ExampleOrganisation:
    """One organisation for the generator of examples; `code` starts with `EXAMPLE_PREFIX`."""

    code: str
    name: str
    kind: str
    short_name: str = ""
    descriptions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading did, by code."""

    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


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


class CycleFound(ValueError):
    """Things that are, step by step, a part of themselves."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        """Take the codes along the cycle, each before its parent; the first one is also the last."""
        self.codes = codes
        super().__init__(" -> ".join(codes))


def parents_first(parents: Mapping[str, str]) -> tuple[str, ...]:
    """Order codes so that each stands behind its parent; raises `CycleFound`.

    `parents` gives each code's parent, empty at the top; parents that are no key themselves are in the answer.
    """
    sorter = TopologicalSorter({code: [parent] if parent else [] for code, parent in parents.items()})
    try:
        return tuple(sorter.static_order())
    except CycleError as error:
        raise CycleFound(tuple(reversed(error.args[1]))) from error


def child_path(parent_path: str, pk: int) -> str:
    """Give the materialised path of record `pk` below `parent_path` (empty at the top), such as `12/40/`."""
    return f"{parent_path}{pk}{_SEPARATOR}"


def depth(path: str) -> int:
    """Give the level of a record by its path; 1 at the top."""
    return path.count(_SEPARATOR)


def moved(path: str, old: str, new: str) -> str:
    """Give the path of a record below `old` once that has become `new`."""
    if not path.startswith(old):
        raise ValueError(f"{path!r} does not lie below {old!r}")
    return new + path[len(old) :]
