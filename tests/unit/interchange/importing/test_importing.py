"""Reading in files: what is understood, what is refused and why, that again changes nothing, and the way back."""

import csv
import json
import zipfile
from contextlib import suppress
from dataclasses import replace
from io import BytesIO

import pytest
import xlsxwriter
from click.testing import CliRunner
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import site as make

from binnenuit.composition.commands.main import cli
from binnenuit.domain.initiatives.actions import saving, steps
from binnenuit.domain.initiatives.models import ImportedKey, Initiative, Revision
from binnenuit.domain.initiatives.queries import stored
from binnenuit.domain.initiatives.rules.importing import step
from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.foundation.imports.models import ImportRun
from binnenuit.foundation.imports.service import ColumnMapping, undo_run
from binnenuit.foundation.imports.tasks.runner import ImportRunner
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.interchange.importing import report_labels
from binnenuit.interchange.importing.columns import NAMES, guess, guesses
from binnenuit.interchange.importing.lines import LONGEST_CELL, lines_of_csv
from binnenuit.interchange.importing.report_labels import all_said
from binnenuit.interchange.importing.rows import parse_row
from binnenuit.interchange.importing.source_file import open_file
from binnenuit.interchange.importing.target import KIND
from binnenuit.kernel.authority import OPERATOR, VISITOR, Actor, Grant
from binnenuit.kernel.errors import BadInput, NotAllowed, OperatingError, Refused

pytestmark = pytest.mark.django_db
ROWS = (
    ("id", "Naam", "Title (en)", "Organisatie", "Gemeente", "Doelgroep", "Talen", "Kosten", "Startdatum", "Notities"),
    ("1", "Taalcafé", "Language café", "Het Huis", "Rotterdam", "nieuwkomers", "Nederlands, tr", "gratis", "1-9-2026", "n"),
    ("2", "Wandelen", "", "Het Huis", "Onbekendstad", "", "", "2,50", "", ""),
    ("3", "Praatgroep", "", "Het Huis", "GM0855", "", "Arabisch", "€ 2,50", "2026-09-01", ""),
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def site(django_db_setup, django_db_blocker, tmp_path_factory):  # noqa: ARG001 -- the database must be there first
    """The real data and the thesaurus."""
    with django_db_blocker.unblock(), make.loaded(tmp_path_factory.mktemp("import") / "index"):
        yield


@pytest.fixture(autouse=True)
def english():
    """Let reports speak English here; the screen's tests read them in Dutch."""
    with translation.override("en"):
        yield


def written(path, rows=ROWS, separator=";", encoding="utf-8"):
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


def book(path, rows=ROWS):
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def taken_in(path, *, actor=OPERATOR, dry=False, mapping=None, source="lijst"):
    results = []
    importing = ImportRunner(
        open_file(path, mapping or ColumnMapping()), KIND, source, actor, results.append, dry=dry
    )
    importing.run()
    return results, importing


def outcomes(results):
    return [result.outcome for result in results]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
def test_csv_in_every_usual_form_says_the_same(tmp_path, separator, encoding):
    rows = (
        ROWS if encoding != "windows-1252" else [[cell.replace("€", "EUR") for cell in row] for row in ROWS]
    )
    lines = list(lines_of_csv(written(tmp_path / "a.csv", rows, separator, encoding)))
    assert [line.cells["Naam"] for line in lines] == ["Taalcafé", "Wandelen", "Praatgroep"]
    assert [line.number for line in lines] == [2, 3, 4]


@pytest.mark.parametrize("form", [written, book])
def test_good_rows_come_in_and_a_bad_one_says_why(tmp_path, form):
    results, importing = taken_in(form(tmp_path / "lijst"))
    assert outcomes(results) == ["created", "refused", "created"]
    assert all_said(results[1].problems) == (
        "Municipality: “Onbekendstad” is not the name or code of a municipality",
    )
    assert importing.file.left_out == ["Notities"]
    first, third = stored(results[0].code), stored(results[2].code)
    assert (first.status, first.version, first.content.cost) == ("draft", 1, "free")
    assert {tag: text.title for tag, text in first.content.texts.items()} == {
        "nl": "Taalcafé",
        "en": "Language café",
    }
    assert first.content.languages == ("nl", "tr")
    assert first.content.locations[0].municipality == "GM0599"
    assert first.content.period_from.isoformat() == "2026-09-01"
    assert (third.content.cost, third.content.cost_cents) == ("amount", 250)
    assert third.content.languages == ("ar",)
    assert Organisation.objects.get(code=first.content.organisation).name == "Het Huis"
    assert AuditEntry.objects.filter(action="initiatives.import", subject=f"initiative:{first.pk}").exists()


def test_the_same_file_again_changes_nothing_nor_what_a_keeper_wrote(tmp_path):
    path = written(tmp_path / "a.csv")
    first, _ = taken_in(path)
    before = list(Revision.objects.values_list("initiative", "number"))
    assert outcomes(taken_in(path)[0]) == ["unchanged", "refused", "unchanged"]
    assert list(Revision.objects.values_list("initiative", "number")) == before
    now = stored(first[0].code)
    saving.save_initiative(
        service_content(now, cost="unknown"), actor=OPERATOR, code=now.code, version=now.version
    )
    assert outcomes(taken_in(path)[0])[0] == "unchanged"
    assert stored(now.code).content.cost == "unknown"
    changed = [row if number != 1 else (*row[:7], "3", *row[8:]) for number, row in enumerate(ROWS)]
    again, _ = taken_in(written(path, changed))
    assert again[0].outcome == "refused"
    assert "changed here since" in all_said(again[0].problems)[0]


def service_content(now, **changes):
    return replace(now.content, **changes)


def test_a_changed_row_changes_its_initiative_and_undo_takes_all_of_it_back(tmp_path):
    path = written(tmp_path / "a.csv")
    first, importing = taken_in(path)
    rows = [row if number != 1 else ("1", "Ander café", *row[2:]) for number, row in enumerate(ROWS)]
    second, changing = taken_in(written(path, [*rows, ("4", "Nieuw", "", "Het Huis", "Tilburg", *[""] * 5)]))
    assert outcomes(second) == ["changed", "refused", "unchanged", "created"]
    assert stored(first[0].code).content.texts["nl"].title == "Ander café"
    back = []

    def tell(done):
        back.extend((each.back, each.code) for each in done if not each.beside)

    undo_run(changing.number, actor=OPERATOR, tell=tell)
    assert sorted(back) == sorted([("removed", second[3].code), ("reverted", first[0].code)])
    assert stored(first[0].code).content.texts["nl"].title == "Taalcafé"
    assert not Initiative.objects.filter(code=second[3].code).exists()
    with pytest.raises(BadInput, match="undone_already"):
        undo_run(changing.number, actor=OPERATOR, tell=lambda *_: None)
    steps.publish_initiative(first[2].code, actor=OPERATOR, version=1)
    back.clear()
    undo_run(importing.number, actor=OPERATOR, tell=tell)
    assert {code: what for what, code in back} == {first[0].code: "ended", first[2].code: "ended"}


def test_a_dry_run_says_the_same_and_keeps_nothing(tmp_path):
    path = written(tmp_path / "a.csv")
    results, _ = taken_in(path, dry=True)
    assert outcomes(results) == ["created", "refused", "created"]
    assert not ImportRun.objects.exists()
    assert not ImportedKey.objects.exists()
    assert not Organisation.objects.filter(name="Het Huis").exists()


def test_what_stopped_goes_on_where_it_was(tmp_path, monkeypatch):
    rows = [("id", "naam", "organisatie", "gemeente")]
    rows += [(str(number), f"Groep {number}", "Het Huis", "Tilburg") for number in range(7)]
    path = written(tmp_path / "a.csv", rows)
    monkeypatch.setattr("binnenuit.foundation.imports.tasks.runner.BATCH", 3)

    class Stop(Exception):
        pass

    seen = []

    def tell(result):
        seen.append(result)
        if len(seen) == 4:
            raise Stop

    with pytest.raises(Stop):
        ImportRunner(open_file(path, ColumnMapping()), KIND, "lijst", OPERATOR, tell).run()
    assert ImportRun.objects.get().position == 6
    results, importing = taken_in(path)
    assert [result.number for result in results] == [8]
    assert ImportRun.objects.get().pk == importing.number
    assert Initiative.objects.filter(imported_keys__source="lijst").count() == 7


def test_one_key_twice_is_refused_the_second_time(tmp_path):
    results, _ = taken_in(written(tmp_path / "a.csv", [*ROWS, ROWS[1]]))
    assert outcomes(results) == ["created", "refused", "created", "refused"]


def editor(scope, role="editor"):
    return Actor("person", "Redacteur", 1, (Grant(role, scope),))


def test_an_editor_imports_what_lies_in_the_scope_of_the_role(tmp_path):
    results, _ = taken_in(written(tmp_path / "a.csv"), actor=editor("municipality:GM0599"))
    assert outcomes(results) == ["created", "refused", "refused"]
    assert "outside your role" in all_said(results[2].problems)[0]


@pytest.mark.parametrize(
    "actor", [VISITOR, editor("", "holder"), editor("", "moderator"), editor("", "coach")]
)
def test_others_may_not_import_nor_undo(tmp_path, actor):
    path = written(tmp_path / "a.csv")
    with pytest.raises(NotAllowed):
        taken_in(path, actor=actor)
    _, importing = taken_in(path)
    with pytest.raises(NotAllowed):
        undo_run(importing.number, actor=actor, tell=lambda *_: None)
    assert Initiative.objects.filter(imported_keys__source="lijst").count() == 2


def test_huge_cells_and_lines_cost_their_own_row_only(tmp_path):
    rows = [
        ROWS[0],
        ROWS[1],
        ("9", "x" * 10_000_000, *[""] * 8),
        ("8", "y" * (LONGEST_CELL + 1), *[""] * 8),
        ROWS[3],
    ]
    results, _ = taken_in(written(tmp_path / "a.csv", rows))
    assert outcomes(results) == ["created", "refused", "refused", "created"]
    assert "longer than" in all_said(results[1].problems)[0]
    assert "a cell may hold" in all_said(results[2].problems)[0]


def bomb(path, **parts):
    book(path)
    whole = BytesIO(path.read_bytes())
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.rpartition("/")[2].removesuffix(".xml"), old.read(name)))
    return path


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 and no more", "no whole zip"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9, "no table"),
        (b"\n\n", "names of the columns"),
        (b"naam;naam\na;b\n", "same name"),
    ],
)
def test_what_is_no_table_is_said_so(tmp_path, content, says):
    path = tmp_path / "a"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        taken_in(path)
    assert says in report_labels.refused(refused.value)
    assert not ImportedKey.objects.exists()


def test_bombs_and_entities_are_refused_before_they_unpack(tmp_path):
    with pytest.raises(BadInput, match="grows_too_much"):
        taken_in(bomb(tmp_path / "a.xlsx", sheet1=b"<a>" + b" " * 60_000_000 + b"</a>"))
    entity = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    for hostile in (entity, entity.decode().encode("utf-16")):
        with pytest.raises(BadInput, match="declarations"):
            taken_in(bomb(tmp_path / "b.xlsx", sheet1=hostile))
    with pytest.raises(BadInput, match=r"not_a_book|broken_off"):
        taken_in(bomb(tmp_path / "c.xlsx", sheet1=b"<a><b></a>"))
    assert not ImportedKey.objects.exists()


def test_our_own_table_comes_back(tmp_path):
    made = make.add_every_field()
    runner = CliRunner()
    out = tmp_path / "all.csv"
    assert runner.invoke(cli, ["export", "--format", "csv", "--out", str(out)]).exit_code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file))
    fields = guesses(header, ColumnMapping())
    assert {name for name, of in fields.items() if of and of != name} == set()
    results, _ = taken_in(out, dry=True)
    assert results
    assert [result for result in results if result.outcome == "created"] == []
    assert made


@given(st.sampled_from(sorted(name for names in NAMES.values() for name in names.split())), st.booleans())
def test_a_name_is_found_however_it_is_written(name, capitals):
    shown = name.replace("_", " ")
    assert guess(shown.upper() if capitals else f" {shown} ") == guess(name) != ""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from([*NAMES, "title@en"]), st.text(max_size=40), max_size=12))
def test_any_cell_is_read_or_said_to_be_wrong(cells):
    taken = parse_row(2, {name: text for name, text in cells.items() if text.strip()}, thesaurus())
    assert taken.incoming is not None
    assert taken.key
    assert json.dumps([each.to_json() for each in taken.problems])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=600))
def test_any_bytes_are_a_report_or_one_clear_line(tmp_path, data):
    path = tmp_path / "any"
    path.write_bytes(data)
    results = []
    with suppress(BadInput):
        results, _ = taken_in(path, dry=True)
    assert all(all_said(result.problems) or result.outcome != "refused" for result in results)


@given(*[st.sampled_from("abc")] * 3)
def test_nobodys_work_is_written_over(row, last, here):
    todo = step(row, last, here)
    assert (todo == "nothing") == (row in {last, here})
    assert (todo == "keep") == (row not in {last, here} and last != here)


def test_the_command_imports_reports_and_undoes(tmp_path):
    runner, path = CliRunner(), written(tmp_path / "a.csv")
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        'source = "Huis"\n[columns]\nNotities = "summary"\n[defaults]\nthemes = "taal-leren"\n'
    )
    report = tmp_path / "report.csv"
    options = ["import", str(path), "--mapping", str(mapping), "--report", str(report), "--publish"]
    options += ["--language", "en"]
    dry = runner.invoke(cli, [*options, "--dry-run"])
    assert "Dry run: 2 created, 0 changed, 0 unchanged, 1 refused." in dry.output
    done = runner.invoke(cli, options)
    assert done.exit_code == 0
    number = ImportRun.objects.get(source="Huis").pk
    assert f"Import {number}: 2 created" in done.output
    with report.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["outcome"] for row in rows] == ["created", "refused", "created"]
    made = stored(rows[0]["code"])
    assert (made.status, made.content.themes, made.content.texts["nl"].summary) == (
        "published",
        ("taal-leren",),
        "n",
    )
    undone = runner.invoke(cli, ["import", "--undo", str(number), "--language", "en"])
    assert "2 removed" in undone.output
    assert not ImportedKey.objects.exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x = 1", "is not one of"),
        ("[columns]\na = 'nothing'", "no field"),
        ("columns = 1", "must be a table"),
        ("[", "TOML"),
    ],
)
def test_a_wrong_mapping_is_one_clear_line(tmp_path, text, says):
    path = tmp_path / "m.toml"
    path.write_text(text)
    done = CliRunner().invoke(cli, ["import", "x.csv", "--mapping", str(path), "--language", "en"])
    assert isinstance(done.exception, OperatingError)
    assert says in str(done.exception)


def test_a_file_that_breaks_off_says_which_import_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr("binnenuit.interchange.importing.lines.MOST_ROWS", 3)
    monkeypatch.setattr("binnenuit.foundation.imports.tasks.runner.BATCH", 1)
    done = CliRunner().invoke(cli, ["import", str(written(tmp_path / "a.csv")), "--language", "en"])
    assert isinstance(done.exception, OperatingError)
    run = ImportRun.objects.get()
    assert (run.position, run.finished) == (2, None)
    assert f"Import {run.pk}: the 2 rows before it are dealt with" in str(done.exception)
