"""Changing an organisation's page: who may, what is kept of it, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.organisations import TWO, OrganisationFactory, data_folder
from tests.factories.people import person

from binnenuit.foundation.audit.service import actions_on
from binnenuit.foundation.organisations import service
from binnenuit.foundation.organisations.events import OrganisationsChanged
from binnenuit.foundation.organisations.models import Organisation, OrganisationDraft, OrganisationRevision
from binnenuit.foundation.organisations.queries import keeping, scopes
from binnenuit.foundation.organisations.rules.archive import from_json, to_json
from binnenuit.foundation.organisations.rules.differences import differences
from binnenuit.foundation.organisations.rules.records import Kind, OrganisationData, SourceData
from binnenuit.foundation.organisations.rules.validation import problems
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR
from binnenuit.kernel.errors import ChangedSince, NotAllowed, NotFound, Refused
from binnenuit.kernel.events import subscribe

pytestmark = pytest.mark.django_db

HOLDER = person("Houder", ("holder", "organisation:tak"))
MODERATOR = person("Moderator", ("moderator", ""))
IN_ROTTERDAM = person("Redacteur", ("editor", "municipality:GM0599"))
NEITHER = [
    VISITOR,
    SYSTEM,
    person("Niemand"),
    person("Ander", ("holder", "organisation:koepel")),
    person("Elders", ("editor", "municipality:GM0855")),
    person("Anders", ("coach", ""), ("assessor", ""), ("programme_officer", ""), ("administrator", "")),
]
heard: list[OrganisationsChanged] = []
SOURCE = SourceData("Jaarverslag", "https://example.org/jaar", date(2026, 11, 1))


def hear(event):
    heard.append(event)


@pytest.fixture
def branch(tmp_path):
    """Return what the organisation "tak", a part of "koepel", says."""
    service.load(actor=OPERATOR, folder=data_folder(tmp_path))
    subscribe(OrganisationsChanged, hear)
    heard.clear()
    return keeping.stored("tak").data


@pytest.fixture
def works_in_rotterdam(monkeypatch):
    monkeypatch.setattr(scopes, "_asked", [lambda code: frozenset({"municipality:GM0599", f"x:{code}"})])


def test_a_change_is_a_revision_with_author_reason_and_what_was_there(branch):
    changed = replace(
        branch, name="De Nieuwe Tak", descriptions=(("nl", "Wij doen iets."),), sources=(SOURCE,)
    )
    assert service.save_organisation(changed, actor=HOLDER, version=1, reason=" Nieuwe naam ") == 2
    now = service.organisation("tak")
    assert (now.name, now.descriptions["nl"], now.sources[0].title) == (
        "De Nieuwe Tak",
        "Wij doen iets.",
        "Jaarverslag",
    )
    newest, oldest = service.organisation_revisions("tak", actor=HOLDER)
    assert (newest.number, newest.author, newest.reason) == (2, "Houder", "Nieuwe naam")
    assert [one.field for one in newest.differences] == ["name", "descriptions", "sources"]
    assert (oldest.number, oldest.action, oldest.author, oldest.differences) == (
        1,
        "organisations.found",
        "",
        (),
    )
    assert "organisations.save" in actions_on("organisation:tak")
    assert len(heard) == 1


def test_what_is_there_already_changes_nothing(branch):
    assert service.save_organisation(branch, actor=HOLDER, version=1) == 1
    assert not OrganisationRevision.objects.exists()
    assert heard == []


def test_two_at_once_lose_nothing(branch):
    service.save_organisation(replace(branch, short_name="Eerst"), actor=MODERATOR, version=1)
    with pytest.raises(ChangedSince) as refused:
        service.save_organisation(replace(branch, short_name="Daarna"), actor=HOLDER, version=1)
    assert refused.value.version == 2
    assert service.organisation("tak").short_name == "Eerst"


def test_going_back_is_a_new_revision_and_what_is_in_between_stays(branch):
    service.save_organisation(replace(branch, name="Anders"), actor=HOLDER, version=1)
    assert service.revert_organisation("tak", 1, actor=HOLDER, version=2) == 3
    assert keeping.stored("tak").data == branch
    assert [one.number for one in service.organisation_revisions("tak", actor=HOLDER)] == [3, 2, 1]
    with pytest.raises(NotFound):
        service.revert_organisation("tak", 9, actor=HOLDER, version=3)


@pytest.mark.parametrize("nobody", NEITHER, ids=lambda one: one.name)
def test_who_may_not(branch, works_in_rotterdam, nobody):  # noqa: ARG001 -- it works there, and they may not
    for forbidden in (
        lambda: service.save_organisation(replace(branch, name="X"), actor=nobody, version=1),
        lambda: (
            service.revert_organisation("koepel", 1, actor=nobody, version=1)
            if nobody.name != "Ander"
            else service.revert_organisation("tak", 1, actor=nobody, version=1)
        ),
        lambda: service.keep_organisation_draft("tak", {}, actor=nobody, version=1),
        lambda: service.drop_organisation_draft("tak", actor=nobody),
        lambda: service.kept_organisation("tak", actor=nobody),
        lambda: service.organisation_revisions("tak", actor=nobody),
    ):
        with pytest.raises((NotAllowed, NotFound)):
            forbidden()
    assert service.organisation("tak").name == "De Tak"
    assert not OrganisationDraft.objects.exists()


def test_an_editor_may_where_all_that_it_does_lies(branch, works_in_rotterdam):  # noqa: ARG001 -- where it works
    assert service.save_organisation(replace(branch, name="Y"), actor=IN_ROTTERDAM, version=1) == 2
    assert [line.code for line in service.organisations_found_by("y", actor=IN_ROTTERDAM)] == ["tak"]


def test_an_editor_may_not_where_nobody_said_that_it_works(branch, monkeypatch):
    monkeypatch.setattr(scopes, "_asked", [])
    with pytest.raises(NotAllowed):
        service.save_organisation(replace(branch, name="Y"), actor=IN_ROTTERDAM, version=1)


def test_a_holder_does_not_say_whose_part_it_is_and_an_editor_does(branch):
    alone = replace(branch, part_of="")
    with pytest.raises(NotAllowed):
        service.save_organisation(alone, actor=HOLDER, version=1)
    assert service.save_organisation(alone, actor=MODERATOR, version=1) == 2
    assert service.organisation("tak").part_of is None
    assert Organisation.objects.get(code="tak").path.count("/") == 1
    with pytest.raises(NotAllowed):  # going back would place it again
        service.revert_organisation("tak", 1, actor=HOLDER, version=2)


def test_the_tree_stays_a_tree(branch):
    above = keeping.stored("koepel").data
    for wrong in (replace(above, part_of="tak"), replace(above, part_of="koepel")):
        with pytest.raises(Refused, match=r"organisation_own_part \(field='part_of'\)"):
            service.save_organisation(wrong, actor=MODERATOR, version=1)
    with pytest.raises(Refused, match=r"organisation_unknown \(field='part_of'\)"):
        service.save_organisation(replace(branch, part_of="nergens"), actor=MODERATOR, version=1)
    for number in range(7):
        OrganisationFactory(
            code=f"laag-{number}", part_of=Organisation.objects.filter(code=f"laag-{number - 1}").first()
        )
    with pytest.raises(Refused, match=r"organisation_too_deep \(field='part_of'\)"):
        service.save_organisation(replace(above, part_of="laag-6"), actor=MODERATOR, version=1)
    assert Organisation.objects.get(code="koepel").part_of is None


def test_an_example_names_nobody_who_exists(db):  # noqa: ARG001 -- opens the database
    OrganisationFactory(code="voorbeeld-a", example=True)
    data = replace(keeping.stored("voorbeeld-a").data, website="https://example.org")
    with pytest.raises(Refused, match=r"organisation_example \(field='website'\)"):
        service.save_organisation(data, actor=MODERATOR, version=1)


def test_a_draft_is_ones_own_and_stays_until_it_is_thrown_away(branch):
    service.keep_organisation_draft("tak", {"name": ["Half"]}, actor=HOLDER, version=1)
    assert service.organisation_draft("tak", actor=HOLDER).typed == {"name": ["Half"]}
    assert service.organisation_draft("tak", actor=MODERATOR) is None
    assert [line.has_draft for line in service.organisations_kept_by(HOLDER)] == [True]
    service.drop_organisation_draft("tak", actor=HOLDER)
    assert service.organisation_draft("tak", actor=HOLDER) is None
    assert keeping.stored("tak").data == branch


def test_loading_leaves_what_people_changed_and_says_so(branch, tmp_path):
    service.save_organisation(replace(branch, short_name="Onze eigen"), actor=HOLDER, version=1)
    newer = data_folder(tmp_path, TWO.replace("De Tak", "De Tak BV").replace("De Koepel", "De Grote Koepel"))
    report = service.load(actor=OPERATOR, folder=newer)
    assert (report.changed, report.kept) == (("koepel",), ("tak",))
    assert service.organisation("tak").name == "De Tak"
    newest = service.organisation_revisions("koepel", actor=MODERATOR)[0]
    assert (newest.action, newest.number, [one.field for one in newest.differences]) == (
        "organisations.load",
        2,
        ["name"],
    )


LINES = st.text(max_size=30)
DATA = st.builds(
    OrganisationData,
    code=st.just("tak"),
    name=LINES,
    kind=st.sampled_from([kind.value for kind in Kind]) | LINES,
    short_name=LINES,
    kvk=LINES,
    website=LINES,
    descriptions=st.dictionaries(
        st.sampled_from(["nl", "en", "tr"]), st.text(min_size=1, max_size=30), max_size=3
    ).map(lambda texts: tuple(sorted(texts.items()))),
    sources=st.lists(st.builds(SourceData, LINES, LINES, st.dates()), max_size=3).map(tuple),
)


@given(DATA)
def test_what_is_kept_comes_back(data):
    assert from_json("tak", to_json(data)) == data


@given(DATA, DATA)
def test_there_is_a_difference_exactly_where_two_differ(one, other):
    fields = {difference.field for difference in differences(one, other)}
    names = ("name", "short_name", "kind", "kvk", "website", "descriptions", "sources")
    assert fields == {name for name in names if getattr(one, name) != getattr(other, name)}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, {}),
        ({"name": " "}, {"name": "missing"}),
        ({"name": "a" * 201}, {"name": "too_long"}),
        ({"name": "a\x00"}, {"name": "unreadable"}),
        ({"kind": "bank"}, {"kind": "unknown"}),
        ({"kvk": "123"}, {"kvk": "not_a_kvk"}),
        ({"website": "javascript:alert(1)"}, {"website": "not_a_website"}),
        ({"descriptions": (("en", "Hello"),)}, {"description-nl": "dutch_first"}),
        ({"descriptions": (("nl", "Hoi"), ("x!", "?"))}, {"description-x!": "unknown"}),
        (
            {"sources": (SourceData("", "", date(2026, 1, 1)),)},
            {"source-0-title": "missing", "source-0-url": "missing"},
        ),
        ({"sources": (SOURCE,) * 21}, {"source-0-title": "too_many"}),
    ],
)
def test_what_is_wrong_is_named_by_its_field(changes, found):
    assert problems(replace(OrganisationData("tak", "De Tak", "association"), **changes)) == found
