"""What example initiatives are made of: recipes out of the data files, and facts of other rooms."""

from collections.abc import Mapping
from dataclasses import dataclass

from binnenuit.domain.initiatives.rules.examples.grammar import Choice, Template
from binnenuit.domain.initiatives.rules.public import MunicipalityFacts

SCHEDULES = ("weekly", "fortnightly", "monthly", "series", "once")
PLACES = ("location", "area", "province", "country", "online")
SLOTS = ("gemeente", "organisatie", "buurt", "gebouw", "talen", "onderwerp", "dag", "tijd", "aantal")
"""What a text of a recipe can have in braces."""
LISTS = (
    "buurt",
    "gebouw",
    "straat",
    "opening",
    "opening_en",
    "opening_veilig",
    "opening_veilig_en",
    "begeleiding",
    "gespreksleiding",
    "begeleiding_en",
    "veilig",
    "veilig_en",
    "praktisch",
    "praktisch_en",
    "samen",
    "talen_zin",
    "talen_zin_en",
    "binnenlopen",
    "binnenlopen_en",
    "aanmelden",
    "aanmelden_en",
    "verwijzing",
    "verwijzing_en",
    "kosten",
    "organisatie_soort",
    "organisatie_naam",
)
"""The lists of phrases that there must be."""


@dataclass(frozen=True)
class Recipe:
    """One kind of initiative: what it is about, and how one writes of it."""

    name: str
    weight: int
    sensitive: bool
    women_only: bool
    """Some of them are for women only."""
    themes: tuple[str, ...]
    target_groups: Choice[str]
    forms: Choice[str]
    schedules: Choice[str]
    places: Choice[str]
    titles: Choice[Template]
    summaries: Choice[Template]
    about: Choice[Template]
    english_titles: Choice[Template]
    english: Choice[Template]
    minimum_age: int | None
    maximum_age: int | None


@dataclass(frozen=True)
class Town:
    """A municipality in which examples take place."""

    facts: MunicipalityFacts
    population: int


@dataclass(frozen=True)
class Ingredients:
    """All that the maker needs."""

    recipes: tuple[Recipe, ...]
    phrases: Mapping[str, Choice[Template]]
    towns: tuple[Town, ...]
    languages: Mapping[str, tuple[str, str]]
    """Names of a spoken language by tag, most spoken first: (Dutch, English)."""
    topics: tuple[tuple[str, str], ...]
    """What one can talk about: (Dutch, English)."""
