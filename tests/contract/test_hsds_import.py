"""HSDS read in: the published examples say what they drop, older tables too; ours come back as they went out."""

import csv
import json
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from binnenuit.domain.initiatives.models import Initiative, Revision
from binnenuit.domain.initiatives.queries import stored
from binnenuit.foundation.imports.models import ImportRun
from binnenuit.foundation.imports.service import ColumnMapping, undo_run
from binnenuit.foundation.imports.tasks.runner import ImportRunner
from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.foundation.organisations.service import OrganisationData, SourceData
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.interchange.export.formats import INITIATIVES
from binnenuit.interchange.hsds import known
from binnenuit.interchange.importing.documents import services_of_json
from binnenuit.interchange.importing.packages import Package
from binnenuit.interchange.importing.report_labels import all_said
from binnenuit.interchange.importing.services import PLAIN, parse_service
from binnenuit.interchange.importing.source_file import open_file
from binnenuit.interchange.importing.target import KIND
from binnenuit.kernel.authority import OPERATOR
from binnenuit.kernel.errors import BadInput
from tests.contract.conftest import STANDARDS
from tests.factories import site as make

pytestmark = pytest.mark.usefixtures("site")
COUNTRY = ColumnMapping(defaults={"areas": "Nederland"})
NAMED = ("service_list", "service_full", "service_at_location_full", "organization_full")


@pytest.fixture(autouse=True)
def english():
    """Let reports speak English here."""
    with translation.override("en"):
        yield


def taken_in(path, mapping=COUNTRY):
    results = []
    ImportRunner(open_file(path, mapping), KIND, "hsds", OPERATOR, results.append).run()
    return results


def leaves(thing, at=""):
    if isinstance(thing, dict):
        return {
            leaf for name, value in thing.items() for leaf in leaves(value, f"{at}.{name}" if at else name)
        }
    if isinstance(thing, list):
        return {leaf for value in thing for leaf in leaves(value, at)}
    return {at} if thing not in {None, ""} else set()


def holds_all(service):
    """Check that each field of a service of somebody else is in the initiative, or named as dropped."""
    taken = parse_service(1, service, COUNTRY.defaults, thesaurus())
    assert taken.problems == ()
    content = taken.incoming.content
    text = content.texts["nl"]
    kept = {
        "name": text.title,
        "description": text.description,
        "application_process": text.how_to_take_part,
        "fees_description": text.cost_note,
        "url": content.contact.website,
        "email": content.contact.email,
    }
    assert set(kept) == set(PLAIN)
    for name, value in kept.items():
        assert value == service.get(name, "").strip(), name
    missing = leaves(service) - set(taken.dropped)
    assert missing <= {
        "id", *kept, "status", "minimum_age", "maximum_age", "assured_date", "organization.name", "languages.code",
        "languages.name", "contacts.name", "phones.number", *(
            f"schedules.{name}"
            for name in ("dtstart", "opens_at", "closes_at", "valid_from", "valid_to", "freq", "interval", "byday",
                         "bymonthday", "count", "wkst")
        ),
    }  # fmt: skip
    assert (content.minimum_age, content.maximum_age) == (service["minimum_age"], service["maximum_age"])
    return taken


@pytest.mark.shared
@pytest.mark.parametrize("version", ["3.0", "3.1-dev"])
@pytest.mark.parametrize("name", NAMED)
def test_the_examples_in_json_keep_every_field_or_name_it(version, name):
    found = list(services_of_json(STANDARDS / "hsds" / version / "examples" / f"{name}.json"))
    assert found
    for service in found:
        taken = holds_all(service)
        assert {"wait_time", "accreditations", "licenses"} <= set(taken.dropped)


@pytest.mark.shared
@pytest.mark.parametrize("version", ["3.0", "3.1-dev"])
def test_the_examples_in_tables_keep_every_field_or_name_it(version):
    package = Package(STANDARDS / "hsds" / version / "examples/csv")
    (service,) = package.services()
    taken = holds_all(service)
    assert {"funding.source", "required_documents.document", "program.name", "schedules.byweekno"} <= set(
        taken.dropped
    )
    assert taken.incoming.organisation_name == "Example Organization Inc."
    assert "metadata.csv" in package.left_out


@pytest.mark.shared
def test_an_example_comes_in_once():
    path = STANDARDS / "hsds/3.0/examples/service_full.json"
    first = taken_in(path)
    assert [result.outcome for result in first] == ["created"]
    assert "left out: wait_time" in all_said(first[0].problems)
    assert stored(first[0].code).content.texts["nl"].title == "Community Counselling"
    assert [result.outcome for result in taken_in(path)] == ["unchanged"]


def service(**changes):
    return {
        "id": "ac148810-d857-441c-9679-408f346de14b",
        "name": "Praatgroep",
        "status": "active",
        "organization": {"name": "Het Huis"},
        "wait_time": "lang",
        "languages": [{"code": "tr", "name": "Turks"}],
        "schedules": [
            {
                "freq": "WEEKLY",
                "byday": "TU",
                "dtstart": "2026-09-01",
                "opens_at": "10:00",
                "closes_at": "12:00",
            }
        ],
        "service_at_locations": [
            {
                "location": {
                    "location_type": "physical",
                    "addresses": [{"address_1": "Dorpsstraat 1", "city": "Tilburg"}],
                }
            }
        ],
        **changes,
    }


def test_a_service_of_somebody_else_comes_in_and_again_changes_nothing(tmp_path):
    path = tmp_path / "list.json"
    path.write_text(json.dumps({"contents": [service(), "x", {"id": "1"}, service(id="2", name="y" * 300)]}))
    results = taken_in(path)
    assert [result.outcome for result in results] == ["created", "refused", "refused", "refused"]
    assert "left out: wait_time" in all_said(results[0].problems)
    made = stored(results[0].code)
    assert (made.status, made.content.languages) == ("published", ("tr",))
    assert (made.content.locations[0].municipality, made.content.locations[0].address) == (
        "GM0855",
        "Dorpsstraat 1",
    )
    assert (made.content.schedules[0].rrule, made.content.schedules[0].minutes) == (
        "FREQ=WEEKLY;BYDAY=TU",
        120,
    )
    lines = tmp_path / "list.ndjson"
    lines.write_text(json.dumps(service()) + "\n" + json.dumps(service(id="3", name="Andere")) + "\n")
    assert [result.outcome for result in taken_in(lines)] == ["unchanged", "created"]


OLD = {
    "organizations": "id,name,description\no1,Het Huis,Een huis\n",
    "services": "id,organization_id,name,description,status,fees,email\ns1,o1,Taalcafe,Praten,active,gratis,a@example.org\n",
    "services_at_location": "id,service_id,location_id\na1,s1,l1\n",
    "locations": "id,organization_id,name,latitude,longitude\nl1,o1,Wijkgebouw,51.92,4.46\n",
    "physical_addresses": "id,location_id,address_1,city,postal_code,country\np1,l1,Straat 1,Rotterdam,3014,NL\n",
    "regular_schedules": "id,service_id,weekday,opens_at,closes_at\nr1,s1,2,10:00,12:00\n",
    "languages": "id,service_id,language\nt1,s1,Turkish\n",
    "phones": "id,service_id,number\nf1,s1,010 123 4567\n",
    "eligibility": "id,service_id,eligibility\ne1,s1,Iedereen\n",
}


@pytest.mark.parametrize("zipped", [True, False])
def test_tables_of_version_1_come_in(tmp_path, zipped):
    folder = tmp_path / "old"
    folder.mkdir()
    for name, text in OLD.items():
        (folder / f"{name}.csv").write_text(text)
    path = folder
    if zipped:
        path = tmp_path / "old.zip"
        with ZipFile(path, "w") as package:
            for name, text in OLD.items():
                package.writestr(f"../{name}.csv", text)
    (result,) = taken_in(path)
    assert result.outcome == "created"
    content = stored(result.code).content
    assert content.locations[0].address == "Straat 1"
    assert (content.locations[0].municipality, content.locations[0].latitude) == ("GM0599", 51.92)
    assert content.languages == ("tr",)
    assert content.contact.phone == "010 123 4567"
    assert content.schedules[0].rrule == "FREQ=WEEKLY;BYDAY=TU"
    assert {"left out: fees", "left out: eligibility.eligibility_description"} <= set(
        all_said(result.problems)
    )


@pytest.mark.parametrize("form", ["hsds-json", "hsds-datapackage"])
def test_what_we_gave_comes_back_into_an_emptied_site_and_goes_out_the_same(tmp_path, form):
    def given_out(name):
        known.forget()
        INITIATIVES[form].write(tmp_path / name, known.context(), lambda _written: None, True)
        return comparable(tmp_path / name, form)

    before = given_out("before")
    kept = list(Revision.objects.values_list("initiative", "number"))
    here = taken_in(tmp_path / "before")
    assert {result.outcome for result in here} == {"unchanged", "refused"}
    assert {
        reason for result in here for reason in all_said(result.problems) if result.outcome == "refused"
    } == {
        "the initiative with this code is not of this source and says something else; change it here by hand"
    }
    assert list(Revision.objects.values_list("initiative", "number")) == kept
    Initiative.objects.all().delete()
    results = taken_in(tmp_path / "before", ColumnMapping(source="again"))
    assert [result for result in results if result.outcome != "created"] == []
    assert given_out("after") == before


def emptied(label):
    """Remove every record of a room, in whatever order: the databases look at keys at the end only."""
    for model in apps.get_app_config(label).get_models(include_auto_created=True):
        model.objects.all()._raw_delete("default")  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", ["hsds-json", "hsds-datapackage"])
def test_what_we_gave_comes_into_a_wholly_empty_site_and_goes_out_the_same(tmp_path, form):
    """Without organisations, too: those come with all that is said of them, parts and wholes in any order."""
    emptied("programmes")
    Initiative.objects.exclude(organisation__code="movisie").delete()
    whole = OrganisationData(
        code="huis",
        name="Het Huis",
        kind="foundation",
        short_name="Huis",
        kvk="12345678",
        website="https://huis.example.org",
        descriptions=(("en", "A house."), ("nl", "Een huis.")),
        sources=(SourceData("Bron", "https://bron.example.org", date(2026, 1, 2)),),
    )
    for code in ("huis", "koepel"):
        organisations.bring_organisation(replace(whole, code=code, name=code.title()), actor=OPERATOR)
        make.publish(make.content(f"Van {code}", organisation=code), example=False)
    organisations.place_made("huis", "koepel", actor=OPERATOR)
    kept = {"movisie", "huis", "koepel"}
    Organisation.objects.filter(part_of__isnull=False).exclude(code__in=kept).update(part_of=None)
    Organisation.objects.exclude(code__in=kept).delete()

    def given_out(name):
        known.forget()
        INITIATIVES[form].write(tmp_path / name, known.context(), lambda _written: None, False)
        return comparable(tmp_path / name, form)

    before = given_out("before")
    emptied("initiatives")
    emptied("organisations")
    known.forget()
    results = taken_in(tmp_path / "before", ColumnMapping())
    assert {result.outcome for result in results} == {"created"}
    assert Organisation.objects.get(code="huis").part_of.code == "koepel"
    assert given_out("after") == before
    back = []
    run = ImportRun.objects.get()
    undo_run(run.pk, actor=OPERATOR, tell=back.extend)
    assert {each.back for each in back} == {"removed"}
    assert not Organisation.objects.exists()


def comparable(path, form):
    """Return what a file says, without the order of initiatives and when each was last changed."""
    if form == "hsds-json":
        found = json.loads(path.read_text("utf-8"))
        for each in found:
            del each["last_modified"]
        return {each["id"]: each for each in found}
    with ZipFile(path) as package:
        tables = {
            name: sorted(csv.reader(package.read(name).decode().splitlines()))
            for name in package.namelist()
            if name.endswith(".csv")
        }
    tables["services.csv"] = [row[:-1] for row in tables["services.csv"]]
    return tables


@pytest.mark.parametrize("text", ["{", "[1, 2", '{"a": NaN}', "[" * 100_000, '{"id": "1", "name": "x"'])
def test_what_is_no_json_is_said_so(tmp_path, text):
    path = tmp_path / "a.json"
    path.write_text(text)
    with pytest.raises(BadInput, match="not_json"):
        taken_in(path)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(service())), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(service())), ANY)
def test_any_service_is_read_or_refused(name, value):
    taken = parse_service(1, service(**{name: value}), {}, thesaurus())
    assert taken.problems or taken.incoming
