"""What has happened to accounts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonInvited:
    """An account was made for someone who has not been here; whoever sends mail tells them."""

    pk: int
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class RolesChanged:
    """A person was given a role, or one ended."""

    pk: int


@dataclass(frozen=True, slots=True)
class AccountDeleted:
    """An account is gone; what names it from now on shows a former account."""

    pk: int
