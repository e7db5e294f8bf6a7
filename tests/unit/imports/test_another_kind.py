"""What a kind of record that nobody knew registers: files of it are read in and taken back, with no edit elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from tests.factories.accounts import person as account
from tests.factories.people import person

from binnenuit.foundation.accounts.service import actor_at_work
from binnenuit.foundation.audit.service import actions_on
from binnenuit.foundation.imports.actions.jobs import forget_jobs
from binnenuit.foundation.imports.actions.runs import begin_run, note_position
from binnenuit.foundation.imports.actions.work import TakenOver, finish_work, stop_work, take_in_hand
from binnenuit.foundation.imports.models import ImportJob, ImportJobRow, ImportRun
from binnenuit.foundation.imports.rules.problems import problem
from binnenuit.foundation.imports.service import (
    BroughtFile,
    ImportTarget,
    ParsedRow,
    RowResult,
    UndoneRecord,
    begin_undo,
    begin_work,
    bring_file,
    choose_columns,
    drop_job,
    every_import_row,
    import_job,
    import_jobs,
    import_run,
    import_runs,
    import_targets,
    reported_rows,
    undo_run,
)
from binnenuit.foundation.imports.tasks import runner
from binnenuit.foundation.imports.tasks.runner import ImportRunner
from binnenuit.foundation.imports.tasks.work import work_on_import
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR, Actor, Grant
from binnenuit.kernel.errors import ChangedSince, NotAllowed, NotFound, Refused

KIND = "study"
ADMINISTRATOR = person("Beheer", ("administrator", ""))
EDITOR = Actor("person", "person:2", 2, (Grant("editor", "municipality:GM0855"),))
NOBODIES = [VISITOR, person("Houder", ("holder", "")), person("Moderator", ("moderator", ""))]


@dataclass
class Lines:
    """A file with a title on each line."""

    titles: list[str]
    left_out: list[str] = field(default_factory=list)

    def digest(self) -> str:
        return "-".join(self.titles)

    def rows(self, _known: int = 0) -> Iterator[ParsedRow]:
        for number, title in enumerate(self.titles, start=1):
            yield ParsedRow(number, title, title, title=title)


@dataclass
class Shelf:
    """The records of the other room."""

    titles: dict[int, list[str]] = field(default_factory=dict)
    finished: list[int] = field(default_factory=list)

    def save(self, rows, run, *, actor):
        assert actor
        found = []
        for title in rows:
            if title == "old":
                found.append(ChangedSince(2, 1))
            elif title == "mine":
                found.append(NotAllowed("no"))
            else:
                if not run.dry:
                    self.titles.setdefault(run.pk, []).append(title)
                found.append(("created", title))
        return found

    def finish(self, run, *, actor):
        assert actor
        self.finished.append(run.pk)

    def take_back(self, run, *, actor):
        assert actor
        titles = self.titles.get(run.pk, [])
        return [UndoneRecord("removed", title, title) for title in [titles.pop() for _each in titles[:2]]]


@pytest.fixture
def shelf(monkeypatch, imports_folder):
    shelf = Shelf()
    monkeypatch.setattr(import_targets, "_declared", dict(import_targets._declared))
    target = ImportTarget(
        KIND,
        lambda path, _mapping, _name: Lines(path.read_text().split()),
        shelf.save,
        shelf.finish,
        shelf.take_back,
    )
    import_targets.register(target)
    imports_folder.mkdir()
    (imports_folder / "place").write_text("a old b mine a c")
    return shelf


def read(*titles, dry=False, actor=ADMINISTRATOR):
    results: list[RowResult] = []
    reading = ImportRunner(Lines(list(titles)), KIND, "list", actor, results.append, dry=dry)
    reading.run()
    return results, reading.number


def brought(actor=ADMINISTRATOR):
    return bring_file(BroughtFile(KIND, "a.txt", "place", 3), actor=actor, language="nl")


@pytest.mark.django_db
class TestAnotherKind:
    def test_its_rows_are_saved_and_each_refusal_has_a_name(self, shelf):
        results, number = read("a", "old", "mine", "a")
        assert [result.outcome for result in results] == ["created", "refused", "refused", "refused"]
        assert [each.name for result in results for each in result.problems] == [
            "changed_meanwhile",
            "not_allowed",
            "key_twice",
        ]
        assert (shelf.titles, shelf.finished) == ({number: ["a"]}, [number])
        assert actions_on(f"import:{number}") == ["imports.import"] * 2

    def test_a_dry_run_keeps_nothing(self, shelf):
        assert [result.outcome for result in read("a", dry=True)[0]] == ["created"]
        assert (shelf.titles, shelf.finished, ImportRun.objects.count()) == ({}, [], 0)

    def test_it_is_taken_back_a_batch_at_a_time_and_only_once(self, shelf):
        _, number = read("a", "b", "c")
        heard = []
        asked = iter([True, False])
        assert not undo_run(number, actor=ADMINISTRATOR, tell=heard.extend, go_on=lambda: next(asked))
        assert ImportRun.objects.get().undone is None
        assert undo_run(number, actor=ADMINISTRATOR, tell=heard.extend)
        assert [each.code for each in heard] == ["c", "b", "a"]
        with pytest.raises(Refused) as refused:
            undo_run(number, actor=ADMINISTRATOR, tell=heard.extend)
        assert [each.name for each in refused.value.problems] == ["undone_already"]
        with pytest.raises(NotFound):
            undo_run(number + 1, actor=ADMINISTRATOR, tell=heard.extend)
        assert shelf.titles == {number: []}

    def test_the_worker_does_all_of_it(self, shelf, monkeypatch):
        actor = actor_at_work(account("a@voorbeeld.nl", ("administrator", "")).pk)
        monkeypatch.setattr(runner, "BATCH", 2)
        pk = brought(actor)
        for work in ("checking", "importing"):
            begin_work(pk, work, actor=actor)
            work_on_import.call(pk)
        job = import_job(pk, actor=actor)
        assert job.step == "done"
        assert job.counts["import"] == {"created": 3, "refused": 3}
        assert sum(map(len, shelf.titles.values())) == 3
        begin_undo(job.run, actor=actor, language="nl")
        work_on_import.call(pk)
        assert [row.outcome for row in every_import_row(pk, "undo", actor=actor)] == ["removed"] * 3

    def test_a_kind_that_nobody_registered_any_more_stops_with_a_name(self, shelf):  # noqa: ARG002
        _, number = read("a")
        import_targets._declared.pop(KIND)
        with pytest.raises(LookupError):
            undo_run(number, actor=ADMINISTRATOR, tell=lambda _done: None)
        assert ImportRun.objects.get().undone is None


@pytest.mark.django_db
@pytest.mark.usefixtures("shelf")
class TestWhoMayNot:
    @pytest.mark.parametrize("nobody", NOBODIES)
    def test_others_bring_read_change_and_take_back_nothing(self, nobody):
        _, number = read("a")
        pk = brought()
        run = begin_run(KIND, "other", "d", actor=ADMINISTRATOR)
        refused = [
            lambda: brought(nobody),
            lambda: choose_columns(pk, {}, {}, "", actor=nobody),
            lambda: begin_work(pk, "checking", actor=nobody),
            lambda: begin_undo(number, actor=nobody, language="nl"),
            lambda: drop_job(pk, actor=nobody),
            lambda: begin_run(KIND, "list", "d", actor=nobody),
            lambda: note_position(run, 1, finished=True, actor=nobody),
            lambda: undo_run(number, actor=nobody, tell=lambda _done: None),
            lambda: import_job(pk, actor=nobody),
            lambda: import_jobs(actor=nobody, most=1),
            lambda: import_run(number, actor=nobody),
            lambda: import_runs(actor=nobody, page=1, size=1),
            lambda: reported_rows(pk, "check", "", actor=nobody, page=1, size=1),
            lambda: list(every_import_row(pk, "check", actor=nobody)),
        ]
        for attempt in refused:
            with pytest.raises(NotAllowed):
                attempt()
        assert (ImportJob.objects.get().step, ImportRun.objects.filter(undone=None).count()) == ("mapping", 2)
        assert ImportRun.objects.filter(finished=None).get().pk == run.pk

    def test_somebody_elses_is_neither_seen_nor_touched_by_who_has_a_role_for_a_place_only(self):
        _, number = read("a")
        pk = brought()
        for attempt in (
            lambda: import_job(pk, actor=EDITOR),
            lambda: drop_job(pk, actor=EDITOR),
            lambda: undo_run(number, actor=EDITOR, tell=lambda _done: None),
        ):
            with pytest.raises(NotAllowed):
                attempt()
        assert import_jobs(actor=EDITOR, most=9) == []
        assert import_runs(actor=EDITOR, page=1, size=9) == ([], 0)
        own = brought(EDITOR)
        assert [job.pk for job in import_jobs(actor=EDITOR, most=9)] == [own]

    @pytest.mark.parametrize("nobody", [*NOBODIES, ADMINISTRATOR, EDITOR])
    def test_the_bookkeeping_is_the_sites_own(self, nobody):
        pk = brought()
        begin_work(pk, "checking", actor=ADMINISTRATOR)
        with pytest.raises(NotAllowed):
            take_in_hand(pk, actor=nobody)
        held = take_in_hand(pk, actor=SYSTEM)
        for attempt in (
            lambda: finish_work(held, 1, (), actor=nobody),
            lambda: stop_work(held, problem("our_fault"), actor=nobody),
            lambda: forget_jobs(0, actor=nobody),
        ):
            with pytest.raises(NotAllowed):
                attempt()
        stop_work(held, problem("our_fault"), actor=SYSTEM)
        assert import_job(pk, actor=OPERATOR).stopped_by == problem("our_fault")
        with pytest.raises(TakenOver):
            take_in_hand(pk, actor=SYSTEM)
        assert not ImportJobRow.objects.exists()

    def test_each_step_that_can_not_be_taken_has_a_name(self):
        def name(attempt):
            with pytest.raises(Refused) as refused:
                attempt()
            return refused.value.problems[0].name

        pk = brought()
        assert name(lambda: begin_work(pk, "importing", actor=ADMINISTRATOR)) == "not_now"
        assert name(lambda: begin_work(pk, "checking", actor=OPERATOR)) == "only_who_brought_it"
        begin_work(pk, "checking", actor=ADMINISTRATOR)
        assert name(lambda: begin_work(pk, "checking", actor=ADMINISTRATOR)) == "busy"
        assert name(lambda: choose_columns(pk, {}, {}, "", actor=ADMINISTRATOR)) == "columns_fixed"
        assert name(lambda: drop_job(pk, actor=ADMINISTRATOR)) == "worked_on"
        finish_work(take_in_hand(pk, actor=SYSTEM), 0, (), actor=SYSTEM)
        ImportJob.objects.update(place="")
        assert name(lambda: begin_work(pk, "importing", actor=ADMINISTRATOR)) == "file_gone"
        ImportJob.objects.update(place="place")
        other = brought()
        ImportJob.objects.filter(pk=other).update(step="importing", source="a.txt")
        assert name(lambda: begin_work(pk, "importing", actor=ADMINISTRATOR)) == "source_busy"
