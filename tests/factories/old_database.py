"""A database as an earlier version left it, to fill and to migrate on: SQLite or PostgreSQL, whichever tests run on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

_ALIAS = "before"


class OldDatabase:
    """A database at some state of the migrations; the tests' own one stays as it is."""

    def __init__(self, alias: str) -> None:
        self.alias = alias

    def migrate(self, *targets: tuple[str, str]) -> StateApps:
        """Migrate to `targets` (app, migration), with what they need; gives the models of that state."""
        executor = MigrationExecutor(connections[self.alias])
        executor.migrate(list(targets))
        state = MigrationExecutor(connections[self.alias]).loader.project_state(list(targets))
        return state.apps

    def execute(self, statement: str) -> list[Any]:
        """Carry a statement out; gives its rows."""
        with connections[self.alias].cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def rows(self, apps: StateApps, model: str) -> Any:
        """Return the rows of a model ("app.Model")."""
        return apps.get_model(model).objects.using(self.alias)


@contextmanager
def old_database() -> Iterator[OldDatabase]:
    """Make an empty database beside the tests' own, and remove it afterwards."""
    name = ":memory:" if connection.vendor == "sqlite" else f"{connection.settings_dict['NAME']}_{_ALIAS}"
    with connection._nodb_cursor() if connection.vendor != "sqlite" else connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
            cursor.execute(f'CREATE DATABASE "{name}"')
    connections.settings[_ALIAS] = {**connections.settings["default"], "NAME": name}
    try:
        yield OldDatabase(_ALIAS)
    finally:
        connections[_ALIAS].close()
        del connections[_ALIAS]
        del connections.settings[_ALIAS]
        if connection.vendor != "sqlite":
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}"')
