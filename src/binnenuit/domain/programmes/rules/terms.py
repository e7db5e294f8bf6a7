"""Periods whose ends are known to the day, the month, the year, or not at all.

A date is written as ISO 8601 with reduced precision: `2024-08-31`, `2022-09` or `2018`. What is not known
is never filled in: "2018" stays a year on every page.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_DATE = re.compile(r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?")
DECEMBER = 12


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Status(StrEnum):
    """Where a period stands on a given day."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `2024-08-31`, `2022-09` or `2018`; raises `ValueError` for anything else."""
        found = _DATE.fullmatch(text)
        if not found:
            raise ValueError(f"a date is written as 2024-08-31, 2022-09 or 2018, not {text!r}")
        made = cls(int(found["year"]), int(found["month"] or 0), int(found["day"] or 0))
        try:
            # not `or 1`: month 00 and day 00 are no dates either
            date(made.year, made.month if found["month"] else 1, made.day if found["day"] else 1)
        except ValueError:
            raise ValueError(f"there is no such date: {text!r}") from None
        return made

    @classmethod
    def of(cls, known: date, precision: str) -> "PartialDate":
        """Return the part of `known` that `precision` says is known."""
        return cls(
            known.year,
            0 if precision == Precision.YEAR else known.month,
            known.day if precision == Precision.DAY else 0,
        )

    @property
    def precision(self) -> Precision:
        """How exactly it is known."""
        if self.day:
            return Precision.DAY
        return Precision.MONTH if self.month else Precision.YEAR

    @property
    def first_day(self) -> date:
        """The earliest day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day that it can mean."""
        month = self.month or DECEMBER
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Term:
    """From when until when, both included; None where it is not known."""

    starts: PartialDate | None = None
    ends: PartialDate | None = None

    @property
    def known(self) -> bool:
        """Whether at least one end of it is known."""
        return self.starts is not None or self.ends is not None


def term_problem(term: Term) -> str:
    """Say what is wrong with a term: an end that lies wholly before its start."""
    if term.starts and term.ends and term.ends.last_day < term.starts.first_day:
        return f"until ({term.ends}) lies before from ({term.starts})"
    return ""


def may_lie_within(inner: Term, outer: Term) -> bool:
    """Say whether `inner` can lie within `outer`, given how exactly all four ends are known."""
    if inner.starts and outer.starts and inner.starts.last_day < outer.starts.first_day:
        return False
    if inner.ends and outer.ends and inner.ends.first_day > outer.ends.last_day:
        return False
    return may_overlap(inner, outer)


def may_overlap(one: Term, other: Term) -> bool:
    """Say whether two terms can have a day in common, given how exactly all four ends are known."""

    def before(first: Term, second: Term) -> bool:
        return bool(first.ends and second.starts and first.ends.last_day < second.starts.first_day)

    return not before(one, other) and not before(other, one)


def status_on(term: Term, day: date) -> Status:
    """Say where `term` stands on `day`; unknown where the dates that are known don't decide it.

    A month or year counts as begun on its first day and as over after its last one.
    """
    if term.ends and day > term.ends.last_day:
        return Status.ENDED
    if term.starts and day < term.starts.first_day:
        return Status.PLANNED
    return Status.RUNNING if term.starts and term.ends else Status.UNKNOWN
