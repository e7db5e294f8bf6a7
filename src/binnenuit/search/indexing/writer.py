"""IndexUpdate records into one generation of the index, with how far the outbox has been read."""

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Any, Self

from tantivy import Document, FieldType, Occur, Query

from binnenuit.kernel.errors import OperatingError
from binnenuit.search import sources
from binnenuit.search.index.document_builder import (
    POSITION_KEY,
    DocumentBuilder,
    IndexRow,
    position_record,
    stored_fields,
)
from binnenuit.search.index.generations import Generation
from binnenuit.search.outbox import Change
from binnenuit.search.types import Source

Progress = Callable[[int], None]
"""Is told how many records were added, now and then."""

_BATCH = 1_000
_NEAR = 20
"""Changed records whose keys lie this close are read together: reading some more is cheaper than asking again."""


class IndexUpdate:
    """The one writer of a generation, for as long as the `with` lasts.

    Records and position become visible in one commit, so a process may be killed at any moment: what was
    not committed is done again, and doing a change twice is as good as once.
    """

    def __init__(self, generation: Generation, recorder: DocumentBuilder, heap_bytes: int) -> None:
        """Take the writer; raises `IndexBusy` where another process has it, `OperatingError` where it can't write.

        What a killed writer left behind is taken away first: the next commit may give a file the same name.
        """
        self._generation = generation
        self._recorder = recorder
        self._writer = generation.writer(heap_bytes)
        try:
            self._writer.garbage_collect_files()
        except ValueError as error:
            self._writer.wait_merging_threads()
            raise self._unwritable(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        try:
            if error is not None:
                self._writer.rollback()
            # Also lets go of the writer's lock.
            self._writer.wait_merging_threads()
        except ValueError as also:
            # A disk that was full for the commit is full for this; what went wrong first is what counts.
            if error is None:
                raise self._unwritable(also) from also

    def position(self) -> int:
        """Return how far the outbox has been read; 0 for an index that does not know."""
        index = self._generation.index
        index.config_reader("manual")
        index.reload()
        searcher = index.searcher()
        query = Query.term_query(self._generation.schema, "key", POSITION_KEY)
        for _score, address in searcher.search(query, 1).hits:
            found: Any = stored_fields(searcher.doc(address))["position"]
            return int(found)
        return 0

    def add(self, source: Source, first: int, last: int) -> int:
        """Add the documents of `source` from `first` to `last`; gives how many there were."""
        return self.put(map(self._recorder.row, source.documents(first, last)))

    def put(self, rows: Iterable[IndexRow]) -> int:
        """Add the records that `rows` describe; gives how many there were."""
        number = 0
        for row in rows:
            self._put(self._recorder.to_tantivy(row))
            number += 1
        return number

    def _put(self, record: Document) -> None:
        try:
            self._writer.add_document(record)
        except ValueError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: ValueError) -> OperatingError:
        folder = self._generation.folder.parent
        return OperatingError(f"The search index in {folder} can't be written; is the disk full? ({error})")

    def apply(self, changes: Iterable[Change]) -> int:
        """Write what changed as it is now; gives the id of the last change."""
        last_id = 0
        ranges: dict[str, list[tuple[int, int]]] = {}
        for change in changes:
            ranges.setdefault(change.kind, []).append((change.first, change.last))
            last_id = change.id
        for kind, each in ranges.items():
            source = sources.source(kind)
            if source is not None:
                self._replace(source, each)
        return last_id

    def _replace(self, source: Source, ranges: list[tuple[int, int]]) -> None:
        for first, last in joined(ranges):
            self._delete(source.kind, first, last)
            low, high = source.bounds()
            for start in range(max(first, low), min(last, high) + 1, _BATCH):
                self.add(source, start, min(start + _BATCH - 1, last, high))

    def _delete(self, kind: str, first: int, last: int) -> None:
        schema = self._generation.schema
        span = Query.range_query(schema, "pk", FieldType.Unsigned, max(first, 0), max(last, 0))
        query = Query.boolean_query(
            [(Occur.Must, Query.term_query(schema, "kind", kind)), (Occur.Must, span)]
        )
        self._writer.delete_documents_by_query(query)

    def commit(self, position: int) -> None:
        """Let readers see what was written, and remember `position`, in one.

        Raises `OperatingError` where that can't be written; readers then go on with what was there.
        """
        try:
            self._writer.delete_documents_by_term("key", POSITION_KEY)
            self._writer.add_document(position_record(position))
            self._writer.commit()
        except ValueError as error:
            raise self._unwritable(error) from error


def joined(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return `ranges` in order, those that overlap or nearly touch as one."""
    begin, end = 0, -1
    for first, last in sorted(ranges):
        if begin <= end and first <= end + _NEAR:
            end = max(end, last)
            continue
        if begin <= end:
            yield begin, end
        begin, end = first, last
    if begin <= end:
        yield begin, end
