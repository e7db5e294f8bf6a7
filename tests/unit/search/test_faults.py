"""What may happen to who writes: killed in the middle of a commit, a full disk."""

import fcntl
import os
import shutil
import signal
import subprocess
import time

import pytest
from tests.factories import search as make
from tests.unit.search.conftest import HEAP, build

from binnenuit.kernel.errors import OperatingError
from binnenuit.search import engine, sources
from binnenuit.search.index import generations
from binnenuit.search.index.document_builder import DocumentBuilder
from binnenuit.search.indexing import rebuild
from binnenuit.search.indexing.writer import IndexUpdate
from binnenuit.search.types import SearchRequest

RECORDS = 150
DELAYS = (0, 0.001, 0.003, 0.006, 0.01, 0.02, 0.04)
"""Seconds after the commit began; with these some are killed before, some within, some after it."""
DISK_BYTES = 6_000_000


def writing(root):
    generation = generations.open_current(root)
    return IndexUpdate(
        generation, DocumentBuilder(generation.analyzer, generation.settings, make.thesaurus()), HEAP
    )


def documents(first, last):
    source = make.ListSource()
    source.put(
        *(make.document(pk, "Wandelen", "Elke dag een ander pad. " * 20) for pk in range(first, last + 1))
    )
    return source


def write_until_killed(root, first, position, delay):
    """Write records in a process of its own that is killed `delay` seconds into its commit."""
    ready, tell = os.pipe()
    # A forked process would share the lock that a thread of this one may still hold, and wait for itself for ever.
    with (generations.open_current(root).folder / ".tantivy-meta.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
    child = os.fork()
    if not child:
        try:
            with writing(root) as open_writing:
                open_writing.add(documents(first, first + RECORDS - 1), 0, 10**9)
                os.write(tell, b"!")
                open_writing.commit(position)
                time.sleep(5)
        finally:
            os._exit(1)
    os.read(ready, 1)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    os.close(ready)
    os.close(tell)


def test_killed_in_the_middle_of_a_commit_all_of_it_is_there_or_nothing(built, root):
    """Whatever the index holds, it knows how far it came: who goes on from there loses nothing."""
    built(make.document(1, "Koken"), position=0)
    done = 0
    for delay in DELAYS:
        write_until_killed(root, 2 + done * RECORDS, done + 1, delay)
        with writing(root) as again:
            position = again.position()
        assert position in {done, done + 1}
        assert engine.search(SearchRequest()).total == 1 + position * RECORDS
        done = position
    with writing(root) as again:
        again.add(documents(2 + done * RECORDS, 1 + (done + 1) * RECORDS), 0, 10**9)
        again.commit(done + 1)
    assert engine.search(SearchRequest()).total == 1 + (done + 1) * RECORDS


def test_files_of_a_commit_that_was_never_finished_are_in_nobodys_way(built, root, tmp_path):
    """Killed after its files were written and before the index knew of them: the next commit gives the same names."""
    built(make.document(1, "Koken"), position=0)
    folder = generations.open_current(root).folder
    before = tmp_path / "before"
    shutil.copytree(folder, before)
    with writing(root) as first:
        first.add(documents(2, 3), 0, 10**9)
        first.commit(1)
    shutil.copy(before / "meta.json", folder / "meta.json")
    with writing(root) as again:
        assert again.position() == 0
        again.add(documents(2, 3), 0, 10**9)
        again.commit(1)
    assert engine.search(SearchRequest()).total == 3


@pytest.fixture
def small_disk(tmp_path, settings):
    """Return a folder on a disk of some megabytes; only root may make one."""
    if os.geteuid() != 0:
        pytest.skip("a disk of its own (tmpfs) can only be mounted by root")
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"no tmpfs here: {made.stderr.decode().strip()}")
    settings.INDEX_FOLDER = folder / "index"
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder, left):
    """Let only `left` bytes stay free on the disk of `folder`."""
    file = folder / "something-else"
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
    file.write_bytes(b"x" * max(free - left, 0))
    return file


@pytest.mark.parametrize("left", [0, 8_192, 40_960])
def test_a_disk_that_fills_up_in_a_commit_takes_nothing_away(small_disk, left):
    root = small_disk / "index"
    build(root, [make.document(1, "Koken")], position=3)
    source = documents(2, 600)

    def write():
        with writing(root) as open_writing:
            open_writing.add(source, 0, 10**9)
            filled.append(fill(small_disk, left))
            open_writing.commit(9)

    filled = []
    with pytest.raises(OperatingError, match="is the disk full"):
        write()
    assert [hit.code for hit in engine.search(SearchRequest()).hits] == ["c1"]
    assert engine.search(SearchRequest(text="wandelen")).total == 0
    filled[0].unlink()
    with writing(root) as again:
        assert again.position() == 3
        again.add(source, 0, 10**9)
        again.commit(9)
    assert engine.search(SearchRequest()).total == 600


@pytest.fixture
def source(monkeypatch):
    """Return the only source of records."""
    monkeypatch.setattr(sources, "_sources", {})
    made = make.ListSource()
    sources.register(made)
    return made


@pytest.mark.django_db
def test_a_build_for_which_there_is_no_room_leaves_the_present_index(small_disk, source):
    root = small_disk / "index"
    build(root, [make.document(1, "Koken")])
    present = generations.current_name(root)
    source.put(*(make.document(pk, "Wandelen", "Elke dag anders. " * 50) for pk in range(1, 300)))
    file = fill(small_disk, 16_384)
    with pytest.raises(OperatingError):
        rebuild.rebuild(root)
    assert generations.current_name(root) == present
    assert [hit.code for hit in engine.search(SearchRequest()).hits] == ["c1"]
    file.unlink()
    assert rebuild.rebuild(root) == 299
    assert engine.search(SearchRequest()).total == 299
    assert [each.name for each in root.iterdir() if each.is_dir()] == [generations.current_name(root)]
