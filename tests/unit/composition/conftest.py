"""The site with its real data, once for each file of tests: loading it takes half a second."""

from pathlib import Path

import pytest
from tests.factories import site as make
from tests.factories.accounts import person, sign_in


def pytest_collection_modifyitems(items):
    """Let pytest-django make the database for these tests, also when only they are run."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="module")
def unblocked(django_db_setup, django_db_blocker):  # noqa: ARG001 -- the database must be there first
    """The tests' database, for a whole file."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def real_site(unblocked, tmp_path_factory):  # noqa: ARG001 -- for what it does
    """The real data and nothing else."""
    folder = tmp_path_factory.mktemp("real") / "index"
    with make.loaded(folder):
        make.index(folder)
        yield


@pytest.fixture(scope="module")
def example_site(unblocked, tmp_path_factory):  # noqa: ARG001 -- for what it does
    """The real data with examples, and one initiative that is none, in Vaals."""
    folder = tmp_path_factory.mktemp("examples") / "index"
    with make.loaded(folder):
        make.add_examples()
        place = make.Location(municipality=make.VAALS)
        make.publish(make.content("Echt", organisation="movisie", locations=(place,)), example=False)
        make.index(folder)
        yield


@pytest.fixture(scope="module")
def import_site(unblocked, tmp_path_factory):  # noqa: ARG001 -- for what it does
    """The real data and the thesaurus, without an index: lists are read in."""
    with make.loaded(tmp_path_factory.mktemp("screen") / "index"):
        yield


@pytest.fixture
def imports_folder(tmp_path, settings):
    """Return the folder that lists are kept in until they are read in."""
    settings.IMPORT_FOLDER = tmp_path / "imports"
    return settings.IMPORT_FOLDER


@pytest.fixture
def keeper(client):
    """Let the client be an administrator's."""
    return sign_in(client, person("beheer@voorbeeld.nl", ("administrator", "")))
