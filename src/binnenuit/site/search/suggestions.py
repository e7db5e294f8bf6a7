"""The list under the search field: in groups, in words of the page's language, each line with where it leads."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypedDict
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _  # marks for the catalogue; translated when shown

from binnenuit.domain.initiatives.service.published import slug_of
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.search.record_kinds import suggested_kinds
from binnenuit.search.types import Suggestion
from binnenuit.ui.addresses import hit_address

_GROUPS = {"concept": _("Onderwerpen"), "place": _("Plaatsen")}
"""Beside the kinds of records."""


class Line(TypedDict):
    """One suggestion."""

    label: str
    detail: str
    """Where it is; of a concept the label that was typed, where that is another one."""
    language: str
    """Of the detail where it is in another language than the page; else empty."""
    address: str
    place: str
    """Of a place: what to put in the field for places; else empty."""
    rest: str
    """Of a place: the words that stay the question."""


class Group(TypedDict):
    """The suggestions of one kind."""

    kind: str
    label: str
    suggestions: list[Line]


class Shown(TypedDict):
    """All that the list under the search field shows."""

    said: str
    """How many there are, for who can't see them."""
    search: str
    """The last line: to search for what was typed, as it is; empty where nothing was."""
    groups: list[Group]


def shown_suggestions(typed: str, found: Iterable[Suggestion], language: str) -> Shown:
    """Return the list for what was typed, the kinds concepts and places first."""
    lines = list(found)
    groups: list[Group] = [
        {"kind": kind, "label": label, "suggestions": [_line(each, language) for each in own]}
        for kind, label in _labels().items()
        if (own := [each for each in lines if each.kind == kind])
    ]
    said = ngettext("%(number)s suggestie", "%(number)s suggesties", len(lines)) % {"number": len(lines)}
    search = gettext("Zoek op ‘%(text)s’") % {"text": typed} if typed else ""
    return {"said": said, "search": search, "groups": groups}


def _labels() -> dict[str, str]:
    records = {kind.name: str(kind.label) for kind in suggested_kinds()}
    return {kind: gettext(label) for kind, label in _GROUPS.items()} | records


def _line(item: Suggestion, language: str) -> Line:
    label, place = item.label, ""
    if item.kind == "place":
        # the city comes before the province of its name, unless one says which
        place = f"provincie {item.label}" if item.code.startswith("PV") else item.label
        if item.rest:
            label = gettext("%(what)s in de buurt van %(place)s") % {"what": item.rest, "place": label}
    return {
        "label": label,
        "detail": item.detail,
        "language": _language_of(item, language) if item.kind == "concept" else "",
        "address": _address(item, place),
        "place": place,
        "rest": item.rest,
    }


def _language_of(item: Suggestion, language: str) -> str:
    """Return the language of the label that was typed, where it is not that of the page."""
    concept = thesaurus().concept(item.code) if item.detail else None
    languages = (
        {label.language for label in concept.labels if label.text == item.detail} if concept else set()
    )
    return "" if not languages or language in languages else min(languages)


def _address(item: Suggestion, place: str) -> str:
    """Return where a suggestion leads: a place to a search near it, the others to their own pages."""
    if item.kind == "place":
        asked = {"q": item.rest, "bij": place} if item.rest else {"bij": place}
        return f"{reverse('search')}?{urlencode(asked)}"
    if item.kind == "initiative":
        # of a title in another language the slug may differ: then the page itself leads on
        return reverse("initiative", kwargs={"slug": slug_of(item.label), "code": item.code})
    if item.kind == "concept":
        return reverse("concept", kwargs={"concept_id": item.code})
    return hit_address(_Named(item.kind, item.code))


class _Named(NamedTuple):
    """A record as far as a suggestion knows it: its kind and its code."""

    kind: str
    code: str
    card: Mapping[str, object] = MappingProxyType({})
