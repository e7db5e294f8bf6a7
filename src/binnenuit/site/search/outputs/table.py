"""A search as a table, for spreadsheets."""

from datetime import datetime

from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.service import formats
from binnenuit.domain.initiatives.service.outputs import Facts
from binnenuit.domain.initiatives.service.records import pattern
from binnenuit.foundation.vocabulary.service import language_label
from binnenuit.kernel import clock
from binnenuit.site.search.outputs.results import Entry, labels
from binnenuit.ui.tables import Cell

ROWS = 10_000
"""As far as a search can be read on its pages too."""
_BETWEEN = "; "


def header() -> list[Cell]:
    """Return the names of the columns, in the language of the page."""
    return [
        _("Code"),
        _("Titel"),
        _("Taal van de tekst"),
        _("Samenvatting"),
        _("Organisatie"),
        _("Stand"),
        _("Voorbeeld"),
        _("Gemeente"),
        _("Plaats"),
        _("Breedtegraad"),
        _("Lengtegraad"),
        _("Online"),
        _("Thema"),
        _("Voor wie"),
        _("Soort activiteit"),
        _("Taal"),
        _("Kosten"),
        _("Wanneer"),
        _("Laatst bevestigd"),
        _("Laatst gewijzigd"),
        _("Adres van de pagina"),
    ]


def row(entry: Entry, language: str) -> list[Cell]:
    """Return one result; what only initiatives have is empty for other kinds."""
    facts, card = entry.facts, entry.card
    first: list[Cell] = [entry.code, entry.title, entry.language, entry.summary]
    if facts is None:
        of_kind: list[Cell] = ["", "", _yes(entry.example), *[""] * 13]
        return [*first, *of_kind, entry.address]
    return [
        *first,
        card["organisation"],
        formats.status(card["status"]),
        _yes(entry.example),
        *_where(facts),
        _yes(card["online"]),
        _BETWEEN.join(labels(facts.themes, language)),
        _BETWEEN.join(labels(facts.target_groups, language)),
        _BETWEEN.join(labels(facts.forms, language)),
        _BETWEEN.join(language_label(tag, language) for tag in card["languages"]),
        formats.cost(card["cost"], card["cents"]),
        _BETWEEN.join(formats.when(pattern(schedule)) for schedule in facts.schedules),
        card["confirmed"] or "",
        _day(facts.changed),
        entry.address,
    ]


def _where(facts: Facts) -> list[Cell]:
    municipalities = dict.fromkeys(place.municipality for place in facts.places)
    labelled = [place.label for place in facts.places if place.label]
    first = facts.places[0] if facts.places else None
    return [
        _BETWEEN.join(municipalities),
        _BETWEEN.join(labelled),
        first.latitude if first else "",
        first.longitude if first else "",
    ]


def _yes(value: object) -> str:
    return _("ja") if value else _("nee")


def _day(moment: datetime) -> str:
    return moment.astimezone(clock.AMSTERDAM).date().isoformat()
