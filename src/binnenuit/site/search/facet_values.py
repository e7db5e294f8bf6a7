"""The values of the filters: as words in the address, as codes in the index, as labels on the page."""

import re
from collections.abc import Callable, Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _  # marks for the catalogue; translated when shown

from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import language_label, thesaurus

PARAMETERS = {
    "theme": "thema",
    "target_group": "doelgroep",
    "form": "vorm",
    "language": "taal",
    "province": "provincie",
    "municipality": "gemeente",
    "day": "dag",
    "online": "online",
    "cost": "kosten",
    "programme": "programma",
    "organisation": "organisatie",
    "status": "status",
}
"""The name of each facet in the address."""

TITLES = {
    "theme": _("Thema"),
    "target_group": _("Voor wie"),
    "form": _("Soort activiteit"),
    "language": _("Taal"),
    "province": _("Provincie"),
    "municipality": _("Gemeente"),
    "day": _("Dag"),
    "online": _("Online"),
    "cost": _("Kosten"),
    "programme": _("Programma"),
    "organisation": _("Organisatie"),
    "status": _("Stand"),
}

_SCHEMES = {"theme": "themes", "target_group": "target_groups", "form": "forms"}

_WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "day": {
        "maandag": ("mo", _("Maandag")),
        "dinsdag": ("tu", _("Dinsdag")),
        "woensdag": ("we", _("Woensdag")),
        "donderdag": ("th", _("Donderdag")),
        "vrijdag": ("fr", _("Vrijdag")),
        "zaterdag": ("sa", _("Zaterdag")),
        "zondag": ("su", _("Zondag")),
    },
    "online": {"ja": ("yes", _("Kan online")), "nee": ("no", _("Alleen op een plek"))},
    "cost": {
        "gratis": ("free", _("Gratis")),
        "betaald": ("paid", _("Kost geld")),
        "onbekend": ("unknown", _("Niet bekend")),
    },
    "status": {
        "actief": ("published", _("Loopt nu")),
        "gepauzeerd": ("paused", _("Tijdelijk gestopt")),
        "afgelopen": ("ended", _("Afgelopen")),
    },
}
_BY_CODE = {
    facet: {code: (word, label) for word, (code, label) in each.items()} for facet, each in _WORDS.items()
}
_CODE = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_LONGEST_CODE = 80


def values_of(facet: str, word: str) -> tuple[str, ...]:
    """Return the codes in the index for a word in the address; nothing where there is no such value.

    A concept that is no longer in use stands for the one that took its place.
    """
    return _READERS[facet](word)


def word_of(facet: str, value: str) -> str:
    """Return the word in the address for a code in the index."""
    if facet in _BY_CODE:
        word, _label = _BY_CODE[facet].get(value, (value, ""))
        return word
    if facet == "municipality" and (municipality := places.municipality(value)):
        return municipality.slug
    if facet == "province" and (province := places.province(value)):
        return province.slug
    return value


def label_of(facet: str, value: str, language: str, titles: Mapping[str, str]) -> str:
    """Return the label of a code; `titles` has those of programmes and organisations, out of the index."""
    if facet in _BY_CODE:
        _word, label = _BY_CODE[facet].get(value, ("", ""))
        return gettext(label) if label else value
    if facet in _SCHEMES:
        return thesaurus().label(value, language)
    if facet == "language":
        return language_label(value, language)
    if facet == "municipality":
        municipality = places.municipality(value)
        return municipality.name if municipality else value
    if facet == "province":
        province = places.province(value)
        return province.name if province else value
    return titles.get(value, value)


def fixed_values(facet: str) -> tuple[str, ...]:
    """Return the codes of a facet with a short fixed list, in their order; nothing for the others."""
    return tuple(code for code, _label in _WORDS.get(facet, {}).values())


def _concepts(scheme: str) -> Callable[[str], tuple[str, ...]]:
    def read(word: str) -> tuple[str, ...]:
        concept = thesaurus().concept(word)
        if concept is None or concept.scheme != scheme:
            return ()
        return (concept.replaced_by or word,)

    return read


def _language(word: str) -> tuple[str, ...]:
    concept = thesaurus().by_notation("languages", word)
    return (concept.notation,) if concept else ()


def _province(word: str) -> tuple[str, ...]:
    found = places.province_by_slug(word) or places.province(word)
    return (found.code,) if found else ()


def _municipality(word: str) -> tuple[str, ...]:
    found = places.municipality_by_slug(word) or places.municipality(word)
    return (found.code,) if found else ()


def _one_of(facet: str) -> Callable[[str], tuple[str, ...]]:
    return lambda word: (_WORDS[facet][word][0],) if word in _WORDS[facet] else ()


def _record(word: str) -> tuple[str, ...]:
    return (word,) if len(word) <= _LONGEST_CODE and _CODE.match(word) else ()


_READERS: dict[str, Callable[[str], tuple[str, ...]]] = {
    **{facet: _concepts(scheme) for facet, scheme in _SCHEMES.items()},
    **{facet: _one_of(facet) for facet in _WORDS},
    "language": _language,
    "province": _province,
    "municipality": _municipality,
    "programme": _record,
    "organisation": _record,
}
