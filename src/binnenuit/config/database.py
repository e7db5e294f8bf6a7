"""Where the records are: SQLite in the data folder, or a server."""

from pathlib import Path
from typing import Any

import dj_database_url

from binnenuit.kernel.errors import OperatingError

_KEPT_SECONDS = 600
"""So long a connection is used again."""


def read_database(url: str, home: Path) -> dict[str, Any]:
    """Return Django's settings of the database at `url` (empty: SQLite in `home`); raises `OperatingError`."""
    if url and not url.startswith("sqlite"):
        try:
            return {**dj_database_url.parse(url, conn_max_age=_KEPT_SECONDS, conn_health_checks=True)}
        except (ValueError, dj_database_url.UnknownSchemeError) as error:
            raise OperatingError(
                "DATABASE_URL can't be understood; write postgresql://user:password@host:5432/name, "
                "or leave it out for SQLite in the data folder."
            ) from error
    name = url.removeprefix("sqlite:///") if url else str(home / "binnenuit.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": _KEPT_SECONDS,
        # WAL lets readers go on beside the writer; IMMEDIATE takes the write lock at the start
        # instead of failing half-way; NORMAL is safe with WAL (a crash loses no committed row).
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
        },
    }
