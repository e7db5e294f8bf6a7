import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.programmes import prepare_programmes, programme_folder

from binnenuit.domain.programmes import service
from binnenuit.domain.programmes.documents import PartnershipSource, ProgrammeSource
from binnenuit.domain.programmes.models import Programme
from binnenuit.kernel.authority import OPERATOR
from binnenuit.kernel.errors import NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small(tmp_path):
    prepare_programmes()
    service.load(actor=OPERATOR, folder=programme_folder(tmp_path))


def test_what_is_not_there_is_not_found():
    with pytest.raises(NotFound, match="no programme 'niets'"):
        service.programme("niets")
    with pytest.raises(NotFound, match="no partnership 'niets'"):
        service.partnership("niets")


def test_a_label_falls_back_to_dutch_and_then_to_the_code():
    assert service.programme_label("plan", "en") == "The plan"
    assert service.programme_label("plan", "ar") == "Het plan"
    assert service.programme_label("project", "en") == "Het project"
    assert service.programme_label("niets", "nl") == "niets"


def test_programmes_stand_below_their_parents():
    assert [item.code for item in service.programmes()] == ["plan", "project"]
    assert [item.code for item in service.partnership_refs()] == ["alliantie", "netwerk"]


def test_the_queries_don_t_grow_with_the_number_of_programmes():
    with CaptureQueriesContext(connection) as few:
        service.programmes()
    for number in range(5):
        Programme.objects.create(
            code=f"meer-{number}", kind="project", created="2026-11-23T00:00Z", changed="2026-11-23T00:00Z"
        )
    with CaptureQueriesContext(connection) as more:
        assert len(service.programmes()) == 7
    assert len(more) == len(few) < 25


def test_a_participation_has_the_term_of_its_role_or_else_of_the_whole():
    lead, executing = service.memberships_of("movisie")
    assert (lead.role, str(lead.term.ends)) == ("lead_applicant", "2024-12-31")
    assert (executing.role, str(executing.term.ends)) == ("executing", "2025-06")
    coordinator = service.memberships_of("iot")[0]
    assert (coordinator.code, str(coordinator.term.starts)) == ("netwerk", "2020")
    assert [item.code for item in coordinator.within] == ["alliantie"]
    assert service.memberships_of("ministerie-ocw")[0].role == "funder"


def test_marks_behind_a_list_are_told_apart():
    evidence = service.programme("plan").evidence
    assert evidence.support("funding") == (("verified", (1,)),)
    assert evidence.support("results") == ()
    assert evidence.facts_about("results")[0].sources == (1,)


def test_search_finds_a_programme_by_who_where_and_what():
    source = ProgrammeSource()
    plan, project = source.documents(*source.bounds())
    assert (plan.kind, plan.code, plan.texts["en"].title) == ("programme", "plan", "The plan")
    assert plan.texts["nl"].body == "Een doel. Er kwam een boek."
    assert plan.facets["theme"] == ("zelfbeschikking",)
    assert plan.facets["target_group"] == ("jongeren",)
    assert plan.facets["municipality"] == ("GM0599",)
    assert plan.facets["province"] == ("PV28",)
    assert plan.facets["organisation"] == ("movisie", "ministerie-ocw")
    assert {"MOVISIE", "Rotterdam"} <= set(plan.names)
    assert round(plan.points[0].latitude) == 52
    assert plan.card["until"] == "2025-06"
    assert project.facets["programme"] == ("project", "plan")
    assert project.facets["organisation"] == ()


def test_search_finds_a_partnership_by_its_members_at_every_level():
    source = PartnershipSource()
    documents = {item.code: item for item in source.documents(*source.bounds())}
    assert documents["alliantie"].facets["organisation"] == ("movisie", "iot")
    assert documents["alliantie"].facets["programme"] == ("plan",)
    assert documents["alliantie"].names == ("MOVISIE", "IOT")
    assert set(documents["alliantie"].texts) == {"nl"}


def test_what_has_ended_sinks(monkeypatch):
    from datetime import date

    from binnenuit.kernel import clock

    source = ProgrammeSource()
    monkeypatch.setattr(clock, "today", lambda: date(2025, 6, 30))
    assert [item.boost for item in source.documents(*source.bounds())] == [1.0, 1.0]
    monkeypatch.setattr(clock, "today", lambda: date(2025, 7, 1))
    assert [item.boost for item in source.documents(*source.bounds())] == [0.7, 1.0]


def test_nothing_loaded_is_nothing_to_index():
    Programme.objects.exclude(code="plan").delete()
    first, last = ProgrammeSource().bounds()
    assert first == last
    assert list(PartnershipSource().documents(0, -1)) == []
