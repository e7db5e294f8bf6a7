"""Made-up figures for the charts of /ontwerp: no study, programme or count of this page exists."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from binnenuit.foundation.places import service as places
from binnenuit.ui.charts import Estimate, Lasting, bar_chart, forest_plot, timeline_chart
from binnenuit.ui.tile_grid import tile_grid

SHORT = {
    "PV20": "GR", "PV21": "FR", "PV22": "DR", "PV23": "OV", "PV24": "FL", "PV25": "GE",
    "PV26": "UT", "PV27": "NH", "PV28": "ZH", "PV29": "ZE", "PV30": "NB", "PV31": "LI",
}  # fmt: skip
"""Of provinces, as in ISO 3166-2:NL."""


@dataclass(frozen=True, slots=True)
class Example:
    """A row of an example."""

    name: str
    value: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class ExampleArea:
    """A tile of an example."""

    name: str
    short: str
    count: int
    level: int


def context(today: date) -> dict[str, Any]:
    """Return one chart of each kind."""
    return {
        "bars": bar_chart(
            (Example(name, str(count), own), count)
            for name, count, own in (("Taal", 42, False), ("Ontmoeting", 27, True), ("Sport", 4, False))
        ),
        "timeline": timeline_chart(
            [
                Lasting(Example("Eerste plan", "2018–2022"), date(2018, 1, 1), date(2022, 12, 31)),
                Lasting(Example("Tweede plan", "2023–2027", own=True), date(2023, 1, 1), date(2027, 12, 31)),
                Lasting(Example("Samenwerking", "vanaf 2024, einde niet bekend"), date(2024, 1, 1), None),
            ],
            today,
        ),
        "forest": forest_plot(
            Estimate(Example(name, f"{value} [{low}; {high}]".replace(".", ",")), value, low, high)
            for name, value, low, high in (
                ("Onderzoek A", 0.42, 0.1, 0.74),
                ("Onderzoek B", 0.08, -0.21, 0.37),
                ("Onderzoek C", -0.15, -0.3, 0.0),
            )
        ),
        "grid": tile_grid(_provinces()),
        "areas": {
            province.code: ExampleArea(province.name, SHORT[province.code], number * 7, min(number // 2, 5))
            for number, province in enumerate(places.provinces())
        },
    }


def _provinces() -> dict[str, tuple[float, float]]:
    """Return the middle of each province's municipalities, in metres east and north (EPSG:28992)."""
    found: dict[str, list[tuple[float, float]]] = {}
    for one in places.municipalities():
        east, north = places.wgs84_to_rd(one.latitude, one.longitude)
        found.setdefault(one.province_code, []).append((east, north))
    return {
        code: (sum(east for east, _ in middle) / len(middle), sum(north for _, north in middle) / len(middle))
        for code, middle in found.items()
    }
