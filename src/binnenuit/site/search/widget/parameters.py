"""What a widget shows, in its address: a search with all that narrows it, and how it looks."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils import translation

from binnenuit.site.search import search_url
from binnenuit.site.search.search_url import Question
from binnenuit.site.search.widget import colours as colouring
from binnenuit.site.search.widget.colours import Colours
from binnenuit.ui.languages import LANGUAGES

RESULTS = (3, 5, 10)
DEFAULT_RESULTS = 5
LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Widget:
    """One widget, complete."""

    question: Question
    heading: str
    """Empty: the site's own."""
    results: int
    field: bool
    """Whether one can search in it."""
    colours: Colours
    problems: tuple[str, ...]
    """Why it can't be shown so, in the reader's language."""


def parse(query: QueryDict, language: str) -> Widget:
    """Read the address of a widget; raises `BadInput` where the search can't be answered."""
    colours, problems = colouring.read(query)
    results = query.get("aantal", "")
    return Widget(
        question=search_url.with_page(search_url.parse(query, language), 1),
        heading=search_url.clean(query.get("kop", ""))[:LONGEST_HEADING],
        results=next((number for number in RESULTS if str(number) == results), DEFAULT_RESULTS),
        field=query.get("zoekveld", "") != "nee",
        colours=colours,
        problems=problems,
    )


def address(widget: Widget, language: str) -> str:
    """Return the address of a widget in a language of the interface."""
    with translation.override(language if language in LANGUAGES else None):
        path = reverse("widget_frame")
    return path + _query(search_url.address(widget.question), looks(widget))


def looks(widget: Widget) -> list[tuple[str, str]]:
    """Return (parameter, value) of how it looks: what is not as usual."""
    pairs = [("kop", widget.heading)] if widget.heading else []
    if widget.results != DEFAULT_RESULTS:
        pairs.append(("aantal", str(widget.results)))
    if not widget.field:
        pairs.append(("zoekveld", "nee"))
    return pairs + colouring.pairs(widget.colours)


def style_address(colours: Colours) -> str:
    """Return the address of the style of a widget with these colours."""
    return reverse("widget_style") + _query("", colouring.pairs(colours))


def _query(search: str, pairs: list[tuple[str, str]]) -> str:
    parts = [search.removeprefix("?"), urlencode(pairs)]
    written = "&".join(filter(None, parts))
    return f"?{written}" if written else ""
