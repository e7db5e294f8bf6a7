"""Reading the first sheet of an XLSX file row by row, after looking whether it is what it says and no larger."""

import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from openpyxl import load_workbook

from binnenuit.interchange.importing.lines import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    Line,
    headers,
    line,
)
from binnenuit.interchange.importing.problems import UnreadableFile, of_row
from binnenuit.kernel.problems import ValidationProblem

MOST_FILES = 2_000
MOST_UNPACKED = 1_000_000_000
MOST_WORDS = 150_000_000
"""Bytes of the part that is held in memory as a whole: the words that cells share."""
MOST_RATIO = 200
_SMALL = 10_000_000
_WORDS = "sharedstrings"
_DECLARATIONS = tuple(
    mark.encode(coding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for coding in ("utf-8", "utf-16-le", "utf-16-be")
)
_OVERLAP = 32


def check_zip(path: Path) -> list[str]:
    """Return the names in a zip file; raises `UnreadableFile` where it unpacks to far more than it says or should."""
    try:
        with ZipFile(path) as package:
            found = package.infolist()
    except (BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise UnreadableFile("no_whole_zip", file=path.name, why=str(error)) from error
    unpacked = sum(each.file_size for each in found)
    if len(found) > MOST_FILES or unpacked > MOST_UNPACKED:
        raise UnreadableFile("large_unpacked", file=path.name, bytes=unpacked, files=len(found))
    if unpacked > _SMALL and unpacked > MOST_RATIO * path.stat().st_size:
        raise UnreadableFile("grows_too_much", file=path.name, number=MOST_RATIO)
    if any(each.flag_bits & 1 for each in found):
        raise UnreadableFile("password", file=path.name)
    return [each.filename for each in found]


def lines_of_xlsx(path: Path) -> Iterator[Line]:
    """Return the rows below the header of the first sheet; raises `UnreadableFile` where it is no such file."""
    check_zip(path)
    try:
        _check_parts(path)
        with (
            path.open("rb") as file,
            closing(load_workbook(file, read_only=True, data_only=True, keep_links=False)) as book,
        ):
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1, values_only=True)
            header = headers(_texts(next(iter(rows), ())))
            for number, row in enumerate(rows, start=2):
                yield line(number, header, _texts(row))
    except (BadZipFile, OSError, zlib.error, EOFError, SyntaxError) as error:
        raise UnreadableFile("broken_off", file=path.name, why=str(error)) from error
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        # openpyxl says so of a file whose parts do not fit together
        raise UnreadableFile("not_a_book", file=path.name, why=str(error)) from error


def _check_parts(path: Path) -> None:
    with ZipFile(path) as package:
        for part in package.infolist():
            if _WORDS in part.filename.lower() and part.file_size > MOST_WORDS:
                raise UnreadableFile("many_words", file=path.name)
            if part.filename.lower().endswith((".xml", ".rels")):
                _check_declarations(package, part, path)


def _check_declarations(package: ZipFile, part: ZipInfo, path: Path) -> None:
    """Refuse XML that declares entities, outside or inside: no spreadsheet needs them."""
    rest = b""
    with package.open(part) as file:
        while block := file.read(1 << 20):
            if any(mark in rest + block for mark in _DECLARATIONS):
                raise UnreadableFile("declarations", file=path.name)
            rest = block[-_OVERLAP:]


def _texts(row: tuple[object, ...]) -> list[str] | ValidationProblem:
    texts = [_text(value) for value in row]
    if any(len(text) > LONGEST_CELL for text in texts):
        return of_row("long_cell", number=LONGEST_CELL)
    return texts


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
