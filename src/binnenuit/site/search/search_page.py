"""What the search page shows: made of one question and one answer, without a query to the database."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from binnenuit.search import engine
from binnenuit.search.facet_kinds import facet_names
from binnenuit.search.record_kinds import record_kinds
from binnenuit.search.relaxation import RADII
from binnenuit.search.types import FacetCount, Hit, SearchPage
from binnenuit.site.search import search_url
from binnenuit.site.search.alternatives import ShownWaysOn, shown_ways_on
from binnenuit.site.search.facet_values import (
    fixed_values,
    label_of,
    titled_facets,
    word_of,
)
from binnenuit.site.search.interpretation import (
    Correction,
    Meaning,
    corrected,
    meanings,
    spelled,
    taken_back,
)
from binnenuit.site.search.search_url import Question
from binnenuit.ui.facet_displays import facet_display
from binnenuit.ui.result_cards import result_list, with_labels

MOST_OPTIONS = 40
"""Options shown of one facet; the chosen ones are always among them."""
MOST_AT_ONCE = 8
"""Of a facet with more options the first few are shown, the others after one click."""
_AT_FIRST = 6


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet, or one choice in a list."""

    value: str
    label: str
    count: int = 0
    chosen: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter."""

    legend: str
    name: str
    options: tuple[Option, ...]
    more: tuple[Option, ...] = ()
    """What is shown when one asks for more."""


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that narrows the search, and the address of the search without it."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownSearch:
    """All that the template needs."""

    question: Question
    answer: SearchPage
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    form: Question
    """What the fields of the form hold: a place that the words name stands in the field for places."""
    meanings: tuple[Meaning, ...]
    """What the words were taken for."""
    taken_back: tuple[Meaning, ...]
    correction: Correction | None
    ways_on: ShownWaysOn | None
    """What to offer where nothing was found."""
    chips: tuple[Chip, ...]
    clear: str
    """Address of the search without filters and place; empty where there are none."""
    sorts: tuple[Option, ...]
    kinds: tuple[Option, ...]
    radii: tuple[Option, ...]
    kept: tuple[tuple[str, str], ...]
    """(name, value) of what the upper form keeps in hidden fields: the chosen filters."""
    page_address: str
    """The address of a page of results; its number comes behind it."""
    first_page: str
    address: str
    """The one address of this state, however it was asked for."""
    examples: bool

    @property
    def beyond(self) -> bool:
        """Say whether a page was asked for that lies behind the last one."""
        return self.answer.total > 0 and not self.hits

    @property
    def hit_list(self) -> Markup:
        """Return the results as the page lists them."""
        return result_list(self.hits)


def shown(question: Question, answer: SearchPage) -> ShownSearch:
    """Return what the page shows."""
    titles = _titles(question, answer)
    hits = tuple(with_labels(hit, question.request.language) for hit in answer.hits)
    form = spelled(question, answer)
    others = shown_ways_on(question, answer, titles) if not answer.total else None
    narrowed = question.request.filters or question.near_text
    everything = search_url.without_near(search_url.without_filters(question))
    query = search_url.address(search_url.with_page(question, 1))
    return ShownSearch(
        question=question,
        answer=answer,
        hits=hits,
        facets=tuple(_facets(question, answer, titles)),
        form=form,
        meanings=meanings(question, answer),
        taken_back=taken_back(question),
        correction=corrected(question, answer),
        ways_on=others,
        chips=tuple(_chips(question, titles)),
        clear=_address(everything) if narrowed else "",
        sorts=_sorts(question, answer),
        kinds=_kinds(question),
        radii=_radii(form),
        kept=_kept(question),
        page_address=f"{reverse('search')}{query}{'&' if query else '?'}pagina=",
        first_page=_address(search_url.with_page(question, 1)),
        address=_address(question),
        examples=any(hit.card.get("example") for hit in (*hits, *(others.hits if others else ()))),
    )


def _address(question: Question) -> str:
    return reverse("search") + search_url.address(question)


def _titles(question: Question, answer: SearchPage) -> dict[str, str]:
    titles: dict[str, str] = {}
    for facet, kind in titled_facets():
        codes = {count.value for count in answer.facets.get(facet, ())[:MOST_OPTIONS]}
        codes.update(question.request.values(facet))
        if codes:
            titles |= engine.titles(kind, sorted(codes), question.request.language)
    return titles


def _facets(question: Question, answer: SearchPage, titles: dict[str, str]) -> list[Facet]:
    facets = []
    for name in facet_names():
        chosen = question.request.values(name)
        options = tuple(
            Option(
                word_of(name, each.value),
                label_of(name, each.value, question.request.language, titles),
                each.count,
                each.value in chosen,
            )
            for each in _chosen_first(answer.facets.get(name, ()), chosen)
        )
        # a filter with one value that is not chosen narrows nothing
        if len(options) > 1 or any(option.chosen for option in options):
            display = facet_display(name)
            first, more = _at_first(name, options)
            facets.append(Facet(str(display.title), display.parameter, first, more))
    return facets


def _at_first(facet: str, options: tuple[Option, ...]) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """Return the options that are shown at once, and those after one click: what is chosen is always seen."""
    if fixed_values(facet) or len(options) <= MOST_AT_ONCE:
        return _in_order(facet, options), ()
    seen = max(_AT_FIRST, sum(option.chosen for option in options))
    return options[:seen], options[seen:]


def _chosen_first(counts: tuple[FacetCount, ...], chosen: tuple[str, ...]) -> list[FacetCount]:
    if not chosen:
        return list(counts[:MOST_OPTIONS])
    found = {count.value: count for count in counts}
    first = [found.get(value, FacetCount(value, 0)) for value in chosen]
    rest = [count for count in counts if count.value not in chosen]
    return first + rest[: max(MOST_OPTIONS - len(first), 0)]


def _in_order(facet: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    order = [word_of(facet, value) for value in fixed_values(facet)]
    if not order:
        return options
    return tuple(sorted(options, key=lambda option: order.index(option.value)))


def _chips(question: Question, titles: dict[str, str]) -> list[Chip]:
    language = question.request.language
    chips = [
        Chip(label_of(facet, value, language, titles), _address(search_url.without(question, facet, value)))
        for facet, values in question.request.filters
        for value in values
    ]
    near = question.request.near
    if near is not None:
        label = _("binnen %(radius)s km van %(place)s") % {
            "radius": question.radius,
            "place": near.label,
        }
        chips.append(Chip(label, _address(search_url.without_near(question))))
    return chips


def _sorts(question: Question, answer: SearchPage) -> tuple[Option, ...]:
    labels = {
        "relevance": _("Relevantie"),
        "distance": _("Afstand"),
        "confirmed": _("Laatst bevestigd"),
    }
    options = []
    near = question.request.near or answer.near
    # asked for by distance, but the words turned out to name no place: then it is by relevance
    now = "relevance" if question.request.sort == "distance" and near is None else question.request.sort
    for word, sort in search_url.SORTS.items():
        if sort == "distance" and near is None:
            continue
        sorted_so = replace(question, request=replace(question.request, sort=sort, page=1))
        options.append(Option(word, labels[sort], chosen=sort == now, address=_address(sorted_so)))
    return tuple(options)


def _kinds(question: Question) -> tuple[Option, ...]:
    plain = search_url.without_near(search_url.without_filters(question))
    options = []
    for kind in record_kinds:
        only = replace(plain, request=replace(plain.request, kinds=(kind.name,)))
        chosen = question.request.kinds == (kind.name,)
        options.append(Option(kind.word, str(kind.label), chosen=chosen, address=_address(only)))
    return tuple(options)


def _radii(question: Question) -> tuple[Option, ...]:
    choices = sorted({*RADII, question.radius})
    return tuple(
        Option(str(radius), _("%(radius)s km") % {"radius": radius}, chosen=radius == question.radius)
        for radius in choices
    )


def _kept(question: Question) -> tuple[tuple[str, str], ...]:
    kept = [
        (facet_display(facet).parameter, word_of(facet, value))
        for facet, values in question.request.filters
        for value in values
    ]
    if question.request.kinds != ("initiative",):
        kept += [
            ("soort", word)
            for word, kind in search_url.kinds_by_word().items()
            if kind in question.request.kinds
        ]
    return tuple(kept)
