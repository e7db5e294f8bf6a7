"""What a kind of record registers so that its links are checked; pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from binnenuit.foundation.link_checks.rules.status import Cause
from binnenuit.kernel.authority import Actor
from binnenuit.kernel.registry import Registry

ReportState = Literal["waiting", "solved", "rejected", "gone"]
"""Of a report: a moderator has yet to decide, has solved it, says that the link is right, or it was removed."""


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """A page on which a link stands."""

    kind: str
    """The name of the `LinkSource`."""
    code: str
    """Public id of the record."""
    name: str
    """What staff call the page."""


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that has failed for so many nights that someone should look at it."""

    address: str
    places: tuple[LinkPlace, ...]
    """At least one; the report is about the first."""
    cause: Cause | None
    failing_since: date | None


class OpenReport(Protocol):
    """Puts a dead link before the moderators."""

    def __call__(self, dead: DeadLink, *, actor: Actor) -> str:
        """Return the code of the report."""


class CloseReport(Protocol):
    """Closes a report that nobody need look at any more; harmless for one that is decided or gone."""

    def __call__(self, code: str, *, actor: Actor) -> None:
        """Close the report with this code."""


@dataclass(frozen=True, slots=True)
class LinkReports:
    """Where a kind of record reports its dead links."""

    open: OpenReport
    state: Callable[[str], ReportState]
    close: CloseReport


@dataclass(frozen=True, slots=True)
class LinkSource:
    """One kind of record with links on its pages."""

    name: str
    """The kind."""
    links: Callable[[], Iterable[tuple[str, LinkPlace]]]
    """Every address that visitors see, with the page, in bounded memory; empty ones are skipped."""
    reports: LinkReports
    order: int = 500
    """Of two kinds with the same link, the lower is what the report is about."""


link_sources: Registry[LinkSource] = Registry("link source")
