"""What a search that is followed finds now: out of the index, as the search page finds it."""

from dataclasses import replace
from itertools import islice

from django.http import QueryDict
from django.utils import translation

from binnenuit.foundation.saved_searches.service import MOST_RESULTS, FollowedSearch, FoundResults
from binnenuit.kernel.errors import BadInput
from binnenuit.site.search import search_url
from binnenuit.site.search.outputs import results
from binnenuit.site.search.search_url import Question

_LOOSE = {"most", "some"}


def find(followed: FollowedSearch) -> FoundResults | None:
    """Ask the search again; None where its filters can't be understood any more."""
    try:
        return found(question_of(followed))
    except BadInput:
        return None


def question_of(followed: FollowedSearch) -> Question:
    """Return the question that is followed; raises `BadInput` where it can't be understood any more."""
    with translation.override(followed.language):
        return search_url.parse(QueryDict(followed.search.removeprefix("?")), followed.language)


def found(question: Question) -> FoundResults:
    """Return the results, the latest confirmed first and at most `MOST_RESULTS`."""
    latest = replace(question, request=replace(question.request, sort="confirmed", page=1))
    answers = list(islice(results.pages(latest), MOST_RESULTS // results.BATCH))
    changed = {
        entry.code: entry.facts.changed
        for entry in results.entries(iter(answers), MOST_RESULTS)
        if entry.facts is not None
    }
    return FoundResults(changed, answers[0].total, loose=answers[0].matching in _LOOSE)
