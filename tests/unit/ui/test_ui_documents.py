"""Documents that the worker makes: ordered once, told about while they are made, kept for some days."""

import os
import time
from pathlib import Path

import pytest
from django.test import Client, override_settings

from binnenuit.composition.runtime import task_queue
from binnenuit.ui import documents, pdf
from binnenuit.ui.documents import Stage

ADDRESS = "/ontwerp/document.pdf"
REAL_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "imports"]}}
needs_pango = pytest.mark.skipif(
    not (pdf.available() or os.environ.get("CI")), reason="Pango is missing: install libpangoft2-1.0-0"
)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DOCUMENT_FOLDER = tmp_path / "documents"
    return settings.DOCUMENT_FOLDER


@pytest.fixture
def queue():
    with override_settings(TASKS=REAL_QUEUE):
        yield


def job(text="a"):
    return pdf.pages(f'<html lang="nl"><title>t</title><p>{text}</p></html>')


def names(folder):
    return sorted(path.suffix for path in Path(folder).iterdir())


@needs_pango
@pytest.mark.django_db(transaction=True)
class TestWorker:
    @pytest.mark.usefixtures("queue")
    def test_it_waits_for_the_worker_is_ordered_once_and_kept(self, folder):
        one = job()
        assert documents.stage(one.key()) is Stage.UNKNOWN
        assert documents.order(one) is Stage.BEING_MADE
        assert documents.order(one) is Stage.BEING_MADE
        assert task_queue.do_all() == 1
        assert documents.order(one) is Stage.READY
        assert names(folder) == [".pdf"]
        assert documents.content(one.key()).startswith(b"%PDF")
        assert task_queue.do_all() == 0

    @pytest.mark.usefixtures("queue")
    def test_the_task_holds_nothing_of_the_document(self):
        from django_tasks_db.models import DBTaskResult

        documents.order(job("vertrouwelijk"))
        assert "vertrouwelijk" not in str(DBTaskResult.objects.get().args_kwargs)
        task_queue.do_all()

    @pytest.mark.usefixtures("queue")
    def test_the_page_says_that_it_is_being_made_and_then_gives_it(self):
        visitor = Client(SERVER_NAME="localhost")
        waiting = visitor.get(ADDRESS)
        page = waiting.content.decode()
        assert waiting.status_code == 202
        assert waiting.headers["Refresh"]
        assert "Je PDF wordt gemaakt" in page
        assert f'href="{ADDRESS}"' in page
        assert 'href="/ontwerp"' in page
        task_queue.do_all()
        ready = visitor.get(ADDRESS)
        assert ready.headers["Content-Type"] == "application/pdf"
        assert visitor.get(ADDRESS, headers={"If-None-Match": ready.headers["ETag"]}).status_code == 304

    @pytest.mark.usefixtures("queue")
    def test_what_lost_its_worker_is_ordered_anew(self, folder):
        one = job()
        documents.order(one)
        old = time.time() - documents.LOST_SECONDS - 1
        os.utime(next(Path(folder).iterdir()), (old, old))
        assert documents.stage(one.key()) is Stage.UNKNOWN
        assert documents.order(one) is Stage.BEING_MADE
        assert task_queue.do_all() == 2
        assert documents.stage(one.key()) is Stage.READY

    def test_an_order_that_the_queue_can_not_take_leaves_nothing_behind(self, folder, monkeypatch):
        def down(_key):
            raise OSError("no database")

        monkeypatch.setattr(documents, "draw", type("Task", (), {"enqueue": staticmethod(down)}))
        with pytest.raises(OSError, match="no database"):
            documents.order(job())
        assert names(folder) == []


@pytest.mark.django_db
class TestWithout:
    def test_what_can_not_be_drawn_is_said_and_not_tried_again(self, folder, monkeypatch):
        monkeypatch.setattr(pdf, "_library", lambda: None)
        one = job()
        assert documents.order(one) is Stage.FAILED
        assert documents.order(one) is Stage.FAILED
        assert names(folder) == [".failed"]

    def test_the_page_leads_to_the_browsers_own_print(self, monkeypatch):
        monkeypatch.setattr(pdf, "_library", lambda: None)
        answer = Client(SERVER_NAME="localhost").get(ADDRESS)
        assert answer.status_code == 404
        assert "Er is nu geen PDF" in answer.content.decode()
        assert 'href="/ontwerp"' in answer.content.decode()

    def test_a_task_whose_document_is_gone_does_nothing(self, folder):
        documents.draw.call("0" * 32)
        assert not Path(folder).exists()


def test_what_is_older_than_some_days_is_forgotten(folder):
    assert documents.forget(7) == 0
    folder.mkdir()
    for name, days in (("old.pdf", 8), ("new.pdf", 6), ("old.json", 8), ("old.failed", 9)):
        (folder / name).touch()
        then = time.time() - days * 86_400
        os.utime(folder / name, (then, then))
    assert documents.forget(7) == 3
    assert [path.name for path in folder.iterdir()] == ["new.pdf"]
