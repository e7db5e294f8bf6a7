import pytest
from django.db import IntegrityError, transaction
from tests.factories.programmes import SMALL, prepare_programmes, programme_folder, stored_programmes

from binnenuit.domain.programmes import service
from binnenuit.domain.programmes.events import PartnershipsChanged, ProgrammesChanged
from binnenuit.domain.programmes.models import Funding, Membership, Partnership, Programme
from binnenuit.foundation.audit.service import actions_on
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR
from binnenuit.kernel.errors import DataFileError, NotAllowed
from binnenuit.kernel.events import subscribe

pytestmark = pytest.mark.django_db

heard: list[object] = []


def hear(event):
    heard.append(event)


@pytest.fixture(autouse=True)
def prepared():
    prepare_programmes()
    subscribe(ProgrammesChanged, hear)
    subscribe(PartnershipsChanged, hear)
    heard.clear()


def load(folder, text=SMALL):
    return service.load(actor=OPERATOR, folder=programme_folder(folder, text))


def test_loading_twice_changes_nothing(tmp_path):
    loaded = load(tmp_path)
    assert set(loaded.programmes.created) == {"plan", "project"}
    assert set(loaded.partnerships.created) == {"alliantie", "netwerk"}
    assert len(heard) == 2
    before = stored_programmes()
    again = load(tmp_path)
    assert (again.programmes.created, again.programmes.changed) == ((), ())
    assert set(again.partnerships.unchanged) == {"alliantie", "netwerk"}
    assert stored_programmes() == before
    assert len(heard) == 2


@pytest.mark.parametrize(
    ("old", "new", "kind", "code"),
    [
        ('title.en = "The plan"', 'title.en = "This plan"', "programme", "plan"),
        ("cents = 7000000", "cents = 7000001", "programme", "plan"),
        ('text.en = "A book came out."', "", "programme", "plan"),
        ('places = ["GM0599"]', 'places = ["GM0599", "GM0363"]', "programme", "plan"),
        ('until = "2025-06"', 'until = "2025-06-30"', "programme", "plan"),
        ("Onze afleiding", "Een afleiding", "programme", "project"),
        ('role = "lead_applicant"', 'role = "coordinator"', "partnership", "alliantie"),
        ('until = "2024-12-31"', 'until = "2024"', "partnership", "alliantie"),
        ('kind = "network"', 'kind = "consortium"', "partnership", "netwerk"),
    ],
)
def test_only_what_differs_is_changed(old, new, kind, code, tmp_path):
    load(tmp_path)
    heard.clear()
    loaded = load(tmp_path, SMALL.replace(old, new))
    assert loaded.programmes.changed + loaded.partnerships.changed == (code,)
    assert len(actions_on(f"{kind}:{code}")) == 2
    assert len(heard) == 1
    # and what was written is what the file says
    again = load(tmp_path, SMALL.replace(old, new))
    assert again.programmes.changed + again.partnerships.changed == ()


def test_what_disappears_from_the_files_stays(tmp_path):
    load(tmp_path)
    load(tmp_path, SMALL[: SMALL.index("[[partnership]]")])
    assert service.partnership("alliantie").members


def test_paths_follow_a_move(tmp_path):
    load(tmp_path)
    plan, project = (Programme.objects.get(code=code) for code in ("plan", "project"))
    assert project.path == f"{plan.path}{project.pk}/"
    top = '[[programme]]\ncode = "top"\nkind = "project"\ntitle.nl = "Top"\n\n'
    load(
        tmp_path, top + SMALL.replace('kind = "multi_year_plan"', 'kind = "multi_year_plan"\nparent = "top"')
    )
    above, plan, project = (Programme.objects.get(code=code) for code in ("top", "plan", "project"))
    assert (plan.path, project.path) == (f"{above.pk}/{plan.pk}/", f"{above.pk}/{plan.pk}/{project.pk}/")
    assert {row.code for row in Programme.objects.below(above)} == {"plan", "project"}


@pytest.mark.parametrize("actor", [VISITOR, SYSTEM])
def test_who_is_no_operator_may_not_load(actor, tmp_path):
    with pytest.raises(NotAllowed):
        service.load(actor=actor, folder=programme_folder(tmp_path))
    assert not Programme.objects.exists()


SUPPORTS = 'supports = ["summary", "period"'
BROKEN = [
    ('organisation = "movisie"\nrole = "executing"', 'organisation = "niemand"\nrole = "executing"', 'organisation = "niemand"', "no organisation 'niemand'"),
    ('funder = "ministerie-ocw"', 'funder = "niemand"', 'funder = "niemand"', "there is no organisation 'niemand'"),
    ('organisation = "iot"', 'organisation = "niemand"', 'organisation = "niemand"', "there is no organisation 'niemand'"),
    ('partnership = "netwerk"', 'partnership = "niemand"', 'partnership = "niemand"', "there is no partnership 'niemand'"),
    ('programme = "plan"', 'programme = "niemand"', 'programme = "niemand"', "there is no programme 'niemand'"),
    ('parent = "plan"', 'parent = "niemand"', 'parent = "niemand"', "there is no programme 'niemand'"),
    ('themes = ["zelfbeschikking"]', 'themes = ["zelf"]', "themes = ", "there is no concept 'zelf' in themes"),
    ('themes = ["zelfbeschikking"]', 'themes = ["jongeren"]', "themes = ", "there is no concept 'jongeren' in themes"),
    ('themes = ["zelfbeschikking"]', 'themes = ["zelfbeschikking", "zelfbeschikking"]', "themes = ", "stands twice"),
    ('target_groups = ["jongeren"]', 'target_groups = ["iedereen"]', "target_groups = ", "no concept 'iedereen' in target_groups"),
    ('places = ["GM0599"]', 'places = ["GM9999"]', "places = ", "there is no municipality 'GM9999'"),
    ('code = "project"', 'code = "plan"', 'code = "plan"', "code 'plan' stands at programmes.toml:1 already"),
    ('code = "project"', 'code = "Het Project"', 'code = "Het Project"', "code must be lower-case"),
    ('parent = "plan"', 'parent = "project"', 'parent = "project"', "can't contain or follow itself: project -> project"),
    ('organisation = "iot"', 'partnership = "alliantie"', None, "a partnership can't be a member of itself"),
    ('organisation = "iot"', 'partnership = "netwerk"', None, "can't be a member of itself: netwerk -> netwerk"),
    ('until = "2025-06"', 'until = "2021"', 'until = "2021"', "until (2021) lies before from (2022)"),
    ('until = "2025-06"', 'until = "juni 2025"', 'until = "juni 2025"', "a date is written as"),
    ('until = "2024-12-31"', 'until = "2022-12-31"', 'until = "2022-12-31"', "until (2022-12-31) lies before from (2023)"),
    ('from = "2023"\n', 'from = "2022-12"\n', "[[partnership.members]]", "lies within that of its partnership"),
    ('partnership = "netwerk"', 'partnership = "netwerk"\norganisation = "iot"', "[[partnership.members]]", "either an organisation or a partnership"),
    ('role = "coordinator"', 'role = "baas"', 'role = "baas"', "unknown role 'baas'"),
    ('kind = "network"', 'kind = "club"', 'kind = "club"', "unknown kind 'club'"),
    ('kind = "project"', 'kind = "project"\nbudget = 3', "budget = 3", "unknown key 'budget'"),
    ('key = "ons"', 'key = "ons"\nlink = "x"', 'link = "x"', "unknown key 'link'"),
    ("cents = 7000000", "cents = 0", "cents = 0", "cents must be a whole number"),
    ("cents = 7000000", "cents = 70000.50", "cents = 70000.50", "cents must be a whole number"),
    ("cents = 7000000", "euros = 70000", "euros = 70000", "unknown key 'euros'"),
    ('sources = ["brief"]', 'sources = ["boek"]', "[[programme.facts]]", "there is no source 'boek'"),
    ('sources = ["brief"]', "sources = []", "[[programme.facts]]", "a verified fact names a verified source"),
    ('about = "results"', 'about = "alles"', 'about = "alles"', "unknown about 'alles'"),
    ('text.nl = "Er kwam een boek."', "", "text.en", "text must have a text in nl"),
    (SUPPORTS, 'supports = ["summary"', None, "no source supports 'period'"),
    ('"funding", "within"', '"within"', None, "no source supports 'funding'"),
    ('supports = ["period", "members"]', 'supports = ["period"]', None, "no source supports 'members'"),
    ("checked = 2026-11-23", "", "[[programme.sources]]", "a verified source has a url and the date"),
    ('url = "https://example.org/brief"', 'url = "example.org"', "[[programme.sources]]", "a web address starts with"),
    ('title.nl = "Het project"', "", "[[programme]]", "title must be there"),
    ('title.nl = "Het project"', 'title.en = "Project"', 'title.en = "Project"', "title must have a text in nl"),
    ('title.nl = "Het project"', f'title.nl = "{"x" * 201}"', "title.nl", "title must have at most 200 characters"),
    ("[[partnership.members]]\norganisation", "[[partnership.leden]]\norganisation", None, "unknown key 'leden'"),
    ('title.nl = "Het netwerk"', 'title.nl = "Het netwerk', 'title.nl = "Het netwerk', "not valid TOML"),
    ("[[partnership]]", "[[alliantie]]", None, "unknown part 'alliantie'"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "where", "reason"), BROKEN)
def test_a_broken_file_says_where_and_why_and_changes_nothing(old, new, where, reason, tmp_path):
    load(tmp_path, SMALL.replace("Een plan.", "Een oud plan."))
    before = stored_programmes()
    heard.clear()
    assert old in SMALL
    with pytest.raises(DataFileError) as caught:
        load(tmp_path, SMALL.replace(old, new))
    assert reason in caught.value.reason
    assert caught.value.path.name == "programmes.toml"
    if where is not None:
        assert where in SMALL.replace(old, new).splitlines()[caught.value.line - 1]
    assert stored_programmes() == before
    assert heard == []


def test_a_nested_partnership_is_a_member_only_while_it_exists(tmp_path):
    text = SMALL.replace(
        'partnership = "netwerk"\nrole = "member"', 'partnership = "netwerk"\nrole = "member"\nfrom = "2024"'
    ).replace('from = "2020"', 'from = "2020"\nuntil = "2023"')
    with pytest.raises(DataFileError, match="'netwerk' can be a member only within its own term"):
        load(tmp_path, text)


def test_a_member_twice_in_one_role_is_refused(tmp_path):
    member = '[[partnership.members]]\norganisation = "iot"\nrole = "coordinator"\n'
    with pytest.raises(DataFileError, match="'iot' is a member in this role and term already") as caught:
        load(tmp_path, SMALL.replace(member, member + member))
    assert caught.value.line == 74


def test_a_cycle_through_the_database_is_found(tmp_path):
    load(tmp_path)
    netwerk = SMALL[SMALL.index('[[partnership]]\ncode = "netwerk"') :]
    with pytest.raises(DataFileError, match="can't be a member of itself"):
        load(tmp_path, netwerk.replace('organisation = "iot"', 'partnership = "alliantie"'))
    project = SMALL[SMALL.index('[[programme]]\ncode = "project"') : SMALL.index("[[partnership]]")]
    plan = project.replace('code = "project"', 'code = "plan"').replace(
        'parent = "plan"', 'parent = "project"'
    )
    with pytest.raises(DataFileError, match="can't contain or follow itself"):
        load(tmp_path, plan)


def test_nothing_follows_itself(tmp_path):
    text = SMALL.replace('"within"]', '"within", "succession"]').replace(
        '"members"]', '"members", "succession"]'
    )
    turns = text.replace('code = "plan"', 'code = "plan"\nfollows = "project"').replace(
        'parent = "plan"', 'follows = "plan"'
    )
    with pytest.raises(DataFileError, match="a programme can't contain or follow itself"):
        load(tmp_path, turns)
    with pytest.raises(DataFileError, match="a partnership can't follow itself: netwerk -> netwerk"):
        load(tmp_path, text.replace('code = "netwerk"', 'code = "netwerk"\nfollows = "netwerk"'))


def test_a_concept_that_is_no_longer_in_use_is_refused(tmp_path, monkeypatch):
    from dataclasses import replace

    from binnenuit.foundation.vocabulary import service as vocabulary

    thesaurus = vocabulary.thesaurus()
    concepts = tuple(
        replace(item, deprecated=True, replaced_by="vrouwen") if item.id == "jongeren" else item
        for item in thesaurus.concepts
    )
    monkeypatch.setattr(vocabulary, "thesaurus", lambda: vocabulary.Thesaurus(concepts, thesaurus.version))
    with pytest.raises(DataFileError, match="'jongeren' is no longer in use; use 'vrouwen'"):
        load(tmp_path)


def test_the_database_itself_refuses_what_can_not_be(tmp_path):
    load(tmp_path)
    alliance = Partnership.objects.get(code="alliantie")
    membership = Membership.objects.get(partnership=alliance, organisation__code="movisie")
    refused = [
        (Membership.objects.filter(pk=membership.pk), {"organisation": None}),
        (Membership.objects.filter(pk=membership.pk), {"nested": Partnership.objects.get(code="netwerk")}),
        (Membership.objects.filter(nested__code="netwerk"), {"nested": alliance}),
        (Membership.objects.filter(pk=membership.pk), {"ends_on": "2020-01-01"}),
        (Membership.objects.filter(pk=membership.pk), {"ends_precision": ""}),
        (Programme.objects.filter(code="plan"), {"parent": Programme.objects.get(code="plan")}),
        (Programme.objects.filter(code="plan"), {"kind": "club"}),
        (Programme.objects.filter(code="plan"), {"code": "project"}),
        (Funding.objects.all(), {"cents": -1}),
        (Funding.objects.all(), {"partnership": alliance}),
        (Partnership.objects.filter(code="alliantie"), {"follows": alliance}),
    ]
    for rows, values in refused:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**values)


def test_an_empty_folder_is_said_plainly(tmp_path):
    with pytest.raises(DataFileError, match="no data file"):
        service.load(actor=OPERATOR, folder=tmp_path)
