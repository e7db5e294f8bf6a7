"""The grade of every record for a judged query, from what the record is; no search engine is asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from binnenuit.domain.initiatives.rules.records import Schedule
from binnenuit.domain.initiatives.rules.schedule import next_dates
from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import Thesaurus
from binnenuit.kernel import clock
from binnenuit.search.geo.cells import distance_km
from binnenuit.search.text.analyzer import tokenize
from binnenuit.search.types import Document, Point
from relevance.measures import RELEVANT
from relevance.queries import Judged, Spot
from relevance.terms import Term, matching

HERE_KM, AROUND_KM = 10.0, 25.0
"""Up to `HERE_KM` from the place that was asked for is there; up to `AROUND_KM` one still goes for it."""
NEAR_KM = 10.0
"""The radius with which the page fills in the field "near"."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What of a record bears on its grade, whatever the query."""

    points: tuple[Point, ...]
    municipalities: frozenset[str]
    provinces: frozenset[str]
    everywhere: bool
    """Online, or for the whole country."""
    most: int
    """The best grade that it can have: what is over helps nobody."""
    paused: bool


class Judge:
    """Knows all records of one kind and gives their grades."""

    def __init__(self, documents: Iterable[Document], thesaurus: Thesaurus) -> None:
        """Take the records as search knows them, and the thesaurus."""
        self._facts: dict[int, _Facts] = {}
        self._holding: defaultdict[Term, set[int]] = defaultdict(set)
        self._texts: dict[int, str] = {}
        self._kept: dict[Term, frozenset[int]] = {}
        for document in documents:
            self._facts[document.pk] = _facts(document)
            for term in _terms(document, thesaurus):
                self._holding[term].add(document.pk)
            self._texts[document.pk] = " | ".join(
                _said(half) for text in document.texts.values() for half in (text.title, text.summary)
            )
        self._everything = frozenset(self._facts)

    def grades(self, query: Judged) -> Mapping[int, int]:
        """Return the grades above 0, 1 to 3, by primary key."""
        found: dict[int, int] = {}
        for grade, line in query.lines:
            for pk in matching(line, self._of, self._everything):
                found[pk] = max(found.get(pk, 0), grade)
        graded = {pk: self._graded(grade, self._facts[pk], query) for pk, grade in found.items()}
        if query.spots:
            graded = self._placed(graded, query.spots)
        return {pk: grade for pk, grade in graded.items() if grade > 0}

    def _of(self, term: Term) -> frozenset[int]:
        """Return the records for which `term` holds, its own "not" aside."""
        term = Term(term.kind, term.value)
        if term not in self._kept:
            if term.kind == "word":
                said = _said(term.value)
                found = (pk for pk, text in self._texts.items() if said in text)
                self._kept[term] = frozenset(found)
            else:
                self._kept[term] = frozenset(self._holding.get(term, ()))
        return self._kept[term]

    def _graded(self, grade: int, facts: _Facts, query: Judged) -> int:
        """Return the grade, less where it is not going on, none outside the field "near"."""
        grade = min(grade, facts.most)
        if facts.paused:
            grade -= 1
        if query.near and not _within(facts, query.near):
            return 0
        return grade

    def _placed(self, graded: Mapping[int, int], spots: Sequence[Spot]) -> dict[int, int]:
        """Return the grades with the way to the place: what is elsewhere is no answer where there are answers.

        Where nothing relevant is there, what lies around it or needs no place is worth one grade less,
        and what is further away two.
        """
        away = {pk: min(_too_far(self._facts[pk], spot) for spot in spots) for pk in graded}
        if any(grade >= RELEVANT and not away[pk] for pk, grade in graded.items()):
            return {pk: min(grade, 1) if away[pk] else grade for pk, grade in graded.items()}
        return {pk: grade - away[pk] for pk, grade in graded.items()}


def _said(text: str) -> str:
    """Return the words of a text, folded, each with a space before it.

    What begins a word is told from what ends one.
    """
    return "".join(f" {word}" for word in tokenize(text))


def _facts(document: Document) -> _Facts:
    status = document.facets.get("status", ("published",))
    over = "ended" in status or _is_over(document.card.get("when"))
    municipalities = frozenset(document.facets.get("municipality", ()))
    provinces = frozenset(document.facets.get("province", ()))
    return _Facts(
        points=document.points,
        municipalities=municipalities,
        provinces=provinces,
        everywhere="yes" in document.facets.get("online", ()) or not (municipalities or provinces),
        most=1 if over else 3,
        paused="paused" in status,
    )


def _is_over(when: Mapping[str, Any] | None) -> bool:
    """Say whether the dates on a card lie in the past, all of them."""
    if not when:
        return False
    schedule = Schedule(datetime.fromisoformat(when["starts"]), when["rrule"], when["minutes"])
    return not next_dates([schedule], datetime.combine(clock.today(), time.min), 1)


def _terms(document: Document, thesaurus: Thesaurus) -> set[Term]:
    terms = {
        Term("facet", f"{facet}={value}") for facet, values in document.facets.items() for value in values
    }
    for concept in document.concepts:
        terms.update(Term("concept", each) for each in (concept, *thesaurus.ancestors(concept)))
    return terms


def _too_far(facts: _Facts, spot: Spot) -> int:
    """Return how far it is: 0 there, 1 around it or from home, 2 elsewhere."""
    if spot.province:
        return 0 if spot.province in facts.provinces else 1 if facts.everywhere else 2
    away = _away(facts, Point(spot.latitude, spot.longitude))
    if spot.municipality in facts.municipalities or away <= HERE_KM:
        return 0
    return 1 if facts.everywhere or away <= AROUND_KM else 2


def _within(facts: _Facts, near: str) -> bool:
    place = places.find_place(near)
    return place is not None and _away(facts, Point(place.latitude, place.longitude)) <= NEAR_KM


def _away(facts: _Facts, here: Point) -> float:
    return min((distance_km(here, point) for point in facts.points), default=float("inf"))
