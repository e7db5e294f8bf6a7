"""The states of an initiative, and how fresh what is said of it still is."""

from datetime import date

from binnenuit.domain.initiatives.rules.choices import Status

_STEPS: dict[Status, tuple[Status, ...]] = {
    "draft": ("published",),
    "published": ("paused", "ended"),
    "paused": ("published", "ended"),
    "ended": ("published",),
}

FRESH_DAYS = 183
"""Half a year: so often an initiative holder is asked to confirm (domain 1.8)."""
STALE_DAYS = 730
"""After two years without a word nobody knows whether it is still there."""


def may_become(now: Status, then: Status) -> bool:
    """Say whether an initiative may go from one state to the other; ended ones can be taken up again."""
    return then in _STEPS[now]


def is_stale(last_confirmed: date | None, today: date) -> bool:
    """Say whether visitors should be warned that this may be out of date."""
    return last_confirmed is None or (today - last_confirmed).days > 2 * FRESH_DAYS


def status_on(status: Status, period_until: date | None, today: date) -> Status:
    """Return the state that visitors are told: what is past its period has ended, whoever forgot to say so."""
    return "ended" if period_until is not None and period_until < today else status


def boost(status: Status, last_confirmed: date | None, period_until: date | None, today: date) -> float:
    """Return the ranking multiplier, above 0 and at most 1 (policy.md): what is sure to be there comes first."""
    if status_on(status, period_until, today) == "ended":
        return 0.3
    factor = 0.7 if status == "paused" else 1.0
    if last_confirmed is None:
        return round(factor * 0.7, 3)
    days = (today - last_confirmed).days
    if days <= FRESH_DAYS:
        return factor
    share = min((days - FRESH_DAYS) / (STALE_DAYS - FRESH_DAYS), 1.0)
    return round(factor * (1 - 0.4 * share), 3)
