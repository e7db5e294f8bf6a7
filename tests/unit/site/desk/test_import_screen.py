"""The screen for imports: a file comes in, its columns are chosen, a worker does the rest, and all of it goes back."""

import csv
import io
import os
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.factories import site as make
from tests.factories.accounts import give, person, sign_in
from tests.factories.imports import LIST, address, begin, bring, check, job, outcomes

from binnenuit.domain.initiatives.actions import saving
from binnenuit.domain.initiatives.models import ImportedKey, Initiative
from binnenuit.foundation.accounts.models import Account, HeldRole
from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.foundation.imports.actions.work import ReportedRow, TakenOver, finish_work, take_in_hand
from binnenuit.foundation.imports.models import ImportJob, ImportJobRow, ImportRun
from binnenuit.foundation.imports.service import ColumnMapping
from binnenuit.foundation.imports.tasks import runner, work
from binnenuit.foundation.imports.tasks.retention import forget_imports
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.interchange.importing.source_file import open_file
from binnenuit.interchange.importing.target import KIND
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR, SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("import_site", "imports_folder")]
OTHERS = ("holder", "moderator", "coach", "assessor", "programme_officer", "evaluator")


def another(role="administrator", scope="", email="ander@voorbeeld.nl"):
    return sign_in(Client(), person(email, (role, scope)))


def test_a_file_comes_in_is_tried_read_in_and_taken_back(keeper, imports_folder):
    answer = bring(keeper)
    assert answer["Location"] == address("import_columns")
    page = keeper.get(answer["Location"]).content.decode()
    assert "Taalcafé" in page
    assert '<option value="title" selected>' in page
    assert check(keeper, **{"kolom-4": "summary"})["Location"] == address("import_job")
    assert outcomes("check") == ["created", "refused", "created"]
    assert not Initiative.objects.filter(imported_keys__source="Huis").exists()
    page = keeper.get(address("import_job")).content.decode()
    assert "Onbekendstad" in page
    assert "Lees het in" in page
    begin(keeper)
    assert outcomes("import") == ["created", "refused", "created"]
    assert list(imports_folder.iterdir()) == [], "the file is gone once it was read in"
    assert Initiative.objects.filter(imported_keys__source="Huis").count() == 2
    page = keeper.get(f"{address('import_job')}?deel=import&uitkomst=refused").content.decode()
    assert "Wandelen" in page or ">3<" in page
    assert "Praatgroep" not in page
    assert "<code>" in keeper.get(address("import_job")).content.decode(), (
        "who keeps no pages gets no link to one"
    )
    number = ImportRun.objects.get().pk
    undo = reverse("import_undo", kwargs={"number": number})
    assert "Draai alles terug" in keeper.get(undo).content.decode()
    assert ImportRun.objects.get().undone is None, "looking changes nothing"
    keeper.post(undo)
    assert outcomes("undo") == ["removed", "removed", "removed"]
    assert not Initiative.objects.filter(imported_keys__source="Huis").exists()
    assert not Organisation.objects.filter(name="Het Huis").exists()
    assert job().step == "undone"
    assert "al teruggedraaid" in keeper.post(undo).content.decode()
    assert "teruggedraaid" in keeper.get(reverse("imports")).content.decode()
    acted = set(AuditEntry.objects.filter(subject=f"import-job:{job().pk}").values_list("actor", flat=True))
    assert acted == {job().actor, SYSTEM.name}


def test_the_report_goes_along_as_a_table_that_runs_nothing(keeper):
    bring(keeper, LIST.replace("Taalcafé", "=cmd|' /C calc'!A0"))
    check(keeper)
    answer = keeper.get(address("import_report"))
    text = b"".join(answer).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["uitkomst"] for row in rows] == ["nieuw", "geweigerd", "nieuw"]
    assert rows[0]["naam"].startswith("'=cmd")


def test_the_page_is_in_english_for_who_reads_english(keeper):
    bring(keeper)
    english = keeper.get(f"/en{address('import_columns')}").content.decode()
    assert "What is in which column?" in english
    assert "Wat staat" not in english


@pytest.mark.parametrize("role", OTHERS)
def test_others_may_do_nothing_of_it(keeper, role):
    bring(keeper)
    check(keeper)
    begin(keeper)
    number, pk = ImportRun.objects.get().pk, job().pk
    scope = {"holder": "organisation:movisie", "assessor": "fund:x"}.get(role, "")
    other = another(role, scope)
    places = [reverse("imports"), reverse("import_undo", kwargs={"number": number})]
    places += [address(name, pk) for name in ("import_job", "import_columns", "import_report", "import_drop")]
    for place in places:
        assert other.get(place).status_code == 404
        assert other.post(place).status_code == 404
    assert other.post(address("import_begin", pk)).status_code == 404
    assert bring(other).status_code == 404
    assert "Importeren" not in other.get(reverse("staff_home")).content.decode()
    assert (ImportJob.objects.count(), ImportRun.objects.get().undone) == (1, None)
    assert Client().get(places[0]).status_code == 302


def test_an_editor_sees_and_undoes_their_own_only_and_imports_what_lies_in_their_scope(keeper):
    bring(keeper)
    check(keeper)
    begin(keeper)
    first, number = job().pk, ImportRun.objects.get().pk
    editor = another("editor", "municipality:GM0855")
    assert editor.get(address("import_job", first)).status_code == 404
    assert editor.post(reverse("import_undo", kwargs={"number": number})).status_code == 404
    assert "Huis" not in editor.get(reverse("imports")).content.decode()
    ImportJob.objects.all().delete()
    bring(editor)
    check(editor, source="Tilburg")
    assert outcomes("check") == ["refused", "refused", "created"]
    assert keeper.get(address("import_job")).status_code == 200
    assert "Alleen wie het bestand koos" in begin(keeper).content.decode()
    begin(editor)
    mine = ImportRun.objects.get(source="Tilburg").pk
    editor.post(reverse("import_undo", kwargs={"number": mine}))
    assert ImportRun.objects.get(pk=mine).undone is not None


def test_who_lost_the_role_reads_nothing_in_any_more(keeper, monkeypatch):
    bring(keeper)
    check(keeper)
    with monkeypatch.context() as patch:
        patch.setattr(work.work_on_import.__class__, "enqueue", lambda *_args, **_named: None)
        begin(keeper)
    HeldRole.objects.all().delete()
    work.work_on_import.call(job().pk)
    assert (job().step, job().before) == ("stopped", "importing")
    assert not ImportedKey.objects.exists()
    give(Account.objects.get(pk=job().person), "administrator")
    assert "Je mag dit niet" in keeper.get(address("import_job")).content.decode()
    keeper.post(address("import_begin"))
    assert outcomes("import") == ["created", "refused", "created"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", b"", "a.csv is leeg"),
        ("a.xlsx", b"PK\x03\x04 and no more", "a.xlsx is beschadigd: het is geen heel zip-bestand"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9, "a.png is geen tabel"),
        ("a.csv", b"naam;naam\na;b\n", "Twee kolommen heten hetzelfde: naam"),
        ("a.json", b"{", "a.json is geen JSON"),
    ],
)
def test_what_is_no_table_is_said_so_and_not_kept(keeper, imports_folder, name, content, says):
    answer = bring(keeper, content, name)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert says in answer.content.decode()
    assert list(imports_folder.iterdir()) == []
    assert not ImportJob.objects.exists()


def test_a_zip_that_unpacks_to_far_too_much_is_refused(keeper, imports_folder):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("services.csv", b"id,name\n" + b" " * 60_000_000)
    assert bring(keeper, packed.getvalue(), "a.zip").status_code == 400
    assert list(imports_folder.iterdir()) == []


def test_huge_cells_and_odd_letters_cost_their_own_row_only(keeper):
    rows = [
        "id;Naam;Organisatie;Gemeente;Notities",
        "1;Taalcafé;Het Huis;Rotterdam;",
        f"2;{'x' * 10_000_000};;;",
    ]
    rows += ["3;=HYPERLINK(1);Het Huis;Tilburg;", "4;te;veel;cellen;in;deze;rij"]
    bring(keeper, "\n".join(rows).encode("windows-1252"))
    check(keeper)
    begin(keeper)
    assert outcomes("check") == outcomes("import") == ["created", "refused", "created", "refused"]
    page = keeper.get(address("import_job")).content.decode()
    assert "Taalcafé" in page
    assert "langer dan 1.000.000 tekens" in page
    assert "er zijn 7 cellen, en 5 kolommen hebben een naam" in page
    assert Initiative.objects.filter(imported_keys__source="Huis").count() == 2


def test_what_is_too_large_is_refused_before_it_is_read(keeper, imports_folder, settings):
    settings.IMPORT_MEGABYTES = 0
    answer = bring(keeper, b"x" * 200_000)
    assert answer.status_code == 413
    assert "hoogstens 0 MB" in answer.content.decode()
    assert not imports_folder.exists()
    # one that says that it is smaller than it is
    answer = bring(keeper, b"x" * 90_000)
    assert answer.status_code == 413
    assert list(imports_folder.iterdir()) == []


def test_a_form_without_its_token_or_file_keeps_nothing(imports_folder):
    client = sign_in(Client(enforce_csrf_checks=True), person("c@voorbeeld.nl", ("administrator", "")))
    assert bring(client).status_code == 403
    assert not imports_folder.exists(), "nothing was read of one without a cookie"
    client.get(reverse("imports"))
    wrong = {"csrfmiddlewaretoken": "x" * 64, "file": SimpleUploadedFile("a.csv", LIST.encode())}
    assert client.post(reverse("imports"), wrong).status_code == 403
    assert list(imports_folder.iterdir()) == []
    assert not ImportJob.objects.exists()


def test_a_file_must_be_there_and_its_name_is_only_shown(keeper, imports_folder):
    assert "Kies eerst een bestand" in keeper.post(reverse("imports"), {}).content.decode()
    bring(keeper, name="..\\..\\<b>x</b>\n.csv")
    (stored,) = imports_folder.iterdir()
    assert stored.name == job().place
    assert oct(stored.stat().st_mode)[-3:] == "600"
    assert "<b>x</b>" not in keeper.get(address("import_columns")).content.decode()


def test_two_columns_for_one_field_are_refused_and_the_choice_is_kept(keeper):
    bring(keeper)
    answer = check(keeper, **{"kolom-4": "title"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "allebei" in page
    assert page.count('<option value="title" selected>') == 2
    assert check(keeper, **{"kolom-4": "nonsense"}).status_code == 400


def test_a_file_that_was_not_read_in_can_go(keeper, imports_folder):
    bring(keeper)
    assert "Gooi" in keeper.get(address("import_drop")).content.decode()
    keeper.post(address("import_drop"))
    assert not ImportJob.objects.exists()
    assert list(imports_folder.iterdir()) == []


def test_a_second_start_of_the_same_or_of_the_same_source_is_refused(keeper, monkeypatch):
    bring(keeper)
    check(keeper)
    first = job().pk
    monkeypatch.setattr(work.work_on_import.__class__, "enqueue", lambda *_args, **_named: None)
    begin(keeper)
    assert "al bezig" in begin(keeper).content.decode()
    assert "Refresh" in keeper.get(address("import_job")).headers
    assert "Refresh" not in keeper.get(f"{address('import_job')}?stil").headers
    ImportJob.objects.filter(pk=first).update(name="eerste")
    other = another()
    bring(other)
    second = ImportJob.objects.latest("pk")
    ImportJob.objects.filter(pk=second.pk).update(step="checked", source="Huis")
    answer = other.post(address("import_begin", second.pk), {"wat": "import"})
    assert "loopt al een import" in answer.content.decode()
    ImportJob.objects.filter(pk=first).update(changed=clock.now() - timedelta(minutes=20))
    assert other.post(address("import_begin", second.pk), {"wat": "import"}).status_code == 302


def test_of_two_workers_the_first_keeps_nothing_more(keeper, monkeypatch):
    bring(keeper)
    check(keeper)
    monkeypatch.setattr(work.work_on_import.__class__, "enqueue", lambda *_args, **_named: None)
    begin(keeper)
    first = take_in_hand(job().pk, actor=SYSTEM)
    second = take_in_hand(job().pk, actor=SYSTEM)
    with pytest.raises(TakenOver):
        first.keep([ReportedRow(2, "1", "created", "x")], 1)
    with pytest.raises(TakenOver):
        finish_work(first, 1, (), actor=SYSTEM)
    second.keep([ReportedRow(2, "1", "created", "x")], 1)
    assert outcomes("import") == ["created"]


def test_it_goes_on_in_parts_and_each_row_comes_once(keeper, monkeypatch):
    rows = "".join(f"{number};Groep {number};Het Huis;Tilburg;\n" for number in range(7))
    bring(keeper, f"id;Naam;Organisatie;Gemeente;Notities\n{rows}1;Dubbel;Het Huis;Tilburg;\n")
    monkeypatch.setattr(runner, "BATCH", 2)
    monkeypatch.setattr(work, "SECONDS", 0)
    check(keeper)
    begin(keeper)
    assert outcomes("check") == outcomes("import") == ["created"] * 7 + ["refused"]
    assert ImportRun.objects.count() == 1
    assert (job().step, job().rows) == ("done", 8)
    keeper.post(reverse("import_undo", kwargs={"number": ImportRun.objects.get().pk}))
    assert outcomes("undo") == ["removed"] * 8


def test_a_file_that_breaks_off_says_so_and_keeps_what_came_before(keeper, monkeypatch):
    monkeypatch.setattr(runner, "BATCH", 1)
    bring(keeper)
    monkeypatch.setattr("binnenuit.interchange.importing.lines.MOST_ROWS", 3)
    check(keeper)
    assert outcomes("check") == ["created", "refused"]
    assert (job().step, job().before) == ("stopped", "checking")
    page = keeper.get(address("import_job")).content.decode()
    assert "Verander de kolommen" in page
    assert job().place not in page


def test_what_nobody_touches_is_forgotten_and_can_still_be_taken_back(keeper, imports_folder):
    bring(keeper)
    check(keeper)
    begin(keeper)
    other = another()
    bring(other)
    lost = imports_folder / "lost"
    lost.write_bytes(b"x")
    old = (clock.now() - timedelta(days=40)).timestamp()
    os.utime(lost, (old, old))
    forget_imports(30)
    assert len(list(imports_folder.iterdir())) == 1
    ImportJob.objects.update(changed=clock.now() - timedelta(days=31))
    forget_imports(30)
    assert list(imports_folder.iterdir()) == []
    assert not ImportJobRow.objects.exists()
    assert "niet meer bewaard" in keeper.get(address("import_job")).content.decode()
    keeper.post(reverse("import_undo", kwargs={"number": ImportRun.objects.get().pk}))
    assert ImportRun.objects.get().undone is not None


def test_an_organisation_that_is_used_or_was_changed_stays(keeper):
    bring(keeper)
    check(keeper)
    begin(keeper)
    made = Organisation.objects.get(name="Het Huis")
    saved = saving.save_initiative(make.content("Eigen", organisation=made.code), actor=OPERATOR)
    keeper.post(reverse("import_undo", kwargs={"number": ImportRun.objects.get().pk}))
    last = ImportJobRow.objects.filter(phase="undo").latest("pk")
    assert (last.outcome, last.code) == ("left", made.code)
    assert [each["name"] for each in last.problems] == ["in_use"]
    assert Organisation.objects.filter(pk=made.pk).exists()
    assert Initiative.objects.filter(pk=saved.pk).exists()


def test_an_import_of_the_command_line_is_taken_back_on_the_screen(keeper, tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_text(LIST)
    importing = runner.ImportRunner(
        open_file(path, ColumnMapping()), KIND, "cli", OPERATOR, lambda _result: None
    )
    importing.run()
    keeper.post(reverse("import_undo", kwargs={"number": importing.number}))
    assert ImportRun.objects.get().undone is not None
    assert job().step == "undone"
