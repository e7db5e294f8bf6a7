"""The values of the filters: as words in the address, as codes in the index, as labels on the page."""

import re
from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_noop as _  # marks for the catalogue; translated when shown

from binnenuit.foundation.places import service as places
from binnenuit.foundation.places.service import Municipality, Province
from binnenuit.foundation.vocabulary.service import language_label, thesaurus
from binnenuit.ui.facet_displays import FacetDisplay, facet_display, facet_displays

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
_CODE = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_LONGEST_CODE = 80


def values_of(facet: str, word: str) -> tuple[str, ...]:
    """Return the codes in the index for a word in the address; nothing where there is no such value.

    A concept that is no longer in use stands for the one that took its place.
    """
    return facet_display(facet).values_of(word)


def word_of(facet: str, value: str) -> str:
    """Return the word in the address for a code in the index."""
    return facet_display(facet).word_of(value)


def label_of(facet: str, value: str, language: str, titles: Mapping[str, str]) -> str:
    """Return the label of a code; `titles` has those of programmes and organisations, out of the index."""
    return facet_display(facet).label_of(value, language, titles)


def fixed_values(facet: str) -> tuple[str, ...]:
    """Return the codes of a facet with a short fixed list, in their order; nothing for the others."""
    return facet_display(facet).fixed


def titled_facets() -> tuple[tuple[str, str], ...]:
    """Return the facets whose labels are titles of records: (facet, kind of record)."""
    return tuple((each.name, each.titled_by) for each in facet_displays if each.titled_by)


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


def _same(value: str) -> str:
    return value


def _by_title(value: str, _language: str, titles: Mapping[str, str]) -> str:
    return titles.get(value, value)


def _of_scheme(name: str, parameter: str, title: str | Promise, scheme: str, order: int) -> FacetDisplay:
    return FacetDisplay(
        name,
        parameter,
        title,
        _concepts(scheme),
        _same,
        lambda value, language, _titles: thesaurus().label(value, language),
        order=order,
    )


def _of_words(name: str, parameter: str, title: str | Promise, order: int) -> FacetDisplay:
    by_code = {code: (word, label) for word, (code, label) in _WORDS[name].items()}

    def label(value: str, _language: str, _titles: Mapping[str, str]) -> str:
        return gettext(by_code[value][1]) if value in by_code else value

    return FacetDisplay(
        name,
        parameter,
        title,
        _one_of(name),
        lambda value: by_code.get(value, (value, ""))[0],
        label,
        fixed=tuple(by_code),
        order=order,
    )


def _place_word(found: Municipality | Province | None, value: str) -> str:
    return found.slug if found else value


def _place_label(found: Municipality | Province | None, value: str) -> str:
    return found.name if found else value


DISPLAYS = (
    _of_scheme("theme", "thema", gettext_lazy("Thema"), "themes", 10),
    _of_scheme("target_group", "doelgroep", gettext_lazy("Voor wie"), "target_groups", 20),
    _of_scheme("form", "vorm", gettext_lazy("Soort activiteit"), "forms", 30),
    FacetDisplay(
        "language",
        "taal",
        gettext_lazy("Taal"),
        _language,
        _same,
        lambda value, language, _titles: language_label(value, language),
        order=40,
    ),
    FacetDisplay(
        "province",
        "provincie",
        gettext_lazy("Provincie"),
        _province,
        lambda value: _place_word(places.province(value), value),
        lambda value, _language, _titles: _place_label(places.province(value), value),
        order=50,
    ),
    FacetDisplay(
        "municipality",
        "gemeente",
        gettext_lazy("Gemeente"),
        _municipality,
        lambda value: _place_word(places.municipality(value), value),
        lambda value, _language, _titles: _place_label(places.municipality(value), value),
        order=60,
    ),
    _of_words("day", "dag", gettext_lazy("Dag"), 70),
    _of_words("online", "online", gettext_lazy("Online"), 80),
    _of_words("cost", "kosten", gettext_lazy("Kosten"), 90),
    FacetDisplay(
        "programme",
        "programma",
        gettext_lazy("Programma"),
        _record,
        _same,
        _by_title,
        titled_by="programme",
        order=100,
    ),
    FacetDisplay(
        "organisation",
        "organisatie",
        gettext_lazy("Organisatie"),
        _record,
        _same,
        _by_title,
        titled_by="organisation",
        order=110,
    ),
    _of_words("status", "status", gettext_lazy("Stand"), 120),
)
"""Those of the facets that come with search."""
