"""The folder of files that were brought to be read in: in the data folder, outside everything that is served.

A file there has a name of our own making; what it was called elsewhere is only shown.
"""

import contextlib
import os
import secrets
import time
from pathlib import Path
from typing import IO

from django.conf import settings

_DAY_SECONDS = 86_400
_NAME_BYTES = 16


def path_of(place: str) -> Path:
    """Return where the file of this name is."""
    return Path(settings.IMPORT_FOLDER) / Path(place).name


def new_file() -> tuple[str, IO[bytes]]:
    """Make an empty file that only its owner can read; gives its name and the file to write to."""
    place = secrets.token_hex(_NAME_BYTES)
    Path(settings.IMPORT_FOLDER).mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path_of(place), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    return place, os.fdopen(descriptor, "wb")


def remove_file(place: str) -> None:
    """Remove a file; nothing where it has gone already."""
    if place:
        path_of(place).unlink(missing_ok=True)


def remove_older(days: int) -> None:
    """Remove files that nobody has written to for `days`: one whose request was broken off belongs to no import."""
    with contextlib.suppress(FileNotFoundError):
        for path in Path(settings.IMPORT_FOLDER).iterdir():
            with contextlib.suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > days * _DAY_SECONDS:
                    path.unlink()


def maximum_bytes() -> int:
    """Return the maximum size of a file (bytes)."""
    return int(settings.IMPORT_MEGABYTES) * 1_000_000
