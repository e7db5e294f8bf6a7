"""The real thesaurus, and a real index in a folder of the test's own."""

import pytest
from tests.factories.vocabulary import load_vocabulary

from binnenuit.foundation.vocabulary.queries import forget
from binnenuit.search import building, reading


@pytest.fixture
def words(db):  # noqa: ARG001 -- opens the database
    """Load the thesaurus."""
    yield load_vocabulary()
    forget()


@pytest.fixture
def index(tmp_path, settings, words):  # noqa: ARG001 -- the index needs the thesaurus
    """Give a function that builds the index that the pages read, from all sources."""
    settings.INDEX_FOLDER = tmp_path / "index"

    def build():
        building.rebuild(settings.INDEX_FOLDER)
        return settings.INDEX_FOLDER

    yield build
    reading._readers.pop(settings.INDEX_FOLDER, None)
