"""What a search finds, for those who take it away: out of the index, page after page, without the database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.service.outputs import Facts, unpacked
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.search import engine
from binnenuit.search.execution import MOST_ON_A_PAGE
from binnenuit.search.types import Hit, SearchPage
from binnenuit.site.search import search_url
from binnenuit.site.search.facet_values import label_of, titled_facets
from binnenuit.site.search.search_url import Question
from binnenuit.ui.addresses import absolute, hit_address

BATCH = MOST_ON_A_PAGE


@dataclass(frozen=True, slots=True)
class Entry:
    """One result, as feeds, tables, maps and calendars show it."""

    kind: str
    code: str
    title: str
    summary: str
    language: str
    """Of title and summary."""
    address: str
    """Of its page, complete."""
    card: Mapping[str, Any]
    facts: Facts | None = None
    """Of initiatives only."""

    @property
    def example(self) -> bool:
        """Say whether it is made up to show how the site works."""
        return bool(self.card.get("example"))

    @property
    def marked_title(self) -> str:
        """Return the title where nothing beside it can say that it is an example."""
        return _("Voorbeeld: %(title)s") % {"title": self.title} if self.example else self.title


def pages(question: Question, first: int = 1) -> Iterator[SearchPage]:
    """Return the answers from page `first` on, each of `BATCH` results; at least one, and nothing is counted beside."""
    number, last = first, first
    while number <= last:
        request = replace(question.request, page=number, size=BATCH, facets=())
        answer = engine.search(request)
        yield answer
        number, last = number + 1, answer.pages


def entries(answers: Iterator[SearchPage], limit: int) -> Iterator[Entry]:
    """Return at most `limit` results, each once, also where the index is renewed between two pages."""
    every = (hit for answer in answers for hit in answer.hits)
    unique: dict[tuple[str, str], None] = {}
    for hit in islice(every, limit):
        key = (hit.kind, hit.code)
        if key not in unique:
            unique[key] = None
            yield entry(hit)


def entry(hit: Hit) -> Entry:
    """Return one result; everything on one line."""
    facts = hit.card.get("facts")
    return Entry(
        kind=hit.kind,
        code=hit.code,
        title=search_url.clean("".join(segment.text for segment in hit.title)),
        summary=search_url.clean(hit.summary),
        language=hit.language,
        address=absolute(hit_address(hit)),
        card=hit.card,
        facts=unpacked(facts) if facts else None,
    )


def title_of(question: Question) -> str:
    """Say in a few words what was searched for."""
    request = question.request
    titles: dict[str, str] = {}
    for facet, kind in titled_facets():
        if request.values(facet):
            titles |= engine.titles(kind, request.values(facet), request.language)
    parts = [request.text] if request.text else []
    parts += [
        label_of(facet, value, request.language, titles)
        for facet, values in request.filters
        for value in values
    ]
    if request.near:
        parts.append(search_url.clean(request.near.label))
    return ", ".join(parts) if parts else _("alle initiatieven")


def labels(concepts: tuple[str, ...], language: str) -> list[str]:
    """Return the labels of concepts."""
    return [thesaurus().label(concept, language) for concept in concepts]
