"""What has happened to initiatives."""

from dataclasses import dataclass


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
