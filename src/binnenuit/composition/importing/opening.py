"""What a file is, and its rows as initiatives."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from binnenuit.composition.importing.columns import MADE, Mapping, guesses
from binnenuit.composition.importing.lines import Line, lines_of_csv
from binnenuit.composition.importing.rows import Taken, take
from binnenuit.composition.importing.sheets import lines_of_xlsx
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.kernel.errors import BadInput

_ZIP = b"PK\x03\x04"


@dataclass
class Opened:
    """A file that was recognised."""

    path: Path
    mapping: Mapping
    left_out: list[str] = field(default_factory=list)
    """The names of columns that are not read, once the first row has been."""
    fields: dict[str, str] = field(default_factory=dict)
    """Column: field, once the first row has been read."""

    def digest(self) -> str:
        """Give what tells this file, read in this way, from any other."""
        found = hashlib.sha256(repr(self.mapping).encode())
        with self.path.open("rb") as file:
            while block := file.read(1 << 20):
                found.update(block)
        return found.hexdigest()

    def rows(self) -> Iterator[Taken]:
        """Give the rows, each on its own; raises `BadInput` where the file as a whole can't be read (further)."""
        words = thesaurus()
        for each in _lines(self.path):
            if each.problem:
                yield Taken(each.number, "", None, (each.problem,))
            elif each.cells:
                given = {**self.mapping.defaults, **self._by_field(each)}
                yield take(each.number, given, words)

    def _by_field(self, line: Line) -> dict[str, str]:
        if not self.fields:
            self.fields = guesses(line.columns, self.mapping)
            self.left_out = [name for name, of in self.fields.items() if name and not of and name not in MADE]
        return {of: value for name, value in line.cells.items() if (of := self.fields[name])}


def open_file(path: Path, mapping: Mapping) -> Opened:
    """Recognise a file; raises `BadInput` for one that is nothing that is read."""
    if not path.is_file():
        raise BadInput(f"{path} is not a file.")
    if not path.stat().st_size:
        raise BadInput(f"{path.name} is empty.")
    return Opened(path, mapping)


def _lines(path: Path) -> Iterator[Line]:
    with path.open("rb") as file:
        start = file.read(len(_ZIP))
    return lines_of_xlsx(path) if start == _ZIP else lines_of_csv(path)
