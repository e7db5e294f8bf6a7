"""The migration that gave checked links a room of their own loses none of them."""

import datetime as dt

import pytest
from tests.factories.old_database import old_database

BEFORE = ("initiatives", "0012_findings_of_imports")
AFTER = ("initiatives", "0013_link_checks")
DAY = dt.date(2026, 11, 24)
MOMENT = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


def test_every_link_comes_along_with_what_the_queue_holds_of_it(django_db_setup, django_db_blocker):  # noqa: ARG001
    with django_db_blocker.unblock(), old_database() as database:
        before = database.migrate(BEFORE)
        organisation = database.rows(before, "organisations.Organisation").create(
            code="huis", name="Het Huis", kind="other", created=MOMENT, changed=MOMENT
        )
        initiative = database.rows(before, "initiatives.Initiative").create(
            code="0123456789",
            slug="x",
            organisation=organisation,
            status="draft",
            created=MOMENT,
            changed=MOMENT,
        )
        about_one = database.rows(before, "initiatives.Submission").create(
            code="1111111111",
            kind="link",
            typed={},
            organisation=organisation,
            created=MOMENT,
            changed=MOMENT,
        )
        about_other = database.rows(before, "initiatives.Submission").create(
            code="2222222222", kind="link", typed={}, initiative=initiative, created=MOMENT, changed=MOMENT
        )
        links = database.rows(before, "initiatives.CheckedLink")
        links.create(address="https://a.example/", checked=DAY)
        links.create(
            address="https://b.example/", failures=5, failing_since=DAY, why="gone", submission=about_one
        )
        links.create(
            address="https://c.example/", failures=4, failing_since=DAY, why="name", submission=about_other
        )
        links.filter(address="https://a.example/").update(id=70)
        after = database.migrate(AFTER)
        moved = database.rows(after, "link_checks.CheckedLink")
        assert set(
            moved.values_list(
                "address", "failures", "failing_since", "cause", "checked", "reported_as", "report"
            )
        ) == {
            ("https://a.example/", 0, None, "", DAY, "", ""),
            ("https://b.example/", 5, DAY, "gone", None, "organisation", "1111111111"),
            ("https://c.example/", 4, DAY, "name", None, "initiative", "2222222222"),
        }
        assert moved.create(address="https://d.example/").pk > 70, "keys go on after the last one"
        with pytest.raises(LookupError):
            after.get_model("initiatives.CheckedLink")
