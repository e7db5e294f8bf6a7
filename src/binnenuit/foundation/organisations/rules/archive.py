"""What an organisation's page says as JSON and back: how revisions are kept; older ones stay readable."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from binnenuit.foundation.organisations.rules.records import OrganisationData, SourceData

_LINES = ("name", "short_name", "kind", "kvk", "website", "part_of")


def to_json(data: OrganisationData) -> dict[str, Any]:
    """Return `data` as what JSON can hold; its code never changes and is left out."""
    kept: dict[str, Any] = {name: getattr(data, name) for name in _LINES}
    kept["descriptions"] = dict(data.descriptions)
    kept["sources"] = [
        {"title": source.title, "url": source.url, "checked": source.checked.isoformat()}
        for source in data.sources
    ]
    return kept


def from_json(code: str, kept: Mapping[str, Any]) -> OrganisationData:
    """Return what `to_json` has kept of the organisation `code`."""
    lines = {name: kept[name] for name in _LINES if name in kept}
    return replace(
        OrganisationData(code=code, name="", kind="other"),
        **lines,
        descriptions=tuple(sorted(kept.get("descriptions", {}).items())),
        sources=tuple(
            SourceData(source["title"], source["url"], date.fromisoformat(source["checked"]))
            for source in kept.get("sources", ())
        ),
    )
