"""Real indexes in folders of their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.db import connection
from tests.factories import search as make

from binnenuit.search.index import document_builder, generations, reader
from binnenuit.search.index.generations import IndexMetadata
from binnenuit.search.indexing import rebuild
from binnenuit.search.indexing.writer import IndexUpdate
from binnenuit.search.labels import matcher
from binnenuit.search.text.analyzer import Analyzer
from binnenuit.search.tuning import tuned

HEAP = 20_000_000


def build(root, documents, *, chunks=1, words=(), vocabulary=None, position=1):
    """Build an index of `documents` in `root`, in as many commits as `chunks`, and let it count."""
    known = vocabulary or make.thesaurus()
    # Half of them are the sample: values come up that have no bit.
    sample = [
        document_builder.DocumentBuilder(Analyzer(()), IndexMetadata(), known).counted(each)
        for each in documents[::2]
    ]
    columns = rebuild.planned(known, sample)
    settings = IndexMetadata(
        tuple(words), columns, document_builder.fingerprint(known), matcher.index_labels(known)
    )
    generation = generations.create(root, settings)
    recorder = document_builder.DocumentBuilder(generation.analyzer, settings, known)
    with IndexUpdate(generation, recorder, HEAP) as writing:
        for number in range(chunks):
            source = make.ListSource()
            source.put(*documents[number::chunks])
            writing.add(source, 0, 10**9)
            writing.commit(position)
    generations.publish(generation)
    return generation


@pytest.fixture
def root(tmp_path, settings):
    """Return the folder that the engine reads."""
    settings.INDEX_FOLDER = tmp_path / "index"
    yield settings.INDEX_FOLDER
    reader._readers.pop(settings.INDEX_FOLDER, None)


@pytest.fixture
def built(root):
    """Return a function that builds the index that the engine reads."""
    return lambda *documents, **how: build(root, list(documents), **how)


@pytest.fixture
def database(transactional_db, tmp_path):  # noqa: ARG001 -- tests of threads need real transactions
    """Return a database that several threads and processes can use: on SQLite a file, as in real life.

    The tests' SQLite database is in memory, where threads lock each other out without waiting.
    """
    if connection.vendor != "sqlite":
        yield str(connection.settings_dict["NAME"])
        return
    file = tmp_path / "database.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    memory, name = connection.connection, connection.settings_dict["NAME"]
    connection.connection, connection.settings_dict["NAME"] = None, str(file)
    yield str(file)
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = memory, name


@pytest.fixture
def tune() -> Iterator[Callable[..., None]]:
    """Let other thresholds hold for the rest of the test: `tune(distance_ring=10)`."""
    with ExitStack() as stack:
        yield lambda **changes: stack.enter_context(tuned(**changes))
