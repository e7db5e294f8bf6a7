"""The queue of tasks: what need not be done while someone waits, such as sending mail or reading in a file.

The queue is a table of the database (django-tasks). A task that was done is forgotten at once, since it may hold an
address; one that broke is kept for some days, for who looks after the site.
"""

import logging
from datetime import timedelta
from secrets import token_hex
from threading import Event
from typing import Any

from django.dispatch import receiver
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.backend import TaskResult as StoredResult
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from binnenuit.kernel import clock
from binnenuit.kernel.long_tasks import LONG_QUEUE, attach_worker, detach_worker

LEFT_BEHIND = timedelta(minutes=10)
"""No task of ours takes so long: one that is still running then has lost its worker."""
BROKEN_KEPT = timedelta(days=7)
QUICK, LONG = "default", LONG_QUEUE
"""Two queues for one worker: what is done in a moment, and what takes minutes and lets the others go first."""
_LOOK_SECONDS = 1.0

logger = logging.getLogger(__name__)


def work(stop: Event) -> None:
    """Do the tasks as they come until `stop` is set, among them those that another worker left half-way."""
    looked = clock.now() - LEFT_BEHIND

    def may_go_on() -> bool:
        while not stop.is_set() and do_one(QUICK):
            pass
        return not stop.is_set()

    attach_worker(may_go_on)
    try:
        while not stop.is_set():
            if clock.now() - looked >= LEFT_BEHIND:
                take_up()
                looked = clock.now()
            if not (do_one(QUICK) or do_one(LONG)):
                stop.wait(_LOOK_SECONDS)
    finally:
        detach_worker()


def do_all() -> int:
    """Do every task that is due, and give how many those were."""
    done = 0
    while do_one(QUICK) or do_one(LONG):
        done += 1
    return done


def do_one(queue: str = QUICK) -> bool:
    """Do the first task of `queue` that is due, and say whether there was one."""
    worker = Worker(
        queue_names=[queue],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=token_hex(16),
    )
    worker.run()
    return worker._run_tasks > 0  # noqa: SLF001 -- the worker counts them and has no other way to say it


def take_up() -> int:
    """Put tasks whose worker was killed back into the queue, and give how many; mail may then be sent twice."""
    lost = DBTaskResult.objects.running().filter(started_at__lt=clock.now() - LEFT_BEHIND)
    found = lost.update(status=TaskResultStatus.READY, started_at=None)
    if found:
        logger.warning("%s tasks were left half-way and are done again", found)
    return found


def forget_broken() -> int:
    """Remove the tasks that broke more than `BROKEN_KEPT` ago, and give how many."""
    return DBTaskResult.objects.failed().filter(finished_at__lt=clock.now() - BROKEN_KEPT).delete()[0]


@receiver(task_finished, dispatch_uid="binnenuit.forget_done")
def _forget_done(task_result: TaskResult[Any], **_more: object) -> None:
    if isinstance(task_result, StoredResult) and task_result.status == TaskResultStatus.SUCCESSFUL:
        task_result.db_result.delete()
