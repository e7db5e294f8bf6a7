"""What has happened to saved searches."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SavedSearchAsked:
    """Someone asked for mail about what is new in a search; `email` has yet to say yes."""

    code: str
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class SavedSearchFound:
    """There are `number` new results of a search that `email` follows, which ends on `ends`."""

    code: str
    number: int
    ends: date
    email: str
    language: str
