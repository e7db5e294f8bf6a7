"""The table of municipalities and provinces, in memory."""

import csv
from functools import cache
from pathlib import Path

from binnenuit.foundation.places.rules.places import Municipality, Province

DATA = Path(__file__).resolve().parents[1] / "data"


def read_table(name: str) -> list[dict[str, str]]:
    """Read one of the room's own data files."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return the 342 municipalities of 2025, by CBS code."""
    province_names = {row["code"]: row["name"] for row in read_table("provinces.csv")}
    return tuple(
        Municipality(
            code=row["code"],
            name=row["name"],
            slug=row["slug"],
            province_code=row["province"],
            province_name=province_names[row["province"]],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=int(row["population"]),
            also_known_as=_names(row["also_known_as"]),
        )
        for row in read_table("municipalities.csv")
    )


@cache
def provinces() -> tuple[Province, ...]:
    """Return the 12 provinces, by CBS code (from north to south)."""
    population: dict[str, int] = {}
    for municipality in municipalities():
        code = municipality.province_code
        population[code] = population.get(code, 0) + municipality.population
    return tuple(
        Province(
            code=row["code"],
            name=row["name"],
            slug=row["slug"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=population[row["code"]],
            also_known_as=_names(row["also_known_as"]),
        )
        for row in read_table("provinces.csv")
    )


@cache
def _municipalities_by_code() -> dict[str, Municipality]:
    return {one.code: one for one in municipalities()}


@cache
def _municipalities_by_slug() -> dict[str, Municipality]:
    return {one.slug: one for one in municipalities()}


@cache
def _provinces_by_code() -> dict[str, Province]:
    return {one.code: one for one in provinces()}


@cache
def _provinces_by_slug() -> dict[str, Province]:
    return {one.slug: one for one in provinces()}


def municipality(code: str) -> Municipality | None:
    """Return the municipality with this CBS code ("GM0599"), or nothing."""
    return _municipalities_by_code().get(code)


def municipality_by_slug(slug: str) -> Municipality | None:
    """Return the municipality whose page's address ends in `slug` ("rotterdam"), or nothing."""
    return _municipalities_by_slug().get(slug)


def province(code: str) -> Province | None:
    """Return the province with this CBS code ("PV28"), or nothing."""
    return _provinces_by_code().get(code)


def province_by_slug(slug: str) -> Province | None:
    """Return the province whose address ends in `slug` ("zuid-holland"), or nothing."""
    return _provinces_by_slug().get(slug)


def municipalities_in(province_code: str) -> tuple[Municipality, ...]:
    """Return a province's municipalities, by CBS code; none for an unknown province."""
    return tuple(one for one in municipalities() if one.province_code == province_code)
