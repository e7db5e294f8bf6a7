"""What anyone may hand in about initiatives, and what happens to it; pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

from binnenuit.kernel.email_address import is_email_address

Kind = Literal["proposal", "correction", "report", "claim", "handover", "link"]
State = Literal["open", "asked", "accepted", "refused"]
Sender = Literal["proposer", "moderator"]
Problem = Literal["missing", "too_long", "not_a_link", "not_an_email", "unknown"]

KINDS: tuple[Kind, ...] = get_args(Kind)
STATES: tuple[State, ...] = get_args(State)
SENDERS: tuple[Sender, ...] = get_args(Sender)
DECIDED: tuple[State, ...] = ("accepted", "refused")
REPORTED = ("danger", "privacy", "misleading", "gone", "other")
"""What can be wrong with a page, in the order of urgency."""
LONGEST_MESSAGE = 4_000
_LINK = re.compile(r"^(https?://)?[^\s/:@]+\.[^\s/:@.]{2,}(:\d+)?(/\S*)?$", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked."""

    name: str
    longest: int
    required: bool = False


FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    "proposal": (
        Field("name", 200, required=True),
        Field("what", 4_000, required=True),
        Field("where", 200, required=True),
        Field("when", 500),
        Field("who", 200),
        Field("link", 400),
        Field("reach", 200),
    ),
    "correction": (Field("what", 4_000, required=True), Field("link", 400), Field("reach", 200)),
    "report": (Field("reason", 20, required=True), Field("what", 4_000), Field("reach", 200)),
    "claim": (Field("email", 254, required=True), Field("what", 2_000)),
    "handover": (Field("organisation", 80, required=True), Field("what", 2_000)),
    "link": (Field("link", 500, required=True), Field("why", 12), Field("since", 10), Field("also", 2_000)),
}
_STEPS: dict[State, tuple[State, ...]] = {
    "open": ("asked", "accepted", "refused"),
    "asked": ("open", "asked", "accepted", "refused"),
    "accepted": (),
    "refused": ("open",),
}


def cleaned(kind: Kind, typed: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed in the fields of `kind`: control characters out, ends trimmed, nothing else changed."""
    return {
        field.name: _CONTROL.sub("", typed.get(field.name, "").replace("\r\n", "\n")).strip()
        for field in FIELDS[kind]
    }


def problems(kind: Kind, typed: Mapping[str, str]) -> dict[str, Problem]:
    """Return what is wrong by field, in the order of the form; nothing where all is well."""
    found: dict[str, Problem] = {}
    for field in FIELDS[kind]:
        value = typed.get(field.name, "")
        if field.name == "reason" and value not in REPORTED:
            found[field.name] = "unknown"
        elif field.required and not value:
            found[field.name] = "missing"
        elif len(value) > field.longest:
            found[field.name] = "too_long"
        elif field.name == "email" and not is_email_address(value):
            found[field.name] = "not_an_email"
        elif field.name == "link" and value and not _LINK.match(value):
            found[field.name] = "not_a_link"
    return found


def as_code(text: str) -> str:
    """Return the code that someone typed over, as they may have read it: spaces, capitals, o for 0, i and l for 1."""
    plain = re.sub(r"[\s.-]", "", text).lower()
    return plain.translate(str.maketrans("oil", "011"))


def may_become(now: State, then: State) -> bool:
    """Say whether a submission may go from one state to the other; a refusal can be reconsidered."""
    return then in _STEPS[now]


def forgotten_before(now: datetime, days: int) -> datetime:
    """Return the moment: what was answered before it is removed; `days` is how long answers are kept."""
    return now - timedelta(days=days)
