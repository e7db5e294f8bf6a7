"""Takes in the file of a form as it comes, straight into the folder of files that were brought."""

from typing import IO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload

from binnenuit.foundation.imports.service import maximum_bytes, new_file, remove_file

FIELD = "file"
"""What the form calls it."""


class ImportUploadHandler(FileUploadHandler):
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
        self.place, self._file = new_file()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece."""
        if start + len(raw_data) > maximum_bytes():
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
            remove_file(self.place)
