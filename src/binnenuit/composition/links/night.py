"""One night's look at links: within bounds of number and time, as far as each site's robots.txt lets us in."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from binnenuit.composition.links.asking import Answer, Asking
from binnenuit.domain.initiatives.actions.link_check import forget_links, note_link
from binnenuit.domain.initiatives.queries.link_check import LinkOnPages, links_for_tonight, links_on_pages
from binnenuit.domain.initiatives.rules.link_check import NOBODY_THERE, UNKNOWN, Finding, LinkState, is_broken
from binnenuit.kernel.authority import Actor

NIGHT_SECONDS = 2 * 3600
"""When these are over no new link is asked for; the rest waits for the next night, as those looked at longest ago."""
NAME = "Binnenuit"
_LONGEST_PAUSE = 30.0
_FIRST_REFUSED, _FIRST_FAILED = 400, 500


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
    asking: Asking, limit: int, *, actor: Actor, tell: Callable[[str], None] | None = None
) -> NightReport:
    """Ask for at most `limit` links and note what came of it; `tell` gets a line for each that does not work.

    Where several hosts are asked and none of them is there, it is this machine that is cut off: nothing is noted then.
    """
    robots, night = _Robots(asking), _Night(actor, tell)
    night.report.forgotten = forget_links(links_on_pages(asking.hosts), actor=actor)
    ends = time.monotonic() + NIGHT_SECONDS
    for link in links_for_tonight(asking.hosts, limit):
        if time.monotonic() > ends:
            break
        night.take(link, robots.before(link.address) or asking.find_out(link.address))
    return night.ended()


class _Night:
    """What is found in one night: that nobody is there is held back until someone has answered."""

    def __init__(self, actor: Actor, tell: Callable[[str], None] | None) -> None:
        self.report = NightReport()
        self._actor, self._tell = actor, tell
        self._held: list[tuple[LinkOnPages, Finding]] = []
        self._online = False

    def take(self, link: LinkOnPages, found: Finding) -> None:
        """Take what was found of a link."""
        self._held.append((link, found))
        if found.works or (found.why is not None and found.why not in NOBODY_THERE):
            self._online = True
        if self._online:
            self._note()

    def ended(self) -> NightReport:
        """Return what the night showed."""
        missing = {link.host for link, found in self._held if found.why in NOBODY_THERE}
        if len(missing) > 1:
            self.report.cut_off = True
            self._held = [(link, found) for link, found in self._held if found.works is None]
        self._note()
        return self.report

    def _note(self) -> None:
        for link, found in self._held:
            state = note_link(link, found, actor=self._actor)
            self._count(link, found, state)
        self._held.clear()

    def _count(self, link: LinkOnPages, found: Finding, state: LinkState) -> None:
        self.report.works += found.works is True
        self.report.fails += found.works is False
        self.report.unknown += found.works is None
        if is_broken(state):
            self.report.broken.append(link.address)
        if found.works is False and self._tell is not None:
            self._tell(f"{link.address}: {found.why}, night {state.failures}")


class _Robots:
    """What sites let programs ask for (RFC 9309), read once a night."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._known: dict[str, Protego | Finding] = {}
        asking.lets_in = lambda address: self.before(address) is None

    def before(self, address: str) -> Finding | None:
        """Return what is known of a link without asking for it, or nothing where it may be asked for."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._read(site, parts.hostname or "")
        rules = self._known[site]
        if isinstance(rules, Finding):
            return rules
        return None if rules.can_fetch(address, NAME) else UNKNOWN

    def _read(self, site: str, host: str) -> Protego | Finding:
        answer = self._asking.read(f"{site}/robots.txt")
        if answer.why is not None and answer.why not in {"answer", "loop"}:
            # nobody is there: that holds for every link to it
            return Finding(works=False, why=answer.why)
        return _no_rules(answer) or self._parsed(answer, host)

    def _parsed(self, answer: Answer, host: str) -> Protego:
        text = answer.body.decode("utf-8", "replace") if answer.status < _FIRST_REFUSED else ""
        rules = Protego.parse(text)
        if pause := rules.crawl_delay(NAME):
            self._asking.slow_down(host, min(float(pause), _LONGEST_PAUSE))
        return rules


def _no_rules(answer: Answer) -> Finding | None:
    """Say that nothing may be asked: where the rules can't be read because the server fails (RFC 9309, 2.3.1.4)."""
    failed = answer.refused or answer.why is not None or answer.status >= _FIRST_FAILED
    return UNKNOWN if failed else None
