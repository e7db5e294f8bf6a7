import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

PATIENCE = 60


@pytest.fixture(scope="module")
def prepared_home(tmp_path_factory):
    """Return a data folder that was made ready, for each test to copy: making one takes four seconds."""
    home = tmp_path_factory.mktemp("prepared")
    assert ended(start(home, "prepare"))[0] == 0
    return home


@pytest.fixture
def binnenuit(prepared_home, tmp_path):
    """Return a function that starts a command with a data folder of its own, made ready."""
    shutil.copytree(prepared_home, tmp_path, dirs_exist_ok=True)
    return partial(start, tmp_path)


def start(home, *arguments):
    environment = {**os.environ, "BINNENUIT_HOME": str(home), "DATABASE_URL": "", "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "binnenuit.composition.commands.main", *arguments]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def ended(process):
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def started(process):
    assert "follows the changes" in process.stdout.readline()
    return process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_follower_stops_cleanly(binnenuit, number):
    process = started(binnenuit("index"))
    asked = time.monotonic()
    process.send_signal(number)
    code, out, err = ended(process)
    assert (code, out, "Traceback" in err) == (0, "", False)
    assert time.monotonic() - asked < PATIENCE


def test_one_follower_is_enough(binnenuit):
    first = started(binnenuit("index"))
    code, out, err = ended(binnenuit("index"))
    first.terminate()
    assert ended(first)[0] == 0
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "stop the other" in err


def test_reindex_says_one_line_where_there_is_no_terminal(binnenuit):
    assert ended(binnenuit("reindex")) == (0, "The search index holds 0 records.\n", "")


def test_reindex_beside_a_follower(binnenuit):
    follower = started(binnenuit("index"))
    assert ended(binnenuit("reindex"))[0] == 0
    time.sleep(1)
    assert follower.poll() is None
    follower.terminate()
    assert ended(follower)[0] == 0


def test_a_folder_that_cannot_be_written_is_one_clear_line(binnenuit, tmp_path):
    (tmp_path / "index").write_text("no folder")
    code, out, err = ended(binnenuit("reindex"))
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "can't be written" in err
