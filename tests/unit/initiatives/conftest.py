"""The real thesaurus, and a real index in a folder of the test's own."""

import pytest
from django.db import transaction
from tests.factories.vocabulary import load_vocabulary

from binnenuit.foundation.vocabulary.queries import forget
from binnenuit.search.index import reader
from binnenuit.search.indexing import rebuild


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
