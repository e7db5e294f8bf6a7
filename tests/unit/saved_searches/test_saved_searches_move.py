"""The migration that gave saved searches a room of their own loses none of them, and leads back."""

import datetime as dt

import pytest
from tests.factories.old_database import old_database

BEFORE = ("initiatives", "0013_link_checks")
AFTER = ("initiatives", "0014_saved_searches")
MOMENT = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
COLUMNS = ("id", "code", "address", "search", "asked", "started", "looked")


def test_every_search_comes_along_and_goes_back(django_db_setup, django_db_blocker):  # noqa: ARG001
    with django_db_blocker.unblock(), old_database() as database:
        before = database.migrate(BEFORE)
        alerts = database.rows(before, "initiatives.Alert")
        for number, every in ((3, "day"), (80, "week")):
            alerts.create(
                id=number,
                code=f"{number:010}",
                sealed=b"sealed \x00\xff",
                address="a" * 64,
                search=f"{number:064}",
                every=every,
                asked=MOMENT,
                started=MOMENT if every == "week" else None,
                looked=MOMENT if every == "week" else None,
                known=b"12345678" if every == "week" else b"",
            )
        kept = list(alerts.order_by("id").values(*COLUMNS))
        after = database.migrate(AFTER)
        moved = database.rows(after, "saved_searches.SavedSearch").order_by("id")
        assert list(moved.values(*COLUMNS)) == kept
        assert [(row.frequency, bytes(row.sealed), bytes(row.known)) for row in moved] == [
            ("day", b"sealed \x00\xff", b""),
            ("week", b"sealed \x00\xff", b"12345678"),
        ]
        new = moved.create(code="x", sealed=b"", address="b", search="b", frequency="day", asked=MOMENT)
        assert new.pk > 80, "keys go on after the last one"
        with pytest.raises(LookupError):
            after.get_model("initiatives.Alert")
        again = database.rows(database.migrate(BEFORE), "initiatives.Alert").order_by("id")
        assert list(again.exclude(code="x").values(*COLUMNS)) == kept
        assert [row.every for row in again] == ["day", "week", "day"]
