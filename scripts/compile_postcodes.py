"""Compile the postcodes' points from GeoNames' postcode table, our settlements and our own points.

Run it after compile_places.py, in an environment with the dependency group `data`:

    python scripts/compile_postcodes.py

It writes postcodes.csv into src/binnenuit/foundation/places/data/ and says how many postcodes were
placed in which way. docs/data-places.md tells what that means.
"""

import csv
import json
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import cos, radians, sqrt
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from binnenuit.foundation.places.rules.names import normalise  # noqa: E402

FACTS = ROOT / "scripts" / "facts"
DATA = ROOT / "src/binnenuit/foundation/places/data"

# The package's letters for provinces.
STATES = {
    "GR": "PV20", "FR": "PV21", "DR": "PV22", "OV": "PV23", "FL": "PV24", "GE": "PV25",
    "UT": "PV26", "NH": "PV27", "ZH": "PV28", "ZE": "PV29", "NB": "PV30", "LI": "PV31",
}  # fmt: skip
# A postcode lies within this distance (km) of one of the six that are nearest in number.
NEAR_KM, NEAR_COUNT = 15.0, 6

Point = tuple[float, float]


@dataclass(frozen=True)
class Town:
    """A settlement of places.csv with all its names, normalised."""

    names: frozenset[str]
    province: str
    point: Point
    municipality: str


@dataclass
class Postcode:
    """A postcode on its way to the data file; `how` is "" as long as it has no point."""

    code: str
    place: str
    province: str
    how: str = ""
    point: Point = (0.0, 0.0)
    municipality: str = ""

    @property
    def name(self) -> str:
        """Return the place's name, normalised."""
        return normalise(self.place)

    def put(self, point: Point, municipality: str, how: str) -> None:
        """Return it a point."""
        self.point, self.municipality, self.how = point, municipality, how


def distance(a: Point, b: Point) -> float:
    """Return the distance in kilometres between two points (latitude, longitude) not far apart."""
    east = (a[1] - b[1]) * cos(radians((a[0] + b[0]) / 2))
    return 111.2 * sqrt((a[0] - b[0]) ** 2 + east**2)


@cache
def table(path: Path) -> list[dict[str, str]]:
    """Read a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_towns() -> list[Town]:
    """Return the settlements, the largest first."""
    provinces = {row["code"]: row["province"] for row in table(DATA / "municipalities.csv")}
    others: dict[int, list[str]] = {}
    for line in (DATA / "names.tsv").read_text(encoding="utf-8").splitlines():
        number, *names = line.split("\t")
        others[int(number)] = names
    return [
        Town(
            names=frozenset([normalise(row["name"]), *others.get(number, [])]),
            province=provinces[row["municipality"]],
            point=(float(row["latitude"]), float(row["longitude"])),
            municipality=row["municipality"],
        )
        for number, row in enumerate(table(DATA / "places.csv"))
    ]


def read_postcodes() -> list[Postcode]:
    """Return the postcodes; where the package has no province, that of the postcode nearest in number."""
    path = resources.files("countrystatecity_postal_codes") / "data/by-country/NL/postcodes.json"
    records = sorted(json.loads(path.read_text(encoding="utf-8")), key=lambda record: str(record["code"]))
    known = {int(record["code"]): STATES[record["stateCode"]] for record in records if record["stateCode"]}
    postcodes = []
    for record in records:
        number = int(record["code"])
        near = min(known, key=lambda other, own=number: (abs(other - own), other))  # type: ignore[misc]
        postcodes.append(Postcode(record["code"], record["localityName"], known[near]))
    return postcodes


def neighbours(postcode: Postcode, postcodes: list[Postcode], *, inferred: bool = True) -> list[Postcode]:
    """Return the postcodes that have a point (of their own, or `inferred` too), the nearest in number first."""
    placed = [
        one for one in postcodes if one.how and one is not postcode and (inferred or one.how != "neighbour")
    ]
    return sorted(placed, key=lambda one: (abs(int(one.code) - int(postcode.code)), one.code))


def away(point: Point, postcode: Postcode, postcodes: list[Postcode]) -> float:
    """Return how far (km) a point lies from the nearest of the postcodes that are nearest in number."""
    return min(distance(point, one.point) for one in neighbours(postcode, postcodes)[:NEAR_COUNT])


def municipality_named(name: str, point: Point) -> str:
    """Return the municipality with this (normalised) name near a point, or ""."""
    for row in table(DATA / "municipalities.csv"):
        seat = float(row["latitude"]), float(row["longitude"])
        if normalise(row["name"]) == name and distance(seat, point) <= NEAR_KM:
            return row["code"]
    return ""


def municipality_at(one: Postcode, point: Point, towns: list[Town]) -> str:
    """Return the municipality of a postcode's own point: that of the place of its name near it, else the nearest."""
    same = [town for town in towns if one.name in town.names and distance(town.point, point) <= NEAR_KM]
    nearest = min(same or towns, key=lambda town: distance(town.point, point))
    return nearest.municipality if same else municipality_named(one.name, point) or nearest.municipality


def place_by_point(postcodes: list[Postcode], towns: list[Town]) -> None:
    """Return the postcodes of postcode_points.csv their own points."""
    points = {
        row["postcode"]: (float(row["latitude"]), float(row["longitude"]))
        for row in table(FACTS / "postcode_points.csv")
    }
    for one in postcodes:
        if one.code in points:
            point = points[one.code]
            one.put(point, municipality_at(one, point, towns), "point")


def place_by_name(postcodes: list[Postcode], towns: list[Town]) -> None:
    """Put postcodes in the place of their name in their province, unless postcodes of near numbers lie elsewhere."""
    by_name: dict[tuple[str, str], Town] = {}
    for town in towns:
        for name in town.names:
            by_name.setdefault((town.province, name), town)
    for one in postcodes:
        town = by_name.get((one.province, one.name))
        if town and not one.how:
            one.put(town.point, town.municipality, "place")
    for one in postcodes:
        if one.how == "place" and away(one.point, one, postcodes) > NEAR_KM:
            one.how = ""


def place_by_name_near_by(postcodes: list[Postcode], towns: list[Town]) -> None:
    """Put the others in a place of their name in any province, near postcodes of near numbers."""
    for one in postcodes:
        if one.how:
            continue
        for town in towns:
            if one.name in town.names and away(town.point, one, postcodes) <= NEAR_KM:
                one.put(town.point, town.municipality, "place")
                break


def place_by_number(postcodes: list[Postcode]) -> None:
    """Return the rest the point of the postcode that is nearest in number."""
    for one in postcodes:
        if not one.how:
            nearest = neighbours(one, postcodes, inferred=False)[0]
            municipality = municipality_named(one.name, nearest.point) or nearest.municipality
            one.put(nearest.point, municipality, "neighbour")


def main() -> None:
    """Compile postcodes.csv."""
    towns, postcodes = read_towns(), read_postcodes()
    place_by_point(postcodes, towns)
    place_by_name(postcodes, towns)
    place_by_name_near_by(postcodes, towns)
    place_by_number(postcodes)
    path = DATA / "postcodes.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "latitude", "longitude", "municipality", "place", "how"])
        for one in postcodes:
            latitude, longitude = one.point
            writer.writerow(
                [one.code, f"{latitude:.3f}", f"{longitude:.3f}", one.municipality, one.place, one.how]
            )
    print(f"postcodes.csv: {path.stat().st_size // 1024} kB; {dict(Counter(one.how for one in postcodes))}")


if __name__ == "__main__":
    main()
