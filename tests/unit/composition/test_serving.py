"""The server as a process of its own: it starts, answers, and Ctrl-C ends all of it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.same_on_any_database

COMMAND = [sys.executable, "-m", "binnenuit.composition.commands.main"]
PATIENCE = 20


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def serving(tmp_path, port):
    """Return a server in a process group of its own, as a terminal would start it."""
    environment = {
        **os.environ,
        "BINNENUIT_HOME": str(tmp_path),
        "DATABASE_URL": "",
        "PYTHONUNBUFFERED": "1",
    }
    command = [*COMMAND, "demo", "--no-examples", "--port", str(port)]
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as server:
        lines = iter(server.stdout.readline, "")
        assert any("Ctrl-C stops it" in line for line in lines)
        yield server
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)


def mentions(text):
    """Return the processes whose command holds `text`."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            found.append((file.parent.name, file.read_text().replace("\0", " ")))
    return [process for process, command in found if text in command and "binnenuit" in command]


def test_ctrl_c_ends_all_of_it_at_once(serving, port):
    assert urlopen(f"http://127.0.0.1:{port}/zoeken").status == 200
    assert mentions(f"--beside {serving.pid}")
    began = time.monotonic()
    os.killpg(serving.pid, signal.SIGINT)
    rest, _ = serving.communicate(timeout=PATIENCE)
    assert time.monotonic() - began < 8  # a worker that is killed after its ten seconds would be later
    assert rest.strip() == ""
    assert mentions(f"--beside {serving.pid}") == []
    assert mentions(f"--port {port}") == []


def test_a_server_that_is_killed_leaves_nothing_behind(serving):
    beside, workers = f"--beside {serving.pid}", " ".join(serving.args[-2:])
    assert len(mentions(beside)) == 2
    assert mentions(workers)
    serving.kill()
    serving.wait(PATIENCE)
    until = time.monotonic() + PATIENCE
    while (mentions(beside) or mentions(workers)) and time.monotonic() < until:
        time.sleep(0.1)
    assert mentions(beside) == []
    assert mentions(workers) == []


def test_a_port_in_use_is_one_clear_line(serving, port, tmp_path):
    environment = {**os.environ, "BINNENUIT_HOME": str(tmp_path), "DATABASE_URL": ""}
    second = subprocess.run(
        [*COMMAND, "serve", "--port", str(port)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert second.returncode == 1
    assert second.stdout == ""
    assert second.stderr.count("\n") == 1
    assert f"--port {port + 1}" in second.stderr
    assert serving.poll() is None
