"""What is taken away: by the standards, without what is hidden, and harmless in a spreadsheet."""

import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from django.test import Client
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF

from binnenuit.composition.commands import export as command
from binnenuit.domain.initiatives.service.records import Text
from binnenuit.interchange.export import columns, dump
from binnenuit.interchange.export.formats import INITIATIVES, files
from binnenuit.interchange.hsds import known
from binnenuit.kernel.errors import OperatingError
from tests.factories import site as make

from .conftest import STANDARDS
from .hsds_schemas import problems

pytestmark = pytest.mark.usefixtures("site")
SECRETS = re.compile("Geheim|geheim@|999 99 99|3011 ZZ")
FORMULA = '=HYPERLINK("https://example.org")'


def written(folder: Path, form: str, *, examples=True) -> Path:
    path = folder / form
    INITIATIVES[form].write(path, known.context(), lambda _number: None, examples)
    return path


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def tables(path: Path) -> dict[str, list[dict[str, str]]]:
    with ZipFile(path) as package:
        return {
            name: table(package.read(name).decode()) for name in package.namelist() if name.endswith(".csv")
        }


@pytest.mark.parametrize("form", INITIATIVES)
def test_a_file_has_everything_and_nothing_that_is_hidden(tmp_path, form):
    raw = written(tmp_path, form).read_bytes()
    if raw[:2] == b"PK":
        with ZipFile(io.BytesIO(raw)) as package:
            raw = b"".join(package.read(name) for name in package.namelist())
    text = raw.decode("utf-8", "replace")
    assert "Veilige plek" in text
    assert "Vol verhaal" in text
    assert "Praatgroep 7" in text
    assert not SECRETS.search(text)


def test_examples_are_marked_and_can_be_left_out(tmp_path):
    rows = table(written(tmp_path, "csv").read_text("utf-8"))
    assert {row["example"] for row in rows if row["title"].startswith("Praatgroep")} == {"true"}
    real = table(written(tmp_path, "csv", examples=False).read_text("utf-8"))
    assert len(real) == len(rows) - 25
    assert {row["example"] for row in real} == {"false"}


def test_the_table_has_a_row_for_each_initiative(tmp_path, site):
    rows = {row["code"]: row for row in table(written(tmp_path, "csv").read_text("utf-8"))}
    row = rows[site["whole"].code]
    assert tuple(row) == columns.INITIATIVES
    assert row["cost_euro"] == "12.5"
    assert row["municipalities"] == "GM0599; GM0855; GM0981"
    assert row["contact_phone"] == "010 123 45 67"
    assert rows[site["hidden"].code]["places"] == ""


@pytest.mark.parametrize("form", ["csv", "xlsx", "hsds-datapackage"])
def test_no_cell_is_run_as_a_formula(tmp_path, form):
    what = make.content("x", organisation="movisie", texts={"nl": Text(FORMULA, "+1", "-1", "@x")})
    made = make.publish(what, example=False)
    path = written(tmp_path, form)
    if form == "csv":
        row = next(row for row in table(path.read_text("utf-8")) if row["code"] == made.code)
        assert [row["title"], row["summary"], row["description"], row["how_to_take_part"]] == [
            f"'{FORMULA}",
            "'+1",
            "'-1",
            "'@x",
        ]
    elif form == "xlsx":
        with ZipFile(path) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "&#39;=HYPERLINK" in sheet or "'=HYPERLINK" in sheet
        assert "<f>" not in sheet
        assert "<hyperlink" not in sheet
    else:
        assert f"'{FORMULA}" in [row["name"] for row in tables(path)["services.csv"]]


@pytest.mark.shared
def test_hsds_services_are_valid(tmp_path):
    found = json.loads(written(tmp_path, "hsds-json").read_text("utf-8"))
    assert len(found) >= 31
    assert [problem for each in found for problem in problems(STANDARDS, "service", each)] == []


def test_the_tables_refer_to_what_is_there(tmp_path):
    found = tables(written(tmp_path, "hsds-datapackage"))
    with ZipFile(tmp_path / "hsds-datapackage") as package:
        description = json.loads(package.read("datapackage.json"))
    ids = {}
    for resource in description["resources"]:
        rows = found[resource["path"]]
        ids[resource["name"]] = {row["id"] for row in rows}
        assert len(ids[resource["name"]]) == len(rows), resource["name"]
        for field in resource["schema"]["fields"]:
            if field["constraints"]["required"]:
                assert all(row[field["name"]] for row in rows), (resource["name"], field["name"])
    for resource in description["resources"]:
        for key in resource["schema"].get("foreignKeys", ()):
            used = {row[key["fields"]] for row in found[resource["path"]]} - {""}
            assert used <= ids[key["reference"]["resource"]], (resource["name"], key["fields"])
    assert all(found[name] for name in found if name != "organization_identifiers.csv"), (
        "every table is tried"
    )


@pytest.mark.shared
def test_the_package_is_described_as_the_standard_does(tmp_path):
    standard = json.loads((STANDARDS / "hsds/3.0/datapackage.json").read_text("utf-8"))
    theirs = {resource["name"]: resource for resource in standard["resources"]}
    with ZipFile(written(tmp_path, "hsds-datapackage")) as package:
        ours = json.loads(package.read("datapackage.json"))
        names = set(package.namelist())
    assert ours["name"] == standard["name"]
    for resource in ours["resources"]:
        model = theirs[resource["name"]]
        assert resource["path"] == model["path"] in names
        fields = {field["name"]: field for field in model["schema"]["fields"]}
        mine = {field["name"]: field for field in resource["schema"]["fields"]}
        assert set(mine) <= set(fields)
        assert {name for name, field in fields.items() if field["constraints"].get("required")} <= set(mine)
        for name, field in mine.items():
            assert field["type"] == fields[name]["type"], (resource["name"], name)
            assert field.get("format") == fields[name].get("format"), (resource["name"], name)
            if fields[name]["constraints"].get("required"):
                assert field["constraints"]["required"], (resource["name"], name)
        keys = [key for key in model["schema"].get("foreignKeys", ()) if key["fields"] in mine]
        assert sorted(resource["schema"].get("foreignKeys", []), key=str) == sorted(keys, key=str)


def test_the_command_writes_a_whole_file_or_none(tmp_path):
    out = tmp_path / "all.csv"
    answer = CliRunner().invoke(command.command, ["--format", "csv", "--out", str(out)])
    assert answer.exit_code == 0, answer.output
    assert len(table(out.read_text("utf-8"))) >= 31
    assert list(tmp_path.iterdir()) == [out]
    answer = CliRunner().invoke(
        command.command, ["--format", "csv", "--out", str(tmp_path / "no/such/all.csv")]
    )
    assert isinstance(answer.exception, OperatingError)


@pytest.fixture
def dumped(tmp_path, settings):
    settings.DUMP_FOLDER = tmp_path / "dump"
    return dump.make(lambda _number: None)


def test_a_dump_can_be_checked_taken_and_found(dumped):
    client = Client(SERVER_NAME="localhost")
    sums = b"".join(client.get("/data/SHA256SUMS")).decode()
    listed = dict(reversed(line.split("  ")) for line in sums.splitlines())
    assert set(listed) == {each.file for each in files()}
    for each in files():
        answer = client.get(f"/data/{each.file}")
        body = b"".join(answer)
        assert answer.headers["Content-Type"] == each.media_type
        assert hashlib.sha256(body).hexdigest() == listed[each.file]
        again = client.get(f"/data/{each.file}", headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
    page = client.get("/data").content.decode()
    assert all(f'href="/data/{each.file}"' in page for each in files())
    assert "CC BY 4.0" in page
    assert client.get("/data/dump.json").status_code == 404
    assert client.get("/data/%2e%2e%2fsecret-key").status_code == 404
    assert dump.newest() == dumped


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_the_catalogue_says_what_dcat_ap_nl_asks_for(dumped, settings):
    client = Client(SERVER_NAME="localhost")
    graph = Graph().parse(data=b"".join(client.get("/data/catalog.ttl")), format="turtle")
    same = Graph().parse(data=b"".join(client.get("/data/catalog.jsonld")), format="json-ld")
    assert len(graph) == len(same)
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    for subject, wanted in (
        (catalogue, (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset, DCAT.service)),
        (
            dataset,
            (
                DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.identifier, DCTERMS.license,
                DCTERMS.accessRights, DCAT.theme, DCAT.contactPoint, DCAT.distribution, DCTERMS.language,
            ),
        ),
    ):  # fmt: skip
        assert [predicate for predicate in wanted if not list(graph.objects(subject, predicate))] == []
    distributions = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) == len(files())
    checksum = URIRef("http://spdx.org/rdf/terms#checksumValue")
    sums = {str(value) for value in graph.objects(None, checksum)}
    assert sums == {digest for _size, digest in dumped.sums.values()}
    for each in distributions:
        for predicate in (
            DCAT.accessURL,
            DCAT.downloadURL,
            DCTERMS.license,
            DCTERMS["format"],
            DCAT.byteSize,
        ):
            assert list(graph.objects(each, predicate))
    for service in graph.subjects(RDF.type, DCAT.DataService):
        (endpoint,) = graph.objects(service, DCAT.endpointURL)
        assert client.get(str(endpoint).removeprefix(settings.BASE_URL) + "/").status_code == 200


def test_a_dump_takes_the_place_of_the_last_and_only_one_is_made_at_a_time(dumped):
    with dump._alone(dump.folder()), pytest.raises(OperatingError):
        dump.make(lambda _number: None)
    assert not dump.newest() or dump.nobody_is_at_it()
    (dump.folder() / "making-1").mkdir()
    assert dump.newest() == dumped, "what is half made is nowhere to be seen"
    assert replace(dumped).path("../secret-key") is None


def test_what_goes_wrong_half_way_leaves_the_last_dump(dumped):
    def fail(_number):
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        dump.make(fail)
    assert dump.newest() == dumped
    assert not list(dump.folder().glob("making-*"))
