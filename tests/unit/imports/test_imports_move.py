"""The migration that gave imports a room of their own loses nothing of them, and leads back."""

import datetime as dt

import pytest
from tests.factories.old_database import old_database

BEFORE = ("initiatives", "0015_maximum_participants")
AFTER = ("initiatives", "0016_imports")
QUEUE = "django_tasks_database_dbtaskresult"
MOMENT = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
NEVER = {"created": MOMENT, "changed": MOMENT}
FOUND = [{"name": "twice", "values": {"field": "themes"}}]


def fill(database, before):
    """Fill the version before: a run with a job, its rows, and what it made and changed; and a task that waits."""
    organisation = database.rows(before, "organisations.Organisation").create(
        code="huis", name="Het Huis", kind="other", **NEVER
    )
    initiative = database.rows(before, "initiatives.Initiative").create(
        code="0123456789", slug="x", organisation=organisation, status="draft", **NEVER
    )
    runs = database.rows(before, "initiatives.Import")
    for number in (3, 40):
        runs.create(id=number, source="lijst", digest="d", actor="person:1", started=MOMENT, position=7)
    jobs = database.rows(before, "initiatives.ImportJob")
    jobs.create(
        id=9,
        name="lijst.csv",
        place="ab" * 16,
        size=12,
        actor="person:1",
        person=1,
        language="nl",
        source="lijst",
        columns={"Naam": "title"},
        samples=[["Naam", "x"]],
        step="stopped",
        before="importing",
        stopped_by=FOUND[0],
        counts={"check": {"created": 1}},
        left_out=["Notities"],
        run_id=40,
        made=MOMENT,
        changed=MOMENT,
    )
    rows = database.rows(before, "initiatives.ImportJobRow")
    rows.create(
        id=5, job_id=9, phase="import", number=2, key="k", outcome="created", code="0123456789", title="T"
    )
    rows.create(id=6, job_id=9, phase="import", number=3, outcome="refused", findings=FOUND, reasons="was")
    changes = database.rows(before, "initiatives.ImportedChange")
    changes.create(id=8, run_id=40, initiative=initiative, key="k", made=True, after=1)
    made = database.rows(before, "initiatives.ImportedOrganisation")
    made.create(id=4, run_id=40, organisation=organisation)
    database.rows(before, "initiatives.ImportedKey").create(
        source="lijst", key="k", initiative=initiative, digest="d"
    )
    # of the queue the one column that counts: its own migrations want the default database
    database.execute(f"CREATE TABLE {QUEUE} (task_path text)")
    database.execute(f"INSERT INTO {QUEUE} VALUES ('binnenuit.interchange.importing.working.go_on')")  # noqa: S608


def values(rows, *without):
    return [
        {name: value for name, value in row.items() if name not in without}
        for row in rows.order_by("id").values()
    ]


def test_every_run_job_and_row_comes_along_and_goes_back(django_db_setup, django_db_blocker):  # noqa: ARG001
    with django_db_blocker.unblock(), old_database() as database:
        before = database.migrate(BEFORE)
        fill(database, before)
        kept = {
            name: values(database.rows(before, f"initiatives.{name}"))
            for name in ("Import", "ImportJob", "ImportJobRow")
        }
        after = database.migrate(AFTER)
        runs, jobs, rows = (
            database.rows(after, f"imports.{name}") for name in ("ImportRun", "ImportJob", "ImportJobRow")
        )
        assert values(runs, "kind") == kept["Import"]
        assert values(jobs, "kind") == kept["ImportJob"]
        assert values(rows, "problems") == [
            {name: value for name, value in row.items() if name != "findings"} for row in kept["ImportJobRow"]
        ]
        assert [row.problems for row in rows.order_by("id")] == [[], FOUND]
        assert {*runs.values_list("kind", flat=True), *jobs.values_list("kind", flat=True)} == {"initiative"}
        for name in ("ImportedChange", "ImportedOrganisation"):
            assert database.rows(after, f"initiatives.{name}").get().run.source == "lijst"
        waiting = database.execute(f"SELECT task_path FROM {QUEUE}")  # noqa: S608
        assert waiting == [("binnenuit.foundation.imports.tasks.work.work_on_import",)]
        new = runs.create(kind="initiative", source="b", digest="", actor="x", started=MOMENT)
        assert new.pk > 40, "keys go on after the last one"
        new.delete()
        with pytest.raises(LookupError):
            after.get_model("initiatives.Import")
        again = database.migrate(BEFORE)
        for name, rows_before in kept.items():
            assert values(database.rows(again, f"initiatives.{name}")) == rows_before
        assert database.rows(again, "initiatives.ImportedChange").get().run.pk == 40
