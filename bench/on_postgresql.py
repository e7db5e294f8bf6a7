"""PostgreSQL's full-text search with the Dutch configuration, on the same records in a database of its own."""

from typing import Any

from questions import Question
from rows import FACETS, rows

DATABASE = "binnenuit_bench"
_TABLES = """
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE UNLOGGED TABLE records (
        id integer PRIMARY KEY, title text, confirmed date, place point, words tsvector,
        themes text[], target_groups text[], forms text[], languages text[]
    );
"""
_INDEXES = """
    CREATE INDEX ON records USING gin (words);
    CREATE INDEX ON records USING gist (place);
    CREATE INDEX ON records (confirmed DESC, id);
    CREATE INDEX ON records (lower(title) text_pattern_ops);
    CREATE UNLOGGED TABLE vocabulary AS SELECT word FROM ts_stat('SELECT words FROM records') WHERE nentry > 1;
    CREATE INDEX ON vocabulary USING gin (word gin_trgm_ops);
    ANALYZE;
"""
_KM = 111.2
"""Kilometres in a degree of latitude; points are stored stretched so that a circle is one."""
_FLAT = 0.615
"""The cosine of the latitude of Utrecht."""


class PostgreSQL:
    """Asks PostgreSQL."""

    name = "PostgreSQL"

    def __init__(self, size: int, address: str) -> None:
        """Connect; make and fill the database where it is not there yet, or has another size."""
        import psycopg

        with psycopg.connect(f"{address} dbname=postgres", autocommit=True) as server:
            there = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if not there:
                server.execute(f"CREATE DATABASE {DATABASE}")
        self._connection = psycopg.connect(f"{address} dbname={DATABASE}", autocommit=True)
        if not size * 0.9 < self._size() <= size:
            self._fill(size)
        # One query, one core: what a busy server has for each visitor.
        self._connection.execute("SET max_parallel_workers_per_gather = 0")
        self._connection.execute("SET work_mem = '256MB'")
        self._connection.execute("SET pg_trgm.similarity_threshold = 0.4")

    def _size(self) -> int:
        if not self._connection.execute("SELECT to_regclass('vocabulary')").fetchone()[0]:
            return 0
        return int(self._connection.execute("SELECT count(*) FROM records").fetchone()[0])

    def _fill(self, size: int) -> None:
        self._connection.execute("DROP TABLE IF EXISTS records; DROP TABLE IF EXISTS vocabulary")
        self._connection.execute(_TABLES)
        self._connection.execute("SET maintenance_work_mem = '1GB'")
        self._connection.execute(
            "CREATE TEMP TABLE raw (id integer, title text, summary text, body text, confirmed date, place point,"
            " themes text[], target_groups text[], forms text[], languages text[])"
        )
        with self._connection.cursor() as cursor, cursor.copy("COPY raw FROM STDIN") as copy:
            for row in rows(size):
                place = (
                    None if row.latitude is None else f"({row.longitude * _FLAT * _KM},{row.latitude * _KM})"
                )
                values = [list(each) for each in row.values]
                copy.write_row([row.id, row.title, row.summary, row.body, row.confirmed, place, *values])
        self._connection.execute(
            "INSERT INTO records SELECT id, title, confirmed, place,"
            " setweight(to_tsvector('dutch', title), 'A') || to_tsvector('dutch', summary || ' ' || body),"
            " themes, target_groups, forms, languages FROM raw"
        )
        self._connection.execute("DROP TABLE raw")
        for statement in _INDEXES.split(";"):
            if statement.strip():
                self._connection.execute(statement)

    def ask(self, question: Question) -> int:
        """Ask one question, read the answer whole, give the number of results (0 where that is not counted)."""
        return getattr(self, f"_{question.kind}")(question)

    def _found(self, condition: str, values: list[Any], order: str = "") -> int:
        statement = (
            f"SELECT id, title, count(*) OVER () FROM records WHERE {condition} ORDER BY {order} id LIMIT 20"
        )
        found = self._connection.execute(statement, values).fetchall()
        return found[0][2] if found else 0

    def _ranked(self, query: str) -> int:
        return self._found(
            "words @@ to_tsquery('dutch', %s)",
            [query, query],
            "ts_rank(words, to_tsquery('dutch', %s)) DESC,",
        )

    def _both(self, question: Question) -> int:
        return self._ranked(" & ".join(question.words))

    def _either(self, question: Question) -> int:
        return self._ranked(" | ".join(question.words))

    def _facets(self, question: Question) -> int:
        query = " | ".join(question.words)
        self._counts("words @@ to_tsquery('dutch', %s)", [query])
        return self._ranked(query)

    def _counts(self, condition: str, values: list[Any]) -> None:
        for facet in FACETS:
            self._connection.execute(
                f"SELECT value, count(*) FROM records, unnest({facet}) AS value WHERE {condition} GROUP BY value",
                values,
            ).fetchall()

    def _near(self, question: Question) -> int:
        query = " | ".join(question.words)
        x, y = question.longitude * _FLAT * _KM, question.latitude * _KM
        return self._found(
            "words @@ to_tsquery('dutch', %s) AND place <@ circle(point(%s, %s), 10)",
            [query, x, y, query],
            "ts_rank(words, to_tsquery('dutch', %s)) DESC,",
        )

    def _typo(self, question: Question) -> int:
        word = question.words[0]
        found = self._connection.execute(
            "SELECT word FROM vocabulary WHERE word %% %s ORDER BY word <-> %s LIMIT 1", [word, word]
        ).fetchone()
        return self._ranked(found[0]) if found else 0

    def _prefix(self, question: Question) -> int:
        return self._ranked(f"{question.words[0]}:*")

    def _newest(self, _question: Question) -> int:
        self._counts("true", [])
        self._connection.execute(
            "SELECT id, title FROM records ORDER BY confirmed DESC, id LIMIT 20"
        ).fetchall()
        return int(self._connection.execute("SELECT count(*) FROM records").fetchone()[0])

    def _map(self, question: Question) -> int:
        found = self._connection.execute(
            "SELECT floor(place[0] / 10), floor(place[1] / 10), count(*) FROM records"
            " WHERE words @@ to_tsquery('dutch', %s) AND place IS NOT NULL GROUP BY 1, 2",
            [question.words[0]],
        ).fetchall()
        return sum(row[2] for row in found)

    def _suggest(self, question: Question) -> int:
        start = question.words[0].replace("%", "") + "%"
        return len(
            self._connection.execute(
                "SELECT title FROM records WHERE lower(title) LIKE %s LIMIT 8", [start]
            ).fetchall()
        )
