"""The corpus for the other engines: every published record with its texts, as plain rows out of our database."""

import json
from collections.abc import Iterator
from typing import NamedTuple

FACETS = ("themes", "target_groups", "forms", "languages")
"""The facets that every engine counts. The others get the concepts as they were chosen, ours also what is broader."""
_STATEMENT = """
    SELECT i.id, t.title, t.summary, t.description || ' ' || t.how_to_take_part,
           i.themes, i.target_groups, i.forms, i.languages, i.last_confirmed,
           (SELECT l.latitude FROM initiatives_initiativelocation l WHERE l.initiative_id = i.id ORDER BY l.id LIMIT 1),
           (SELECT l.longitude FROM initiatives_initiativelocation l WHERE l.initiative_id = i.id ORDER BY l.id LIMIT 1)
    FROM initiatives_initiative i
    JOIN initiatives_initiativetext t ON t.initiative_id = i.id AND t.language = 'nl'
    WHERE i.id >= %s AND i.id <= %s AND i.status <> 'draft'
    ORDER BY i.id
"""
_STEP = 5_000


class Row(NamedTuple):
    """One record."""

    id: int
    title: str
    summary: str
    body: str
    values: tuple[tuple[str, ...], ...]
    """In the order of `FACETS`."""
    confirmed: str
    latitude: float | None
    longitude: float | None


def rows(size: int) -> Iterator[Row]:
    """Return the first `size` records in order, streamed."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT min(id), max(id) FROM initiatives_initiative")
        first, last = cursor.fetchone()
        last = min(last, first + size - 1)
        for start in range(first, last + 1, _STEP):
            cursor.execute(_STATEMENT, [start, min(start + _STEP - 1, last)])
            for pk, title, summary, body, *lists, confirmed, latitude, longitude in cursor.fetchall():
                values = tuple(tuple(_list(each)) for each in lists)
                yield Row(
                    pk, title, summary, body, values, str(confirmed or "2000-01-01"), latitude, longitude
                )


def _list(value: str | list[str]) -> list[str]:
    return json.loads(value) if isinstance(value, str) else value
