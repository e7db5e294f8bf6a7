"""The queue: a mail is stored with what it tells of, is sent once, waits for a server that is away, and is forgotten."""

import logging
import time
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from threading import Event, Thread

import pytest
from click.testing import CliRunner
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from binnenuit.composition.commands import work
from binnenuit.composition.runtime import task_queue
from binnenuit.kernel import clock
from binnenuit.kernel.long_tasks import may_go_on
from binnenuit.ui.mail import WAITS, Letter, send

TO = "iemand@voorbeeld.nl"


class Away(BaseEmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, _messages):
        raise ConnectionRefusedError


class Refusing(BaseEmailBackend):
    """A mail server that knows no such address."""

    def send_messages(self, messages):
        raise SMTPRecipientsRefused({to: (550, b"unknown") for message in messages for to in message.to})


@task()
def broken():
    raise LookupError


@pytest.fixture(autouse=True)
def real_queue(transactional_db, settings):  # noqa: ARG001 -- the worker closes a connection that is in a transaction
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


@pytest.fixture
def heard(monkeypatch, caplog):
    """Return what is written in the log."""
    monkeypatch.setattr(logging.getLogger("binnenuit"), "propagate", True)
    return caplog


def write(subject="Onderwerp"):
    send(TO, "nl", lambda: Letter(subject, ("Een alinea.",)))


def waiting():
    return list(DBTaskResult.objects.all())


def test_a_mail_waits_until_the_worker_sends_it_and_is_then_forgotten():
    write()
    assert mail.outbox == []
    assert task_queue.do_all() == 1
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == ([TO], "Onderwerp")
    assert "Een alinea." in sent.body
    assert "Een alinea." in sent.alternatives[0].content  # type: ignore[attr-defined]
    assert waiting() == [], "its address is kept no longer"
    assert task_queue.do_all() == 0


def test_what_is_not_stored_is_not_told():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert task_queue.do_all() == 0


def test_a_mail_waits_longer_each_time_and_is_given_up_at_last(settings, heard):
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    write()
    for wait in WAITS:
        before = clock.now()
        assert task_queue.do_all() == 1
        (later,) = waiting()
        assert before + wait <= later.run_after <= clock.now() + wait
        assert task_queue.do_all() == 0, "not before its time"
        DBTaskResult.objects.update(run_after=clock.now() - timedelta(seconds=1))
    assert task_queue.do_all() == 1
    assert waiting() == []
    assert "given up" in heard.text
    assert TO not in heard.text


def test_a_mail_is_sent_once_the_server_is_back(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    write()
    task_queue.do_all()
    (first,) = waiting()
    headers = first.args_kwargs["kwargs"]["headers"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    DBTaskResult.objects.update(run_after=clock.now())
    task_queue.do_all()
    assert [each.extra_headers for each in mail.outbox] == [headers], "the same mail, with the same id"


def test_an_address_that_does_not_exist_is_not_tried_again(settings, heard):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    write()
    assert task_queue.do_all() == 1
    assert waiting() == []
    assert TO not in heard.text


def test_what_a_killed_worker_left_is_done_again():
    write()
    DBTaskResult.objects.get().claim("gone")
    assert task_queue.take_up() == 0, "another worker may be at it"
    DBTaskResult.objects.update(started_at=clock.now() - task_queue.LEFT_BEHIND - timedelta(seconds=1))
    assert task_queue.do_all() == 0
    assert task_queue.take_up() == 1
    assert task_queue.do_all() == 1
    assert len(mail.outbox) == 1


def test_a_broken_task_is_kept_for_some_days_and_stops_no_other():
    broken.enqueue()
    write()
    assert task_queue.do_all() == 2
    assert len(mail.outbox) == 1
    (kept,) = waiting()
    assert kept.status == TaskResultStatus.FAILED
    assert task_queue.forget_broken() == 0
    DBTaskResult.objects.update(finished_at=clock.now() - task_queue.BROKEN_KEPT - timedelta(seconds=1))
    assert task_queue.forget_broken() == 1


def test_the_worker_follows_the_queue_until_it_is_told_to_stop():
    stop = Event()

    def tell():
        for _ in range(200):
            if mail.outbox:
                break
            time.sleep(0.05)
        stop.set()

    teller = Thread(target=tell)
    teller.start()
    write()
    task_queue.work(stop)
    teller.join(20)
    assert [each.subject for each in mail.outbox] == ["Onderwerp"]


@task(queue_name=task_queue.LONG)
def long():
    write("Tussendoor")
    LONG_SAW.append((may_go_on(), [each.subject for each in mail.outbox]))
    STOP.set()
    LONG_SAW.append((may_go_on(), []))


LONG_SAW, STOP = [], Event()


def test_a_long_task_lets_mail_go_first_and_hears_that_the_worker_ends():
    long.enqueue()
    task_queue.work(STOP)
    assert LONG_SAW == [(True, ["Tussendoor"]), (False, [])]
    assert may_go_on(), "nobody is told to stop where no worker runs"


def test_the_command_does_what_is_due_and_says_how_much():
    write()
    write("Nog een")
    assert CliRunner().invoke(work.command, ["--once"]).output == "2 tasks done.\n"
    assert CliRunner().invoke(work.command, ["--once", "--quiet"]).output == ""
    assert [each.subject for each in mail.outbox] == ["Onderwerp", "Nog een"]
