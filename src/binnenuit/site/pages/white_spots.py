"""White spots: what one would expect for so many inhabitants, and is not there.

In a municipality and in the country.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from binnenuit.domain.initiatives.service.white_spots import (
    WHITE_SPOT_SCHEMES,
    Share,
    Topic,
    by_municipality,
    share,
    topics,
)
from binnenuit.foundation.organisations.service import has_examples
from binnenuit.foundation.places import service as places
from binnenuit.foundation.places.service import Municipality
from binnenuit.foundation.vocabulary.service import Concept, thesaurus
from binnenuit.kernel.errors import BadInput, NotFound
from binnenuit.site.pages.nearest_offer import Nearest, nearest, search_address
from binnenuit.ui.choropleth import Shade, level, shades
from binnenuit.ui.collation import Key, alphabetical, place_name_key
from binnenuit.ui.formats import language
from binnenuit.ui.pages import public_page
from binnenuit.ui.tables import Cell, table

PARAMETERS = {"themes": "thema", "target_groups": "doelgroep"}
VERDICTS = {
    "missing": gettext_noop("ontbreekt"),
    "few": gettext_noop("weinig"),
    "unclear": gettext_noop("niet te zeggen"),
    "present": gettext_noop("is er"),
}


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic in a municipality."""

    id: str
    label: str
    share: Share
    verdict: str
    search: str
    """Address of what there is here."""
    nearest: Nearest | None
    """Where there is nothing here."""


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """One municipality, for a topic."""

    municipality: Municipality
    share: Share
    verdict: str
    level: int = 0
    """Its shade on the map; 0 where it is no white spot."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One list to choose from."""

    name: str
    label: str
    every: str
    """What choosing nothing means."""
    options: tuple[tuple[str, str, bool], ...]
    """(id, label, chosen)."""


@public_page
def in_municipality(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what there is and what is missing in one municipality, by theme and by target group."""
    municipality = _municipality(slug)
    return render(
        request,
        "pages/white_spots_municipality.html",
        {
            "municipality": municipality,
            "lists": {scheme: _topic_rows(municipality, scheme, near=True) for scheme in WHITE_SPOT_SCHEMES},
            "examples": has_examples(),
        },
    )


@public_page
def in_municipality_csv(_request: HttpRequest, slug: str) -> HttpResponse:
    """Return the same as a table."""
    municipality = _municipality(slug)
    header: list[Cell] = [_("Soort"), _("Code"), _("Onderwerp"), *_figures_header()]
    kinds = {"themes": _("thema"), "target_groups": _("doelgroep")}
    rows: list[list[Cell]] = [
        [kinds[scheme], row.id, row.label, *_figures(row.share)]
        for scheme in WHITE_SPOT_SCHEMES
        for row in _topic_rows(municipality, scheme, near=False)
    ]
    return table(_marked(header, rows), f"witte-vlekken-{municipality.slug}.csv")


@public_page
def in_country(request: HttpRequest) -> HttpResponse:
    """Show for a theme, a target group, both or neither in which municipalities it is missing."""
    topic = _asked(request.GET)
    rows, steps = _shaded(_municipality_rows(topic))
    spots = sorted((row for row in rows if row.share.shortfall), key=_by_lack)
    return render(
        request,
        "pages/white_spots.html",
        {
            "choices": _choices(topic),
            "topic": " + ".join(concept.label(language()) for concept in topic.concepts),
            "search": search_address(topic.parameters),
            "query": urlencode({PARAMETERS[concept.scheme]: concept.id for concept in topic.concepts}),
            "rows": rows,
            "spots": spots,
            "missing": sum(row.share.verdict == "missing" for row in spots),
            "unclear": sum(row.share.verdict == "unclear" for row in rows),
            "country": rows[0].share,
            "shades": steps,
            "provinces": sorted(places.provinces(), key=lambda one: place_name_key(one.name, language())),
            "examples": has_examples(),
        },
    )


@public_page
def in_country_csv(request: HttpRequest) -> HttpResponse:
    """Return all municipalities for the same choice as a table, where most is missing first."""
    rows = sorted(_municipality_rows(_asked(request.GET)), key=_by_lack)
    header: list[Cell] = [_("Code van het CBS"), _("Gemeente"), _("Provincie"), *_figures_header()]
    cells: list[list[Cell]] = [
        [
            row.municipality.code,
            row.municipality.name,
            row.municipality.province_name,
            *_figures(row.share),
        ]
        for row in rows
    ]
    return table(_marked(header, cells), "witte-vlekken.csv")


def _municipality(slug: str) -> Municipality:
    found = places.municipality_by_slug(slug)
    if found is None:
        raise NotFound(slug)
    return found


def _topic_rows(municipality: Municipality, scheme: str, *, near: bool) -> list[TopicRow]:
    rows = [_topic_row(municipality, topic, near=near) for topic in topics(scheme)]
    order = ("missing", "few", "present", "unclear")
    return sorted(
        rows,
        key=lambda row: (
            order.index(row.share.verdict),
            -row.share.shortfall,
            alphabetical(row.label, language()),
        ),
    )


def _topic_row(municipality: Municipality, topic: Topic, *, near: bool) -> TopicRow:
    (concept,) = topic.concepts
    found = share(municipality, by_municipality(topic))
    return TopicRow(
        id=concept.id,
        label=concept.label(language()),
        share=found,
        verdict=_(VERDICTS[found.verdict]),
        search=search_address({**topic.parameters, "gemeente": municipality.slug}),
        nearest=nearest(municipality, topic) if near and found.national and not found.here else None,
    )


def _municipality_rows(topic: Topic) -> list[MunicipalityRow]:
    counts = by_municipality(topic)
    whole = share(places.municipalities()[0], counts)
    rows = []
    for one in sorted(places.municipalities(), key=lambda each: place_name_key(each.name, language())):
        here = counts.get(one.code, 0)
        found = Share(here, one.population, whole.national, whole.national_population)
        rows.append(MunicipalityRow(one, found, _(VERDICTS[found.verdict])))
    return rows


def _shaded(rows: list[MunicipalityRow]) -> tuple[list[MunicipalityRow], list[Shade]]:
    lacks = {row.municipality.code: _lack(row.share) for row in rows}
    steps = shades(lacks.values())
    shaded = [
        MunicipalityRow(row.municipality, row.share, row.verdict, level(lacks[row.municipality.code], steps))
        for row in rows
    ]
    return shaded, steps


def _lack(found: Share) -> int:
    """Return by how many whole initiatives it stays behind; at least one where it is a white spot at all."""
    return max(round(found.shortfall), 1) if found.shortfall else 0


def _by_lack(row: MunicipalityRow) -> tuple[float, Key]:
    return (-row.share.shortfall, place_name_key(row.municipality.name, language()))


def _asked(query: QueryDict) -> Topic:
    """Read the choice; raises `BadInput` for what is no theme or target group."""
    return Topic(tuple(concept for scheme in WHITE_SPOT_SCHEMES if (concept := _chosen(query, scheme))))


def _chosen(query: QueryDict, scheme: str) -> Concept | None:
    asked = query.get(PARAMETERS[scheme], "").strip()
    if not asked:
        return None
    concept = thesaurus().concept(asked)
    if concept and concept.replaced_by:
        concept = thesaurus().concept(concept.replaced_by)
    if concept is None or concept.scheme != scheme:
        raise BadInput(_("Dit onderwerp kennen we niet. Kies er een uit de lijst."))
    return concept


def _choices(topic: Topic) -> list[Choice]:
    chosen = {concept.id for concept in topic.concepts}
    texts = {
        "themes": (_("Thema"), _("alle thema's")),
        "target_groups": (_("Voor wie"), _("alle doelgroepen")),
    }
    choices = []
    for scheme in WHITE_SPOT_SCHEMES:
        offered = {concept.id: concept for each in topics(scheme) for concept in each.concepts}
        offered |= {concept.id: concept for concept in topic.concepts if concept.scheme == scheme}
        options = sorted(
            ((concept.label(language()), id_) for id_, concept in offered.items()),
            key=lambda option: alphabetical(option[0], language()),
        )
        label, every = texts[scheme]
        choices.append(
            Choice(
                PARAMETERS[scheme], label, every, tuple((id_, text, id_ in chosen) for text, id_ in options)
            )
        )
    return choices


def _figures_header() -> list[Cell]:
    return [
        _("Inwoners"),
        _("Hier"),
        _("Per 100.000 inwoners"),
        _("Nederland"),
        _("Nederland per 100.000 inwoners"),
        _("Verwacht"),
        _("Kans op zo weinig"),
        _("Wat dat zegt"),
    ]


def _figures(found: Share) -> list[Cell]:
    return [
        found.population,
        found.here,
        found.rate,
        found.national,
        found.national_rate,
        round(found.expected, 1),
        round(found.chance, 3),
        _(VERDICTS[found.verdict]),
    ]


def _marked(header: list[Cell], rows: Iterable[list[Cell]]) -> list[list[Cell]]:
    """Put behind each row whether its numbers count made-up initiatives: a table travels without its page."""
    mark = _("ja") if has_examples() else _("nee")
    return [[*header, _("Telt voorbeelden mee")], *([*row, mark] for row in rows)]
