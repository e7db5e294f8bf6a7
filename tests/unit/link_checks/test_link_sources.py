"""What a kind of record that nobody knew registers: its links are checked, and its dead ones reported, with no edit."""

import datetime as dt

import pytest
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import person

from binnenuit.domain.initiatives.actions.link_reports import close_link_report, report_link
from binnenuit.domain.initiatives.models import Submission
from binnenuit.domain.initiatives.queries.link_reports import link_report_state
from binnenuit.foundation.audit.service import actions_on
from binnenuit.foundation.link_checks.models import CheckedLink
from binnenuit.foundation.link_checks.rules.sources import DeadLink
from binnenuit.foundation.link_checks.service import (
    NIGHTS,
    LinkPlace,
    LinkReports,
    LinkSource,
    LinkStatus,
    forget_links,
    link_sources,
    note_link,
    published_links,
)
from binnenuit.kernel import clock
from binnenuit.kernel.authority import SYSTEM, VISITOR
from binnenuit.kernel.errors import NotAllowed

ADDRESS = "https://studie.example/rapport.pdf"
GONE = LinkStatus(works=False, cause="gone")
NIGHT = dt.datetime(2026, 11, 24, 3, 30, tzinfo=dt.UTC)
NOBODIES = [VISITOR, person("Moderator", ("moderator", "")), person("Beheer", ("administrator", ""))]


class Desk:
    """The moderators of another room."""

    def __init__(self):
        self.reports: dict[str, tuple[DeadLink, str]] = {}

    def open(self, dead, *, actor):
        assert actor == SYSTEM
        code = f"report-{len(self.reports)}"
        self.reports[code] = dead, "waiting"
        return code

    def state(self, code):
        return self.reports[code][1] if code in self.reports else "gone"

    def close(self, code, *, actor):
        assert actor == SYSTEM
        self.decide(code, "solved")

    def decide(self, code, state):
        self.reports[code] = self.reports[code][0], state


@pytest.fixture
def desk(monkeypatch):
    desk = Desk()
    place = LinkPlace("study", "s1", "Rapport")
    source = LinkSource(
        "study", lambda: [("", place), (ADDRESS, place)], LinkReports(desk.open, desk.state, desk.close)
    )
    monkeypatch.setattr(link_sources, "_declared", dict(link_sources._declared))
    link_sources.register(source)
    return desk


def fail(nights, start=0):
    for night in range(start, start + nights):
        with clock.stopped(NIGHT + dt.timedelta(days=night)):
            note_link(published_links(("studie.example",))[ADDRESS], GONE, actor=SYSTEM)


@pytest.mark.django_db
class TestAnotherKind:
    def test_its_dead_link_is_reported_once_and_closed_when_it_is_shown_no_more(self, desk):
        fail(NIGHTS + 2)
        dead, state = desk.reports["report-0"]
        assert (dead.address, dead.cause, dead.failing_since) == (ADDRESS, "gone", NIGHT.date())
        assert (dead.places, state) == ((LinkPlace("study", "s1", "Rapport"),), "waiting")
        assert forget_links([], actor=SYSTEM) == 1
        assert desk.reports["report-0"][1] == "solved"

    def test_what_moderators_remove_is_reported_again_and_what_they_solve_counts_anew(self, desk):
        fail(NIGHTS)
        desk.reports.clear()
        fail(1, NIGHTS)
        assert list(desk.reports) == ["report-0"]
        desk.decide("report-0", "solved")
        fail(1, NIGHTS + 1)
        assert CheckedLink.objects.get().failures == 1

    def test_a_room_that_was_taken_out_leaves_nothing_that_stops_the_night(self, desk):
        fail(NIGHTS)
        link_sources._declared.pop("study")
        assert published_links(("studie.example",)) == {}
        assert forget_links([], actor=SYSTEM) == 1
        assert desk.reports["report-0"][1] == "waiting"

    def test_the_first_kind_has_the_report_of_a_link_that_stands_on_two(self, desk):
        OrganisationFactory(code="huis", website=ADDRESS)
        fail(NIGHTS)
        assert (CheckedLink.objects.get().reported_as, desk.reports) == ("organisation", {})

    @pytest.mark.parametrize("nobody", NOBODIES)
    def test_who_may_not(self, nobody, desk):
        fail(NIGHTS)
        with pytest.raises(NotAllowed):
            forget_links([], actor=nobody)
        assert desk.reports["report-0"][1] == "waiting"


@pytest.mark.django_db
class TestReportsAboutOurOwn:
    @pytest.fixture
    def dead(self):
        OrganisationFactory(code="huis")
        return DeadLink(ADDRESS, (LinkPlace("organisation", "huis", "Het Huis"),), "gone", NIGHT.date())

    def test_a_report_is_opened_and_closed_with_a_trace(self, dead):
        code = report_link(dead, actor=SYSTEM)
        assert link_report_state(code) == "waiting"
        close_link_report(code, actor=SYSTEM)
        close_link_report(code, actor=SYSTEM)
        close_link_report("niets", actor=SYSTEM)
        assert link_report_state(code) == "solved"
        pk = Submission.objects.get().pk
        assert actions_on(f"submission:{pk}") == ["initiatives.report_link"] * 2
        Submission.objects.update(state="refused")
        assert link_report_state(code) == "rejected"
        Submission.objects.all().delete()
        assert link_report_state(code) == "gone"

    @pytest.mark.parametrize("nobody", NOBODIES)
    def test_who_may_not(self, nobody, dead):
        with pytest.raises(NotAllowed):
            report_link(dead, actor=nobody)
        code = report_link(dead, actor=SYSTEM)
        with pytest.raises(NotAllowed):
            close_link_report(code, actor=nobody)
        assert link_report_state(code) == "waiting"
