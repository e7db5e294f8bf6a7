"""What sites let programs ask for (RFC 9309)."""

from urllib.parse import urlsplit

from protego import Protego

from binnenuit.foundation.link_checks.rules.status import UNKNOWN, LinkStatus
from binnenuit.foundation.link_checks.tasks.fetcher import FetchedAnswer, LinkFetcher

NAME = "Binnenuit"
"""What the program is called in a robots.txt."""
_LONGEST_PAUSE = 30.0
"""Seconds between two requests at most, whatever a robots.txt asks for."""
_FIRST_REFUSED, _FIRST_FAILED = 400, 500


class RobotsRules:
    """The robots.txt of each site, read once a night."""

    def __init__(self, fetcher: LinkFetcher) -> None:
        """Take what fetches, and let it ask here before it follows a redirect."""
        self._fetcher = fetcher
        self._known: dict[str, Protego | LinkStatus] = {}
        fetcher.lets_in = lambda address: self.status_before(address) is None

    def status_before(self, address: str) -> LinkStatus | None:
        """Return what is known of a link without asking for it; None where it may be asked for."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._read(site, parts.hostname or "")
        rules = self._known[site]
        if isinstance(rules, LinkStatus):
            return rules
        return None if rules.can_fetch(address, NAME) else UNKNOWN

    def _read(self, site: str, host: str) -> Protego | LinkStatus:
        answer = self._fetcher.read(f"{site}/robots.txt")
        if answer.cause is not None and answer.cause not in {"answer", "loop"}:
            # nobody is there: that holds for every link to it
            return LinkStatus(works=False, cause=answer.cause)
        return _no_rules(answer) or self._parsed(answer, host)

    def _parsed(self, answer: FetchedAnswer, host: str) -> Protego:
        text = answer.body.decode("utf-8", "replace") if answer.status < _FIRST_REFUSED else ""
        rules = Protego.parse(text)
        if pause := rules.crawl_delay(NAME):
            self._fetcher.slow_down(host, min(float(pause), _LONGEST_PAUSE))
        return rules


def _no_rules(answer: FetchedAnswer) -> LinkStatus | None:
    """Say that nothing may be asked: where the rules can't be read because the server fails (RFC 9309, 2.3.1.4)."""
    failed = answer.refused or answer.cause is not None or answer.status >= _FIRST_FAILED
    return UNKNOWN if failed else None
