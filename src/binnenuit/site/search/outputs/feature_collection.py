"""A search as GeoJSON (RFC 7946)."""

from collections.abc import Iterable
from typing import Any

import orjson

from binnenuit.domain.initiatives.service.outputs import Facts
from binnenuit.site.search.outputs.results import Entry, labels

FEATURES = 1_000
"""Features in one answer."""


def collection(found: Iterable[Entry], total: int, links: dict[str, str], language: str) -> bytes:
    """Return a FeatureCollection; `links` are complete addresses by relation (self, next, alternate)."""
    features = [_feature(entry, language) for entry in found]
    return orjson.dumps(
        {
            "type": "FeatureCollection",
            "numberMatched": total,
            "numberReturned": len(features),
            "links": [{"rel": relation, "href": address} for relation, address in links.items()],
            "features": features,
        }
    )


def _feature(entry: Entry, language: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": entry.code,
        "geometry": _geometry(entry.facts),
        "properties": {
            "kind": entry.kind,
            "code": entry.code,
            "title": entry.title,
            "summary": entry.summary,
            "language": entry.language,
            "url": entry.address,
            "example": entry.example,
            **(_of_initiative(entry, entry.facts, language) if entry.facts else {}),
        },
    }


def _of_initiative(entry: Entry, facts: Facts, language: str) -> dict[str, Any]:
    return {
        "organisation": entry.card["organisation"],
        "status": entry.card["status"],
        "confirmed": entry.card["confirmed"],
        "changed": facts.changed.isoformat(),
        "online": entry.card["online"],
        "languages": entry.card["languages"],
        "themes": list(facts.themes),
        "theme_labels": labels(facts.themes, language),
        "target_groups": list(facts.target_groups),
        "forms": list(facts.forms),
        "places": [
            {"municipality": place.municipality, "label": place.label, "point": place.kind}
            for place in facts.places
        ],
    }


def _geometry(facts: Facts | None) -> dict[str, Any] | None:
    """Return a point, several, or nothing; in the order of `places`, longitude first (RFC 7946, 3.1.1)."""
    points = [[place.longitude, place.latitude] for place in facts.places] if facts else []
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}
