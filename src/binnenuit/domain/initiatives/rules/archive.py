"""A content as JSON and back: how revisions and drafts are kept.

A field that a later version of the programme adds is read from older revisions with its default; one that is gone
is left out, so that old revisions stay readable.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, TypeVar

from binnenuit.domain.initiatives.rules.records import Area, Contact, Content, Location, Schedule, Text

P = TypeVar("P")

_DATES = ("period_from", "period_until")
_PLAIN = (
    "organisation",
    "programme",
    "online",
    "online_url",
    "cost",
    "cost_cents",
    "minimum_age",
    "maximum_age",
    "contact_via_organisation",
)
_LISTS = ("themes", "target_groups", "forms", "languages", "accessibility", "participation")


def to_json(content: Content) -> dict[str, Any]:
    """Return `content` as what JSON can hold."""
    kept: dict[str, Any] = {name: getattr(content, name) for name in _PLAIN}
    kept |= {name: list(getattr(content, name)) for name in _LISTS}
    kept |= {name: _iso(getattr(content, name)) for name in _DATES}
    kept["texts"] = {language: _values(text) for language, text in content.texts.items()}
    kept["contact"] = _values(content.contact)
    for name in ("locations", "areas", "schedules"):
        kept[name] = [_values(part) for part in getattr(content, name)]
    return kept


def from_json(kept: Mapping[str, Any]) -> Content:
    """Return the content that `to_json` has kept."""
    values: dict[str, Any] = {name: kept[name] for name in _PLAIN if name in kept}
    values |= {name: tuple(kept[name]) for name in _LISTS if name in kept}
    values |= {name: _day(kept.get(name)) for name in _DATES}
    values["texts"] = {language: _part(Text, text) for language, text in kept["texts"].items()}
    values["contact"] = _part(Contact, kept.get("contact", {}))
    values["locations"] = tuple(_part(Location, one) for one in kept.get("locations", ()))
    values["areas"] = tuple(_part(Area, one) for one in kept.get("areas", ()))
    values["schedules"] = tuple(_schedule(one) for one in kept.get("schedules", ()))
    return Content(**values)


def _values(part: object) -> dict[str, Any]:
    return {field.name: _iso(getattr(part, field.name)) for field in fields(part)}  # type: ignore[arg-type]


def _part(kind: type[P], kept: Mapping[str, Any]) -> P:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: value for name, value in kept.items() if name in known})


def _schedule(kept: Mapping[str, Any]) -> Schedule:
    dates = {name: _day(kept.get(name)) for name in ("valid_from", "valid_until")}
    return _part(Schedule, {**kept, **dates, "starts": datetime.fromisoformat(kept["starts"])})


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
