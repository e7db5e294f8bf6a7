"""Reading all records of one kind for the index, with as many processes as there are processors.

Most of a rebuild is reading the database and analysing texts. Other processes do that and hand over rows, while
this one writes them: the index has one writer. Few records are read right here.
"""

import os
import pickle
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from binnenuit.foundation.vocabulary.service import Thesaurus
from binnenuit.kernel.errors import OperatingError
from binnenuit.search import sources
from binnenuit.search.index.document_builder import DocumentBuilder, IndexRow
from binnenuit.search.index.generations import IndexMetadata
from binnenuit.search.indexing import worker_process
from binnenuit.search.text.analyzer import Analyzer
from binnenuit.search.types import Source

BATCH = 1_000
"""Primary keys that are read at once."""
WORTH_IT = 20_000
"""Primary keys from which on starting other processes pays."""
_MOST_READERS = 4
"""One writer keeps up with no more."""
_AHEAD = 2
"""Batches that each reader may be ahead of the writer: this bounds the memory."""


def readers(keys: int) -> int:
    """Return how many processes are to read `keys` primary keys; 0 for this one alone."""
    processors = len(os.sched_getaffinity(0))
    return min(processors, _MOST_READERS) if keys >= WORTH_IT and processors > 1 else 0


def batches(source: Source, recorder: DocumentBuilder, number: int | None = None) -> Iterator[list[IndexRow]]:
    """Return the rows of all records of `source` in order of pk, some at a time, read by `number` processes.

    Never more than some thousand of them are in memory. Raises `OperatingError` where a reader is killed, and
    what reading raises.
    """
    first, last = source.bounds()
    ranges = ((start, min(start + BATCH - 1, last)) for start in range(first, last + 1, BATCH))
    number = readers(last - first + 1) if number is None else number
    if not number:
        return ([recorder.row(document) for document in source.documents(*each)] for each in ranges)
    return _read_by_others(source.kind, recorder, ranges, number)


def _read_by_others(
    kind: str, recorder: DocumentBuilder, ranges: Iterator[tuple[int, int]], number: int
) -> Iterator[list[IndexRow]]:
    # "spawn": a forked process would share the connection to the database.
    known = pickle.dumps((ready, recorder.settings, recorder.thesaurus))
    pool = ProcessPoolExecutor(number, get_context("spawn"), worker_process.begin, (known,))
    try:
        waiting: deque[Future[list[IndexRow]]] = deque(
            pool.submit(_rows, kind, *each) for each in islice(ranges, _AHEAD * number)
        )
        while waiting:
            found = waiting.popleft().result()
            waiting.extend(pool.submit(_rows, kind, *each) for each in islice(ranges, 1))
            yield found
    except BrokenProcessPool as error:
        raise OperatingError(
            "A process that read records for the search index was ended; is there enough memory?"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


_recorders: list[DocumentBuilder] = []


def ready(settings: IndexMetadata, thesaurus: Thesaurus) -> None:
    """Make this process, begun by another, ready to make rows as that one would."""
    _recorders[:] = [DocumentBuilder(Analyzer(settings.words), settings, thesaurus)]


def _rows(kind: str, first: int, last: int) -> list[IndexRow]:
    source = sources.source(kind)
    (recorder,) = _recorders
    return [recorder.row(document) for document in source.documents(first, last)] if source else []
