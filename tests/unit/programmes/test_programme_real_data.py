"""The real data say what design section 1 and domain 1 say, member by member."""

import pytest
from django.db import transaction
from tests.factories.programmes import load_programmes, stored_programmes

from binnenuit.domain.programmes import service
from binnenuit.domain.programmes.actions.loading import DATA
from binnenuit.domain.programmes.actions.reading import DataFiles
from binnenuit.foundation.organisations.service import organisation
from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.queries import forget
from binnenuit.kernel.authority import OPERATOR

pytestmark = pytest.mark.django_db

CONSORTIUM = [
    ("iot", "coordinator"),
    ("stichting-kezban", "member"),
    ("fsan", "member"),
    ("smn", "member"),
    ("mudawwanah", "member"),
    ("htib", "member"),
    ("von", "member"),
]
LCC = [
    (code, "member")
    for code in (
        "lkp",
        "christenqueer",
        "verscheurd",
        "homo-in-de-klas",
        "european-forum-lgbt-christian-groups",
    )
]


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):  # noqa: ARG001 -- the database must be there first
    """Load the real data once: what a test does to it is undone after the test."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_programmes()
        yield
        transaction.set_rollback(True)
    forget()


loaded = pytest.mark.usefixtures("_loaded")


def tree(members):
    return [
        (item.organisation.code, item.role)
        if item.organisation
        else (item.nested.partnership.code, item.role, tree(item.nested.members))
        for item in members
    ]


def codes(items):
    return [item.organisation.code for item in items]


def funders(view):
    return [item.funder.code for item in view.evidence.funding]


@loaded
def test_loading_the_real_data_twice_changes_nothing():
    before = stored_programmes()
    again = service.load(actor=OPERATOR)
    for report in (again.programmes, again.partnerships):
        assert (report.created, report.changed) == ((), ())
    assert stored_programmes() == before


@loaded
def test_the_alliance_change_from_within_is_nested_as_it_is():
    alliance = service.partnership("alliantie-verandering-van-binnenuit-2")
    assert tree(alliance.members) == [
        ("movisie", "member"),
        ("iot", "member"),
        ("lcc-plus", "member", LCC),
        ("consortium-zelfbeschikking", "member", CONSORTIUM),
    ]
    assert (str(alliance.term.starts), str(alliance.term.ends)) == ("2023-01", "2027-12")
    assert funders(alliance) == ["ministerie-ocw"]
    assert alliance.programme is not None
    assert alliance.programme.code == "subsidieregeling-gender-lhbti-2022-2027"
    assert str(alliance.members[2].term.starts) == "2023"
    # who coordinates the alliance itself was not found; who coordinates the consortium was
    assert alliance.coordinator is None
    consortium = service.partnership("consortium-zelfbeschikking")
    assert consortium.coordinator is not None
    assert consortium.coordinator.organisation is not None
    assert consortium.coordinator.organisation.code == "iot"
    assert [item.code for item in consortium.within] == [
        "alliantie-verandering-van-binnenuit",
        "alliantie-verandering-van-binnenuit-2",
    ]


@loaded
def test_the_first_phase_of_that_alliance():
    first = service.partnership("alliantie-verandering-van-binnenuit")
    assert tree(first.members) == [
        ("movisie", "member"),
        ("consortium-zelfbeschikking", "member", CONSORTIUM),
    ]
    assert (str(first.term.starts), str(first.term.ends)) == ("2018", "2022")
    assert [item.code for item in first.followed_by] == ["alliantie-verandering-van-binnenuit-2"]


@loaded
def test_the_alliance_young_and_equal():
    alliance = service.partnership("alliantie-jong-gelijk")
    assert tree(alliance.members) == [
        (code, "member") for code in ("rutgers", "colored-qollective", "njr", "femmes-for-freedom")
    ]
    assert (str(alliance.term.starts), str(alliance.term.ends)) == ("2023-01", "2027-12")
    assert alliance.evidence.target_groups == ("jongeren",)
    # no public source was found: nothing about it may be shown as read in one
    assert {source.certainty for source in alliance.evidence.sources} == {"stated", "inferred"}


@loaded
def test_the_plan_with_its_fund_and_what_is_inferred_about_it():
    plan = service.programme("meerjarenplan-zelfbeschikking-2022-2025")
    assert [child.code for child in plan.children] == ["fonds-op-naam-zelfbeschikking"]
    assert codes(plan.in_role("responsible")) == ["ministerie-szw", "ministerie-ocw"]
    assert [item.code for item in plan.followed_by] == ["actieprogramma-zelfbeschikking"]
    fund = service.programme("fonds-op-naam-zelfbeschikking")
    assert (str(fund.term.starts), fund.term.ends) == ("2023", None)
    inferred = [fact for fact in fund.evidence.facts if fact.certainty == "inferred"]
    assert "Jezelf Kunnen Zijn" in inferred[0].texts["nl"]
    assert [(child.code, child.part) for child in fund.children] == [("jezelf-kunnen-zijn", "inferred")]
    scheme = service.programme("jezelf-kunnen-zijn")
    assert codes(scheme.in_role("host")) == ["oranje-fonds"]
    assert codes(scheme.in_role("grantee")) == [
        "oy-vey",
        "voice-of-all-women",
        "coc-nederland",
        "himilo",
        "sexmatters",
    ]
    assert funders(scheme) == ["oranje-fonds", "ministerie-szw"]
    assert [mark for mark, _numbers in scheme.evidence.support("within")] == ["inferred"]


@loaded
def test_samen_with_what_came_before():
    samen = service.programme("samen")
    assert codes(samen.in_role("executing")) == ["iom-nederland", "dokters-van-de-wereld"]
    assert organisation("iom-nederland").part_of is not None
    assert set(funders(samen)) == {"ministerie-ocw", "europese-commissie", "gemeente-rotterdam"}
    names = {places.municipality(code).name for code in samen.places}
    assert names in (
        {"Amsterdam", "Arnhem", "'s-Gravenhage", "Nijmegen", "Rotterdam", "Utrecht"},
        {"Amsterdam", "Arnhem", "Den Haag", "Nijmegen", "Rotterdam", "Utrecht"},
    )
    assert (str(samen.term.starts), str(samen.term.ends)) == ("2022-09", "2024-08-31")
    assert samen.follows is not None
    before = service.programme(samen.follows.code)
    assert (before.code, before.follows.code if before.follows else "") == ("reach-out", "protect")


@loaded
def test_respectvol_samenleven_has_no_start_that_nobody_knows():
    project = service.programme("respectvol-samenleven")
    assert codes(project.in_role("executing")) == ["movisie"]
    assert (project.term.starts, str(project.term.ends)) == (None, "2022-10-07")
    assert project.evidence.funding == ()
    assert any("ongeveer twee jaar" in fact.texts["nl"] for fact in project.evidence.facts_about("period"))


@loaded
def test_an_organisation_knows_what_it_takes_part_in():
    found = {(item.kind, item.code, item.role) for item in service.memberships_of("iot")}
    assert found == {
        ("partnership", "alliantie-verandering-van-binnenuit-2", "member"),
        ("partnership", "consortium-zelfbeschikking", "coordinator"),
    }
    nested = next(item for item in service.memberships_of("smn") if item.code == "consortium-zelfbeschikking")
    assert {item.code for item in nested.within} == {
        "alliantie-verandering-van-binnenuit",
        "alliantie-verandering-van-binnenuit-2",
    }
    roles = {item.role for item in service.memberships_of("ministerie-ocw")}
    assert roles == {"responsible", "funder"}
    assert service.memberships_of("niemand") == ()


def test_every_text_is_there_in_dutch_and_in_english():
    files = DataFiles(DATA)
    for record, data in [*files.programmes.values(), *files.partnerships.values()]:
        texts = [data.title, data.summary, data.aim, *(fact.texts for fact in data.facts)]
        texts += [item.note for item in (*data.funding, *getattr(data, "organisations", ()))]
        for text in filter(None, texts):
            assert {language for language, _words in text} == {"nl", "en"}, record.error(
                "a text lacks a language"
            )


def test_no_person_is_named_beside_the_member_of_parliament_of_the_paper():
    words = "\n".join(path.read_text(encoding="utf-8") for path in DATA.glob("*.toml"))
    for name in ("Azdural", "Bakker", "Naleie", "Kaddouri", "Nobel"):
        assert name not in words
