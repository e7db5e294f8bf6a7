"""The addresses of a search's outputs, for the page of that search."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.site.search import search_url
from binnenuit.site.search.search_url import Question
from binnenuit.ui.quiet import quiet


@dataclass(frozen=True, slots=True)
class Output:
    """One form in which a search can be taken away."""

    label: str
    address: str
    type: str
    """Media type, for `<link rel=alternate>`."""


def outputs(question: Question) -> tuple[Output, ...]:
    """Return the outputs of a search, in the language of the page."""
    return (
        Output(_("Atom"), output_address("search_atom", question), "application/atom+xml"),
        Output(_("kalender"), output_address("search_ics", question), "text/calendar"),
        Output(_("CSV"), output_address("search_csv", question), "text/csv"),
        Output(_("GeoJSON"), output_address("search_geojson", question), "application/geo+json"),
    )


def output_address(name: str, question: Question, page: int = 1) -> str:
    """Return the address of one output (by the name of its view) of a search."""
    return reverse(name) + search_url.address(search_url.with_page(question, page))


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where a search is kept or passed on; an empty address where this search can't be."""

    outputs: tuple[Output, ...]
    alert: str
    """To be told by mail of what is new."""
    share: str
    """To put it on paper; not in the quiet view, which leaves no files behind."""
    widget: str
    """To set it on a site of one's own; neither in the quiet view: who has reason for that is no maker of sites."""


def keeping(question: Question) -> Keeping:
    """Return all ways to keep a search or pass it on, for the pages that show one: as a list and as a map."""
    return Keeping(
        outputs=outputs(question),
        alert=alert_address(question),
        share="" if quiet() else output_address("search_share", question),
        widget="" if quiet() else output_address("widget", question),
    )


def alert_address(question: Question) -> str:
    """Return where one asks for mail about what is new in this search; empty for a search that can't be followed."""
    if question.asks_nothing() or question.place_unknown or question.request.kinds != ("initiative",):
        return ""
    return output_address("alert_new", question)
