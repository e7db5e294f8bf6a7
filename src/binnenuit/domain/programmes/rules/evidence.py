"""How sure a statement is, and what statements are about.

The marks come from how the facts were gathered: read in the source itself, stated by the commissioner of this
platform without a public source, general knowledge, or inferred from other facts. A page shows the mark beside
the fact; a group of facts without any source is said to have none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Certainty(StrEnum):
    """How sure a statement is, from most to least."""

    VERIFIED = "verified"
    STATED = "stated"
    GENERAL_KNOWLEDGE = "general_knowledge"
    INFERRED = "inferred"


class About(StrEnum):
    """What a fact says something about, or a source supports: one section of a page each."""

    SUMMARY = "summary"
    PERIOD = "period"
    GOALS = "goals"
    BACKGROUND = "background"
    ORGANISATIONS = "organisations"
    MEMBERS = "members"
    FUNDING = "funding"
    TARGET_GROUPS = "target_groups"
    THEMES = "themes"
    PLACES = "places"
    ACTIVITIES = "activities"
    RESULTS = "results"
    EVALUATION = "evaluation"
    SUCCESSION = "succession"
    WITHIN = "within"
    """That it is a part of a (larger) programme."""


@dataclass(frozen=True, slots=True)
class SourceData:
    """Where statements can be checked: `key` is its name within the record, `supports` what it is a source for."""

    key: str
    title: str
    certainty: str
    supports: tuple[str, ...]
    url: str = ""
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class FactData:
    """One statement, with its own mark and the keys of its sources."""

    about: str
    certainty: str
    texts: tuple[tuple[str, str], ...]
    sources: tuple[str, ...] = ()


def source_problem(source: SourceData) -> str:
    """Say what is wrong with a source: only what was read has an address and a date, and that must have both."""
    complete = bool(source.url) and source.checked is not None
    if source.certainty == Certainty.VERIFIED and not complete:
        return "a verified source has a url and the date on which it was checked"
    if bool(source.url) != (source.checked is not None):
        return "url and checked go together"
    return ""


def fact_problem(fact: FactData, sources: Iterable[SourceData]) -> str:
    """Say what is wrong with a fact: a source that is not there, or a mark that its sources don't bear out."""
    by_key = {source.key: source for source in sources}
    missing = [key for key in fact.sources if key not in by_key]
    if missing:
        return f"there is no source {missing[0]!r} in this record"
    if fact.certainty == Certainty.VERIFIED and not any(
        by_key[key].certainty == Certainty.VERIFIED for key in fact.sources
    ):
        return "a verified fact names a verified source"
    return ""


def best_certainty(marks: Iterable[str]) -> Certainty | None:
    """Return the surest of `marks`; nothing where there is none."""
    order = list(Certainty)
    return min((Certainty(mark) for mark in marks), key=order.index, default=None)
