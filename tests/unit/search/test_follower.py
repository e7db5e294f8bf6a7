import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from dataclasses import replace

import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.db.utils import OperationalError
from tests.factories import search as make
from tests.unit.search.conftest import build

from binnenuit.foundation.vocabulary import service as vocabulary
from binnenuit.foundation.vocabulary.queries import snapshot
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR
from binnenuit.search import engine, outbox, sources
from binnenuit.search.errors import IndexBusy
from binnenuit.search.index import generations
from binnenuit.search.indexing import follower, rebuild
from binnenuit.search.models import OutboxEntry
from binnenuit.search.types import SearchRequest

pytestmark = pytest.mark.usefixtures("database", "root", "source")
PATIENCE = 20


@pytest.fixture
def source(monkeypatch):
    """Return a source of initiatives in memory, the only one that is registered."""
    monkeypatch.setattr(sources, "_sources", {})
    made = make.ListSource()
    sources.register(made)
    return made


@pytest.fixture
def following(root):
    """Return a function that starts a follower in a thread; all are stopped at the end."""
    stop, threads = threading.Event(), []

    def start():
        ready = threading.Event()

        def run():
            try:
                follower.follow(root, stop, ready=ready.set)
            finally:
                connections.close_all()

        threads.append(threading.Thread(target=run))
        threads[-1].start()
        assert ready.wait(PATIENCE)

    yield start
    stop.set()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()


def codes(text=""):
    page = engine.search(SearchRequest(text, size=100))
    return sorted(hit.code for hit in page.hits)


def eventually(expected, text=""):
    until = time.monotonic() + PATIENCE
    while codes(text) != expected and time.monotonic() < until:
        time.sleep(0.02)
    assert codes(text) == expected


def change(source, *documents):
    source.put(*documents)
    for document in documents:
        outbox.changed("initiative", document.pk)


def test_a_rebuild_holds_everything_and_knows_where_it_is(root, source):
    source.put(*(make.document(pk) for pk in (1, 2, 5000)))
    progress = []
    assert rebuild.rebuild(root, progress.append) == 3
    assert codes() == ["c1", "c2", "c5000"]
    assert sum(progress) == 3


def test_a_rebuild_leaves_nothing_of_the_former_one(root, source):
    source.put(make.document(1))
    for _build in range(2):
        rebuild.rebuild(root)
    assert len([each for each in root.iterdir() if each.is_dir()]) == 1


def test_changes_made_during_a_rebuild_are_in_it(root, source):
    source.put(*(make.document(pk) for pk in range(1, 5)))

    class Changing(make.ListSource):
        def documents(self, first, last):
            found = super().documents(first, last)
            if 2 in self.held:
                del self.held[2]
                outbox.changed("initiative", 2)
            return found

    sources.register(Changing(held=dict(source.held)))
    rebuild.rebuild(root)
    assert codes() == ["c1", "c3", "c4"]


def test_a_new_index_comes_about_when_the_follower_starts(source, following):
    source.put(make.document(1))
    following()
    assert codes() == ["c1"]


def test_what_is_added_changed_and_removed_is_followed(source, following):
    source.put(make.document(1, "Taalmaatje"), make.document(2, "Dialoog"))
    following()
    change(source, make.document(2, "Wandelen"), make.document(3, "Koken"))
    eventually(["c1", "c2", "c3"])
    eventually([], "dialoog")
    eventually(["c2"], "wandelen")
    del source.held[1]
    outbox.changed("initiative", 1)
    eventually(["c2", "c3"])


def test_a_range_of_changes_is_one_entry(source, following):
    following()
    source.put(*(make.document(pk) for pk in range(1, 31)))
    outbox.changed("initiative", 1, 30)
    eventually(sorted(f"c{pk}" for pk in range(1, 31)))


def test_another_kind_with_the_same_key_is_left_alone(source, following):
    others = make.ListSource(kind="organisation")
    others.put(make.document(1, kind="organisation", code="o1"))
    sources.register(others)
    source.put(make.document(1))
    following()
    del source.held[1]
    outbox.changed("initiative", 1)
    eventually([])
    assert engine.search(SearchRequest(kinds=("organisation",))).total == 1


def test_a_kind_that_no_room_hands_out_harms_nothing(source, following):
    following()
    outbox.changed("unheard-of", 1)
    change(source, make.document(4))
    eventually(["c4"])


def test_replaying_changes_gives_the_same_index(root, source):
    source.put(*(make.document(pk) for pk in range(1, 4)))
    rebuild.rebuild(root)
    at = outbox.position()
    for _time in range(3):
        change(source, make.document(2, "Anders"))
    replay(root, at, times=3)
    assert codes() == ["c1", "c2", "c3"]
    assert codes("anders") == ["c2"]


def replay(root, at, times):
    """Carry out what came after `at` again and again, as a process that is killed before its commit does."""
    from binnenuit.search.index.document_builder import DocumentBuilder
    from binnenuit.search.indexing.writer import IndexUpdate

    generation = generations.open_current(root)
    recorder = DocumentBuilder(generation.analyzer, generation.settings, vocabulary.thesaurus())
    for _time in range(times):
        with IndexUpdate(generation, recorder, 20_000_000) as writing:
            assert writing.position() <= outbox.position()
            last = writing.apply(outbox.since(at, 100))
            writing.commit(last)


def test_a_second_follower_is_refused_in_one_line(root, following):
    following()
    with pytest.raises(IndexBusy) as refused:
        follower.follow(root, threading.Event())
    assert "\n" not in str(refused.value)
    assert "stop the other" in str(refused.value)


def test_a_second_build_is_refused_in_one_line(root):
    with generations.building(root), pytest.raises(IndexBusy) as refused:
        rebuild.rebuild(root)
    assert "\n" not in str(refused.value)


def test_the_follower_goes_on_with_an_index_that_another_process_built(root, source, following):
    source.put(make.document(1))
    following()
    before = generations.current_name(root)
    rebuild.rebuild(root)
    assert generations.current_name(root) != before
    change(source, make.document(2))
    eventually(["c1", "c2"])


def test_an_index_that_was_away_too_long_builds_itself_anew(root, source, following):
    source.put(make.document(1))
    rebuild.rebuild(root)
    before = generations.current_name(root)
    source.put(make.document(2))
    for _entry in range(2):
        outbox.changed("initiative", 2)
    OutboxEntry.objects.update(created_at=clock.now() - 2 * outbox.KEEP)
    outbox.prune()
    following()
    assert generations.current_name(root) != before
    assert codes() == ["c1", "c2"]


def test_another_thesaurus_means_another_index(source, following):
    source.put(make.document(1, concepts=("huwelijksdwang",)))
    following()
    assert codes("uithuwelijken") == []
    vocabulary.load(actor=OPERATOR)
    try:
        eventually(["c1"], "uithuwelijken")
    finally:
        vocabulary.refresh()


def test_whoever_reads_the_new_index_knows_its_words_too(root, monkeypatch):
    older = replace(make.thesaurus(), version=0)
    monkeypatch.setattr(snapshot, "_held", [older])
    build(root, [make.document(1)])
    assert codes("") == ["c1"]
    monkeypatch.setattr(snapshot, "_held", [])
    vocabulary.load(actor=OPERATOR)
    loaded = vocabulary.thesaurus()
    monkeypatch.setattr(snapshot, "_held", [older])  # as in a process that has not seen the load
    build(root, [make.document(1)], vocabulary=loaded)
    assert codes("") == ["c1"]
    assert vocabulary.thesaurus().version == loaded.version != older.version


def test_a_database_that_is_away_is_asked_again(source, following, monkeypatch):
    monkeypatch.setattr(follower, "_AWAY_SECONDS", 0.05)
    following()
    really, failures = outbox.since, iter(range(3))

    def away(*arguments):
        if next(failures, None) is not None:
            raise OperationalError("the connection is closed")
        return really(*arguments)

    monkeypatch.setattr(outbox, "since", away)
    change(source, make.document(1))
    eventually(["c1"])


FOLLOWER = """
    import os, sys, threading
    import django
    django.setup()
    from django.conf import settings
    from django.db import connection
    settings.DATABASES["default"]["NAME"] = sys.argv[2]
    connection.settings_dict["NAME"] = sys.argv[2]
    from pathlib import Path
    from binnenuit.search import sources
    from binnenuit.search.indexing import follower
    from binnenuit.search.models import OutboxEntry
    from tests.factories import search as make

    class FromOutbox(make.ListSource):
        # Records are what the outbox says, so that both processes know the same ones.
        def documents(self, first, last):
            return [make.document(pk) for pk in range(first, last + 1)]

        def bounds(self):
            newest = OutboxEntry.objects.exclude(kind="start").order_by("-last_pk").first()
            return (1, newest.last_pk) if newest else (0, -1)

    sources._sources.clear()
    sources.register(FromOutbox())
    follower.follow(Path(sys.argv[1]), threading.Event(), ready=lambda: print("ready", flush=True))
"""


def test_the_follower_may_be_killed_at_any_moment(root, database):
    """Killed without warning, again and again, while changes pour in; nothing is lost, nothing is twice."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "binnenuit.config.settings"}
    command = [sys.executable, "-c", textwrap.dedent(FOLLOWER), str(root), database]
    top = 0
    for _round in range(3):
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, env=environment, cwd=django_settings.PACKAGE.parents[1]
        )
        assert process.stdout.readline() == b"ready\n"
        for _change in range(40):
            outbox.changed("initiative", top + 1, top + 25)
            top += 25
        process.send_signal(signal.SIGKILL)
        process.wait(PATIENCE)
        process.stdout.close()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env=environment, cwd=django_settings.PACKAGE.parents[1]
    ) as last:
        assert last.stdout.readline() == b"ready\n"
        last.kill()
    page = engine.search(SearchRequest(size=100))
    assert page.total == top
    numbers = [
        hit.pk
        for number in range(1, page.pages + 1)
        for hit in engine.search(SearchRequest(size=100, page=number)).hits
    ]
    assert sorted(numbers) == list(range(1, top + 1))
