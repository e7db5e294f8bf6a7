"""What a place is."""

from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal["postcode", "place", "municipality", "province"]


@dataclass(frozen=True, slots=True)
class Municipality:
    """A Dutch municipality of 2025.

    `code` is CBS's ("GM0599"), `name` the official one, `latitude` and `longitude` (WGS84 degrees)
    those of its main settlement, `population` as docs/data-places.md says. `also_known_as` holds
    everyday names that differ ("Den Haag" beside "'s-Gravenhage").
    """

    code: str
    name: str
    slug: str
    province_code: str
    province_name: str
    latitude: float
    longitude: float
    population: int
    also_known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Province:
    """A Dutch province; its point lies in the middle of its municipalities, its population is their sum."""

    code: str
    name: str
    slug: str
    latitude: float
    longitude: float
    population: int
    also_known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place that someone typed: where it is, and in which municipality.

    `label` is what to show, `code` the CBS code or the postcode ("" for a settlement),
    `municipality_code` is "" for a province. `approximate` says that the point or the municipality
    was inferred from the neighbourhood.
    """

    kind: PlaceKind
    label: str
    code: str
    latitude: float
    longitude: float
    municipality_code: str = ""
    population: int = 0
    approximate: bool = False
