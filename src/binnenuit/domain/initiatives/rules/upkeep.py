"""When a holder is asked whether everything is still right, and when a page that nobody confirms is hidden; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from binnenuit.domain.initiatives.rules.duplicates import hosts_of
from binnenuit.domain.initiatives.rules.lifecycle import FRESH_DAYS

ASK_DAYS = FRESH_DAYS
"""Half a year after the last confirmation we ask (domain 1.8)."""
REMINDER_DAYS = (0, 14, 42)
"""So many days after the first mail each mail goes out."""
PATIENCE_DAYS = 30
"""So long after the last mail a page is hidden at the soonest: who was never asked is never hidden for it."""
_FREE_MAIL = frozenset(
    ("gmail.com", "hotmail.com", "outlook.com", "live.nl", "ziggo.nl", "kpnmail.nl", "yahoo.com")
)


@dataclass(frozen=True, slots=True)
class Freshness:
    """What is known of how fresh an initiative is."""

    since: date
    """The last confirmation; where there never was one, the day on which it was made."""
    asked: int = 0
    """So many mails have gone out since."""
    last_asked: date | None = None


def mail_due(now: Freshness, today: date) -> int:
    """Return the number (from 1) of the mail that is due today, or 0: never two on one day, never one twice.

    Mails that a day was missed for follow one another at their own distance, and not all at once.
    """
    if now.asked >= len(REMINDER_DAYS) or now.last_asked == today:
        return 0
    due = now.since + timedelta(days=ASK_DAYS + REMINDER_DAYS[now.asked])
    if now.asked and now.last_asked is not None:
        between = REMINDER_DAYS[now.asked] - REMINDER_DAYS[now.asked - 1]
        due = max(due, now.last_asked + timedelta(days=between))
    return now.asked + 1 if today >= due else 0


def to_be_hidden(now: Freshness, today: date, hidden_after_days: int, *, reachable: bool) -> bool:
    """Say whether a page is to be hidden: not confirmed for too long, although someone was asked in time.

    Of who can't be asked (`reachable` false) the time alone decides.
    """
    if (today - now.since).days < hidden_after_days:
        return False
    if not reachable:
        return True
    return now.last_asked is not None and (today - now.last_asked).days >= PATIENCE_DAYS


def belongs_to(email: str, *, websites: Iterable[str], known: Iterable[str]) -> bool:
    """Say whether a link to `email` shows that someone acts for the organisation.

    It does where the address is one that we know of the organisation (`known`), or lies at the host of one of its
    `websites`. A mailbox that anyone can open does not, whatever the website.
    """
    wanted = email.strip().lower()
    name, at, host = wanted.rpartition("@")
    if not (name and at and "." in host):
        return False
    if wanted in {address.strip().lower() for address in known if address}:
        return True
    return host not in _FREE_MAIL and host in hosts_of(websites) and not urlsplit(f"//{host}").port
