"""The address of a search: from any query string to one question, and back to one readable address.

`parse` and `address` are each other's inverse: every state of the search page has exactly one address.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from binnenuit.foundation.places.service import find_place
from binnenuit.kernel.errors import BadInput
from binnenuit.search.facet_kinds import facet_names
from binnenuit.search.record_kinds import record_kinds
from binnenuit.search.types import Near, Point, SearchRequest, Sort
from binnenuit.site.search.facet_values import values_of, word_of
from binnenuit.ui.facet_displays import facet_display, facet_displays

LONGEST_TEXT = 300
MOST_FILTERS = 50
MOST_LITERAL = 20
"""Things that words were taken for and that the visitor took back; what comes after is not read."""
LAST_PAGE = 500
"""Ten thousand results deep: whoever has not found it by then needs another question."""
DEFAULT_RADIUS = 10
LARGEST_RADIUS = 200
SORTS: dict[str, Sort] = {"relevantie": "relevance", "afstand": "distance", "bevestigd": "confirmed"}
_LONGEST_CODE = 80
_DEFAULT_KINDS = ("initiative",)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_POINT = re.compile(
    r"^(?P<latitude>-?\d{1,2}(\.\d{1,12})?)\s*[,;]\s*(?P<longitude>-?\d{1,3}(\.\d{1,12})?)$", re.ASCII
)
_NUMBER = re.compile(r"^[0-9]{1,12}$")


@dataclass(frozen=True, slots=True)
class Question:
    """What the visitor asks, complete."""

    request: SearchRequest
    near_text: str = ""
    """What stands in the field "near", also where no such place is known."""
    ignored: tuple[tuple[str, str], ...] = ()
    """(parameter, value) of filters that do not exist (any more); not part of the address."""

    @property
    def place_unknown(self) -> bool:
        """Say whether a place was asked for that we do not know."""
        return bool(self.near_text) and self.request.near is None

    @property
    def radius(self) -> int:
        """Return the radius in kilometres that the form shows."""
        return int(self.request.near.radius_km) if self.request.near else DEFAULT_RADIUS

    def asks_nothing(self) -> bool:
        """Say whether this is the search page as one first sees it."""
        request = self.request
        return not (request.text or request.filters or self.near_text)


def kinds_by_word() -> dict[str, str]:
    """Return the kinds of records by their words in the address, in the order of the search page."""
    return {kind.word: kind.name for kind in record_kinds}


def parse(query: QueryDict, language: str) -> Question:
    """Read a query string; raises `BadInput` (in the reader's language) where it can't be answered."""
    text = _text(query, "q")
    near_text = _text(query, "bij")
    near = _near(near_text, _radius(query.get("straal", "")))
    filters, ignored = _filters(query)
    request = SearchRequest(
        text=text,
        kinds=_kinds(query),
        filters=filters,
        near=near,
        sort=_sort(query.get("sorteer", ""), text, near),
        page=_page(query.get("pagina", "")),
        language=language,
        literal=_literal(query) if text else (),
    )
    return Question(request, near_text, ignored)


def address(question: Question) -> str:
    """Return the query string of a question, "?" included; empty for the question that asks nothing."""
    request = question.request
    pairs: list[tuple[str, str]] = []
    if request.text:
        pairs.append(("q", request.text))
        pairs += [("letterlijk", code) for code in request.literal]
    for facet, values in request.filters:
        pairs += [(facet_display(facet).parameter, word_of(facet, value)) for value in values]
    if question.near_text:
        pairs.append(("bij", question.near_text))
    if request.near and request.near.radius_km != DEFAULT_RADIUS:
        pairs.append(("straal", str(int(request.near.radius_km))))
    if request.kinds != _DEFAULT_KINDS:
        pairs += [("soort", word) for word, kind in kinds_by_word().items() if kind in request.kinds]
    if request.sort != _default_sort(request.text, request.near):
        pairs += [("sorteer", word) for word, sort in SORTS.items() if sort == request.sort]
    if request.page > 1:
        pairs.append(("pagina", str(request.page)))
    return f"?{urlencode(pairs)}" if pairs else ""


def with_page(question: Question, page: int) -> Question:
    """Return the same question at another page."""
    return replace(question, request=replace(question.request, page=page))


def without(question: Question, facet: str, value: str) -> Question:
    """Return the same question without one filter, from the first page."""
    filters = dict(question.request.filters)
    filters[facet] = tuple(other for other in filters.get(facet, ()) if other != value)
    return _with_filters(question, filters)


def with_filter(question: Question, facet: str, value: str) -> Question:
    """Return the same question with one filter more, from the first page."""
    filters = dict(question.request.filters)
    filters[facet] = tuple(sorted({*filters.get(facet, ()), value}))
    return _with_filters(question, filters)


def without_near(question: Question) -> Question:
    """Return the same question for the whole country."""
    request = question.request
    sort: Sort = _default_sort(request.text, None) if request.sort == "distance" else request.sort
    return replace(question, near_text="", request=replace(request, near=None, sort=sort, page=1))


def without_text(question: Question) -> Question:
    """Return the same question without words."""
    request = question.request
    sort = _still(request.sort, request, "")
    return replace(question, request=replace(request, text="", literal=(), sort=sort, page=1))


def with_text(question: Question, text: str) -> Question:
    """Return the same question with other words, taken for whatever they may mean, from the first page."""
    request = question.request
    sort = _still(request.sort, request, text)
    return replace(question, request=replace(request, text=text, literal=(), sort=sort, page=1))


def with_near(question: Question, text: str, radius_km: int) -> Question:
    """Return the same question near the place that `text` names, from the first page."""
    request = question.request
    near = _near(text, radius_km)
    was_default = request.sort == _default_sort(request.text, request.near)
    sort = _default_sort(request.text, near) if was_default else request.sort
    return replace(question, near_text=text, request=replace(request, near=near, sort=sort, page=1))


def place_text(near: Near) -> str:
    """Return the words that name the place of `near`, so that reading them gives the same point."""
    for text in (near.label, f"provincie {near.label}"):
        found = find_place(text) if near.label else None
        if found is not None and Point(found.latitude, found.longitude) == near.point:
            return text
    return f"{near.point.latitude:.5f},{near.point.longitude:.5f}"


def with_literal(question: Question, code: str) -> Question:
    """Return the same question with words not taken for the concept or place with this code."""
    codes = tuple(sorted({*question.request.literal, code}))
    return replace(question, request=replace(question.request, literal=codes, page=1))


def without_literal(question: Question, code: str) -> Question:
    """Return the same question with words taken for that concept or place again."""
    codes = tuple(other for other in question.request.literal if other != code)
    return replace(question, request=replace(question.request, literal=codes, page=1))


def without_filters(question: Question) -> Question:
    """Return the same question without any filter."""
    return _with_filters(question, {})


def _with_filters(question: Question, filters: dict[str, tuple[str, ...]]) -> Question:
    ordered = tuple((facet, filters[facet]) for facet in facet_names() if filters.get(facet))
    return replace(question, request=replace(question.request, filters=ordered, page=1))


def clean(text: str) -> str:
    """Return a text on one line, without control characters and double spaces."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def _still(sort: Sort, request: SearchRequest, text: str) -> Sort:
    """Return the order that stays when the words of `request` become `text`."""
    if sort == _default_sort(request.text, request.near):
        return _default_sort(text, request.near)
    return _sort("", text, request.near) if sort == "distance" and not text else sort


def _literal(query: QueryDict) -> tuple[str, ...]:
    codes = {code for code in _given(query, "letterlijk") if len(code) <= _LONGEST_CODE}
    return tuple(sorted(codes)[:MOST_LITERAL])


def _text(query: QueryDict, name: str) -> str:
    text = clean(query.get(name, ""))
    if len(text) > LONGEST_TEXT:
        raise BadInput(
            _("Je zoekvraag is te lang: %(length)s tekens. Gebruik er niet meer dan %(limit)s.")
            % {"length": len(text), "limit": LONGEST_TEXT}
        )
    return text


def _filters(query: QueryDict) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], tuple[tuple[str, str], ...]]:
    asked = sum(len(_given(query, parameter)) for parameter in (each.parameter for each in facet_displays))
    if asked > MOST_FILTERS:
        raise BadInput(
            _("Je hebt %(number)s filters gekozen. Kies er niet meer dan %(limit)s.")
            % {"number": asked, "limit": MOST_FILTERS}
        )
    filters, ignored = [], []
    for facet in facet_names():
        chosen: set[str] = set()
        for word in _given(query, facet_display(facet).parameter):
            values = values_of(facet, word)
            chosen.update(values)
            if not values:
                ignored.append((facet_display(facet).parameter, word))
        if chosen:
            filters.append((facet, tuple(sorted(chosen))))
    return tuple(filters), tuple(ignored)


def _given(query: QueryDict, parameter: str) -> list[str]:
    words = (clean(word)[:LONGEST_TEXT] for word in query.getlist(parameter))
    return list(dict.fromkeys(word for word in words if word))


def _kinds(query: QueryDict) -> tuple[str, ...]:
    asked: Iterable[str] = query.getlist("soort")
    kinds = tuple(kind for word, kind in kinds_by_word().items() if word in asked)
    return kinds or _DEFAULT_KINDS


def _radius(text: str) -> int:
    if not text.strip():
        return DEFAULT_RADIUS
    if not _NUMBER.match(text.strip()) or not 1 <= int(text) <= LARGEST_RADIUS:
        raise BadInput(
            _("De straal moet een heel getal van 1 tot %(limit)s zijn (kilometers).")
            % {"limit": LARGEST_RADIUS}
        )
    return int(text)


def _page(text: str) -> int:
    if not text.strip():
        return 1
    if not _NUMBER.match(text.strip()) or not 1 <= int(text) <= LAST_PAGE:
        raise BadInput(
            _("Het nummer van de pagina moet een getal van 1 tot %(limit)s zijn. Begin bij pagina 1.")
            % {"limit": LAST_PAGE}
        )
    return int(text)


def _near(text: str, radius: int) -> Near | None:
    found = _POINT.match(text)
    if found:
        return Near(_point(float(found["latitude"]), float(found["longitude"])), radius, text)
    place = find_place(text) if text else None
    if place is None:
        return None
    return Near(Point(place.latitude, place.longitude), radius, place.label)


def _point(latitude: float, longitude: float) -> Point:
    if not (math.isfinite(latitude) and abs(latitude) <= 90 and abs(longitude) <= 180):  # noqa: PLR2004 -- degrees
        raise BadInput(
            _("Dit is geen plek op aarde. Schrijf de breedte en de lengte in graden, zoals 52.1,4.3.")
        )
    return Point(latitude, longitude)


def _sort(word: str, text: str, near: Near | None) -> Sort:
    sort = SORTS.get(word.strip(), _default_sort(text, near))
    # words may name a place, so with words there may be a distance to sort by
    return _default_sort(text, near) if sort == "distance" and near is None and not text else sort


def _default_sort(text: str, near: Near | None) -> Sort:
    return "distance" if near is not None and not text else "relevance"
