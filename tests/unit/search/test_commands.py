import os
import signal
import subprocess
import sys
import time

import pytest

PATIENCE = 60


@pytest.fixture
def binnenuit(tmp_path):
    """Give a function that starts a command with a data folder of its own, made ready."""
    environment = {
        **os.environ,
        "BINNENUIT_HOME": str(tmp_path),
        "DATABASE_URL": "",
        "PYTHONWARNINGS": "error",
    }

    def start(*arguments):
        command = [sys.executable, "-m", "binnenuit.composition.commands.main", *arguments]
        return subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    assert ended(start("prepare"))[0] == 0
    return start


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
