"""Readable data files (TOML) whose errors say file, line and reason."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from binnenuit.kernel.errors import DataFileError

# One part of a dotted key, and a line that is a header or begins with a key.
_PART = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_STATEMENT = re.compile(rf"\s*(?P<header>\[{{0,2}})\s*(?P<path>{_PART}(?:\s*\.\s*{_PART})*)\s*[=\]]")
# What a line break can stand in (texts and brackets), and what hides those (comments). Up to two quotation marks
# may stand before the three that end a text.
_TOKEN = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|"(?:\\.|[^"\\\n])*"|'''
    r"""'''.*?'{3,5}|'[^'\n]*'|"""
    r"""\#[^\n]*|[\[\]{}]""",
    re.DOTALL,
)
_AT = re.compile(r"\(at line (?P<line>\d+), column \d+\)")


@dataclass(frozen=True)
class Record:
    """One `[[name]]` table of a data file, which knows where it stands."""

    path: Path
    line: int
    last_line: int
    values: dict[str, Any]

    def error(self, reason: str, key: str = "") -> DataFileError:
        """Return (not raise) the error that names this record's line, or that of its `key`."""
        return DataFileError(self.path, self._line_of(key) if key else self.line, reason)

    def text(self, key: str) -> str:
        """Return the text under `key`, which must be there and not be empty."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(f"{key} must be a text that is not empty", key)
        return value.strip()

    def optional_text(self, key: str) -> str:
        """Return the text under `key`, or nothing where the key is not there."""
        return self.text(key) if key in self.values else ""

    def texts(self, key: str) -> list[str]:
        """Return the list of texts under `key`; an empty list where the key is not there."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(f"{key} must be a list of texts", key)
        return [item.strip() for item in value]

    def only(self, *known: str) -> None:
        """Refuse a key that is not in `known`: a misspelt key would otherwise be lost in silence."""
        for key in self.values:
            if key not in known:
                raise self.error(f"unknown key {key!r}; known are: {', '.join(sorted(known))}", key)

    def _line_of(self, key: str) -> int:
        """Return the line of `key` itself, else of a table that is named after it, else of the record."""
        inside = [
            statement
            for statement in _statements(self.path.read_text(encoding="utf-8"))
            if self.line <= statement.line <= self.last_line
        ]
        headers = [statement for statement in inside if statement.header]
        own = next((len(header.path) for header in headers if header.line == self.line), 0)
        nested = next((header.line for header in headers if header.line > self.line), self.last_line + 1)
        keys = [statement.line for statement in inside if not statement.header and key in statement.path]
        found = [line for line in keys if line < nested]
        found += [header.line for header in headers if key in header.path[own:]]
        # A key of a table within this one counts only where this record is that table, and not where it is missing.
        found += keys if key in self.values else []
        return next(iter(found), self.line)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A line that is a header (`header`: its opening brackets) or begins with a key; `path`: the parts of its name."""

    line: int
    header: str
    path: tuple[str, ...]


def read_records(path: Path, *names: str) -> Iterator[tuple[str, Record]]:
    """Read the `[[name]]` tables of a TOML file, in the order in which they stand, with their lines.

    `names` are the tables that may occur. Raises `DataFileError` for a file that can't be read,
    is no UTF-8, is no TOML, or has a table that is not in `names`.
    """
    text, data = _parse(path)
    unknown = [name for name in data if name not in names or not isinstance(data[name], list)]
    if unknown:
        raise DataFileError(
            path, 0, f"unknown part {unknown[0]!r}; known are: {', '.join(names)} (as [[...]])"
        )
    statements = _statements(text)
    headers = [
        (item.line, item.path[0]) for item in statements if item.header == "[[" and len(item.path) == 1
    ]
    for name, values in data.items():
        if [header for _line, header in headers].count(name) != len(values) or not values:
            line = next((item.line for item in statements if item.path[0] == name), 0)
            raise DataFileError(path, line, f"write each {name} as a [[{name}]] table of its own")
    ends = [line - 1 for line, _name in headers[1:]] + [len(text.splitlines())]
    counts = dict.fromkeys(names, 0)
    for (line, name), end in zip(headers, ends, strict=bool(headers)):
        yield name, Record(path, line, end, data[name][counts[name]])
        counts[name] += 1


def read_tables(path: Path, part: str) -> tuple[Record, dict[str, Record]]:
    """Read a TOML file of some keys and then `[part.NAME]` tables: the keys as one record, the tables by NAME.

    Raises `DataFileError` for a file that can't be read, is no UTF-8 or no TOML, or writes its tables otherwise.
    """
    text, data = _parse(path)
    tables = data.pop(part, {})
    lines = text.splitlines()
    headers = {
        line[len(part) + 2 :].partition("]")[0]: number
        for number, line in enumerate(lines, 1)
        if line.startswith(f"[{part}.")
    }
    if not isinstance(tables, dict) or set(tables) != set(headers):
        named = (item for item in _statements(text) if item.path[0] == part)
        line = next((item.line for item in named if (item.header, len(item.path)) != ("[", 2)), 0)
        raise DataFileError(path, line, f"write each of the {part} as a table of its own: [{part}.NAME]")
    starts = [*headers.values(), len(lines) + 1]
    head = Record(path, 1, starts[0] - 1, data)
    return head, {
        name: Record(path, start, following - 1, tables[name])
        for (name, start), following in zip(headers.items(), starts[1:], strict=True)
    }


def _parse(path: Path) -> tuple[str, dict[str, Any]]:
    text = _read(path)
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        line = int(found["line"]) if found else len(text.splitlines())
        raise DataFileError(path, line, f"not valid TOML: {_AT.sub('', str(error)).strip()}") from error


def _statements(text: str) -> list[_Statement]:
    """Return the headers and keys of valid TOML; what only looks like one, in a text or list of many lines, is none."""
    lines = text.splitlines(keepends=True)
    starts = list(accumulate((len(line) for line in lines), initial=0))[:-1]
    for begin, end in _values(text):
        for number in range(bisect_right(starts, begin), bisect_left(starts, end)):
            lines[number] = ""
    return [
        _Statement(
            number, found["header"], tuple(part.strip("\"'") for part in re.findall(_PART, found["path"]))
        )
        for number, line in enumerate(lines, 1)
        if (found := _STATEMENT.match(line))
    ]


def _values(text: str) -> Iterator[tuple[int, int]]:
    """Return where each text, comment and outermost pair of brackets begins and ends."""
    depth = begin = 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in "[{":
            begin = begin if depth else token.start()
            depth += 1
        elif mark in "]}":
            depth -= 1
            if not depth:
                yield begin, token.end()
        elif not depth:
            yield token.span()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise DataFileError(path, line, "not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise DataFileError(path, 0, f"can't be read: {error.strerror}") from error
