"""SQLite's FTS5 and R*Tree, on the same records in a file of its own."""

import sqlite3
from itertools import islice
from pathlib import Path
from typing import Any

from questions import Question
from rows import rows

_TABLES = """
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;
    CREATE TABLE records (id INTEGER PRIMARY KEY, title TEXT, confirmed TEXT);
    CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 2',
        prefix='3');
    CREATE VIRTUAL TABLE places USING rtree(id, west, east, south, north);
    CREATE TABLE facets (id INTEGER, facet INTEGER, value TEXT, PRIMARY KEY (id, facet, value)) WITHOUT ROWID;
"""
_INDEXES = """
    CREATE INDEX newest ON records (confirmed DESC, id);
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row);
    CREATE TABLE spelt AS SELECT term FROM vocabulary WHERE doc > 1;
    INSERT INTO words(words) VALUES ('optimize');
    ANALYZE;
"""
_DEGREE_KM = 111.2
_FLAT = 0.615
_STEP = 20_000


class SQLite:
    """Asks SQLite."""

    name = "SQLite"

    def __init__(self, size: int, file: Path) -> None:
        """Open the file; make it where it is not there yet, or has another size."""
        if not file.exists() or not size * 0.9 < self._size(file) <= size:
            file.unlink(missing_ok=True)
            self._fill(file, size)
        self._connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        self._connection.execute("PRAGMA cache_size = -400000")
        self._connection.execute("PRAGMA mmap_size = 8000000000")

    @staticmethod
    def _size(file: Path) -> int:
        with sqlite3.connect(file) as connection:
            done = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'spelt'").fetchone()
            return connection.execute("SELECT count(*) FROM records").fetchone()[0] if done else 0

    @staticmethod
    def _fill(file: Path, size: int) -> None:
        connection = sqlite3.connect(file)
        connection.executescript(_TABLES)
        source = rows(size)
        while batch := list(islice(source, _STEP)):
            connection.executemany(
                "INSERT INTO records VALUES (?, ?, ?)", [(row.id, row.title, row.confirmed) for row in batch]
            )
            connection.executemany(
                "INSERT INTO words(rowid, title, body) VALUES (?, ?, ?)",
                [(row.id, row.title, f"{row.summary} {row.body}") for row in batch],
            )
            connection.executemany(
                "INSERT INTO places VALUES (?, ?, ?, ?, ?)",
                [
                    (row.id, row.longitude, row.longitude, row.latitude, row.latitude)
                    for row in batch
                    if row.latitude is not None
                ],
            )
            connection.executemany(
                "INSERT OR IGNORE INTO facets VALUES (?, ?, ?)",
                [
                    (row.id, number, value)
                    for row in batch
                    for number, each in enumerate(row.values)
                    for value in each
                ],
            )
        connection.executescript(_INDEXES)
        connection.commit()
        connection.close()

    def ask(self, question: Question) -> int:
        """Ask one question, read the answer whole, give the number of results."""
        return getattr(self, f"_{question.kind}")(question)

    def _all(self, statement: str, *values: Any) -> list[Any]:
        return self._connection.execute(statement, values).fetchall()

    def _ranked(self, match: str) -> int:
        self._all(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 4.0, 1.0) LIMIT 20", match
        )
        return self._all("SELECT count(*) FROM words WHERE words MATCH ?", match)[0][0]

    def _both(self, question: Question) -> int:
        return self._ranked(" AND ".join(map(quoted, question.words)))

    def _either(self, question: Question) -> int:
        return self._ranked(" OR ".join(map(quoted, question.words)))

    def _facets(self, question: Question) -> int:
        match = " OR ".join(map(quoted, question.words))
        self._all(
            "SELECT facet, value, count(*) FROM facets WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?)"
            " GROUP BY facet, value",
            match,
        )
        return self._ranked(match)

    def _near(self, question: Question) -> int:
        high, wide = 10 / _DEGREE_KM, 10 / _DEGREE_KM / _FLAT
        box = (
            question.longitude - wide,
            question.longitude + wide,
            question.latitude - high,
            question.latitude + high,
        )
        found = self._all(
            "SELECT words.rowid, bm25(words, 4.0, 1.0) AS score FROM places JOIN words ON words.rowid = places.id"
            " WHERE west >= ? AND east <= ? AND south >= ? AND north <= ? AND words MATCH ? ORDER BY score",
            *box,
            " OR ".join(map(quoted, question.words)),
        )
        return len(found)

    def _typo(self, question: Question) -> int:
        word = question.words[0]
        # FTS5 has no fuzzy search: words with the same first three letters, compared by who asks.
        near = [term for (term,) in self._all("SELECT term FROM spelt WHERE term GLOB ?", f"{word[:3]}*")]
        fit = [term for term in near if one_apart(term, word)]
        return self._ranked(" OR ".join(map(quoted, fit[:10]))) if fit else 0

    def _prefix(self, question: Question) -> int:
        return self._ranked(f"{quoted(question.words[0])}*")

    def _newest(self, _question: Question) -> int:
        self._all("SELECT facet, value, count(*) FROM facets GROUP BY facet, value")
        self._all("SELECT id, title FROM records ORDER BY confirmed DESC, id LIMIT 20")
        return self._all("SELECT count(*) FROM records")[0][0]

    def _map(self, question: Question) -> int:
        found = self._all(
            "SELECT CAST(west * 10 AS INT), CAST(south * 10 AS INT), count(*) FROM places"
            " WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?) GROUP BY 1, 2",
            quoted(question.words[0]),
        )
        return sum(row[2] for row in found)

    def _suggest(self, question: Question) -> int:
        return len(
            self._all(
                "SELECT rowid FROM words WHERE words MATCH ? LIMIT 8", f"title: {quoted(question.words[0])}*"
            )
        )


def quoted(word: str) -> str:
    """Return `word` as FTS5 takes it."""
    return '"' + word.replace('"', "") + '"'


def one_apart(one: str, other: str) -> bool:
    """Say whether the words differ by at most two swapped letters or one letter."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        swapped = len(differing) == 2 and differing[0] == differing[1][::-1]
        return len(differing) <= 1 or swapped
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
