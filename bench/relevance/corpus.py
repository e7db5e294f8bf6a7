"""The records that the judged queries are measured on: the same ones on every machine and every day."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from binnenuit.composition.runtime import preparation
from binnenuit.domain.initiatives.service.examples import generate_examples
from binnenuit.domain.programmes import service as programmes
from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.vocabulary import service as vocabulary
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR
from binnenuit.kernel.errors import OperatingError
from binnenuit.search import sources
from binnenuit.search.indexing import rebuild
from binnenuit.search.types import Document

DAY = datetime(2026, 1, 15, 12, tzinfo=clock.AMSTERDAM)
"""The day on which it is measured: what was confirmed when, and what is over, must not change under the figures."""
EXAMPLES = 2000
SEED = 1
_DATABASE = "binnenuit.sqlite3"
_BATCH = 1000


def fill(home: Path, index: Path, examples: int = EXAMPLES) -> None:
    """Put the real data and `examples` example initiatives into the empty data folder `home`, and index them.

    Raises `OperatingError` where the folder holds a database already: examples of a fixed day belong in no real one.
    Call it with the clock stopped at `DAY`.
    """
    if (home / _DATABASE).exists():
        raise OperatingError(
            f"The data folder {home} is in use; judged queries are measured in an empty one."
        )
    preparation.check_folder(home)
    preparation.migrate()
    vocabulary.refresh()
    vocabulary.load(actor=OPERATOR)
    organisations.load(actor=OPERATOR)
    programmes.load(actor=OPERATOR)
    generate_examples(examples, actor=OPERATOR, seed=SEED)
    rebuild.rebuild(index)


def documents(kind: str) -> Iterator[Document]:
    """Return all records of `kind` as search knows them."""
    source = sources.source(kind)
    if source is None:
        return
    first, last = source.bounds()
    for start in range(first, last + 1, _BATCH):
        yield from source.documents(start, min(start + _BATCH - 1, last))
