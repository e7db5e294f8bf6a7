import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, connections, transaction

from binnenuit.kernel import clock
from binnenuit.search import outbox
from binnenuit.search.models import OutboxEntry

pytestmark = pytest.mark.django_db


def test_an_entry_is_a_range_of_keys():
    outbox.changed("initiative", 5)
    outbox.changed("organisation", 7, 9)
    assert [(each.kind, each.first, each.last) for each in outbox.since(0, 10)] == [
        ("initiative", 5, 5),
        ("organisation", 7, 9),
    ]


def test_reading_goes_on_where_it_stopped():
    for pk in range(5):
        outbox.changed("initiative", pk)
    first = outbox.since(0, 2)
    assert [each.first for each in outbox.since(first[-1].id, 10)] == [2, 3, 4]


def test_a_range_that_ends_before_it_begins_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        outbox.changed("initiative", 9, 8)


def test_an_action_that_fails_leaves_no_entry():

    def action():
        with transaction.atomic():
            outbox.changed("initiative", 5)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        action()
    assert outbox.since(0, 10) == []


def test_there_is_always_an_entry_to_be_at():
    at = outbox.position()
    assert at == outbox.position()
    assert outbox.knows(at)


def test_a_position_of_another_database_is_not_known():
    at = outbox.position()
    assert not outbox.knows(at + 1)
    assert not outbox.knows(0)


def test_pruning_keeps_what_an_index_that_is_up_to_date_stands_at():
    outbox.changed("initiative", 1)
    outbox.changed("initiative", 2)
    at = outbox.position()
    OutboxEntry.objects.update(created_at=clock.now() - outbox.KEEP - timedelta(minutes=1))
    outbox.changed("initiative", 3)
    assert outbox.prune() == 1
    assert outbox.knows(at)
    assert [each.first for each in outbox.since(at, 10)] == [3]


def test_an_index_that_was_away_too_long_is_told_so():
    outbox.changed("initiative", 1)
    at = outbox.position()
    outbox.changed("initiative", 2)
    outbox.changed("initiative", 3)
    OutboxEntry.objects.update(created_at=clock.now() - outbox.KEEP - timedelta(minutes=1))
    outbox.prune()
    assert not outbox.knows(at)


def test_nothing_recent_is_pruned():
    outbox.changed("initiative", 1)
    outbox.changed("initiative", 2)
    assert outbox.prune() == 0
    assert len(outbox.since(0, 10)) == 2


def in_thread(work):
    """Run `work` on a database connection of its own."""

    def run():
        try:
            work()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
@pytest.mark.postgresql
def test_entries_become_visible_in_the_order_of_their_ids():
    """The second of two transactions that overlap waits until the first has committed."""
    second_began, seen_while_open = threading.Event(), []

    def second():
        with transaction.atomic():
            second_began.set()
            outbox.changed("initiative", 2)

    with transaction.atomic():
        outbox.changed("initiative", 1)
        thread = in_thread(second)
        second_began.wait(10)
        thread.join(0.5)
        assert thread.is_alive()

        observer = in_thread(lambda: seen_while_open.extend(outbox.since(0, 10)))
        observer.join(10)
    thread.join(10)
    assert seen_while_open == []
    assert [each.first for each in outbox.since(0, 10)] == [1, 2]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("database")
def test_a_follower_beside_many_writers_misses_nothing():
    """Four writers with transactions of different lengths; a reader that only ever looks forward sees all."""
    done = threading.Event()
    seen = []

    def write(number):
        for pk in range(20):
            with transaction.atomic():
                outbox.changed("initiative", number * 100 + pk)
                if pk % 3 == number % 3:
                    OutboxEntry.objects.count()

    def read():
        at = 0
        while True:
            finished = done.is_set()
            changes = outbox.since(at, 7)
            seen.extend(change.first for change in changes)
            at = changes[-1].id if changes else at
            if finished and not changes:
                return

    reader = in_thread(read)
    writers = [in_thread(lambda number=number: write(number)) for number in range(4)]
    for writer in writers:
        writer.join(60)
    done.set()
    reader.join(60)
    assert sorted(seen) == sorted(number * 100 + pk for number in range(4) for pk in range(20))


def test_changes_are_many_but_take_one_query_each(django_assert_max_num_queries):
    allowed = 4 if connection.vendor == "postgresql" else 3
    with django_assert_max_num_queries(allowed):
        outbox.changed("initiative", 1, 500)
