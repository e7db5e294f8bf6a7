"""Runs the site: granian's workers for the visitors, and beside them the indexer and the worker of the queue.

They are one thing to start and to stop.
"""

import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from urllib.error import URLError
from urllib.request import urlopen

from django.core.handlers.wsgi import WSGIHandler
from django.utils.module_loading import import_string
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from binnenuit.composition.runtime.parent_watch import when_gone
from binnenuit.composition.runtime.schedule import Nightly
from binnenuit.kernel.errors import OperatingError

logger = logging.getLogger(__name__)

# Measured best for a page of 20 rows, see docs/decisions: more threads only wait for each other.
THREADS_PER_WORKER = 4
COMPANIONS = ("index", "work")
_STOP_SECONDS = 10
_RESTART_SECONDS = 2


def check_port(host: str, port: int) -> None:
    """Raise `OperatingError` where the port can't be had, saying what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise OperatingError(
                f"Port {port} on {host} can't be used ({error.strerror}). "
                f"Stop what uses it, or choose another one: binnenuit serve --port {port + 1} "
                f"(make demo PORT={port + 1})."
            ) from error


class Companion:
    """A command in a process of its own beside the server, started again when it ends by itself."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._watch = threading.Thread(target=self._run, name=f"{name}-watch", daemon=True)

    def start(self) -> None:
        """Start the process and watch over it."""
        self._watch.start()

    def stop(self) -> None:
        """Ask the process to end, and wait for it; ends it by force after ten seconds."""
        self._stopping.set()
        if self._process and self._process.poll() is None:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_STOP_SECONDS)
            if self._process.poll() is None:
                self._process.kill()

    def _run(self) -> None:
        command = [sys.executable, "-m", "binnenuit.composition.commands.main", self._name, "--quiet"]
        command += ["--beside", str(os.getpid())]
        while not self._stopping.is_set():
            # In a group of its own: Ctrl-C in a terminal reaches the server, and the server ends this one.
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, process_group=0)
            code = self._process.wait()
            if not self._stopping.wait(_RESTART_SECONDS):
                logger.warning("%s ended (code %s) and is started again", self._name, code)


def serve(host: str, port: int, workers: int, *, indexer: bool, ready: Callable[[], None]) -> None:
    """Serve until interrupted; calls `ready` once the first page is answered.

    Raises `OperatingError` where the port can't be had.
    """
    check_port(host, port)
    server = Server(
        "binnenuit.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS_PER_WORKER,
        websockets=False,
        # One line says that we serve; what granian tells beyond that is for when something is wrong.
        log_level=LogLevels.error,
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=_STOP_SECONDS,
    )
    beside = [Companion(name) for name in COMPANIONS] if indexer else []
    others: list[Companion | Nightly] = [*beside, Nightly()] if indexer else []
    for each in others:
        server.on_startup(each.start)
        server.on_shutdown(each.stop)
    server.on_startup(threading.Thread(target=_await_answer, args=(host, port, ready), daemon=True).start)
    try:
        server.serve(target_loader=_load)
    finally:
        for companion in beside:
            companion.stop()


def _load(_target: str) -> WSGIHandler:
    """Return the application to a worker, in a process group of its own.

    Ctrl-C in a terminal goes to a whole group; a granian worker that hears of the end twice, from the
    terminal and from the server, waits until it is killed. A worker whose server was killed ends too: it would keep
    the port, and answer out of an index that nobody follows.
    """
    os.setpgrp()
    when_gone(os.getppid(), lambda: os.kill(os.getpid(), signal.SIGKILL))
    return import_string("binnenuit.config.wsgi.application")  # type: ignore[no-any-return]


def _await_answer(host: str, port: int, ready: Callable[[], None]) -> None:
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/health"
    address = address.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:")
    for _attempt in range(600):
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 -- our own address
        except URLError as error:
            if not hasattr(error, "code"):
                time.sleep(0.05)
                continue
        except OSError:
            time.sleep(0.05)
            continue
        ready()
        return
