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
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload

from binnenuit.domain.initiatives.service.import_jobs import forget_jobs
from binnenuit.kernel.authority import SYSTEM

FIELD = "file"
_DAY_SECONDS = 86_400
_NAME_BYTES = 16


def path_of(place: str) -> Path:
    """Return where the file of this name is."""
    return Path(settings.IMPORT_FOLDER) / Path(place).name


def remove(place: str) -> None:
    """Remove a file; nothing where it has gone already."""
    if place:
        path_of(place).unlink(missing_ok=True)


def most_bytes() -> int:
    """Return how large a file may be."""
    return int(settings.IMPORT_MEGABYTES) * 1_000_000


def forget(days: int) -> None:
    """Remove the files and reports that nobody has touched for `days`, and files that belong to nothing."""
    for place in forget_jobs(days, actor=SYSTEM):
        remove(place)
    # one whose request was broken off by a crash belongs to no import
    with contextlib.suppress(FileNotFoundError):
        for path in Path(settings.IMPORT_FOLDER).iterdir():
            with contextlib.suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > days * _DAY_SECONDS:
                    path.unlink()


class IntoFolder(FileUploadHandler):
    """Writes the one file of a form into the folder as it comes in, and no more of it than is allowed."""

    def __init__(self) -> None:
        super().__init__()
        self.place = ""
        self.too_large = False
        self._file: IO[bytes] | None = None
        self._kept = False

    def new_file(self, field_name: str, *args: object, **kwargs: object) -> None:
        """Begin a file; a second one, and one of another field, is skipped."""
        super().new_file(field_name, *args, **kwargs)  # type: ignore[arg-type]
        if field_name != FIELD or self.place:
            raise SkipFile
        self.place = secrets.token_hex(_NAME_BYTES)
        folder = Path(settings.IMPORT_FOLDER)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path_of(self.place), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        self._file = os.fdopen(descriptor, "wb")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece."""
        if start + len(raw_data) > most_bytes():
            self.too_large = True
            raise StopUpload(connection_reset=True)
        if self._file:
            self._file.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """Return the file, whose name is the place where it is."""
        if not self._file:
            return None
        self._file.close()
        return UploadedFile(file=None, name=self.file_name, size=file_size)

    def keep(self) -> None:
        """Say that an import has the file now."""
        self._kept = True

    def clear(self) -> None:
        """Remove what no import has taken."""
        if self._file:
            self._file.close()
        if not self._kept:
            remove(self.place)
