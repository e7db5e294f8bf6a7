"""A site with everything that has a form of its own in a standard, once for each file of tests."""

from pathlib import Path

import pytest

from binnenuit.interchange.hsds import known
from tests.factories import site as make

STANDARDS = Path(__file__).resolve().parents[3] / "shared/standards"


def pytest_collection_modifyitems(items):
    """Let pytest-django make the database, also when only these are run; skip what needs the standards' files."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.django_db)
            if item.get_closest_marker("shared") and not STANDARDS.is_dir():
                item.add_marker(pytest.mark.skip(reason="the standards' schemas are not beside the checkout"))


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):  # noqa: ARG001 -- the database must be there first
    """The real data with 25 examples, and initiatives that use every field."""
    folder = tmp_path_factory.mktemp("contract") / "index"
    with django_db_blocker.unblock(), make.loaded(folder):
        known.forget()
        make.add_examples()
        made = make.add_every_field()
        make.index(folder)
        yield made
        known.forget()
