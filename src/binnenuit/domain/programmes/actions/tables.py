"""The tables within a record of a data file, each knowing its own line."""

import re
from enum import StrEnum

from binnenuit.domain.programmes.rules.data import Words
from binnenuit.domain.programmes.rules.terms import PartialDate, Term, term_problem
from binnenuit.foundation.organisations.service import code_problem
from binnenuit.kernel.datafiles import Record

_ANY_HEADER = re.compile(r"^\s*\[{1,2}[\w.-]+\]{1,2}\s*(#.*)?$")


class Table(Record):
    """A table of a data file that can read what programmes are made of; each error names its line."""

    @classmethod
    def of(cls, record: Record) -> "Table":
        """Return `record` with what it can read here."""
        return cls(record.path, record.line, record.last_line, record.values)

    def tables(self, name: str, key: str) -> list["Table"]:
        """Return the `[[name.key]]` tables within this record, each knowing its own line."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise self.error(f"{key} must be [[{name}.{key}]] tables", key)
        lines = self.path.read_text(encoding="utf-8").splitlines()[: self.last_line]
        headers = [
            number for number, line in enumerate(lines, 1) if number > self.line and _ANY_HEADER.match(line)
        ]
        mine = re.compile(rf"^\s*\[\[\s*{re.escape(name)}\.{re.escape(key)}\s*\]\]")
        starts = [number for number in headers if mine.match(lines[number - 1])]
        if len(starts) != len(values):
            raise self.error(f"write {key} as [[{name}.{key}]] tables", key)
        ends = [
            min((other for other in headers if other > start), default=self.last_line + 1) for start in starts
        ]
        return [
            Table(self.path, start, end - 1, value)
            for start, end, value in zip(starts, ends, values, strict=True)
        ]

    def words(self, key: str, *, longest: int = 0) -> Words:
        """Return the texts under `key.nl`, `key.en`, ...; Dutch must be among them where there are any."""
        texts = self.values.get(key, {})
        if not isinstance(texts, dict) or not all(
            isinstance(text, str) and text.strip() for text in texts.values()
        ):
            raise self.error(f"{key} must be written as {key}.nl = text, {key}.en = text", key)
        if texts and "nl" not in texts:
            raise self.error(f"{key} must have a text in nl", key)
        if longest and any(len(text) > longest for text in texts.values()):
            raise self.error(f"{key} must have at most {longest} characters", key)
        return tuple(sorted((language, " ".join(text.split())) for language, text in texts.items()))

    def term(self) -> Term:
        """Return the period under `from` and `until`."""
        found = Term(self._date("from"), self._date("until"))
        if problem := term_problem(found):
            raise self.error(problem, "until")
        return found

    def one_of(self, key: str, kinds: type[StrEnum]) -> str:
        """Return the text under `key`, which must be a value of `kinds`."""
        return self._known(key, self.text(key), kinds)

    def many_of(self, key: str, kinds: type[StrEnum]) -> tuple[str, ...]:
        """Return the texts under `key`, which must be values of `kinds`."""
        return tuple(self._known(key, text, kinds) for text in self.texts(key))

    def code(self, key: str) -> str:
        """Return the code under `key`, in the form of a code."""
        text = self.text(key)
        if problem := code_problem(text):
            raise self.error(problem, key)
        return text

    def once(self, key: str) -> tuple[str, ...]:
        """Return the texts under `key`, none of them twice."""
        texts = self.texts(key)
        for place, text in enumerate(texts):
            if text in texts[:place]:
                raise self.error(f"{text!r} stands twice in {key}", key)
        return tuple(texts)

    def _known(self, key: str, text: str, kinds: type[StrEnum]) -> str:
        if text not in list(kinds):
            raise self.error(f"unknown {key} {text!r}; known are: {', '.join(kinds)}", key)
        return text

    def _date(self, key: str) -> PartialDate | None:
        if key not in self.values:
            return None
        try:
            return PartialDate.parse(self.text(key))
        except ValueError as error:
            raise self.error(str(error), key) from error
