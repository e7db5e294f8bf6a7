"""Building the index anew, beside the one that is in use, and putting it in its place in one step."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from binnenuit.foundation.vocabulary import service as vocabulary
from binnenuit.search import outbox, sources
from binnenuit.search.facet_kinds import few_valued
from binnenuit.search.index import document_builder, generations
from binnenuit.search.index.document_builder import DocumentBuilder
from binnenuit.search.index.facet_bitmaps import MOST_VALUES, OTHER, Column, Counted, plan_columns
from binnenuit.search.index.generations import Generation, IndexMetadata
from binnenuit.search.indexing import workers
from binnenuit.search.indexing.writer import IndexUpdate, Progress
from binnenuit.search.labels import matcher
from binnenuit.search.text.analyzer import Analyzer, tokenize
from binnenuit.search.text.decompounder import LONGEST, SHORTEST_PART
from binnenuit.search.types import Document, Source

HEAP_BYTES = 256_000_000
_CHANGES = 1_000
_SAMPLES = 40
_SAMPLE = 250
"""Records in a sample: 40 of 250 spread over each source tell which words are common."""
_COMMON = 4
_MOST_WORDS = 30_000


def rebuild(root: Path, progress: Progress | None = None, readers: int | None = None) -> int:
    """Build the index in `root` from all sources and let it take the place of the present one; gives its size.

    Visitors search the former index until then. Changes made meanwhile are not lost: the place in the outbox is
    noted before reading begins, and what came after is carried out before the new index counts. `readers` says
    how many other processes read (0: this one does); by default as many as pay. Raises
    `IndexBusy` where another process is building, `OperatingError` where the folder can't be written.
    """
    with generations.building(root):
        # First the place in the outbox, then everything else: what changes from here on is carried out again.
        at = outbox.position()
        thesaurus = vocabulary.refresh()
        sample = CorpusSample(thesaurus)
        settings = IndexMetadata(
            words=sample.common_words(_labels(thesaurus)),
            columns=planned(thesaurus, sample.counted, expected()),
            vocabulary=document_builder.fingerprint(thesaurus),
            concepts=matcher.index_labels(thesaurus),
        )
        generation = generations.create(root, settings)
        number = _fill(
            generation,
            DocumentBuilder(generation.analyzer, settings, thesaurus),
            at,
            progress or _quiet,
            readers,
        )
        generations.publish(generation)
        generations.remove_others(root, keep=generation.name)
    return number


def _quiet(_number: int) -> None:
    return


def _fill(
    generation: Generation, recorder: DocumentBuilder, at: int, progress: Progress, readers: int | None
) -> int:
    with IndexUpdate(generation, recorder, HEAP_BYTES) as writing:
        number = 0
        for source in sources.sources():
            for rows in workers.batches(source, recorder, readers):
                added = writing.put(rows)
                number += added
                progress(added)
        writing.commit(at)
        while changes := outbox.since(at, _CHANGES):
            at = writing.apply(changes)
            writing.commit(at)
    return number


def expected() -> int:
    """Return how many primary keys there are to go through: the most records that a rebuild can find."""
    return sum(last - first + 1 for first, last in (source.bounds() for source in sources.sources()))


def _labels(thesaurus: vocabulary.Thesaurus) -> Iterator[str]:
    for concept in thesaurus.concepts:
        for label in concept.labels:
            if label.language == "nl":
                yield from tokenize(label.text)


class CorpusSample:
    """What some records of every kind tell of all: which words are common, and which values go together."""

    def __init__(self, thesaurus: vocabulary.Thesaurus) -> None:
        self._words: Counter[str] = Counter()
        self.counted: list[Counted] = []
        recorder = DocumentBuilder(Analyzer(()), IndexMetadata(), thesaurus)
        for source in sources.sources():
            for document in _sampled(source):
                self.counted.append(recorder.counted(document))
                dutch = document.texts.get("nl")
                if dutch is not None:
                    self._words.update(tokenize(f"{dutch.title} {dutch.summary} {dutch.body}"))

    def common_words(self, labels: Iterable[str]) -> tuple[str, ...]:
        """Return the words that compounds may be made of: those of the labels, and the common ones of the texts."""
        common = (word for word, number in self._words.most_common(_MOST_WORDS) if number >= _COMMON)
        fit = (
            word for word in (*labels, *common) if SHORTEST_PART <= len(word) <= LONGEST and word.isalpha()
        )
        return tuple(sorted(set(fit)))


def planned(
    thesaurus: vocabulary.Thesaurus, sample: Sequence[Counted], number: int = 0
) -> tuple[Column, ...]:
    """Return the columns for the facets that bits count, as `sample` of `number` records has them."""
    slots = document_builder.slots(thesaurus)
    for facet in few_valued():
        values = Counter(value for counted in sample for value in counted.get(facet, ()))
        common = (value for value, _number in values.most_common(MOST_VALUES - 1))
        # The last bit is for all values that come up later.
        slots[facet] = (*sorted(common), OTHER)
    return plan_columns(slots, sample, number)


def _sampled(source: Source) -> Iterator[Document]:
    first, last = source.bounds()
    step = max((last - first + 1) // _SAMPLES, _SAMPLE)
    for start in range(first, last + 1, step):
        yield from source.documents(start, min(start + _SAMPLE - 1, last))
