"""The room without the site's search: a finder that registered itself, who may, and one page of a link only."""

from datetime import timedelta

import pytest
from tests.factories.people import person

from binnenuit.foundation.audit.service import actions_on
from binnenuit.foundation.saved_searches.events import SavedSearchAsked, SavedSearchFound
from binnenuit.foundation.saved_searches.models import SavedSearch
from binnenuit.foundation.saved_searches.rules import finder
from binnenuit.foundation.saved_searches.service import (
    FollowedSearch,
    FoundResults,
    ask_saved_search,
    run_saved_searches,
    saved_search_by_token,
    sign,
    start_saved_search,
    stop_saved_search,
)
from binnenuit.kernel import clock, events
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR
from binnenuit.kernel.errors import NotAllowed, NotFound

SEARCH = FollowedSearch("iemand@voorbeeld.nl", "?q=geld", "nl")


@pytest.fixture
def results(monkeypatch):
    """Return what the search finds, to add to."""
    found = {}
    monkeypatch.setattr(finder, "_registered", [lambda _followed: FoundResults(dict(found), len(found))])
    return found


@pytest.fixture
def heard(monkeypatch):
    """Return the events that were told, instead of the letters."""
    told = []
    for kind in (SavedSearchAsked, SavedSearchFound):
        monkeypatch.setitem(events._listeners, kind, [told.append])
    return told


def later(days):
    for row in SavedSearch.objects.all():
        SavedSearch.objects.filter(pk=row.pk).update(looked=row.looked - timedelta(days=days))


@pytest.mark.django_db
def test_from_asking_to_stopping_with_a_trace_of_each(results, heard):
    results["a"] = clock.now()
    ask_saved_search(SEARCH, "day", actor=VISITOR)
    (asked,) = heard
    assert (asked.email, asked.language) == (SEARCH.email, "nl")
    assert start_saved_search(sign("start_alert", asked.code), actor=VISITOR) == asked.code
    results["b"] = clock.now()
    later(days=2)
    assert run_saved_searches(actor=OPERATOR) == (1, 0)
    assert (heard[1].number, heard[1].email) == (1, SEARCH.email)
    token = sign("alert", asked.code)
    assert saved_search_by_token(token).followed == SEARCH
    row = SavedSearch.objects.get()
    stop_saved_search(token, actor=VISITOR)
    assert actions_on(f"saved-search:{row.pk}") == [
        f"saved_searches.{verb}" for verb in ("stop", "run", "start", "ask")
    ]
    with pytest.raises(NotFound):
        saved_search_by_token(token)


@pytest.mark.django_db
def test_only_the_link_out_of_the_right_mail_starts_or_stops(results, heard):  # noqa: ARG001
    ask_saved_search(SEARCH, "day", actor=VISITOR)
    code = heard[0].code
    for token in (sign("alert", code), sign("start_alert", "0" * 10), "x", ""):
        with pytest.raises(NotFound):
            start_saved_search(token, actor=VISITOR)
    for token in (sign("start_alert", code), "x"):
        with pytest.raises(NotFound):
            stop_saved_search(token, actor=VISITOR)
    assert SavedSearch.objects.get().started is None


@pytest.mark.parametrize(
    "nobody", [VISITOR, person("Moderator", ("moderator", "")), person("Beheer", ("administrator", ""))]
)
def test_who_may_not_look_for_what_is_new(nobody, results):  # noqa: ARG001
    with pytest.raises(NotAllowed):
        run_saved_searches(actor=nobody)


@pytest.mark.django_db
def test_a_finder_that_fails_changes_nothing_of_that_search(heard, monkeypatch):
    monkeypatch.setattr(finder, "_registered", [lambda _followed: FoundResults({}, 0)])
    ask_saved_search(SEARCH, "week", actor=VISITOR)
    start_saved_search(sign("start_alert", heard[0].code), actor=VISITOR)
    later(days=8)
    before = SavedSearch.objects.get().looked

    def failing(_followed):
        raise ConnectionError

    monkeypatch.setattr(finder, "_registered", [failing])
    with pytest.raises(ConnectionError):
        run_saved_searches(actor=SYSTEM)
    assert SavedSearch.objects.get().looked == before
