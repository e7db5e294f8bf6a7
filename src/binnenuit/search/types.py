"""What goes into the index and what comes out of it: the contract between search and the rooms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

from binnenuit.search.facet_kinds import facet_names

Sort = Literal["relevance", "distance", "confirmed"]
MatchMode = Literal["all", "prefix", "typos", "most", "some"]
"""How the text was taken: all words, the last one as a beginning, with typing errors, most words, at least one."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one record in one language."""

    title: str
    summary: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on earth, WGS 84, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Document:
    """What a room hands to search: one record as visitors may know it, and nothing more."""

    kind: str
    pk: int
    code: str
    texts: Mapping[str, Texts]
    """By language tag ("nl", "en")."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By name of the facet (`facet_kinds`). Counted under everything broader too."""
    concepts: tuple[str, ...] = ()
    """Ids of concepts whose labels, in any language, must find this record; counted in the facet of their scheme."""
    names: tuple[str, ...] = ()
    """Proper names that must find it as they are: organisation, municipality, places."""
    points: tuple[Point, ...] = ()
    """Where it is; the municipality's point where the location is hidden."""
    confirmed: date | None = None
    boost: float = 1.0
    """Ranking multiplier, 0 to 1: ended and long-unconfirmed records sink."""
    card: Mapping[str, Any] = field(default_factory=dict)
    """What a result shows (JSON); given back untouched in `Hit.card`."""


class Source(Protocol):
    """A room's records of one kind, as documents."""

    kind: str

    def bounds(self) -> tuple[int, int]:
        """Return the lowest and highest primary key; (0, -1) where there are none."""

    def documents(self, first: int, last: int) -> Iterable[Document]:
        """Return the documents of published records with first <= pk <= last, in order of pk."""


@dataclass(frozen=True, slots=True)
class Near:
    """Near a point; `radius_km` 0 means: sort by distance, leave nothing out."""

    point: Point
    radius_km: float = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One question to the index, complete: the same request gives the same page."""

    text: str = ""
    kinds: tuple[str, ...] = ("initiative",)
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(facet, values) pairs in the order of `filter_names`; values of one facet are "or", facets are "and"."""
    near: Near | None = None
    sort: Sort = "relevance"
    page: int = 1
    size: int = 20
    language: str = "nl"
    facets: tuple[str, ...] = field(default_factory=facet_names)
    """Which facets to count; fewer is faster."""
    literal: tuple[str, ...] = ()
    """Codes of what words of the text must not be taken for (`Interpretation.code`): the visitor took it back."""
    box: tuple[float, float, float, float] | None = None
    """Only what has a point in it, its edges included: west, south, east, north in degrees."""

    def values(self, facet: str) -> tuple[str, ...]:
        """Return the chosen values of `facet`."""
        return dict(self.filters).get(facet, ())


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a snippet; `hit` where it is what was searched for."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One result."""

    kind: str
    pk: int
    code: str
    score: float
    title: tuple[Segment, ...]
    snippet: tuple[Segment, ...]
    language: str
    """The language of title and snippet: the one asked for, else Dutch, else what there is."""
    card: Mapping[str, Any]
    distance_km: float | None = None
    summary: str = ""
    """The whole of it, in `language`, whatever was asked: feeds and tables are not about one question."""


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many results one would get with this value (for chosen values: has now)."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What words of the question were taken for; the page says so and lets the visitor take it back."""

    kind: Literal["concept", "place"]
    code: str
    """Concept id or code of a place."""
    typed: str
    """The words of the question, as typed."""
    label: str = ""
    """The place's name; a concept has one in every language."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The answer."""

    request: SearchRequest
    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, tuple[FacetCount, ...]]
    """By facet, most frequent first, zero counts left out unless chosen."""
    pages: int
    """The number of pages that can be asked for."""
    matching: MatchMode = "all"
    """How the text was taken to find something: say so to the visitor where it is not "all"."""
    corrections: tuple[tuple[str, str], ...] = ()
    """With typing errors: (word as typed, word that it was taken for). With very few results also
    (word as typed, far more common word that may have been meant)."""
    understood: tuple[Interpretation, ...] = ()
    """What words of the text were taken for, in the order of the text."""
    near: Near | None = None
    """The place that was searched near: the request's, or the one that the text names."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line under the search field."""

    kind: str
    """"initiative", "organisation", "concept" or "place"."""
    label: str
    detail: str
    code: str
    """Public id, concept id or CBS code, to make an address of."""
    rest: str = ""
    """Of a place: the words before it, that stay the question ("taalmaatje rott": taalmaatje, near Rotterdam)."""


class Found(Protocol):
    """What has a page of its own: a result of a search, or one on a map."""

    @property
    def kind(self) -> str:
        """Return the kind of record."""

    @property
    def code(self) -> str:
        """Return its public id."""

    @property
    def card(self) -> Mapping[str, Any]:
        """Return what its room keeps for a result."""
