"""Whether two records are about the same initiative, and why one thinks so; pure.

The name counts most; the place, the organisation and the website count as far as both say something of them: what
one does not say speaks neither for nor against.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

Reason = Literal["same_name", "similar_name", "same_place", "same_organisation", "same_website"]

LIKELY = 0.6
"""From this score on people are asked whether it is the same."""
_WEIGHTS = {"name": 0.5, "place": 0.25, "organisation": 0.15, "website": 0.1}
_SIMILAR = 0.5
_SHARED_HOSTS = frozenset(
    (
        "facebook.com",
        "instagram.com",
        "linkedin.com",
        "youtube.com",
        "meetup.com",
        "eventbrite.nl",
        "google.com",
    )
)
"""Hosts that many share: having a page there says nothing."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared; empty is "not said"."""

    names: tuple[str, ...]
    """Titles, in each language."""
    municipalities: frozenset[str] = frozenset()
    """CBS codes."""
    organisation: str = ""
    """Its name."""
    websites: frozenset[str] = frozenset()
    """Hosts, as `host_of` gives them."""


@dataclass(frozen=True, slots=True)
class Alike:
    """How much two profiles are alike, from 0 to 1, and what they share."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def likely(self) -> bool:
        """Say whether they are alike enough to ask a person."""
        return self.score >= LIKELY


def alike(one: Profile, other: Profile) -> Alike:
    """Compare; the same in both directions, 1 for a profile against itself, 0 where no name is alike at all."""
    name = max((_same_words(left, right) for left in one.names for right in other.names), default=0.0)
    parts = {"name": name}
    if one.municipalities and other.municipalities:
        parts["place"] = float(bool(one.municipalities & other.municipalities))
    if one.organisation and other.organisation:
        parts["organisation"] = _same_words(one.organisation, other.organisation)
    if one.websites and other.websites:
        parts["website"] = float(bool(one.websites & other.websites))
    whole = sum(_WEIGHTS[part] for part in parts)
    score = sum(_WEIGHTS[part] * value for part, value in parts.items()) / whole
    return Alike(round(score if name else 0.0, 3), tuple(_reasons(parts)))


def host_of(address: str) -> str:
    """Return the host of a web address without "www."; empty for one that many share, and for what is none."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    host = host.lower().removeprefix("www.")
    return "" if host in _SHARED_HOSTS or "." not in host else host


def hosts_of(addresses: Iterable[str]) -> frozenset[str]:
    """Return the hosts of `addresses` that say something."""
    return frozenset(host for address in addresses if (host := host_of(address)))


def _reasons(parts: dict[str, float]) -> Iterable[Reason]:
    if parts["name"] == 1:
        yield "same_name"
    elif parts["name"] >= _SIMILAR:
        yield "similar_name"
    if parts.get("place"):
        yield "same_place"
    if parts.get("organisation", 0) >= _SIMILAR:
        yield "same_organisation"
    if parts.get("website"):
        yield "same_website"


def _same_words(one: str, other: str) -> float:
    """Return how much of the letters, three at a time, two texts share (Dice): 1 for the same, 0 for nothing."""
    left, right = _trigrams(one), _trigrams(other)
    if not left or not right:
        return 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def _trigrams(text: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    found = set()
    for word in re.findall(r"\w+", plain):
        padded = f"  {word} "
        found |= {padded[start : start + 3] for start in range(len(padded) - 2)}
    return frozenset(found)
