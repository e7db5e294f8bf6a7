"""The outlines of maps as SVG's attributes and as GeoJSON, made once and kept."""

import gzip
import hashlib
from dataclasses import dataclass, field
from functools import cached_property

import orjson

from binnenuit.foundation.places import service as places
from binnenuit.foundation.places.service import Box, Outlines


@dataclass(frozen=True)
class GeoJSON:
    """All outlines as one GeoJSON FeatureCollection; the `id` of a feature is its CBS code."""

    content: bytes
    compressed: bytes
    """The same, by gzip."""
    version: str
    """Other outlines have another one: to keep the file for as long as it is the same."""


@dataclass(frozen=True)
class Drawing:
    """What a template needs to draw the country, a municipality or a province (by CBS code)."""

    outlines: Outlines
    view_box: str
    """Of the whole country."""
    attribution: str
    """Must be shown with every map."""
    approximate: bool
    """Municipalities are cells of our own making and not their true borders."""
    _paths: dict[str, str] = field(default_factory=dict)
    _boxes: dict[str, Box] = field(default_factory=dict)

    @property
    def provinces(self) -> tuple[str, ...]:
        """Return the codes of the provinces."""
        return tuple(self.outlines.provinces)

    def path(self, code: str) -> str:
        """Return the `d` attribute of an outline."""
        if code not in self._paths:
            self._paths[code] = self.outlines.path(code)
        return self._paths[code]

    @cached_property
    def geojson(self) -> GeoJSON:
        """Return the outlines of all provinces and municipalities for a map in the browser."""
        features = [
            {
                "type": "Feature",
                "id": code,
                "properties": {},
                "geometry": {"type": "MultiPolygon", "coordinates": self.outlines.polygons(code)},
            }
            for code in (*self.outlines.provinces, *self.outlines.municipalities)
        ]
        content = orjson.dumps({"type": "FeatureCollection", "features": features})
        version = hashlib.blake2b(content, digest_size=8).hexdigest()
        return GeoJSON(content, gzip.compress(content, mtime=0), version)

    def box(self, code: str) -> Box:
        """Return the rectangle around an outline."""
        if code not in self._boxes:
            self._boxes[code] = self.outlines.box(code)
        return self._boxes[code]


_held: list[Drawing] = []


def drawing() -> Drawing:
    """Return the outlines to draw maps with; others once an operator has imported others."""
    outlines = places.outlines()
    held = _held[:1]
    if held and held[0].outlines is outlines:
        return held[0]
    made = Drawing(outlines, outlines.view_box(), outlines.attribution, outlines.approximate)
    _held[:] = [made]
    return made
