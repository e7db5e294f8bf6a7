"""Nights of looking at links: what is remembered of them, what stands in the queue and who may not."""

import datetime as dt
import socket
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import person
from tests.factories.web_server import status, web_server

from binnenuit.domain.initiatives.actions import submissions as act
from binnenuit.domain.initiatives.models import Submission
from binnenuit.domain.initiatives.queries.submissions import submission_by_code
from binnenuit.foundation.link_checks.models import CheckedLink
from binnenuit.foundation.link_checks.rules import hosts as hosts_rules
from binnenuit.foundation.link_checks.rules import status as rules
from binnenuit.foundation.link_checks.rules.status import UNKNOWN, WORKS, LinkHistory, LinkStatus
from binnenuit.foundation.link_checks.service import NIGHTS, links_for_tonight, note_link, published_links
from binnenuit.foundation.link_checks.tasks.command import command
from binnenuit.foundation.link_checks.tasks.fetcher import LinkFetcher
from binnenuit.foundation.link_checks.tasks.nightly_check import check_links
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR
from binnenuit.kernel.errors import NotAllowed, NotFound

GONE = LinkStatus(works=False, cause="gone")
MODERATOR = person("Moderator", ("moderator", ""))
NIGHT = dt.datetime(2026, 11, 24, 3, 30, tzinfo=dt.UTC)


@pytest.fixture
def site():
    with web_server() as served:
        yield served


@pytest.fixture
def asks():
    return LinkFetcher("Binnenuit/1.0 (+https://example.org)", ("localhost",), pause=0, loopback=True)


class TestRules:
    def test_it_takes_several_nights_and_one_that_works_wipes_them_out(self):
        state, day = LinkHistory(), date(2026, 11, 1)
        for night in range(NIGHTS):
            assert not rules.is_broken(state)
            state = rules.after(state, GONE, day + timedelta(days=night))
            assert rules.after(state, GONE, day + timedelta(days=night)) == state, "a second time on one day"
        assert rules.is_broken(state)
        assert (state.failing_since, state.cause) == (day, "gone")
        assert rules.after(state, WORKS, day) == LinkHistory(checked=day)

    @given(st.lists(st.sampled_from([WORKS, UNKNOWN, GONE]), max_size=20))
    def test_broken_means_failed_for_so_many_nights_since_it_last_worked(self, nights):
        state = LinkHistory()
        for number, found in enumerate(nights):
            state = rules.after(state, found, date(2026, 1, 1) + timedelta(days=number))
        since = nights[max((i for i, found in enumerate(nights) if found == WORKS), default=-1) + 1 :]
        assert rules.is_broken(state) == (since.count(GONE) >= NIGHTS)

    def test_hosts_that_are_allowed(self):
        hosts = hosts_rules.hosts_of_setting("Movisie.nl, *.gemeente.nl  movisie.nl")
        assert hosts == ("movisie.nl", "*.gemeente.nl")
        assert [
            hosts_rules.allows(hosts, host) for host in ("movisie.nl", "MOVISIE.NL.", "www.gemeente.nl")
        ] == [True] * 3
        refused = (
            "www.movisie.nl",
            "gemeente.nl",
            ".gemeente.nl",
            "evil-gemeente.nl",
            "movisie.nl.evil.nl",
            "",
        )
        assert not any(hosts_rules.allows(hosts, host) for host in refused)
        assert not hosts_rules.allows(hosts_rules.hosts_of_setting(""), "movisie.nl")


@pytest.mark.django_db
class TestNights:
    @pytest.fixture
    def link(self, site):
        OrganisationFactory(code="huis", name="Het Huis", website=site.address("/x"))
        OrganisationFactory(code="ander", name="Ander Huis", website=site.address("/x"))
        OrganisationFactory(code="buiten", website="https://elders.example/")
        return site.address("/x")

    def night(self, asks, number, limit=10):
        with clock.stopped(NIGHT + timedelta(days=number)):
            return check_links(asks, limit, actor=SYSTEM)

    def test_it_stands_in_the_queue_once_and_is_closed_when_it_works_again(self, site, asks, link):
        for number in range(NIGHTS - 1):
            assert self.night(asks, number).broken == []
            assert not Submission.objects.exists()
        assert self.night(asks, NIGHTS).broken == [link]
        self.night(asks, NIGHTS + 1)
        entry = Submission.objects.get()
        assert (entry.kind, entry.state, entry.organisation.code) == ("link", "open", "huis")
        assert entry.typed == {"link": link, "why": "gone", "since": "2026-11-24", "also": "Ander Huis"}
        assert "organisation:huis" in entry.scopes.values_list("scope", flat=True)
        site.answers["/x"] = status(200)
        report = self.night(asks, NIGHTS + 2)
        assert (report.works, report.broken) == (1, [])
        entry.refresh_from_db()
        assert (entry.state, entry.decided_by) == ("accepted", "system")
        with pytest.raises(NotFound):
            submission_by_code(entry.code)

    def test_what_a_moderator_refuses_is_not_handed_in_again_and_what_is_solved_counts_anew(self, asks, link):  # noqa: ARG002
        for number in range(NIGHTS):
            self.night(asks, number)
        act.refuse(Submission.objects.get().pk, "Hij is goed", actor=MODERATOR)
        for number in range(NIGHTS, 3 * NIGHTS):
            self.night(asks, number)
        entry = Submission.objects.get()
        Submission.objects.filter(pk=entry.pk).update(state="accepted")
        self.night(asks, 20)
        assert CheckedLink.objects.get().failures == 1
        for number in range(21, 20 + NIGHTS):
            self.night(asks, number)
        assert Submission.objects.filter(state="open").count() == 1

    def test_what_left_the_pages_is_forgotten_and_its_entry_closed(self, asks, link):  # noqa: ARG002
        for number in range(NIGHTS):
            self.night(asks, number)
        OrganisationFactory._meta.model.objects.update(website="")
        assert self.night(asks, NIGHTS).forgotten == 1
        assert Submission.objects.get().state == "accepted"
        assert not CheckedLink.objects.exists()

    def test_robots_are_obeyed(self, site, asks, link):
        site.answers |= {
            "/robots.txt": status(200, b"User-agent: *\nDisallow: /x\nCrawl-delay: 0.01\n"),
            "/open": status(301, Location="/x"),
        }
        OrganisationFactory(code="open", website=site.address("/open"))
        report = self.night(asks, 0)
        assert (report.works, report.fails, report.unknown) == (0, 0, 2)
        assert ("HEAD", "/x") not in site.asked
        assert site.asked.count(("GET", "/robots.txt")) == 1
        site.answers["/robots.txt"] = status(503)
        assert self.night(asks, 1).unknown == 2
        site.answers["/robots.txt"] = status(404)
        assert self.night(asks, 2).fails == 2
        assert link

    def test_a_dead_host_is_asked_once_for_all_its_links(self, asks):
        with web_server() as closed:
            for number in range(3):
                OrganisationFactory(website=closed.address(f"/{number}"))
        report = self.night(asks, 0)
        assert report.fails == 3
        assert set(CheckedLink.objects.values_list("cause", flat=True)) == {"silent"}

    def test_a_machine_that_is_cut_off_notes_nothing(self, site, asks, monkeypatch):
        asks.hosts = ("localhost", "a.example", "b.example")
        for host in ("a.example", "b.example"):
            OrganisationFactory(website=f"http://{host}/")
        real = socket.getaddrinfo

        def here_only(host, *rest, **options):
            if host.endswith(".example"):
                raise socket.gaierror(socket.EAI_AGAIN, "try again")
            return real(host, *rest, **options)

        monkeypatch.setattr(socket, "getaddrinfo", here_only)
        report = self.night(asks, 0)
        assert (report.cut_off, report.fails) == (True, 0)
        assert not CheckedLink.objects.exists()
        OrganisationFactory(website=site.address("/z"))
        site.answers["/z"] = status(200)
        report = self.night(asks, 1)
        assert (report.cut_off, report.fails, report.works) == (False, 2, 1)
        assert CheckedLink.objects.filter(cause="name", failures=1).count() == 2

    def test_a_night_has_a_limit_and_the_next_one_goes_on(self, site, asks):
        for number in range(4):
            OrganisationFactory(website=site.address(f"/{number}"))
        self.night(asks, 0, limit=3)
        self.night(asks, 1, limit=1)
        assert {path for method, path in site.asked if method == "HEAD"} == {"/0", "/1", "/2", "/3"}

    def test_hosts_take_turns(self, asks):
        for number in range(2):
            OrganisationFactory(website=f"http://a.example/{number}")
            OrganisationFactory(website=f"http://b.example/{number}")
        links = links_for_tonight(("a.example", "b.example"), 10)
        assert [link.host for link in links] == ["a.example", "b.example", "a.example", "b.example"]
        assert published_links(()) == {}
        assert asks.hosts == ("localhost",)

    @pytest.mark.parametrize("nobody", [VISITOR, MODERATOR, person("Iemand", ("administrator", ""))])
    def test_who_may_not(self, nobody, link):
        with pytest.raises(NotAllowed):
            note_link(published_links(("localhost",))[link], GONE, actor=nobody)
        assert not CheckedLink.objects.exists()

    def test_the_operator_sees_what_would_be_asked_and_nothing_is(self, site, link, settings):
        environment = settings.ENVIRONMENT
        said = CliRunner().invoke(command, ["--dry-run"])
        assert "names no host" in said.output
        settings.ENVIRONMENT = type(environment)(link_hosts="localhost")
        said = CliRunner().invoke(command, ["--dry-run"])
        assert said.output == f"{link} (never yet; on Het Huis, Ander Huis)\n"
        assert site.asked == []
        said = CliRunner().invoke(command, [])
        assert "0 links work, 0 do not, 1 can't be told" in said.output, "this machine is not asked"
        assert site.asked == []
        assert (
            note_link(published_links(("localhost",))[link], WORKS, actor=OPERATOR).checked == clock.today()
        )
