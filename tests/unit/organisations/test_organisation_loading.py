import pytest
from tests.factories.organisations import (
    TWO,
    OrganisationFactory,
    data_folder,
    load_organisations,
    stored_organisations,
)

from binnenuit.foundation.audit.service import actions_on
from binnenuit.foundation.organisations import service
from binnenuit.foundation.organisations.events import OrganisationsChanged
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR
from binnenuit.kernel.errors import DataFileError, NotAllowed
from binnenuit.kernel.events import subscribe

pytestmark = pytest.mark.django_db

heard: list[OrganisationsChanged] = []


def hear(event):
    heard.append(event)


@pytest.fixture
def events():
    subscribe(OrganisationsChanged, hear)
    heard.clear()
    return heard


def test_the_real_organisations_load_and_load_again_without_a_change(events):
    created = load_organisations().created
    assert {"movisie", "iot", "ministerie-ocw", "ministerie-szw", "oranje-fonds", "iom-nederland"} <= set(
        created
    )
    assert events == [OrganisationsChanged(*service.organisation_bounds())]
    before = stored_organisations()
    again = load_organisations()
    assert (again.created, again.changed, set(again.unchanged)) == ((), (), set(created))
    assert stored_organisations() == before
    assert len(events) == 1


def test_no_real_organisation_has_a_kvk_number_that_nobody_read_or_is_an_example():
    load_organisations()
    assert not Organisation.objects.exclude(kvk="").exists()
    assert not Organisation.objects.filter(example=True).exists()


def test_what_is_loaded_is_what_is_shown(tmp_path):
    report = service.load(actor=OPERATOR, folder=data_folder(tmp_path))
    assert report.created == ("koepel", "tak")
    umbrella, branch = service.organisation("koepel"), service.organisation("tak")
    assert (umbrella.kvk, umbrella.website) == ("12345678", "https://koepel.example.org")
    assert umbrella.descriptions == {"nl": "Een koepel.", "en": "An umbrella."}
    assert [source.title for source in umbrella.sources] == ["Een bron"]
    assert [part.code for part in umbrella.parts] == ["tak"]
    assert branch.part_of is not None
    assert branch.part_of.name == "De Koepel"
    assert actions_on("organisation:tak") == ["organisations.load"]


def test_only_what_differs_is_changed(tmp_path, events):
    service.load(actor=OPERATOR, folder=data_folder(tmp_path))
    events.clear()
    changed = data_folder(tmp_path, TWO.replace("An umbrella.", "One umbrella."))
    report = service.load(actor=OPERATOR, folder=changed)
    assert (report.created, report.changed, report.unchanged) == ((), ("koepel",), ("tak",))
    assert service.organisation("koepel").descriptions["en"] == "One umbrella."
    assert len(actions_on("organisation:koepel")) == 2
    assert len(actions_on("organisation:tak")) == 1
    key = service.organisation("koepel").pk
    assert events == [OrganisationsChanged(key, key)]


def test_what_disappears_from_the_files_stays(tmp_path):
    service.load(actor=OPERATOR, folder=data_folder(tmp_path))
    service.load(actor=OPERATOR, folder=data_folder(tmp_path, TWO.split("\n\n")[0]))
    assert service.organisation("tak").part_of is not None


def test_a_tree_moves_with_its_top(tmp_path):
    service.load(actor=OPERATOR, folder=data_folder(tmp_path))
    leaf = OrganisationFactory(part_of=Organisation.objects.get(code="tak"))
    moved = TWO.replace('kind = "umbrella"', 'kind = "umbrella"\npart_of = "nieuw"')
    top = '\n[[organisation]]\ncode = "nieuw"\nname = "Nieuw"\nkind = "network"\n'
    service.load(actor=OPERATOR, folder=data_folder(tmp_path, moved + top))
    paths = {row.code: row.path for row in Organisation.objects.all()}
    assert paths["koepel"] == f"{paths['nieuw']}{service.organisation('koepel').pk}/"
    assert paths["tak"].startswith(paths["koepel"])
    assert paths[leaf.code].startswith(paths["tak"])
    below = Organisation.objects.below(Organisation.objects.get(code="nieuw"))
    assert {row.code for row in below} == {"koepel", "tak", leaf.code}


@pytest.mark.parametrize("actor", [VISITOR, SYSTEM])
def test_who_is_no_operator_may_not_load(actor, tmp_path):
    with pytest.raises(NotAllowed):
        service.load(actor=actor, folder=data_folder(tmp_path))
    assert not Organisation.objects.exists()


BROKEN = [
    ('code = "tak"', 'code = "koepel"', 15, "code 'koepel' stands at organisations.toml:1 already"),
    ('code = "tak"', 'code = "De Tak"', 15, "code must be lower-case"),
    ('code = "tak"', 'code = "voorbeeld-tak"', 15, "are for examples"),
    ('kvk = "12345678"', 'kvk = "1234567"', 5, "a KvK number has 8 digits, not '1234567'"),
    ('kvk = "12345678"', "kvk = 12345678", 5, "kvk must be a text"),
    ('kvk = "12345678"', 'kvk_number = "12345678"', 5, "unknown key 'kvk_number'"),
    ('"https://koepel.example.org"', '"koepel.example.org"', 6, "a web address starts with https://"),
    ('kind = "umbrella"', 'kind = "club"', 4, "unknown kind 'club'"),
    ('part_of = "koepel"', 'part_of = "niemand"', 19, "there is no organisation 'niemand'"),
    ('part_of = "koepel"', 'part_of = "tak"', 19, "can't be a part of itself: tak -> tak"),
    ('kvk = "12345678"', 'part_of = "tak"', None, "can't be a part of itself"),
    ('name = "De Tak"', 'name = " "', 16, "name must be a text"),
    ('name = "De Tak"', f'name = "{"x" * 201}"', 16, "at most 200 characters"),
    ('description.nl = "Een koepel."', "", 8, "description must have a text in nl"),
    ('description.nl = "Een koepel."', "description.nl = 3", 7, "description must be a table"),
    ("checked = 2026-11-23", 'checked = "gisteren"', 9, "checked must be a date"),
    ("checked = 2026-11-23", "checked = 2026-11-23T10:00:00", 9, "checked must be a date"),
    ("checked = 2026-11-23", "", 9, "a source has title, url and checked"),
    ('url = "https://example.org/bron"', 'url = ""', 9, "must be a web address"),
    ('title = "Een bron"', "title = 1", 9, "title of a source"),
    ("[[organisation.sources]]", "[organisation.sources]", 9, "sources must be"),
    ('name = "De Tak"', 'name = "De Tak', 16, "not valid TOML"),
]


@pytest.mark.parametrize(("old", "new", "line", "reason"), BROKEN)
def test_a_broken_file_says_where_and_why_and_changes_nothing(old, new, line, reason, tmp_path):
    service.load(actor=OPERATOR, folder=data_folder(tmp_path, TWO.replace("Een koepel.", "Koepel.")))
    before = stored_organisations()
    assert old in TWO
    # what stands before the mistake differs from the database: it must not be written either
    with pytest.raises(DataFileError) as caught:
        service.load(actor=OPERATOR, folder=data_folder(tmp_path, TWO.replace(old, new)))
    assert reason in caught.value.reason
    assert caught.value.path.name == "organisations.toml"
    if line is not None:
        assert caught.value.line == line
    assert stored_organisations() == before


def test_a_cycle_through_the_database_is_found(tmp_path):
    service.load(actor=OPERATOR, folder=data_folder(tmp_path))
    only = TWO.split("\n\n", maxsplit=1)[0].replace('kvk = "12345678"', 'part_of = "tak"')
    with pytest.raises(DataFileError, match="can't be a part of itself"):
        service.load(actor=OPERATOR, folder=data_folder(tmp_path, only))


def test_a_tree_has_at_most_eight_levels(tmp_path):
    levels = [f'[[organisation]]\ncode = "o{number}"\nname = "O"\nkind = "other"\n' for number in range(9)]
    text = levels[0] + "".join(f'{level}part_of = "o{number}"\n' for number, level in enumerate(levels[1:]))
    with pytest.raises(DataFileError, match="at most 8 levels"):
        service.load(actor=OPERATOR, folder=data_folder(tmp_path, text))
    assert not Organisation.objects.exists()


def test_an_empty_folder_is_said_plainly(tmp_path):
    with pytest.raises(DataFileError, match="no data file"):
        service.load(actor=OPERATOR, folder=tmp_path)
