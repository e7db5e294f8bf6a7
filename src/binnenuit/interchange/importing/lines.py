"""Reading a table line by line, from CSV in any of the usual forms; never more of it in memory than one line."""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from binnenuit.interchange.importing.problems import UnreadableFile, of_row
from binnenuit.kernel.problems import ValidationProblem

MOST_BYTES = 500_000_000
MOST_ROWS = 1_000_000
MOST_COLUMNS = 300
LONGEST_CELL = 100_000
_LONGEST_LINE = 1_000_000
_SAMPLE = 65_536
_SEPARATORS = ",;\t"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table."""

    number: int
    """As a spreadsheet counts: the header is row 1."""
    cells: dict[str, str] = field(default_factory=dict)
    """By header; empty cells are left out."""
    problem: ValidationProblem | None = None
    """Why it can't be read; then there are no cells."""
    columns: tuple[str, ...] = ()
    """Every header, of empty cells too."""


def lines_of_csv(path: Path) -> Iterator[Line]:
    """Return the rows below the header; raises `UnreadableFile` where there is no table in it at all."""
    encoding = encoding_of(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        separator = separator_of(file.read(_SAMPLE))
        file.seek(0)
        yield from _Table(file, separator)


def encoding_of(path: Path) -> str:
    """Return how the letters are written.

    By the mark at the start, else UTF-8 where all of it is, else Windows-1252.
    """
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableFile("large_file", file=path.name, number=MOST_BYTES // 1_000_000)
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
        for mark, encoding in _MARKS:
            if start.startswith(mark):
                return encoding
        if b"\0" in start:
            return _without_mark(start, path)
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while part := file.read(1 << 20):
                decoder.decode(part)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "windows-1252"
    return "utf-8"


def _without_mark(start: bytes, path: Path) -> str:
    """Tell UTF-16 without a mark by the side on which its zeros stand."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if min(even, odd) * 10 > max(even, odd) or max(even, odd) * 4 < len(start):
        raise UnreadableFile("not_text", file=path.name)
    return "utf-16-le" if odd > even else "utf-16-be"


def separator_of(sample: str) -> str:
    """Return what stands between cells: what the first line has most of, outside quotes."""
    first = sample.partition("\n")[0]
    outside = "".join(first.split('"')[::2])
    return max(_SEPARATORS, key=outside.count)


class _Table:
    """Rows of CSV; a line that is too long, or a cell, costs its own row and no other."""

    def __init__(self, file: TextIO, separator: str) -> None:
        self._file, self._too_long = file, False
        csv.field_size_limit(LONGEST_CELL)
        self._reader = csv.reader(self._short(), delimiter=separator)

    def __iter__(self) -> Iterator[Line]:
        header = headers(next(self._rows(), None))
        for number, row in enumerate(self._rows(), start=2):
            yield line(number, header, row)

    def _rows(self) -> Iterator[list[str] | ValidationProblem]:
        while True:
            try:
                row = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield of_row("unreadable_row", why=str(error), number=LONGEST_CELL)
                continue
            yield of_row("long_row", number=_LONGEST_LINE) if self._too_long else row
            self._too_long = False

    def _short(self) -> Iterator[str]:
        while text := self._file.readline(_LONGEST_LINE):
            if len(text) == _LONGEST_LINE and not text.endswith(("\n", "\r")):
                self._too_long = True
                while (rest := self._file.readline(_LONGEST_LINE)) and not rest.endswith(("\n", "\r")):
                    pass
                text = "\n"
            yield text.replace("\0", "")


def headers(row: list[str] | ValidationProblem | None) -> list[str]:
    """Check the first row; raises `UnreadableFile` where it can't be one."""
    names = [name.strip() for name in row] if isinstance(row, list) else []
    while names and not names[-1]:
        names.pop()
    if not names:
        raise UnreadableFile("no_header")
    if len(names) > MOST_COLUMNS:
        raise UnreadableFile("many_columns", number=MOST_COLUMNS)
    twice = {name for name in names if name and names.count(name) > 1}
    if twice:
        raise UnreadableFile("same_columns", names=", ".join(sorted(twice))[:200])
    return names


def line(number: int, header: list[str], row: list[str] | ValidationProblem) -> Line:
    """Return a row by its header."""
    if number > MOST_ROWS:
        raise UnreadableFile("many_rows", number=MOST_ROWS)
    if isinstance(row, ValidationProblem):
        return Line(number, problem=row)
    if any(cell.strip() for cell in row[len(header) :]):
        return Line(number, problem=of_row("too_many_cells", cells=len(row), columns=len(header)))
    return Line(
        number,
        {name: _plain(cell) for name, cell in zip(header, row, strict=False) if name and cell.strip()},
        columns=tuple(header),
    )


def _plain(cell: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from running a cell as a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@", "\t", "\r", "\n"} else text
