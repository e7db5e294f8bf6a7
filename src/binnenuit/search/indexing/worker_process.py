"""The beginning of a process that reads records for `indexing/workers.py`.

Imports nothing that needs Django to be ready.
"""

import os
import pickle
import signal
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from threading import Thread

import django


def begin(known: bytes) -> None:
    """Make this process ready to read, and let it end with the one that began it, however that ends.

    `known` is a pickled tuple: a function, and its arguments.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the writer, which then stops its readers
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()
    django.setup()
    # Only now: reading what it is to make needs Django.
    ready, *arguments = pickle.loads(known)  # noqa: S301 -- from the process that began this one
    ready(*arguments)


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
