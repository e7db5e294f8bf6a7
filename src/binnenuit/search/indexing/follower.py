"""Follows the outbox: a change is visible in the index within two seconds.

Each turn looks for entries above the index's own position, writes what they stand for as it is now, and
commits records and position together. It goes on through a database that is away, notices when another
process has built the index anew, and builds it itself where there is none that it can follow.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic

from django.db import connections
from django.db.utils import DatabaseError, InterfaceError

from binnenuit.foundation.vocabulary import service as vocabulary
from binnenuit.search import outbox
from binnenuit.search.errors import IndexMissing
from binnenuit.search.index import document_builder, generations
from binnenuit.search.index.document_builder import DocumentBuilder
from binnenuit.search.index.generations import Generation
from binnenuit.search.indexing import rebuild
from binnenuit.search.indexing.writer import IndexUpdate, Progress

logger = logging.getLogger(__name__)

POLL_SECONDS = 0.4
_AWAY_SECONDS = 3.0
"""How long to wait before asking a database again that did not answer."""
_PRUNE_SECONDS = 3600.0
_HEAP_BYTES = 64_000_000
_AT_ONCE = 1_000
"""Entries that one commit carries out."""


def follow(
    root: Path, stop: Event, progress: Progress | None = None, ready: Callable[[], None] | None = None
) -> None:
    """Keep the index in `root` up to date until `stop` is set; calls `ready` when it first is.

    Raises `IndexBusy` where another process does so already, `OperatingError` where the folder can't be written.
    """
    follower = _Follower(root, stop, progress)
    while not stop.is_set():
        try:
            follower.run(ready or _nothing)
        except (DatabaseError, InterfaceError) as error:
            logger.warning("the database does not answer (%s); asking again", str(error).strip())
            connections.close_all()
            stop.wait(_AWAY_SECONDS)


def _nothing() -> None:
    return


@dataclass
class _Follower:
    root: Path
    stop: Event
    progress: Progress | None
    pruned_at: float = float("-inf")

    def run(self, ready: Callable[[], None]) -> None:
        """Follow generation after generation; returns when it is to stop."""
        while not self.stop.is_set():
            generation = self._generation()
            recorder = DocumentBuilder(generation.analyzer, generation.settings, vocabulary.thesaurus())
            with IndexUpdate(generation, recorder, _HEAP_BYTES) as writing:
                self._follow(generation, writing, ready)

    def _generation(self) -> Generation:
        """Return the generation to follow; builds one where there is none that fits."""
        vocabulary.refresh_if_changed()
        try:
            generation = generations.open_current(self.root)
        except IndexMissing as missing:
            logger.info("building the search index: %s", missing)
        else:
            if generation.settings.vocabulary == document_builder.fingerprint(vocabulary.thesaurus()):
                return generation
            logger.info("building the search index anew: the thesaurus has changed")
        rebuild.rebuild(self.root, self.progress)
        return generations.open_current(self.root)

    def _follow(self, generation: Generation, writing: IndexUpdate, ready: Callable[[], None]) -> None:
        position = writing.position()
        if not outbox.knows(position):
            logger.info("building the search index anew: it was away for longer than changes are kept")
            rebuild.rebuild(self.root, self.progress)
            return
        while not self.stop.is_set() and self._is_current(generation):
            changes = outbox.since(position, _AT_ONCE)
            if changes:
                position = writing.apply(changes)
                writing.commit(position)
                continue
            ready()
            self._prune()
            if vocabulary.refresh_if_changed():
                return
            self.stop.wait(POLL_SECONDS)

    def _is_current(self, generation: Generation) -> bool:
        try:
            return generations.current_name(self.root) == generation.name
        except IndexMissing:
            return False

    def _prune(self) -> None:
        if monotonic() - self.pruned_at >= _PRUNE_SECONDS:
            self.pruned_at = monotonic()
            outbox.prune()
