"""The thesaurus for people (pages) and for machines (Turtle, JSON-LD)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from binnenuit.domain.initiatives.service.white_spots import PARAMETER_OF_FACET
from binnenuit.foundation.vocabulary.service import SCHEMES, Concept, Thesaurus, rdf, thesaurus
from binnenuit.kernel.errors import NotFound
from binnenuit.search import engine
from binnenuit.search.types import SearchPage, SearchRequest
from binnenuit.site.pages import linked_data
from binnenuit.site.pages.concept_words import vouched_words
from binnenuit.site.pages.results import facet_filter, shows_examples
from binnenuit.ui.collation import alphabetical
from binnenuit.ui.formats import language
from binnenuit.ui.headers import not_kept
from binnenuit.ui.pages import public_page
from binnenuit.ui.quiet import plain

Format = Literal["turtle", "json-ld"]
MEDIA_TYPES: dict[str, Format | None] = {
    "text/html": None,
    "text/turtle": "turtle",
    "application/ld+json": "json-ld",
}
SHOWN = 10
"""Initiatives on a concept's page; the search page has the rest."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A concept with what is narrower, to draw a tree of."""

    id: str
    label: str
    narrower: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class SchemeTree:
    """One list of concepts."""

    id: str
    title: str
    size: int
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What has been made of one version of the thesaurus; only of concepts that exist, so it stays small."""

    thesaurus: Thesaurus
    trees: dict[str, tuple[SchemeTree, ...]] = field(default_factory=dict)
    linked_data: dict[tuple[str | None, Format, str], bytes] = field(default_factory=dict)


_held: list[_Kept] = []


def _kept() -> _Kept:
    current, held = thesaurus(), _held[:1]
    if held and held[0].thesaurus is current:
        return held[0]
    fresh = _Kept(current)
    _held[:] = [fresh]
    return fresh


@public_page
def concepts(request: HttpRequest) -> HttpResponse:
    """Show all concepts as trees, or give them as linked data to who asks for that."""
    wanted = _wanted(request)
    response = (
        _linked_data(None, wanted)
        if wanted
        else render(request, "pages/concepts.html", {"schemes": _trees(language())})
    )
    patch_vary_headers(response, ["Accept"])
    return response


@public_page
def concepts_as(_request: HttpRequest, form: Format) -> HttpResponse:
    """Return the whole thesaurus as linked data."""
    return _linked_data(None, form)


@public_page
@not_kept
def concept(request: HttpRequest, concept_id: str) -> HttpResponse:
    """Show one concept, or give it as linked data to who asks for that."""
    found = thesaurus().concept(concept_id)
    if found is None:
        raise NotFound(concept_id)
    wanted = _wanted(request)
    response = _linked_data(concept_id, wanted) if wanted else _page(request, found)
    patch_vary_headers(response, ["Accept"])
    return response


@public_page
def concept_as(_request: HttpRequest, concept_id: str, form: Format) -> HttpResponse:
    """Return one concept as linked data."""
    return _linked_data(concept_id, form)


def _wanted(request: HttpRequest) -> Format | None:
    return MEDIA_TYPES.get(request.get_preferred_type(list(MEDIA_TYPES)) or "text/html")


def _linked_data(concept_id: str | None, form: Format) -> HttpResponse:
    media_type = next(name for name, value in MEDIA_TYPES.items() if value == form)
    made, key = _kept().linked_data, (concept_id, form, concepts_uri())
    if key not in made:
        made[key] = rdf(*key)
    content = made[key]
    # Facts for whoever reuses them, from a page of their own too.
    return HttpResponse(content, content_type=media_type, headers={"Access-Control-Allow-Origin": "*"})


def concepts_uri() -> str:
    """Return the address that every concept's URI starts with: that of the Dutch page, in every language."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{settings.BASE_URL}{plain(reverse('concepts'))}"


def _page(request: HttpRequest, found: Concept) -> HttpResponse:
    known = thesaurus()
    page = _initiatives(found)
    label = found.label(language())
    uri = f"{concepts_uri()}/{found.id}"
    chosen = facet_filter(found)
    question = {PARAMETER_OF_FACET[chosen[0]]: chosen[1]} if chosen else {"q": label}
    return render(
        request,
        "pages/concept.html",
        {
            "concept": found,
            "scheme": SCHEMES[found.scheme].titles.get(language(), SCHEMES[found.scheme].titles["nl"]),
            "label": label,
            "labels": {item.language: item.text for item in found.labels if item.kind == "preferred"},
            "explanations": _explanations(found),
            "alternatives": found.alternatives(language()),
            "vouched_words": vouched_words(known, found),
            "path": _path(found),
            "narrower": _in_order(known.narrower(found.id)),
            "related": _in_order(found.related),
            "uri": uri,
            "schema_org": linked_data.concept(found, uri, concepts_uri()),
            "hits": page.hits,
            "total": page.total,
            "question": urlencode(question),
            "exact": chosen is not None,
            "examples": shows_examples(page.hits),
        },
    )


def _in_order(ids: Iterable[str]) -> list[str]:
    """Return concepts by their labels in the language of the page."""
    return sorted(ids, key=lambda one: alphabetical(thesaurus().label(one, language()), language()))


def _explanations(found: Concept) -> list[dict[str, str]]:
    """Return what is said of a concept, by language, the simplest first.

    Where something is said in the language of the page, what is said in other languages only is left out.
    """
    texts = [
        {item.language: item.text for item in found.definitions if item.kind == kind}
        for kind in ("simple", "definition", "scope")
    ]
    own = [text for text in texts if language() in text]
    return own or [text for text in texts if text]


def _path(found: Concept) -> list[tuple[str, str]]:
    """Return label and address of what is broader, from the top, along the first way up."""
    known, steps = thesaurus(), list[tuple[str, str]]()
    above = found
    while above.broader and (parent := known.concept(above.broader[0])):
        steps.append((parent.label(language()), reverse("concept", kwargs={"concept_id": parent.id})))
        above = parent
    return steps[::-1]


def _initiatives(found: Concept) -> SearchPage:
    return engine.search(
        SearchRequest(filters=(("concept", (found.id,)),), size=SHOWN, language=language(), facets=())
    )


def _trees(tag: str) -> tuple[SchemeTree, ...]:
    made = _kept().trees
    if tag not in made:
        made[tag] = tuple(
            SchemeTree(
                scheme.id,
                scheme.titles.get(tag, scheme.titles["nl"]),
                len(thesaurus().in_scheme(scheme.id)),
                _branches(tuple(top.id for top in thesaurus().top_concepts(scheme.id)), tag),
            )
            for scheme in SCHEMES.values()
        )
    return made[tag]


def _branches(ids: tuple[str, ...], tag: str) -> tuple[Branch, ...]:
    known = thesaurus()
    branches = [Branch(one, known.label(one, tag), _branches(known.narrower(one), tag)) for one in ids]
    return tuple(sorted(branches, key=lambda branch: alphabetical(branch.label, tag)))
