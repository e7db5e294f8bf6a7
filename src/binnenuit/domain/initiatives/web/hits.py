"""What a result shows beside what its card holds: words in the language of the page, made without the database."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from binnenuit.domain.initiatives.rules.lifecycle import is_stale
from binnenuit.domain.initiatives.rules.records import Schedule
from binnenuit.domain.initiatives.rules.schedule import pattern
from binnenuit.domain.initiatives.web import words
from binnenuit.domain.initiatives.web.search_values import language_label
from binnenuit.kernel import clock
from binnenuit.kernel.money import Cents
from binnenuit.search.types import Hit


def shown_hit(hit: Hit, language: str) -> Hit:
    """Return the hit with words on its card: status_label, when_words, cost_words, language_names; and whether it is stale."""
    if hit.kind != "initiative":
        return hit
    card = hit.card
    confirmed = date.fromisoformat(card["confirmed"]) if card["confirmed"] else None
    added = {
        "status_label": words.status(card["status"]) if card["status"] != "published" else "",
        "stale": is_stale(confirmed, clock.today()),
        "when_words": _when(card.get("when"), language),
        "cost_words": _cost(card["cost"], card["cents"], language),
        "language_names": words.listed(language_label(tag, language) for tag in card["languages"]),
    }
    return replace(hit, card={**card, **added})


def _when(card: Mapping[str, Any] | None, language: str) -> str:
    return _recurrence(card["rrule"], card["starts"], card["minutes"], language) if card else ""


@lru_cache(maxsize=4096)
def _cost(kind: str, cents: Cents | None, _language: str) -> str:
    return words.cost(kind, cents)


@lru_cache(maxsize=4096)
def _recurrence(rrule: str, starts: str, minutes: int, _language: str) -> str:
    return words.when(pattern(Schedule(datetime.fromisoformat(starts), rrule, minutes)))
