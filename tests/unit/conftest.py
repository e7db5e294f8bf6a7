"""The real thesaurus, an index of the test's own, and the site with its real data, once for each file of tests."""

from pathlib import Path

import pytest
from django.db import transaction
from tests.factories import site as make
from tests.factories.accounts import person, sign_in
from tests.factories.vocabulary import load_vocabulary

from binnenuit.foundation.vocabulary.queries import forget
from binnenuit.search.index import reader
from binnenuit.search.indexing import rebuild

_MARKED = [Path(__file__).parent / floor for floor in ("bench", "composition", "interchange", "site")]


def pytest_collection_modifyitems(items):
    """Let pytest-django make the database for the tests of these floors, also when only they are run."""
    for item in items:
        if any(folder in item.path.parents for folder in _MARKED):
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="module")
def thesaurus(django_db_setup, django_db_blocker):  # noqa: ARG001 -- the database must be there first
    """Load the thesaurus once for a file of tests: its 20,000 labels take a second."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_vocabulary()
        transaction.set_rollback(True)
    forget()


@pytest.fixture
def words(thesaurus, db):  # noqa: ARG001 -- opens the database
    """Return the thesaurus, loaded."""
    return thesaurus


@pytest.fixture
def index(tmp_path, settings, words):  # noqa: ARG001 -- the index needs the thesaurus
    """Return a function that builds the index that the pages read, from all sources."""
    settings.INDEX_FOLDER = tmp_path / "index"

    def build():
        rebuild.rebuild(settings.INDEX_FOLDER)
        return settings.INDEX_FOLDER

    yield build
    reader._readers.pop(settings.INDEX_FOLDER, None)


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
