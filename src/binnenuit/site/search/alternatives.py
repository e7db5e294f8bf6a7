"""What the page offers where nothing was found: the same with one thing less, and the nearest there is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from binnenuit.search import engine
from binnenuit.search.relaxation import Relaxation, alternatives, spelled_out
from binnenuit.search.types import Hit, SearchPage
from binnenuit.site.search import search_url
from binnenuit.site.search.facet_values import label_of
from binnenuit.site.search.interpretation import as_question
from binnenuit.site.search.search_url import Question
from binnenuit.ui.result_cards import result_list, with_labels

_FARTHER = ("near", "all")


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing less, in words, what that gives, and where."""

    label: str
    total: int
    address: str


@dataclass(frozen=True, slots=True)
class ShownWaysOn:
    """What there is instead of nothing; all of it may be empty."""

    offers: tuple[Offer, ...]
    hits: tuple[Hit, ...]
    """The first results of the first offer."""
    nearest: Hit | None

    @property
    def hit_list(self) -> Markup:
        """Return `hits` as the page lists them."""
        return result_list(self.hits)


def shown_ways_on(question: Question, answer: SearchPage, titles: Mapping[str, str]) -> ShownWaysOn:
    """Return what to offer instead of `answer`, which has no results; `titles` as for `label_of`."""
    found = alternatives(answer, engine.search)
    whole = as_question(question, spelled_out(question.request, answer))
    language = question.request.language
    return ShownWaysOn(
        offers=tuple(_offer(each, whole, titles) for each in found.offers),
        hits=tuple(with_labels(hit, language) for offer in found.offers[:1] for hit in offer.hits),
        nearest=with_labels(found.nearest, language) if found.nearest else None,
    )


def _offer(each: Relaxation, question: Question, titles: Mapping[str, str]) -> Offer:
    asked = as_question(question, each.request)
    if each.given_up in _FARTHER and each.request.near is not None:
        asked = replace(asked, request=replace(asked.request, sort="distance"))
    return Offer(_label(each, question, titles), each.total, reverse("search") + search_url.address(asked))


def _label(each: Relaxation, question: Question, titles: Mapping[str, str]) -> str:
    if each.given_up in _FARTHER and each.request.near is not None:
        circle = {"radius": int(each.request.near.radius_km), "place": each.request.near.label}
        if each.given_up == "near":
            return _("Binnen %(radius)s km van %(place)s") % circle
        return _("Zonder filters, binnen %(radius)s km van %(place)s") % circle
    whole = {
        "filters": _("Zonder filters"),
        "near": _("In heel Nederland"),
        "text": _("Zonder je zoekwoorden"),
        "all": _("In heel Nederland, zonder filters"),
    }
    if each.given_up in whole:
        return whole[each.given_up]
    values = question.request.values(each.given_up)
    labels = [label_of(each.given_up, value, question.request.language, titles) for value in values]
    return _("Zonder het filter ‘%(filter)s’") % {"filter": ", ".join(labels)}
