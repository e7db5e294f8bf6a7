"""From what someone typed to a place: postcodes and names in any script."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from binnenuit.foundation.places.queries.table import (
    DATA,
    municipalities,
    municipalities_in,
    municipality,
    provinces,
    read_table,
)
from binnenuit.foundation.places.rules.names import LONGEST, normalise, postcode_digits
from binnenuit.foundation.places.rules.places import Municipality, Place, Province

# Words with which someone says which kind they mean.
_MUNICIPALITY_WORDS = ("gemeente ", "municipality of ")
_PROVINCE_WORDS = ("provincie ", "province of ")
_POSTCODE_LENGTH = 4
# The longest names ("Nuenen, Gerwen en Nederwetten") have fewer words; so no text costs much.
_MOST_WORDS = 6
# At one name a municipality comes before the settlement that it is named after, and both before
# a province: who types "Utrecht" or "Groningen" means the city.
_RANKS = {"municipality": 0, "place": 1, "province": 2, "postcode": 3}


def find_place(text: str) -> Place | None:
    """Return the place that `text` most likely means, or nothing.

    Understood are postcodes ("3014", "3014 AB") and names of settlements, municipalities and
    provinces, in any script, case and with or without accents. Of places with one name the one
    with most inhabitants wins; `candidates` gives them all. Never raises, whatever the text.
    """
    found = candidates(text)
    return found[0] if found else None


def candidates(text: str) -> tuple[Place, ...]:
    """Return every place that `text` can mean, the likeliest first.

    What follows a place is left out where it is not known: "3014 AB Rotterdam" is a postcode,
    "Rotterdam Zuid" is Rotterdam.
    """
    words = " ".join(text[:LONGEST].split()).split(" ")[:_MOST_WORDS]
    for count in range(len(words), 0, -1):
        found = named(" ".join(words[:count]))
        if found:
            return found
    return ()


def named(text: str) -> tuple[Place, ...]:
    """Return every place that is called `text`, nothing left out: the likeliest first."""
    digits = postcode_digits(text)
    if digits:
        found = _postcodes().get(digits)
        return (found,) if found else ()
    form = normalise(text)
    for words, kind in ((_MUNICIPALITY_WORDS, "municipality"), (_PROVINCE_WORDS, "province")):
        for word in words:
            if form.startswith(word):
                return tuple(one for one in _by_name().get(form.removeprefix(word), ()) if one.kind == kind)
    return _by_name().get(form, ())


@cache
def first_words() -> Mapping[str, int]:
    """Return the normalised words with which names begin, and how many words such a name has at most.

    What begins with another word names no place, but for postcodes.
    """
    longest: dict[str, int] = {}
    for name in _by_name():
        first, *others = name.split(" ")
        longest[first] = max(longest.get(first, 1), 1 + len(others))
    return longest


def suggest_places(prefix: str, limit: int = 5) -> list[Place]:
    """Return at most `limit` places whose name or postcode begins with `prefix`, the largest first."""
    form = normalise(prefix)
    if not form or limit < 1:
        return []
    if form[0].isdigit():
        return _postcodes_from(postcode_digits(prefix) or form, limit)
    names = _sorted_names()
    found: dict[Place, bool] = {}
    position = bisect_left(names, form)
    while position < len(names) and names[position].startswith(form):
        for place in _by_name()[names[position]]:
            found[place] = found.get(place, False) or names[position] == form
        position += 1
    ordered = sorted(
        found,
        key=lambda place: (
            not found[place],
            not normalise(place.label).startswith(form),
            -_weight(place),
            _RANKS[place.kind],
            place.label,
        ),
    )
    return _without_doubles(ordered, limit)


def _weight(place: Place) -> int:
    """Return the inhabitants; a province counts as its largest municipality, and so comes right after it."""
    if place.kind != "province":
        return place.population
    return max(one.population for one in municipalities_in(place.code))


def _without_doubles(places: list[Place], limit: int) -> list[Place]:
    """Show a municipality once, and leave out the settlement that it is named after."""
    shown: list[Place] = []
    names: set[tuple[str, str]] = set()
    for place in places:
        keys = {(place.kind, place.code), (normalise(place.label), place.municipality_code)}
        if place.kind == "place":
            keys = {(normalise(place.label), place.municipality_code)}
        if not names.intersection(keys):
            shown.append(place)
        names.update(keys)
        if len(shown) == limit:
            break
    return shown


def _postcodes_from(form: str, limit: int) -> list[Place]:
    if len(form) > _POSTCODE_LENGTH or not form.isdecimal():
        return []
    return [place for code, place in _postcodes().items() if code.startswith(form)][:limit]


@cache
def _postcodes() -> dict[str, Place]:
    return {
        row["code"]: Place(
            kind="postcode",
            label=f"{row['code']} {row['place']}",
            code=row["code"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            municipality_code=row["municipality"],
            approximate=row["how"] != "point",
        )
        for row in read_table("postcodes.csv")
    }


def _of_municipality(one: Municipality) -> Place:
    return Place("municipality", one.name, one.code, one.latitude, one.longitude, one.code, one.population)


def _of_province(one: Province) -> Place:
    return Place("province", one.name, one.code, one.latitude, one.longitude, "", one.population)


@cache
def _settlements() -> tuple[Place, ...]:
    return tuple(
        Place(
            kind="place",
            label=row["name"],
            code="",
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            municipality_code=row["municipality"],
            population=int(row["population"]),
            approximate=row["exact"] != "1",
        )
        for row in read_table("places.csv")
    )


def _other_names() -> dict[int, list[str]]:
    """Return the settlements' other names by their number; a line is: number, tab, names with tabs between."""
    names: dict[int, list[str]] = {}
    for line in (DATA / "names.tsv").read_text(encoding="utf-8").splitlines():
        number, *others = line.split("\t")
        names[int(number)] = others
    return names


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    """Return all places by normalised name, the likeliest of each name first."""
    own: dict[str, list[Place]] = {}
    others: dict[str, list[Place]] = {}
    for one in municipalities():
        place = _of_municipality(one)
        own.setdefault(normalise(one.name), []).append(place)
        for name in one.also_known_as:
            # Shown as it was typed: who asks for Den Haag need not know that the register says 's-Gravenhage.
            own.setdefault(normalise(name), []).append(replace(place, label=name))
    for region in provinces():
        for name in (region.name, *region.also_known_as):
            own.setdefault(normalise(name), []).append(_of_province(region))
    alternative = _other_names()
    for number, place in enumerate(_settlements()):
        own.setdefault(normalise(place.label), []).append(place)
        for form in alternative.get(number, ()):
            others.setdefault(form, []).append(place)
    return {
        name: (
            *_ranked(own.get(name, [])),
            *(one for one in _ranked(others.get(name, [])) if one not in own.get(name, [])),
        )
        for name in {**own, **others}
    }  # fmt: skip


def _ranked(places: list[Place]) -> list[Place]:
    """Sort by kind (municipality, settlement, province), then by inhabitants."""
    return sorted(places, key=lambda one: (_RANKS[one.kind], -one.population, one.label, one.code))


@cache
def _sorted_names() -> list[str]:
    return sorted(_by_name())


def describe(place: Place) -> str:
    """Return the place's name with what tells it from others of that name.

    That is the municipality of a settlement where it is known for sure, else the province.
    """
    inside = municipality(place.municipality_code)
    if inside is None or place.label.endswith(")"):
        return place.label
    if place.kind == "place" and not place.approximate and place.label != inside.name:
        return f"{place.label} ({inside.name})"
    return f"{place.label} ({inside.province_name})"
