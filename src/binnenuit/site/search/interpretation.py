"""What the words of a question were taken for, as the page says it, and how a visitor takes it back."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.search.relaxation import spelled_out
from binnenuit.search.text.analyzer import spans, tokenize
from binnenuit.search.types import Interpretation, SearchPage, SearchRequest
from binnenuit.site.search import search_url
from binnenuit.site.search.search_url import Question


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that was searched for, or that was taken back."""

    label: str
    typed: str
    """The words that were taken for it; empty where it was taken back."""
    address: str
    """Of the page that explains the concept; empty for a place."""
    change: str
    """Address of the search where it does not count (taken back: where it counts again)."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The question as it was probably meant, and its address."""

    text: str
    address: str


def meanings(question: Question, answer: SearchPage) -> tuple[Meaning, ...]:
    """Return what the words were taken for, each concept and place once, in the order of the text."""
    found = {each.code: each for each in reversed(answer.understood)}
    return tuple(_meaning(each, question, answer) for each in reversed(found.values()))


def taken_back(question: Question) -> tuple[Meaning, ...]:
    """Return what the visitor took back; codes that mean nothing are left out."""
    back = []
    for code in question.request.literal:
        label, address = _named(code, question.request.language)
        if label:
            change = _address(search_url.without_literal(question, code))
            back.append(Meaning(label, "", address, change))
    return tuple(back)


def spelled(question: Question, answer: SearchPage) -> Question:
    """Return the question with the place that its words name in the field for places, as the form shows it."""
    if answer.near is None:
        return question
    return as_question(question, spelled_out(question.request, answer))


def as_question(question: Question, request: SearchRequest) -> Question:
    """Return `question` with the words, filters and place of `request`, which was made from it."""
    made = question
    if request.text != made.request.text:
        literal = request.literal if request.text else ()
        made = search_url.with_text(made, request.text)
        made = replace(made, request=replace(made.request, literal=literal))
    made = replace(made, request=replace(made.request, filters=request.filters, page=1))
    if request.near == question.request.near:
        return made
    if request.near is None:
        return search_url.without_near(made)
    same_place = question.request.near and question.request.near.point == request.near.point
    text = question.near_text if same_place else search_url.place_text(request.near)
    return search_url.with_near(made, text, int(request.near.radius_km) or search_url.DEFAULT_RADIUS)


def corrected(question: Question, answer: SearchPage) -> Correction | None:
    """Return the question with its typing errors put right; None where none was found.

    What was taken for a concept is no error any more: the page says for which.
    """
    taken = {folded for each in answer.understood for folded in tokenize(each.typed)}
    right = {
        folded: meant
        for typed, meant in answer.corrections
        for folded in tokenize(typed)[:1]
        if folded not in taken
    }
    text, at, pieces = question.request.text, 0, []
    for start, end, folded in spans(text):
        if folded in right:
            pieces += [text[at:start], right[folded]]
            at = end
    if not pieces:
        return None
    meant = "".join([*pieces, text[at:]])
    return Correction(meant, _address(search_url.with_text(question, meant)))


def _meaning(each: Interpretation, question: Question, answer: SearchPage) -> Meaning:
    label, address = _named(each.code, question.request.language)
    if each.kind == "place":
        label = each.label or label
        if answer.near is not None and answer.near.radius_km:
            label = _("in de buurt van %(place)s (%(radius)s km)") % {
                "place": label,
                "radius": int(answer.near.radius_km),
            }
    back = search_url.with_literal(question, each.code)
    return Meaning(label or each.label or each.typed, each.typed, address, _address(back))


def _named(code: str, language: str) -> tuple[str, str]:
    """Return what a code is called, and the address of its page where it has one."""
    if thesaurus().concept(code) is not None:
        return thesaurus().label(code, language), reverse("concept", kwargs={"concept_id": code})
    place = places.municipality(code) or places.province(code)
    if place is not None:
        return place.name, ""
    found = places.find_place(code)
    return (found.label, "") if found else ("", "")


def _address(question: Question) -> str:
    return reverse("search") + search_url.address(question)
