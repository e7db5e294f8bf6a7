"""One night's look at links: within bounds of number and time, as far as each site's robots.txt lets us in."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from binnenuit.foundation.link_checks.actions import forget_links, note_link
from binnenuit.foundation.link_checks.queries import PublishedLink, links_for_tonight, published_links
from binnenuit.foundation.link_checks.rules.status import NOBODY_THERE, LinkHistory, LinkStatus, is_broken
from binnenuit.foundation.link_checks.tasks.fetcher import LinkFetcher
from binnenuit.foundation.link_checks.tasks.robots import RobotsRules
from binnenuit.kernel.authority import Actor

NIGHT_SECONDS = 2 * 3600
"""When these are over no new link is asked for; the rest waits for the next night, as those looked at longest ago."""


@dataclass
class NightReport:
    """What one night showed."""

    works: int = 0
    fails: int = 0
    unknown: int = 0
    """Not asked, or no answer that says anything."""
    broken: list[str] = field(default_factory=list)
    """Those that have failed for so many nights that they stand in the queue."""
    forgotten: int = 0
    cut_off: bool = False
    """No host was there: nothing was noted, since this machine seems to have no way out."""


def check_links(
    fetcher: LinkFetcher, limit: int, *, actor: Actor, tell: Callable[[str], None] | None = None
) -> NightReport:
    """Ask for at most `limit` links and note what came of it; `tell` gets a line for each that does not work.

    Where several hosts are asked and none of them is there, it is this machine that is cut off: nothing is noted then.
    """
    robots, night = RobotsRules(fetcher), _Night(actor, tell)
    night.report.forgotten = forget_links(published_links(fetcher.hosts), actor=actor)
    ends = time.monotonic() + NIGHT_SECONDS
    for link in links_for_tonight(fetcher.hosts, limit):
        if time.monotonic() > ends:
            break
        night.take(link, robots.status_before(link.address) or fetcher.check(link.address))
    return night.ended()


class _Night:
    """What is found in one night: that nobody is there is held back until someone has answered."""

    def __init__(self, actor: Actor, tell: Callable[[str], None] | None) -> None:
        self.report = NightReport()
        self._actor, self._tell = actor, tell
        self._held: list[tuple[PublishedLink, LinkStatus]] = []
        self._online = False

    def take(self, link: PublishedLink, status: LinkStatus) -> None:
        """Take what was found of a link."""
        self._held.append((link, status))
        if status.works or (status.cause is not None and status.cause not in NOBODY_THERE):
            self._online = True
        if self._online:
            self._note()

    def ended(self) -> NightReport:
        """Return what the night showed."""
        missing = {link.host for link, status in self._held if status.cause in NOBODY_THERE}
        if len(missing) > 1:
            self.report.cut_off = True
            self._held = [(link, status) for link, status in self._held if status.works is None]
        self._note()
        return self.report

    def _note(self) -> None:
        for link, status in self._held:
            history = note_link(link, status, actor=self._actor)
            self._count(link, status, history)
        self._held.clear()

    def _count(self, link: PublishedLink, status: LinkStatus, history: LinkHistory) -> None:
        self.report.works += status.works is True
        self.report.fails += status.works is False
        self.report.unknown += status.works is None
        if is_broken(history):
            self.report.broken.append(link.address)
        if status.works is False and self._tell is not None:
            self._tell(f"{link.address}: {status.cause}, night {history.failures}")
