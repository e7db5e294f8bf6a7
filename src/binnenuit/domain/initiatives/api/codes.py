"""Which values the filters know, and where places are: codes as the API takes them, codes as the index has them."""

import re
from collections.abc import Callable

from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.search.types import Point

FACETS = {
    "theme": ("theme", "theme"),
    "target_group": ("target_group", "targetGroup"),
    "form": ("form", "form"),
    "language": ("language", "language"),
    "province": ("province", "province"),
    "municipality": ("municipality", "municipality"),
    "day": ("day", "day"),
    "cost": ("cost", "cost"),
    "programme": ("programme", "programme"),
    "organisation": ("organisation", "organisation"),
    "status": ("status", "status"),
}
"""By facet of the index: the attribute of the question, and the name of the parameter."""

_SCHEMES = {"theme": "themes", "target_group": "target_groups", "form": "forms"}
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_LONGEST_CODE = 80
_POINT = re.compile(r"(-?\d{1,2}(?:\.\d{1,12})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,12})?)", re.ASCII)


def code_of(facet: str, word: str) -> str | None:
    """Return the code in the index for a value of a filter; None where there is no such value.

    A concept that is no longer in use stands for the one that took its place.
    """
    return _READERS.get(facet, _as_it_is)(word)


def point_of(text: str) -> Point | None:
    """Read "latitude,longitude" in degrees; None where it is something else, or no place on earth."""
    found = _POINT.fullmatch(text.strip())
    if found is None:
        return None
    point = Point(float(found[1]), float(found[2]))
    return point if abs(point.latitude) <= 90 and abs(point.longitude) <= 180 else None  # noqa: PLR2004


def named_place(text: str) -> Point | None:
    """Return where a place or postcode is; None where it is not known."""
    place = places.find_place(text)
    return Point(place.latitude, place.longitude) if place else None


def box_of(text: str | None) -> tuple[float, float, float, float] | None:
    """Read "west,south,east,north" in degrees; one that is the wrong way round holds nothing."""
    if not text:
        return None
    west, south, east, north = (float(part) for part in text.split(","))
    return west, south, east, north


def _concept(scheme: str) -> Callable[[str], str | None]:
    def read(word: str) -> str | None:
        concept = thesaurus().concept(word)
        return (concept.replaced_by or word) if concept and concept.scheme == scheme else None

    return read


def _language(word: str) -> str | None:
    concept = thesaurus().by_notation("languages", word)
    return concept.notation if concept else None


def _province(word: str) -> str | None:
    return word if places.province(word) else None


def _municipality(word: str) -> str | None:
    return word if places.municipality(word) else None


def _record(word: str) -> str | None:
    return word if len(word) <= _LONGEST_CODE and _CODE.fullmatch(word) else None


def _as_it_is(word: str) -> str | None:
    return word


_READERS: dict[str, Callable[[str], str | None]] = {
    **{facet: _concept(scheme) for facet, scheme in _SCHEMES.items()},
    "language": _language,
    "province": _province,
    "municipality": _municipality,
    "programme": _record,
    "organisation": _record,
}
