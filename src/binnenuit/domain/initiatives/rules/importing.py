"""What becomes of a row that is read in. Pure."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from binnenuit.domain.initiatives.rules.archive import to_json
from binnenuit.domain.initiatives.rules.choices import Status
from binnenuit.domain.initiatives.rules.records import Content

Step = Literal["change", "nothing", "keep"]


@dataclass(frozen=True, slots=True)
class BroughtOrganisation:
    """All that a file says of an organisation, for one that is not there yet."""

    code: str
    name: str
    kind: str
    short_name: str = ""
    kvk: str = ""
    website: str = ""
    descriptions: tuple[tuple[str, str], ...] = ()
    """(language, text)."""
    sources: tuple[tuple[str, str, date], ...] = ()
    """(title, address, last looked at)."""
    part_of: str = ""
    """What it is a part of, by the name that the file has for that."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One row as it is to be taken in."""

    key: str
    """What names it within its source."""
    content: Content
    status: Status = "draft"
    """For a new one; the state of one that is there stays."""
    code: str = ""
    """The public id that it has, where it came from Binnenuit."""
    confirmed: str = ""
    """The day on which all was last found right (ISO 8601), for a new one."""
    example: bool = False
    organisation_name: str = ""
    """Where there is no organisation with the code `content.organisation`: the one of this name, made where missing."""

    organisation: BroughtOrganisation | None = None
    """Where the file says more of it than its name."""

    def with_organisation(self, code: str) -> Content:
        """Return the content with this code of its organisation."""
        return replace(self.content, organisation=code)


def digest(content: Content) -> str:
    """Return what tells this content from any other."""
    kept = json.dumps(to_json(content), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(kept.encode()).hexdigest()


def step(row: str, last: str, here: str) -> Step:
    """Say what to do with a row, by the digests of what it says, what it last said and what is here now.

    "keep": it says something new, but what is here was changed here since, or did not come from this source (`last` is
    empty); nobody's work is written over, nor what a file of public facts can't hold.
    """
    if row in {last, here}:
        return "nothing"
    return "change" if last == here else "keep"
