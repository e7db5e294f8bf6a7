"""What a file is, and its rows as initiatives."""

import codecs
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal

from binnenuit.foundation.imports.service import ColumnMapping, ParsedRow
from binnenuit.foundation.vocabulary.service import Thesaurus, thesaurus
from binnenuit.interchange.importing.columns import MADE, guesses
from binnenuit.interchange.importing.documents import services_of_json
from binnenuit.interchange.importing.lines import Line, lines_of_csv
from binnenuit.interchange.importing.packages import Package, is_package
from binnenuit.interchange.importing.problems import UnreadableFile
from binnenuit.interchange.importing.rows import key_of, parse_row
from binnenuit.interchange.importing.services import parse_service
from binnenuit.interchange.importing.sheets import check_zip, lines_of_xlsx
from binnenuit.kernel.problems import ValidationProblem

Kind = Literal["table", "services", "package"]
_ZIP = b"PK\x03\x04"
_START = 1_024
_SAMPLE_ROWS, _SAMPLE_VALUES, _SAMPLE_LENGTH = 100, 3, 80


@dataclass
class SourceFile:
    """A file that was recognised."""

    path: Path
    mapping: ColumnMapping
    name: str
    """What its owner calls it."""
    kind: Kind = "table"
    left_out: list[str | ValidationProblem] = field(default_factory=list)
    """Columns, or a package's files and rows, that are not read; known once the first row has been."""
    fields: dict[str, str] = field(default_factory=dict)
    """Column: field, once the first row has been read."""

    def digest(self) -> str:
        """Return what tells this file, read in this way, from any other."""
        found = hashlib.sha256(repr(self.mapping).encode())
        for each in sorted(self.path.glob("*.csv")) if self.path.is_dir() else [self.path]:
            with each.open("rb") as file:
                while block := file.read(1 << 20):
                    found.update(block)
        return found.hexdigest()

    def samples(self) -> list[list[str]]:
        """Return each column of a table: its name and a few different values; nothing of services, which have fields.

        Raises `UnreadableFile` where the file as a whole can't be read.
        """
        if self.kind != "table":
            next(self.rows(), None)
            return []
        found: dict[str, dict[str, None]] = {}
        for line in islice(self._lines(), _SAMPLE_ROWS):
            for name in line.columns:
                found.setdefault(name, {})
            for name, value in line.cells.items():
                if len(found[name]) < _SAMPLE_VALUES:
                    found[name][value[:_SAMPLE_LENGTH]] = None
        return [[name, *values] for name, values in found.items() if name]

    def rows(self, known: int = 0) -> Iterator[ParsedRow]:
        """Return the rows, each on its own; raises `UnreadableFile` where the file as a whole can't be read (further).

        Of the first `known` rows no more than the key may be given: they were dealt with before.
        """
        with _called(self.name):
            yield from self._rows(thesaurus(), known)

    def _rows(self, words: Thesaurus, known: int) -> Iterator[ParsedRow]:
        if self.kind == "table":
            yield from self._rows_of_table(words, known)
            return
        package = Package(self.path)
        services = package.services() if self.kind == "package" else services_of_json(self.path)
        for number, service in enumerate(services, start=1):
            self.left_out = package.left_out
            yield parse_service(number, service, self.mapping.defaults, words)

    def _rows_of_table(self, words: Thesaurus, known: int) -> Iterator[ParsedRow]:
        given = (each for each in self._lines() if each.problem or each.cells)
        for count, each in enumerate(given):
            if each.problem:
                yield ParsedRow(each.number, "", None, (each.problem,))
                continue
            fields = {**self.mapping.defaults, **self._by_field(each)}
            if count < known:
                yield ParsedRow(each.number, key_of(fields), None, code=fields.get("code", ""))
            else:
                yield parse_row(each.number, fields, words)

    def _lines(self) -> Iterator[Line]:
        with self.path.open("rb") as file:
            start = file.read(len(_ZIP))
        with _called(self.name):
            yield from lines_of_xlsx(self.path) if start == _ZIP else lines_of_csv(self.path)

    def _by_field(self, line: Line) -> dict[str, str]:
        if not self.fields:
            self.fields = guesses(line.columns, self.mapping)
            self.left_out = [name for name, of in self.fields.items() if name and not of and name not in MADE]
        return {of: value for name, value in line.cells.items() if (of := self.fields[name])}


def open_file(path: Path, mapping: ColumnMapping, name: str = "") -> SourceFile:
    """Recognise a file by what is in it, whatever it is called; raises `UnreadableFile` for nothing that is read.

    `name` is what its owner calls it; else it is called as it is.
    """
    name = name or path.name
    with _called(name):
        return SourceFile(path, mapping, name, _kind_of(path))


@contextmanager
def _called(name: str) -> Iterator[None]:
    """Say what is wrong with a file by the name that its owner knows."""
    try:
        yield
    except UnreadableFile as error:
        raise error.of_file(name) from error


def _kind_of(path: Path) -> Kind:
    if path.is_dir():
        if is_package([file.name for file in path.glob("*.csv")]):
            return "package"
        raise UnreadableFile("no_package", file=str(path))
    if not path.is_file():
        raise UnreadableFile("no_such_file", file=str(path))
    if not path.stat().st_size:
        raise UnreadableFile("empty_file", file=path.name)
    with path.open("rb") as file:
        start = file.read(_START)
    if start.startswith(_ZIP):
        return "package" if is_package(check_zip(path)) else "table"
    first = start.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    return "services" if first in {b"{", b"["} else "table"
