"""What has happened to initiatives."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class InitiativesChanged:
    """Initiatives with first_pk <= pk <= last_pk were made, changed or removed."""

    first_pk: int
    last_pk: int


@dataclass(frozen=True, slots=True)
class ConfirmationAsked:
    """A holder is asked whether an initiative is still right: mail `number` (from 1) to `email`."""

    code: str
    title: str
    number: int
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class ClaimMade:
    """Someone says that they keep an initiative for its organisation; `email` is one of the organisation's own."""

    submission: int
    title: str
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class SubmissionAnswered:
    """A moderator has asked or decided something about what was handed in by someone who left an e-mail address."""

    code: str
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class AlertAsked:
    """Someone asked for mail about what is new in a search; `email` has yet to say yes."""

    code: str
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class AlertFound:
    """There are `number` new results of a search that `email` follows, which ends on `ends`."""

    code: str
    number: int
    ends: date
    email: str
    language: str
